"""Answers of a server, beside those of web.py, that tell how long they are good for or never come to an end, and a server with TLS."""

import gzip
import io
import os
import ssl
import subprocess

import web


def with_headers(body, headers, code=200):
    """A document with exactly these headers, a list of pairs: not even a Date of the server's own."""
    data = body.encode() if isinstance(body, str) else body

    def answer(exchange):
        exchange.send_response_only(code)
        for name, value in [*headers, ("Content-Type", "application/xml"), ("Content-Length", str(len(data)))]:
            exchange.send_header(name, value)
        exchange.end_headers()
        exchange.wfile.write(data)
    return answer


def zeros_in_gzip(megabytes):
    """A small answer that unpacks to so much."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as file:
        for _ in range(megabytes):
            file.write(bytes(1 << 20))
    return packed.getvalue()


def packed(data, coding):
    return lambda exchange: web.send(exchange, 200, data, content_type="application/xml", content_encoding=coding)


def endless_chunks(exchange):
    """A body that announces no length and does not end."""
    web.send(exchange, 200, content_type="application/xml", transfer_encoding="chunked")
    while not exchange.feeds.released.is_set():
        exchange.wfile.write(b"10000\r\n" + b" " * 65536 + b"\r\n")
    exchange.close_connection = True


def endless_headers(exchange):
    """Headers, well-formed each of them, that do not end."""
    exchange.send_response(200)
    exchange.flush_headers()
    lines = b"Cache-Control: max-age=60\r\nX-Filler: " + b"x" * 900 + b"\r\n"
    while not exchange.feeds.released.is_set():
        exchange.wfile.write(lines * 64)
    exchange.close_connection = True


def endless_interim_answers(exchange):
    """One 103 after another, and never the answer."""
    while not exchange.feeds.released.is_set():
        exchange.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n" * 64)
    exchange.close_connection = True


def make_certificate(folder):
    """A certificate for loopback and its key, as files, made anew."""
    certificate, key = (os.path.join(folder, name) for name in ("certificate.pem", "key.pem"))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True, timeout=60)
    return certificate, key


class TlsServer(web.FeedServer):
    """A FeedServer that speaks https."""

    def __init__(self, certificate, key):
        super().__init__()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.handshakes = []  # for each connection: whether it took up an earlier TLS session
        accept = self._server.get_request

        def accept_and_note():
            connection, client = accept()
            self.handshakes.append(connection.session_reused)
            return connection, client
        self._server.get_request = accept_and_note

    def url(self, path, host="127.0.0.1"):
        return f"https://{host}:{self.port}{path}"
