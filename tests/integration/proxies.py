"""Servers that stand between the daemon and another one: an HTTP proxy, and a way to PostgreSQL that can be cut."""

import collections
import contextlib
import http.client
import http.server
import os
import socket
import threading
import urllib.parse

Asked = collections.namedtuple("Asked", "method target authorization")


def pump(source, sink):
    """Carries bytes one way until either side ends."""
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


class HttpProxy:
    """Knows the names in `places` (host to port of loopback), and no other. `asked` is what was asked of it."""

    def __init__(self):
        self.places = {}
        self.asked = []
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _place(self, host):
                proxy.asked.append(Asked(self.command, self.path, self.headers["Proxy-Authorization"]))
                if host not in proxy.places:
                    self.send_response(403)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                return proxy.places.get(host)

            def do_GET(self):
                target = urllib.parse.urlsplit(self.path)
                port = self._place(target.hostname)
                if port is None:
                    return
                onward = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                headers = {name: value for name, value in self.headers.items() if not name.lower().startswith("proxy-")}
                onward.request("GET", target.path, headers=headers)
                answer = onward.getresponse()
                body = answer.read()
                self.send_response_only(answer.status)
                for name, value in answer.getheaders():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                onward.close()

            def do_CONNECT(self):
                port = self._place(self.path.rpartition(":")[0])
                if port is None:
                    return
                with socket.create_connection(("127.0.0.1", port), timeout=60) as server:
                    self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    back = threading.Thread(target=pump, args=(server, self.connection), daemon=True)
                    back.start()
                    pump(self.connection, server)
                    back.join()
                self.close_connection = True

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_):
                """A connection that its client broke."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class CutAtCommit:
    """A way to a cluster's socket. It lets the first transaction that stores outcomes be committed and ends the connection
    before the client hears of it; the next connection is `held` until `let_go()`, all others pass."""

    def __init__(self, cluster, folder):
        self.held = threading.Event()
        self._let_go = threading.Event()
        self._is_cut = False
        self._to = os.path.join(cluster.socket, ".s.PGSQL.5432")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(os.path.join(folder, ".s.PGSQL.5432"))
        self._listener.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def let_go(self):
        self._let_go.set()

    def close(self):
        self._let_go.set()
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes _accept()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        if self._is_cut and not self.held.is_set():
            self.held.set()
            self._let_go.wait(120)
        with client, socket.socket(socket.AF_UNIX) as server:
            server.connect(self._to)
            back = threading.Thread(target=pump, args=(server, client), daemon=True)
            back.start()
            with contextlib.suppress(OSError):
                self._carry(client, server)
            with contextlib.suppress(OSError):
                server.shutdown(socket.SHUT_WR)
            back.join()

    def _carry(self, client, server):
        sent = b""  # in this transaction
        while data := client.recv(65536):
            sent += data
            is_commit = b"COMMIT" in data
            if is_commit and b"SET\n  lease_worker = NULL" in sent and not self._is_cut:
                self._is_cut = True
                client.shutdown(socket.SHUT_RDWR)  # first: the server's answer must not get through
                server.sendall(data)
                return
            if is_commit:
                sent = b""
            server.sendall(data)
