"""A private nginx that serves a folder of feeds on many loopback addresses, as many hosts would, over http and https."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time
import urllib.request


def addresses(count):
    return [f"127.0.{1 + i // 200}.{1 + i % 200}" for i in range(count)]


def free_port(start):
    for port in range(start, start + 1000):
        with socket.socket() as probe:
            try:
                probe.bind((addresses(1)[0], port))
                return port
            except OSError:
                continue
    raise SystemExit(f"no free port from {start} on")


class Site:
    """One worker, validators, compressed files beside the plain ones, connections kept. No open_file_cache: it holds a
    descriptor for each file, and with many files nginx has none left for connections."""

    def __init__(self, work, feeds, hosts, secure_hosts):
        self.work, self.feeds = pathlib.Path(work, "nginx"), pathlib.Path(feeds).resolve()
        if shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin") is None:
            raise SystemExit("the benchmark needs nginx: apt install nginx-light")
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.hosts, self.secure_hosts = addresses(hosts), addresses(secure_hosts)
        self.port = free_port(8400)
        self.secure_port = free_port(self.port + 1)
        self.make_certificates()
        configuration = self.work / "nginx.conf"
        configuration.write_text(self.configuration(), encoding="ascii")
        self.server = subprocess.Popen(
            ["setpriv", "--pdeathsig=TERM", shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin"), "-e",
             self.work / "error.log", "-c", configuration.resolve()], stderr=subprocess.DEVNULL)
        self.await_answer()

    def configuration(self):
        listen = [f"listen {host}:{self.port} backlog=4096;" for host in self.hosts]
        listen += [f"listen {host}:{self.secure_port} ssl backlog=4096;" for host in self.secure_hosts]
        temporary = [f"{what}_temp_path {self.work.resolve()}/{what};"
                     for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
        return "\n".join([
            "user root;" if os.getuid() == 0 else "", "daemon off; worker_processes 1; worker_rlimit_nofile 16000;",
            f"pid {self.work.resolve()}/pid; events {{ worker_connections 8192; multi_accept on; }}", "http {",
            *temporary, "access_log off; sendfile on; tcp_nopush on; etag on; if_modified_since exact; open_file_cache off;",
            "types { application/xml xml; } keepalive_timeout 75s; keepalive_requests 1000000;",
            "gzip on; gzip_static on; gzip_vary on; gzip_types application/xml;", "server {", *listen,
            f"ssl_certificate {self.work.resolve()}/leaf.pem; ssl_certificate_key {self.work.resolve()}/leaf.key;",
            f"root {self.feeds}; location = /requests {{ stub_status; }} }} }}\n"])

    def make_certificates(self):
        """A certificate authority of this run, and one certificate for all of the addresses."""
        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=self.work, check=True, capture_output=True)
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        openssl("req", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=benchmark authority")
        openssl("req", *curve, "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=benchmark")
        names = ",".join(f"IP:{host}" for host in self.secure_hosts)
        (self.work / "names").write_text(f"subjectAltName={names}\n", encoding="ascii")
        openssl("x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                "-extfile", "names", "-out", "leaf.pem")

    @property
    def authority(self):
        return self.work / "ca.pem"

    def urls(self, paths, hosts=None):
        hosts = hosts or len(self.hosts)
        return [f"http://{self.hosts[i % hosts]}:{self.port}/{path}" for i, path in enumerate(paths)]

    def secure_urls(self, paths):
        hosts = self.secure_hosts
        return [f"https://{hosts[i % len(hosts)]}:{self.secure_port}/{path}" for i, path in enumerate(paths)]

    def requests(self):
        """How many have been answered so far."""
        with urllib.request.urlopen(f"http://{self.hosts[0]}:{self.port}/requests", timeout=30) as answer:
            return int(answer.read().split()[9])

    def await_answer(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.server.poll() is not None:
                raise SystemExit("nginx did not start: " + (self.work / "error.log").read_text(errors="replace")[-1000:])
            try:
                self.requests()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("nginx does not answer")

    def close(self):
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(timeout=30)
