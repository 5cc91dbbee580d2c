#!/usr/bin/env python3
"""Serves a directory of feeds over HTTP/1.1 on 127.0.0.1, for trying the program and for its tests.

    serve.py [--port 0] [--dir DIR] [--port-file FILE]

Port 0 takes a free port; FILE then holds its number from the moment the server listens until it ends. Answers carry
ETag and Last-Modified, and a conditional request gets 304. Only GET and HEAD, only plain files below DIR. Prints one
line when it listens and nothing after it; ends with status 0 on SIGTERM or SIGINT.
"""

import argparse
import hashlib
import os
import signal
import sys
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# No charset for XML: the declaration inside the document decides, and one of the samples is not UTF-8.
CONTENT_TYPES = {
    ".xml": "application/xml",
    ".opml": "text/x-opml",
    ".json": "application/json",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
}


def file_below(root, target):
    """The plain file that a request target names, or None when there is none below root (links are followed first)."""
    name = unquote(urlsplit(target).path).lstrip("/")
    if "\0" in name:
        return None
    path = (root / name).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def is_unchanged(headers, etag, modified):
    """Whether the client's copy is current. `modified` is in whole seconds since 1970 (RFC 9110, 13.2.2)."""
    none_match = headers.get("If-None-Match")
    if none_match is not None:
        given = [tag.strip().removeprefix("W/") for tag in none_match.split(",")]
        return "*" in given or etag in given
    since = headers.get("If-Modified-Since")
    if since is None:
        return False
    try:
        return modified <= parsedate_to_datetime(since).timestamp()
    except (ValueError, OverflowError):
        return False  # RFC 9110, 13.1.3: a date that cannot be read is ignored


class FeedRequest(BaseHTTPRequestHandler):
    """One connection; runs in its own thread and shares nothing but the root directory."""

    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds without a byte, then the connection is closed

    def do_GET(self):
        try:
            path = file_below(self.server.root, self.path)
            body = path.read_bytes() if path else None
            modified = int(path.stat().st_mtime) if path else 0
        except (OSError, ValueError):
            body = None  # a target that is no URL, or a file that went away in between
        if body is None:
            return self.answer(HTTPStatus.NOT_FOUND, b"no such feed\n", {"Content-Type": "text/plain; charset=utf-8"})
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        validators = {"ETag": etag, "Last-Modified": formatdate(modified, usegmt=True), "Cache-Control": "no-cache"}
        if is_unchanged(self.headers, etag, modified):
            return self.answer(HTTPStatus.NOT_MODIFIED, b"", validators)
        kind = CONTENT_TYPES.get(path.suffix.lower(), "application/octet-stream")
        return self.answer(HTTPStatus.OK, body, validators | {"Content-Type": kind})

    do_HEAD = do_GET

    def refuse(self):
        # The body of such a request is left unread, so the connection cannot be used again.
        self.answer(HTTPStatus.METHOD_NOT_ALLOWED, b"", {"Allow": "GET, HEAD", "Connection": "close"})

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = refuse

    def answer(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format, *args):
        """Quiet: what was asked is the poller's to tell."""


class FeedServer(ThreadingHTTPServer):
    request_queue_size = 1024  # the daemon opens hundreds of connections at once
    def __init__(self, port, root):
        super().__init__(("127.0.0.1", port), FeedRequest)
        self.root = root

    def handle_error(self, request, client_address):
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):  # a client may leave when it likes
            super().handle_error(request, client_address)


def write_port(port_file, port):
    """Writes the number in one step: a reader sees no file or the whole number."""
    unfinished = port_file.with_name(f"{port_file.name}.{os.getpid()}")
    unfinished.write_text(f"{port}\n", encoding="ascii")
    unfinished.replace(port_file)


def stop(signum, frame):
    raise SystemExit(0)


def main():
    arguments = argparse.ArgumentParser(description="Serve a directory of feeds on 127.0.0.1.")
    arguments.add_argument("--port", type=int, default=0, help="0, the default, takes a free port")
    arguments.add_argument("--dir", type=Path, default=Path(__file__).parent, help="default: where this file is")
    arguments.add_argument("--port-file", type=Path, help="file that gets the number of the port")
    options = arguments.parse_args()
    if not options.dir.is_dir():
        arguments.error(f"{options.dir} is not a directory")

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with FeedServer(options.port, options.dir.resolve()) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        try:
            if options.port_file:
                write_port(options.port_file, server.server_port)
            server.serve_forever()
        finally:
            if options.port_file:
                options.port_file.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
