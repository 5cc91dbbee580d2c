"""The daemon behind pgbouncer in transaction mode: no session is its own, and there are fewer of them than it asks for."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
import bouncer  # noqa: E402
import harness  # noqa: E402
import stories  # noqa: E402

setUpModule, tearDownModule = harness.module_with_cluster()

FEEDS = 60


class Pgbouncer(harness.Case):
    def setUp(self):
        super().setUp()
        self.bouncer = bouncer.Bouncer(self.cluster)
        self.addCleanup(self.bouncer.close)
        self.alleged.settings["database_url"] = self.bouncer.url(self.database)
        self.alleged.settings["database_connections"] = "8"

    def subscribe_many(self):
        outlines = []
        for number in range(FEEDS):
            url = self.web.serve(f"/{number}", stories.rss(
                stories.entry(number, stories.TAIWAN_TITLE, f"<p>Paper {number}.</p>{stories.TAIWAN_TEXT}",
                              outlet=f"outlet{number}.example")))
            outlines.append(f'<outline type="rss" text="Outlet {number}" xmlUrl="{url}"/>')
        opml = pathlib.Path(self.folder, "feeds.opml")
        opml.write_text(f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>', encoding="utf-8")
        self.alleged.succeed("feeds", "import", str(opml))

    def all_stored(self):
        return self.database.count("alleged.story") == FEEDS

    def expect_all_once(self):
        self.assertEqual(self.database.execute("SELECT count(*), count(DISTINCT entry_key) FROM alleged.story"),
                         f"{FEEDS}|{FEEDS}")
        self.assertEqual(self.database.rows("SELECT accused, target, outlets FROM alleged.matrix"),
                         [{"accused": "CN", "target": "TW", "outlets": FEEDS}])
        self.assertEqual(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL"), 0)

    def test_all_commands_and_a_whole_poll_work(self):
        sink = self.with_mail()
        self.subscribe_many()
        self.alleged.succeed("migrate")
        self.alleged.succeed("subscriptions", "add", "desk@outlet.example")
        self.alleged.poll_once()
        self.expect_all_once()
        self.assertIn("Taiwan", self.alleged.succeed("report"))
        self.assertIn(str(FEEDS), self.alleged.succeed("status"))
        self.alleged.succeed("rescan")
        self.assertEqual(len(sink.mails()), 1)

    def test_it_goes_on_by_itself_when_pgbouncer_is_killed_and_comes_back(self):
        self.subscribe_many()
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.story") > 0, "a first story is stored")
        self.bouncer.kill()
        daemon.wait_for_log("PostgreSQL does not answer")
        self.bouncer.start()
        daemon.wait_for_log("PostgreSQL answers again")
        daemon.wait_until(self.all_stored, "all are stored")
        daemon.wait_until(lambda: self.database.count("alleged.feed WHERE lease_worker IS NOT NULL") == 0, "no poll goes on")
        self.assertEqual(daemon.stop(), 0)
        self.expect_all_once()


if __name__ == "__main__":
    unittest.main()
