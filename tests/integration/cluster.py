"""A throw-away PostgreSQL: one cluster a test file, one fresh database a test, reached through a unix socket only."""

import glob
import itertools
import json
import os
import pwd
import shutil
import signal
import subprocess
import tempfile

from waiting import wait_until


def newest_tools():
    """Folder of the newest PostgreSQL server's programs; not Debian's wrappers, which choose by clusters of their own."""
    found = glob.glob("/usr/lib/postgresql/*/bin")
    if not found:
        raise SystemExit("no PostgreSQL server is installed: apt install postgresql")
    return max(found, key=lambda path: int(path.split("/")[-2]))


class Cluster:
    """Its superuser is "postgres" and nobody needs a password. PostgreSQL refuses to run as root: started by root, it runs
    as the user that Debian's package made for it. `durable` keeps fsync, for tests that kill it."""

    def __init__(self, durable=False):
        self.tools = newest_tools()
        self.durable = durable
        # A unix socket's path may have 107 bytes, and TMPDIR may be long.
        self.folder = tempfile.mkdtemp(prefix="alleged-pg-", dir="/tmp")
        os.chmod(self.folder, 0o755)
        self.data = os.path.join(self.folder, "data")
        self.socket = os.path.join(self.folder, "s")
        os.mkdir(self.data, 0o700)
        os.mkdir(self.socket, 0o755)
        if os.getuid() == 0:
            owner = pwd.getpwnam("postgres")
            for path in (self.folder, self.data, self.socket):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        self._numbers = itertools.count(1)
        self._server = None
        done = subprocess.run(
            self._as_owner(self._tool("initdb"), "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                           "--locale=C.UTF-8", "--no-sync"), cwd="/", capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError("initdb failed: " + done.stderr)
        self.start()

    def _tool(self, name):
        return os.path.join(self.tools, name)

    @staticmethod
    def _as_owner(*command):
        """setpriv becomes the command, where runuser would stay between us and it. The command dies with the test's
        process, however that ends."""
        become = ["--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        return ["setpriv", *become, "--pdeathsig=INT", *command]

    def start(self):
        settings = {"listen_addresses": "", "unix_socket_directories": self.socket, "max_connections": "60",
                    "fsync": "on" if self.durable else "off", "logging_collector": "off"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        log = open(os.path.join(self.folder, "log"), "ab")
        with log:
            self._server = subprocess.Popen(self._as_owner(self._tool("postgres"), "-D", self.data, *options), cwd="/",
                                            stdout=log, stderr=log)
        wait_until(self._answers, "PostgreSQL answers", failing=self._log)

    def _answers(self):
        if not self.running():
            raise RuntimeError("PostgreSQL did not start: " + self._log())
        return subprocess.run([self._tool("pg_isready"), "-q", "-h", self.socket], timeout=30).returncode == 0

    def _log(self):
        with open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace") as log:
            return log.read()[-2000:]

    def running(self):
        return self._server.poll() is None

    def stop(self):
        """In the orderly way; sessions that are open are ended."""
        self._end(signal.SIGINT)

    def kill(self):
        """Without a word and without a checkpoint: what the next start has is what was durable."""
        self._end(signal.SIGQUIT)

    def _end(self, how):
        self._server.send_signal(how)
        self._server.wait(timeout=60)

    def close(self):
        if self.running():
            self._end(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def create_database(self, template="template1"):
        name = f"test{next(self._numbers)}"
        Database(self, "postgres").execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return Database(self, name)


class Database:
    def __init__(self, cluster, name):
        self.cluster = cluster
        self.name = name
        self.url = f"host={cluster.socket} user=postgres dbname={name}"

    def execute(self, sql):
        """What psql prints, unaligned and without headings."""
        return self._psql(sql, "-At")

    def fetch_stories_at(self, time, which="true"):
        """As if they had been: `time` and `which` are SQL. Of a stored story nobody may say so."""
        self.execute("ALTER TABLE alleged.story DISABLE TRIGGER keep_evidence; "
                     f"UPDATE alleged.story SET fetched_at = {time} WHERE {which}; "
                     "ALTER TABLE alleged.story ENABLE TRIGGER keep_evidence")

    def table(self, sql, **settings):
        """What psql shows a person, without the count of rows; `settings` are the session's."""
        session = " ".join(f"-c {name}={value}" for name, value in settings.items())
        return self._psql(sql, "-P", "footer=off", PGOPTIONS=session)

    def _psql(self, sql, *options, **environment):
        done = subprocess.run([self.cluster._tool("psql"), "-Xq", *options, "-v", "ON_ERROR_STOP=1",
                               "-h", self.cluster.socket, "-U", "postgres", "-d", self.name, "-c", sql],
                              env={**os.environ, **environment}, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise RuntimeError(f"psql: {done.stderr.strip()} in: {sql}")
        return done.stdout.rstrip("\n")

    def rows(self, select):
        """The result as a list of dicts, in the order of the statement."""
        return json.loads(self.execute(f"SELECT coalesce(json_agg(result), '[]') FROM ({select}) AS result"))

    def count(self, source):
        return int(self.execute(f"SELECT count(*) FROM {source}"))


class Session:
    """A psql that stays, for what one transaction does over several statements."""

    def __init__(self, database):
        self._psql = subprocess.Popen([database.cluster._tool("psql"), "-AtXq", "-h", database.cluster.socket, "-U",
                                       "postgres", "-d", database.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      text=True)

    def begin(self, sql):
        """Does not wait for its end: `done` does."""
        self._psql.stdin.write(f"{sql};\nSELECT 'done';\n")
        self._psql.stdin.flush()

    def done(self):
        """The lines that it printed until then."""
        printed = []
        while (line := self._psql.stdout.readline()) != "done\n":
            if not line:
                raise RuntimeError("psql has ended")
            printed.append(line)
        return printed

    def say(self, sql):
        self.begin(sql)
        return self.done()

    def close(self):
        self._psql.kill()
        self._psql.communicate()
