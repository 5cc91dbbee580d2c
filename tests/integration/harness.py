"""What every integration test stands on: real servers, a database of its own, and the built binary.

A test file says `setUpModule, tearDownModule = module_with_cluster()` and derives its cases from Case."""

import shutil
import tempfile
import unittest

try:
    import aiosmtpd  # noqa: F401
except ImportError:
    import sys
    raise SystemExit(f"{sys.executable} has no aiosmtpd: install python3-aiosmtpd and run these tests with /usr/bin/python3"
                     ) from None

from cluster import Cluster, Database, Session  # noqa: E402
from post import MailSink  # noqa: E402
from program import Alleged  # noqa: E402
from waiting import wait_until  # noqa: E402,F401
from web import FeedServer  # noqa: E402

_cluster = None
TEMPLATE = "migrated"


def module_with_cluster(durable=False):
    """setUpModule and tearDownModule: one PostgreSQL for the file, with one migrated database to copy."""
    def set_up():
        global _cluster
        _cluster = Cluster(durable)
        unittest.addModuleCleanup(_cluster.close)
        Database(_cluster, "postgres").execute(f"CREATE DATABASE {TEMPLATE}")
        folder = tempfile.mkdtemp(prefix="alleged-test-")
        unittest.addModuleCleanup(shutil.rmtree, folder, ignore_errors=True)
        Alleged(folder, Database(_cluster, TEMPLATE).url).succeed("migrate")

    def tear_down():
        """All that is to be undone is registered as a cleanup, which also runs when setting up fails half-way."""
    return set_up, tear_down


class Case(unittest.TestCase):
    """Has a fresh migrated database, an HTTP server, and the binary configured for them."""

    maxDiff = None

    def setUp(self):
        self.cluster = _cluster
        self.folder = tempfile.mkdtemp(prefix="alleged-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = self.cluster.create_database(TEMPLATE)
        self.web = FeedServer()
        self.addCleanup(self.web.close)
        self.alleged = Alleged(self.folder, self.database.url)

    def with_mail(self):
        """Starts a mail server and tells the binary of it."""
        sink = MailSink()
        self.addCleanup(sink.stop)
        self.alleged.settings["alert_smtp_url"] = sink.url
        return sink

    def subscribe(self, *urls, **columns):
        """Adds feeds through the command line, as an operator would."""
        for url in urls:
            options = [part for name, value in columns.items() for part in (f"--{name}", value)]
            self.alleged.succeed("feeds", "add", url, *options)

    def make_due(self, condition="true"):
        """As if the feeds' waiting time had passed."""
        self.database.execute(f"UPDATE alleged.feed SET next_at = now() WHERE {condition}")

    def feed(self, url):
        """The row of one feed."""
        [row] = self.database.rows(f"SELECT * FROM alleged.feed WHERE url = '{url}'")
        return row

    def session(self):
        session = Session(self.database)
        self.addCleanup(session.close)
        return session

    def start_daemon(self, program=None):
        daemon = (program or self.alleged).start()
        self.addCleanup(daemon.kill)
        return daemon
