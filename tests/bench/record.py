"""A throw-away PostgreSQL with feeds subscribed, the daemon that polls them, and what both cost."""
import os
import pathlib
import subprocess
import sys
from xml.sax.saxutils import quoteattr

import cost

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
from cluster import Cluster, Database  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")


def stat(pid):
    """The fields of /proc/PID/stat after the name; nothing when the process is gone."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return None


class Record:
    """A cluster whose database "template1" is empty; each `subscribed` makes another that has the feeds."""

    def __init__(self, work, alleged):
        self.work, self.alleged = pathlib.Path(work), alleged
        self.cluster = Cluster(durable=True)

    def close(self):
        self.cluster.close()

    def subscribed(self, urls, name):
        """A database that has these feeds, all of them due; copy it with `fresh`."""
        Database(self.cluster, "postgres").execute(f"CREATE DATABASE {name}")
        opml = self.work / "feeds.opml"
        outlines = "".join(f'<outline type="rss" text="bench" xmlUrl={quoteattr(url)}/>\n' for url in urls)
        opml.write_text(f'<opml version="2.0"><body>\n{outlines}</body></opml>\n', encoding="utf-8")
        daemon = Daemon(self, Database(self.cluster, name))
        daemon.command("migrate")
        daemon.command("feeds", "import", opml)
        return name

    def fresh(self, template, **settings):
        return Daemon(self, self.cluster.create_database(template), **settings)

    def cpu(self):
        """Seconds of the server and of every session that has ended or goes on."""
        postmaster = int(pathlib.Path(self.cluster.data, "postmaster.pid").read_text(encoding="utf-8").split()[0])
        children = pathlib.Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text(encoding="utf-8").split()
        going_on = [stat(pid) for pid in (postmaster, *children)]
        ended = stat(postmaster)  # read last: a session that ends meanwhile is counted once at least
        ticks = sum(int(fields[11]) + int(fields[12]) for fields in going_on if fields)
        return (ticks + int(ended[13]) + int(ended[14])) / TICKS


class Daemon:
    """The binary on one database. Politeness is set so that it does not hold back polls of loopback addresses."""

    def __init__(self, record, database, **settings):
        self.record, self.database = record, database
        own = {"database_url": database.url, "state_dir": str(record.work / "state"), "log_level": "error",
               "poll_per_host": "1024", "poll_private_host_gap": "0s", **settings}
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ALLEGED_")}
        self.environment = {**inherited, **{f"ALLEGED_{name.upper()}": value for name, value in own.items()}}
        self.log = record.work / "alleged.log"

    def command(self, *arguments):
        done = subprocess.run([self.record.alleged, *map(str, arguments)], env=self.environment, capture_output=True,
                              text=True)
        if done.returncode != 0:
            raise SystemExit(f"alleged {' '.join(map(str, arguments))}: {done.stderr.strip()}")

    def make_due(self):
        """Every feed at once: by itself one is due again after minutes or hours."""
        self.database.execute("UPDATE alleged.feed SET next_at = now()")

    def poll_once(self):
        """Costs of the daemon and of PostgreSQL for one poll of every feed that is due."""
        before = self.record.cpu()
        daemon = cost.run([self.record.alleged, "run", "--once"], self.log, env=self.environment)
        if daemon.status != 0:
            raise SystemExit(f"alleged run --once: exit {daemon.status}; see {self.log}")
        failing = self.database.count("alleged.feed WHERE failures > 0 OR polled_at IS NULL")
        if failing:
            raise SystemExit(f"{failing} feeds were not polled well: the figures would say nothing")
        return daemon, self.record.cpu() - before

    def start(self):
        with open(self.log, "ab") as log:
            return subprocess.Popen([self.record.alleged, "run"], env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                    stderr=log)

    def forget(self):
        """Drops the database."""
        Database(self.record.cluster, "postgres").execute(f"DROP DATABASE {self.database.name}")
