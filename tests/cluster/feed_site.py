"""An nginx of the test that serves feeds from several loopback addresses, as several hosts would, and counts polls. A
server in the test's own process would be what eight daemons wait for."""

import collections
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import urllib.request

import web
from waiting import wait_until

ADDRESSES = [f"127.0.1.{number}" for number in range(1, 21)]


class FeedSite:
    """`documents` by path, without the slash; `urls` in their order."""

    def __init__(self, documents):
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        if program is None:
            raise SystemExit("no nginx is installed: tests/run --cluster installs what these tests need")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="alleged-site-", dir="/tmp"))
        self._asked = self.folder / "asked"
        self.port = web.closed_port()
        root = self.folder / "feeds"
        root.mkdir()
        for path, document in documents.items():
            (root / path).write_text(document, encoding="utf-8")
        self.urls = [f"http://{ADDRESSES[number % len(ADDRESSES)]}:{self.port}/{path}"
                     for number, path in enumerate(documents)]
        configuration = self.folder / "nginx.conf"
        configuration.write_text(self._configuration(root), encoding="ascii")
        with open(self.folder / "log", "ab") as log:
            self._server = subprocess.Popen(
                ["setpriv", "--pdeathsig=KILL", program, "-e", "stderr", "-c", configuration], cwd="/", stdout=log,
                stderr=log)
        wait_until(self._answers, "nginx answers", failing=(self.folder / "log").read_text)

    def _configuration(self, root):
        """One process, which can be stopped as a whole and answers one request after another."""
        listen = " ".join(f"listen {address}:{self.port} backlog=4096;" for address in ADDRESSES)
        temporary = " ".join(f"{what}_temp_path {self.folder}/{what};"
                             for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        return ("daemon off; master_process off; worker_rlimit_nofile 8192;\n"
                f"pid {self.folder}/pid; events {{ worker_connections 4096; }}\n"
                f"http {{ {temporary} default_type application/xml; keepalive_requests 1000000;\n"
                f"log_format path '$uri'; access_log {self._asked} path;\n"
                f"server {{ {listen} root {root}; location = /here {{ access_log off; return 204; }} }} }}\n")

    def _answers(self):
        if self._server.poll() is not None:
            raise RuntimeError("nginx did not start: " + (self.folder / "log").read_text(encoding="utf-8"))
        try:
            self._ask()
        except OSError:
            return False
        return True

    def _ask(self):
        urllib.request.urlopen(f"http://{ADDRESSES[0]}:{self.port}/here", timeout=60).close()

    def pause(self):
        """Requests are taken by the kernel, and wait."""
        self._server.send_signal(signal.SIGSTOP)

    def resume(self):
        self._server.send_signal(signal.SIGCONT)

    def polls(self):
        """How often each path was asked for since `forget()`."""
        self._ask()  # a line is written after its answer is sent, and before the next request is taken
        return collections.Counter(path[1:] for path in self._asked.read_text(encoding="utf-8").split())

    def forget(self):
        os.truncate(self._asked, 0)

    def close(self):
        self._server.kill()
        self._server.wait(timeout=60)
        shutil.rmtree(self.folder, ignore_errors=True)
