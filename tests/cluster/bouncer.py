"""A pgbouncer in transaction mode before a test's PostgreSQL, with one session for all who ask."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

import web
from waiting import wait_until


class Bouncer:
    def __init__(self, cluster):
        self.program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
        if self.program is None:
            raise SystemExit("no pgbouncer is installed: tests/run --cluster installs what these tests need")
        self.port = web.closed_port()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="alleged-bouncer-", dir="/tmp"))
        self.settings = self.folder / "bouncer.ini"
        self.settings.write_text(
            f"[databases]\n* = host={cluster.socket} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
            f"listen_port = {self.port}\nunix_socket_dir =\nauth_type = any\nadmin_users = postgres\n"
            "pool_mode = transaction\ndefault_pool_size = 1\nmax_client_conn = 500\nserver_login_retry = 0.2\n",
            encoding="utf-8")
        self.folder.chmod(0o755)
        self.start()

    def start(self):
        # pgbouncer refuses root, as PostgreSQL does.
        become = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(["setpriv", *become, "--pdeathsig=KILL", self.program, self.settings],
                                            cwd="/", stdout=log, stderr=log)
        wait_until(self._answers, "pgbouncer answers", failing=(self.folder / "log").read_text)

    def _answers(self):
        if self.process.poll() is not None:
            raise RuntimeError("pgbouncer did not start: " + (self.folder / "log").read_text(encoding="utf-8"))
        return subprocess.run(["pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)], timeout=30).returncode == 0

    def url(self, database):
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={database.name}"

    def clients(self, database):
        """How many connections are open that ask for sessions of this database."""
        done = subprocess.run(["psql", "-AtXq", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-c",
                               "SHOW CLIENTS", "pgbouncer"], capture_output=True, text=True, timeout=60, check=True)
        return sum(line.split("|")[2] == database.name for line in done.stdout.splitlines())

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=60)

    def close(self):
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)
