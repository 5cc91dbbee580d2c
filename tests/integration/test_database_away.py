"""PostgreSQL goes and comes back; the daemon stays, says so once, and loses nothing."""

import unittest

import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster(durable=True)

AWAY = "PostgreSQL does not answer"
BACK = "PostgreSQL answers again"


class DatabaseAway(harness.Case):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.bring_back)  # for the next test, whatever becomes of this one

    def bring_back(self):
        if not self.cluster.running():
            self.cluster.start()

    def poll_often(self):
        self.alleged.settings.update(poll_interval="1s", poll_longest_interval="1s")

    def test_the_daemon_stays_up_says_so_once_and_goes_on_when_it_is_back(self):
        self.poll_often()
        self.subscribe(self.web.serve("/feed", stories.atom(stories.entry(1))))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.entry_seen") == 1, "the first entry is seen")
        self.cluster.stop()
        daemon.wait_for_log(AWAY)
        self.web.serve("/feed", stories.atom(stories.entry(1), stories.meddling(2)))
        self.cluster.start()
        daemon.wait_until(lambda: self.database.count("alleged.story") == 1, "the story is stored")
        daemon.wait_for_log(BACK)
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(daemon.log().count(AWAY), 1)

    def test_what_was_read_while_it_was_away_is_stored_when_it_is_back(self):
        def answer_when_it_is_gone(exchange):
            self.cluster.kill()
            document(exchange)
        document = web.document(stories.atom(stories.meddling()))
        self.web.answers["/feed"] = answer_when_it_is_gone
        self.subscribe(self.web.url("/feed"))
        daemon = self.start_daemon()
        daemon.wait_for_log(AWAY)
        self.web.answers["/feed"] = document
        self.cluster.start()
        daemon.wait_until(lambda: self.database.count("alleged.report") == 3, "the reports are stored")
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(len(self.web.asked("/feed")), 1)

    def test_asked_to_end_while_it_is_away_the_daemon_ends_well(self):
        self.poll_often()
        self.subscribe(self.web.serve("/feed", stories.atom(stories.entry(1))))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.entry_seen") == 1, "the first entry is seen")
        self.cluster.stop()
        daemon.wait_for_log(AWAY)
        self.assertEqual(daemon.stop(), 0)

    def test_leases_of_a_daemon_that_ended_while_it_was_away_are_taken_back_at_the_next_start(self):
        self.alleged.settings.update(poll_timeout="10m", poll_stall_timeout="10m")
        self.web.answers["/feed"] = lambda exchange: exchange.feeds.hold()
        self.subscribe(self.web.url("/feed"))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.web.holding == 1, "the feed hangs")
        self.cluster.stop()
        daemon.kill()
        self.cluster.start()
        self.assertIsNotNone(self.feed(self.web.url("/feed"))["lease_worker"])
        self.web.serve("/feed", stories.atom(stories.meddling()))
        self.assertIn("took back 1 leases", self.alleged.poll_once())
        self.assertEqual(self.database.count("alleged.story"), 1)

    def test_a_daemon_started_while_it_is_away_waits_for_it(self):
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        self.cluster.stop()
        daemon = self.start_daemon()
        daemon.wait_for_log(AWAY)
        self.assertTrue(daemon.running())
        self.cluster.start()
        daemon.wait_until(lambda: self.database.count("alleged.story") == 1, "the story is stored")
        self.assertEqual(daemon.stop(), 0)

    def test_a_daemon_started_while_it_is_away_ends_when_asked_to(self):
        self.cluster.stop()
        daemon = self.start_daemon()
        daemon.wait_for_log(AWAY)
        self.assertEqual(daemon.stop(), 0)

    def test_a_single_run_does_not_wait_for_it(self):
        self.cluster.stop()
        done = self.alleged.run("run", "--once")
        self.assertEqual(done.returncode, 1)
        self.assertIn(AWAY, done.stderr)

    def test_a_session_that_an_administrator_ends_costs_nothing(self):
        self.poll_often()
        self.subscribe(self.web.serve("/feed", stories.atom(stories.entry(1))))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.entry_seen") == 1, "the first entry is seen")
        ended = self.database.execute("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                      f" WHERE datname = '{self.database.name}' AND pid <> pg_backend_pid()")
        self.assertGreater(int(ended), 0)
        self.web.serve("/feed", stories.atom(stories.meddling(2)))
        daemon.wait_until(lambda: self.database.count("alleged.story") == 1, "the story is stored")
        self.assertEqual(daemon.stop(), 0)


if __name__ == "__main__":
    unittest.main()
