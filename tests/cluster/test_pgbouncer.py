"""The daemon behind pgbouncer in transaction mode: no session is its own, and all of its connections share one."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
import bouncer  # noqa: E402
import feeds  # noqa: E402
import harness  # noqa: E402

setUpModule, tearDownModule = harness.module_with_cluster()

FEEDS = 60


class Pgbouncer(harness.Case):
    def setUp(self):
        super().setUp()
        self.bouncer = bouncer.Bouncer(self.cluster)
        self.addCleanup(self.bouncer.close)
        self.alleged.settings["database_url"] = self.bouncer.url(self.database)

    def expect_all_once(self):
        self.assertEqual(self.database.execute("SELECT count(*), count(DISTINCT entry_key) FROM alleged.story"),
                         f"{FEEDS}|{FEEDS}")
        self.assertEqual(self.database.rows("SELECT accused, target, outlets FROM alleged.matrix"),
                         [{"accused": "CN", "target": "TW", "outlets": FEEDS}])
        self.assertEqual(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL"), 0)

    def test_all_commands_and_a_whole_poll_work(self):
        sink = self.with_mail()
        self.database = self.cluster.create_database()
        self.alleged.settings["database_url"] = self.bouncer.url(self.database)
        self.alleged.succeed("migrate")
        feeds.subscribe(self.alleged, feeds.papers(self.web, FEEDS))
        self.alleged.succeed("subscriptions", "add", "desk@outlet.example")
        listener = self.session()  # past pgbouncer
        listener.say("LISTEN alleged_allegation")
        self.alleged.poll_once()
        [notice] = [line for line in listener.say("SELECT") if "alleged_allegation" in line]
        [allegation] = self.database.rows("SELECT id FROM alleged.allegation")
        self.assertIn(f'with payload "{allegation["id"]}"', notice)
        self.expect_all_once()
        self.assertIn("Taiwan", self.alleged.succeed("report"))
        self.assertRegex(self.alleged.succeed("status"), rf"(?m)^reports\s+{FEEDS}$")
        self.alleged.succeed("rescan")
        self.assertEqual(len(sink.mails()), 1)
        print(f"pgbouncer in transaction mode: {FEEDS} feeds polled and stored once, one mail, a listener past it told;"
              " migrate, feeds, subscriptions, report, status and rescan work", flush=True)

    def test_it_goes_on_by_itself_when_pgbouncer_is_killed_during_a_poll_and_comes_back(self):
        sink = self.with_mail()
        self.alleged.settings["poll_concurrency"] = "8"  # so that stories have been stored by then, and others not
        feeds.subscribe(self.alleged, feeds.papers(self.web, FEEDS))
        self.alleged.succeed("subscriptions", "add", "desk@outlet.example")
        clients = []

        def lose():
            clients.append(self.bouncer.clients(self.database))
            self.bouncer.kill()
        feeds.at_request(self.web, FEEDS // 2, lose)
        daemon = self.start_daemon()
        daemon.wait_for_log("PostgreSQL does not answer")
        self.assertGreater(clients[0], 1)
        before = self.database.count("alleged.story")
        self.assertGreater(before, 0)
        self.assertLess(before, FEEDS)
        self.bouncer.start()
        daemon.wait_for_log("PostgreSQL answers again")
        daemon.wait_until(lambda: self.database.count("alleged.story") == FEEDS, "all are stored")
        sent = "alleged.alert_outbox WHERE state = 'sent'"
        daemon.wait_until(lambda: self.database.count(sent) == 1, "the mail is sent")
        self.assertEqual(daemon.stop(), 0)
        self.expect_all_once()
        self.assertEqual({mail["Message-ID"] for mail in sink.mails()},
                         {f"<{self.database.execute('SELECT message_id FROM alleged.alert_outbox')}@localhost>"})
        print(f"pgbouncer, with one session for {clients[0]} connections of the daemon, was killed with {before} "
              f"of {FEEDS} stories stored and came back: the daemon went on, every story is stored once", flush=True)


if __name__ == "__main__":
    unittest.main(verbosity=0)
