"""etcd and two PostgreSQL nodes under Patroni, on loopback: one leads, the other follows synchronously, so that what
was committed is on both. Everything ends with the test's process."""

import http.client
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

import cluster
import web
from waiting import wait_until

SECRET = "of-this-test"


def as_owner(command, log):
    """PostgreSQL and Patroni refuse root."""
    become = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
    with open(log, "ab") as file:
        return subprocess.Popen(["setpriv", *become, "--pdeathsig=TERM", *map(str, command)], cwd="/", stdout=file,
                                stderr=file, env={**os.environ, "HOME": "/nonexistent"})


class Node:
    def __init__(self, folder, number, etcd_port):
        self.number = number
        self.process = None
        self.folder = folder / f"node{number}"
        self.folder.mkdir()
        self.port, self.rest = web.closed_port(), web.closed_port()
        self.settings = self.folder / "patroni.yml"
        self.settings.write_text(f"""
scope: test
name: node{number}
restapi: {{listen: "127.0.0.1:{self.rest}", connect_address: "127.0.0.1:{self.rest}"}}
etcd3: {{host: "127.0.0.1:{etcd_port}"}}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 1
    retry_timeout: 3
    primary_start_timeout: 0
    master_start_timeout: 0
    synchronous_mode: true
    postgresql: {{use_pg_rewind: false, parameters: {{max_connections: 50, fsync: "off"}}}}
  initdb: [encoding: UTF8, locale: C.UTF-8]
  pg_hba: ["host all all 127.0.0.1/32 scram-sha-256", "host replication all 127.0.0.1/32 scram-sha-256"]
postgresql:
  listen: 127.0.0.1:{self.port}
  connect_address: 127.0.0.1:{self.port}
  data_dir: {self.folder}/data
  bin_dir: {cluster.newest_tools()}
  pgpass: {self.folder}/pgpass
  remove_data_directory_on_diverged_timelines: true
  authentication:
    superuser: {{username: postgres, password: {SECRET}}}
    replication: {{username: follower, password: {SECRET}}}
  parameters: {{unix_socket_directories: "", password_encryption: scram-sha-256}}
  basebackup: [checkpoint: fast]
""", encoding="utf-8")

    def start(self):
        self.process = as_owner(["patroni", self.settings], self.folder / "log")

    def says(self, path):
        """Whether Patroni answers yes to a question of its REST interface: primary, replica, synchronous."""
        ask = http.client.HTTPConnection("127.0.0.1", self.rest, timeout=2)
        try:
            ask.request("GET", f"/{path}")
            return ask.getresponse().status == 200
        except OSError:
            return False
        finally:
            ask.close()

    def log(self):
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")[-3000:]

    def postmaster(self):
        """Its number, or None. The file can outlive its server, and the number then be another process's."""
        data = self.folder / "data"
        try:
            number = int((data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
            return number if pathlib.Path(f"/proc/{number}/cwd").samefile(data) else None
        except (FileNotFoundError, PermissionError):
            return None

    def kill_postgres(self):
        os.kill(self.postmaster(), signal.SIGKILL)

    def kill_host(self):
        """Patroni and PostgreSQL at once, as when a machine dies."""
        postmaster = self.postmaster()
        self.process.kill()
        os.kill(postmaster, signal.SIGKILL)
        self.process.wait(timeout=60)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=60)
        if self.postmaster() is not None:
            self.kill_postgres()


class Pair:
    """`url` finds whichever node leads."""

    def __init__(self):
        for name in ("etcd", "patroni"):
            if shutil.which(name) is None:
                raise SystemExit(f"no {name} is installed: tests/run --cluster installs what these tests need")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="alleged-patroni-", dir="/tmp"))
        self.client, self.peer = web.closed_port(), web.closed_port()
        self.nodes = [Node(self.folder, number, self.client) for number in (1, 2)]
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", "postgres:postgres", self.folder], check=True)
        self.etcd = None

    def start(self):
        client, peer = f"http://127.0.0.1:{self.client}", f"http://127.0.0.1:{self.peer}"
        self.etcd = as_owner(
            ["etcd", "--name", "only", "--data-dir", self.folder / "etcd", "--log-level", "warn",
             "--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peer,
             "--initial-advertise-peer-urls", peer, "--initial-cluster", f"only={peer}"], self.folder / "etcd.log")
        one, other = self.nodes
        one.start()
        wait_until(lambda: one.says("primary"), "the first node leads", failing=one.log)
        other.start()
        self.wait_until_whole()

    def leader(self):
        return next((node for node in self.nodes if node.says("primary")), None)

    def follower(self):
        return next((node for node in self.nodes if node.says("synchronous")), None)

    def wait_until_whole(self):
        wait_until(lambda: self.leader() and self.follower(), "one node leads and the other follows synchronously",
                   failing=lambda: self.nodes[0].log() + self.nodes[1].log())

    def wait_until_led_by(self, node):
        """Patroni says that a node leads a moment before it takes writes."""
        wait_until(lambda: node.says("primary") and self._takes_writes(), f"node{node.number} leads", failing=node.log)

    def _takes_writes(self):
        return self._answers(self.url())

    @staticmethod
    def _answers(url):
        return subprocess.run(["psql", "-AtXq", "-d", url, "-c", "SELECT 1"], capture_output=True,
                              timeout=60).returncode == 0

    def create_database(self, name):
        """On both nodes: libpq asks no further where a node says that there is no such database."""
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        follower = f"host=127.0.0.1 port={self.follower().port} user=postgres password={SECRET} dbname={name}"
        wait_until(lambda: self._answers(follower), f"the follower has the database {name}")

    def url(self, name="postgres"):
        # First the one that follows at the beginning: whoever takes the first that answers may not write.
        ports = ",".join(str(node.port) for node in reversed(self.nodes))
        return (f"host=127.0.0.1,127.0.0.1 port={ports} user=postgres password={SECRET} dbname={name} connect_timeout=3"
                " target_session_attrs=read-write tcp_user_timeout=5000 keepalives_idle=5 keepalives_interval=2"
                " keepalives_count=3")

    def execute(self, sql, name="postgres"):
        done = subprocess.run(["psql", "-AtXq", "-v", "ON_ERROR_STOP=1", "-d", self.url(name), "-c", sql],
                              capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr.strip()} in: {sql}")
        return done.stdout.strip()

    def close(self):
        for node in self.nodes:
            if node.process is not None:
                node.stop()
        if self.etcd is not None:
            self.etcd.kill()
            self.etcd.wait(timeout=60)
        shutil.rmtree(self.folder, ignore_errors=True)
