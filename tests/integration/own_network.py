"""Runs a command in a network namespace of its own, where addresses that are public elsewhere lead to a server of the test.

As a module it is what tests call; as a program it is what stands inside of the namespace: it configures the loopback
device, serves on each of its addresses, runs the command, and prints which address was asked for which path."""

import fcntl
import http.server
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading

import name_server

PUBLIC = "11.22.33.44"
PRIVATE = ["10.1.2.3", "169.254.169.254"]  # beside 127.0.0.1 and ::1
PORT = 8080


def url(host, path):
    return f"http://{host}:{PORT}{path}"


def _unshare():
    return ["unshare", "--net", "--mount"] + ([] if os.getuid() == 0 else ["--map-root-user"])


def available():
    """Whether this machine lets us make one; some containers do not."""
    try:
        return subprocess.run([*_unshare(), "true"], capture_output=True, timeout=30).returncode == 0
    except FileNotFoundError:
        return False


def run(command, environment, redirects, document, names=None):
    """Serves `document` at every path on every address, but for `redirects` (path to location), and answers lookups of
    `names` (see name_server.serve; its events are paths that were asked for). Gives the exit status of the command and the
    list of [address, path] that were asked for."""
    task = {"command": command, "redirects": redirects, "document": document, "names": names or {}}
    done = subprocess.run([*_unshare(), sys.executable, os.path.abspath(__file__)], env=environment, input=json.dumps(task),
                          capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"in the namespace: {done.stderr}")
    told = json.loads(done.stdout)
    return told["status"], told["asked"]


def _give_loopback(addresses):
    set_address, set_flags, up_and_running = 0x8916, 0x8914, 0x41
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as device:
        fcntl.ioctl(device, set_flags, struct.pack("16sh14x", b"lo", up_and_running))
        for number, address in enumerate(addresses, start=1):
            fcntl.ioctl(device, set_address, struct.pack("16sHH4s8x", b"lo:%d" % number, socket.AF_INET, 0,
                                                         socket.inet_aton(address)))


def _answer_lookups(names, wait_for):
    """Also for programs that the command starts: they find us in the resolver's configuration of this mount namespace."""
    name_server.serve("127.0.0.1", names, wait_for)
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as configuration:
        configuration.write("nameserver 127.0.0.1\noptions timeout:30 attempts:1\n")
        configuration.flush()
        subprocess.run(["mount", "--bind", configuration.name, os.path.realpath("/etc/resolv.conf")], check=True)


def _serve(task, asked):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            with asked:
                asked.all.append([self.connection.getsockname()[0].removeprefix("::ffff:"), self.path])
                asked.notify_all()
            location = task["redirects"].get(self.path)
            body = b"" if location else task["document"].encode()
            self.send_response(302 if location else 200)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        address_family = socket.AF_INET6
        daemon_threads = True

        def server_bind(self):
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            super().server_bind()

        def handle_error(self, *_):
            """A connection that its client broke."""

    threading.Thread(target=Server(("::", PORT), Handler).serve_forever, daemon=True).start()


def main():
    task = json.load(sys.stdin)
    _give_loopback([PUBLIC, *PRIVATE])
    asked = threading.Condition()
    asked.all = []

    def wait_for(path):
        with asked:
            asked.wait_for(lambda: any(path == one for _, one in asked.all))

    _serve(task, asked)
    _answer_lookups(task["names"], wait_for)
    done = subprocess.run(task["command"], stdout=sys.stderr, timeout=100)
    json.dump({"status": done.returncode, "asked": asked.all}, sys.stdout)


if __name__ == "__main__":
    main()
