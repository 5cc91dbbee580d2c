"""A real HTTP/1.1 server on loopback that serves feeds, and misbehaves in every way the tests need."""

import collections
import gzip
import http.server
import itertools
import socket
import struct
import threading

Request = collections.namedtuple("Request", "path headers")


def closed_port():
    """A port of loopback on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class FeedServer:
    """`answers[path]` is a function that is given the exchange (a BaseHTTPRequestHandler, with `.feeds` this server) and
    writes an answer, or does not."""

    def __init__(self):
        self.answers = {}
        self.requests = []
        self.asking = None  # where set, called for each request before it is answered
        self.holding = 0  # exchanges in which the server keeps silent now
        self.released = threading.Event()
        self._lock = threading.Lock()
        feeds = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.feeds = feeds
                with feeds._lock:
                    feeds.requests.append(Request(self.path, self.headers))
                if feeds.asking is not None:
                    feeds.asking()
                try:
                    feeds.answers.get(self.path, status(404))(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True  # the client had enough, as it should

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 512

            def handle_error(self, *_):
                """A connection that a killed daemon broke."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def serve(self, path, body, content_type="application/xml", **headers):
        """A well-behaved feed, with conditional GET if validators are among `headers` (etag, last_modified)."""
        self.answers[path] = document(body, content_type, **headers)
        return self.url(path)

    def asked(self, path):
        with self._lock:
            return [request for request in self.requests if request.path == path]

    def hold(self):
        """Blocks the exchange until the test ends it."""
        with self._lock:
            self.holding += 1
        self.released.wait(120)
        with self._lock:
            self.holding -= 1

    def close(self):
        self.released.set()
        self._server.shutdown()
        self._server.server_close()


def send(exchange, code, body=b"", **headers):
    exchange.send_response(code)
    if not (code == 304 or "content_length" in headers or "transfer_encoding" in headers):
        headers["content_length"] = len(body)
    for name, value in headers.items():
        exchange.send_header(name.replace("_", "-").title(), str(value))
    exchange.end_headers()
    exchange.wfile.write(body)


def document(body, content_type="application/xml", etag=None, last_modified=None):
    data = body.encode() if isinstance(body, str) else body

    def answer(exchange):
        validators = {}
        if etag:
            validators["etag"] = etag
        if last_modified:
            validators["last_modified"] = last_modified
        known = exchange.headers.get("If-None-Match")
        since = exchange.headers.get("If-Modified-Since")
        if (etag and known == etag) or (not etag and last_modified and since == last_modified):
            return send(exchange, 304, **validators)
        return send(exchange, 200, data, content_type=content_type, **validators)
    return answer


def status(code, **headers):
    return lambda exchange: send(exchange, code, b"", **headers)


def redirect(to):
    return status(301, location=to)


def silence(exchange):
    """Takes the request and never says a word."""
    exchange.feeds.hold()
    exchange.close_connection = True


def drip(exchange):
    """Sends a byte now and then, too often to stall and too seldom to end."""
    send(exchange, 200, b"<rss>", content_type="application/xml", content_length=1 << 20)
    while not exchange.feeds.released.wait(0.3):
        exchange.wfile.write(b" ")
    exchange.close_connection = True


def endless(exchange):
    send(exchange, 200, b"<rss>", content_type="application/xml", content_length=1 << 40)
    while not exchange.feeds.released.is_set():
        exchange.wfile.write(b" " * 65536)
    exchange.close_connection = True


def cut_short(body):
    """Announces more than it sends, and closes in the orderly way."""
    def answer(exchange):
        send(exchange, 200, body.encode(), content_type="application/xml", content_length=len(body.encode()) + 1000)
        exchange.close_connection = True
    return answer


def reset(exchange):
    """Breaks the connection off (RST) in the middle of the body."""
    send(exchange, 200, b"<rss>", content_type="application/xml", content_length=1000)
    exchange.wfile.flush()
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.connection.close()
    exchange.close_connection = True


def garbage(exchange):
    exchange.wfile.write(b"\x16\x03\x01 this is no HTTP\r\n\r\n")
    exchange.close_connection = True


def bomb(exchange):
    """A few kilobytes that unpack to 64 MB."""
    packed = gzip.compress(b"<rss>" + b" " * (64 << 20))
    send(exchange, 200, packed, content_type="application/xml", content_encoding="gzip")


def broken_gzip(exchange):
    send(exchange, 200, b"\x1f\x8b\x08\x00not gzip at all", content_type="application/xml", content_encoding="gzip")


def loop_of_redirects(exchange):
    """Each leads on to the next, for ever."""
    turn = next(_turns)
    path = exchange.path.split("?")[0]
    exchange.feeds.answers[f"{path}?{turn}"] = loop_of_redirects
    send(exchange, 302, b"", location=f"{path}?{turn}")


_turns = itertools.count(1)
