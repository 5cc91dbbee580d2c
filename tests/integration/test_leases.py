"""What came of a poll is stored under the lease it was made with, and under no other."""

import os
import unittest

import harness
import program
import proxies
import stories
import way
import web

setUpModule, tearDownModule = harness.module_with_cluster()


class CommitInDoubt(harness.Case):
    """The connection is lost during COMMIT: the daemon cannot know whether it was done, and does it again."""

    def setUp(self):
        super().setUp()
        folder = os.path.join(self.folder, "way")
        os.mkdir(folder)
        self.way = proxies.CutAtCommit(self.cluster, folder)
        self.addCleanup(self.way.close)
        self.alleged.settings["database_url"] = self.database.url.replace(self.cluster.socket, folder)
        self.alleged.settings["database_connections"] = "2"
        self.url = self.web.url("/feed")

    def hanging(self):
        """Has the daemon poll the feed anew, and not come to an end, while its first result is in doubt."""
        self.subscribe(self.url)
        daemon = self.start_daemon()
        daemon.wait_until(self.way.held.is_set, "the commit is to be repeated")
        daemon.wait_until(lambda: self.feed(self.url)["polled_at"], "it had been done")
        self.web.answers["/feed"] = web.silence
        self.make_due()
        daemon.wait_until(lambda: self.web.holding == 1, "the feed is polled again")
        return daemon

    def test_a_failure_counts_once_though_its_feed_was_claimed_anew_before_it_was_stored_again(self):
        self.web.answers["/feed"] = web.status(500)
        daemon = self.hanging()
        self.way.let_go()
        daemon.wait_for_log("1 polls took longer than their lease")
        feed = self.feed(self.url)
        self.assertEqual(feed["failures"], 1)
        self.assertIsNotNone(feed["lease_worker"])  # the new poll's, not given away
        self.web.released.set()
        daemon.wait_until(lambda: self.feed(self.url)["failures"] == 2, "the second poll has its own result")
        self.assertEqual(daemon.stop(), 0)

    def test_a_move_counts_once_and_the_story_is_stored_once(self):
        self.web.serve("/new", stories.atom(stories.meddling()))
        self.web.answers["/feed"] = web.redirect("/new")
        daemon = self.hanging()
        self.way.let_go()
        daemon.wait_for_log("1 polls took longer than their lease")
        self.assertEqual(self.feed(self.url)["moved_seen"], 1)
        self.assertEqual(self.database.count("alleged.story"), 1)
        self.assertEqual(daemon.stop(), 0)


class CutOffInACommit(harness.Case):
    """As when a machine is suspended or its network is gone: its connection stays, and its transaction with it."""

    def test_it_keeps_others_from_storing_stories_for_a_short_time_only_and_its_own_is_stored_once(self):
        folder = os.path.join(self.folder, "way")
        os.mkdir(folder)
        through = way.Way(self.cluster, folder, cut_after=b"INSERT INTO alleged.allegation (")
        self.addCleanup(through.close)
        self.alleged.settings["database_url"] = self.database.url.replace(self.cluster.socket, folder)
        self.subscribe(self.web.serve("/one", stories.rss(stories.taiwan(1, outlet="one.example"))))
        cut = self.start_daemon()
        cut.wait_until(through.is_cut, "it is in the middle of its commit")
        other = program.Alleged(self.folder, self.database.url, state_dir=os.path.join(self.folder, "other"))
        other.succeed("feeds", "add", self.web.serve("/two", stories.rss(stories.meddling(2, outlet="two.example"))))
        daemon = self.start_daemon(other)
        daemon.wait_until(lambda: self.database.count("alleged.story") == 1, "the other has stored a story")
        # As if the time of the lease had passed.
        self.database.execute("UPDATE alleged.feed SET lease_until = now() WHERE lease_worker IS NOT NULL")
        daemon.wait_until(lambda: self.database.count("alleged.story") == 2, "it has polled the first feed as well")
        through.heal()
        cut.wait_for_log("1 polls took longer than their lease")
        self.assertEqual([cut.stop(), daemon.stop()], [0, 0])
        self.assertEqual(self.database.count("alleged.story"), 2)


if __name__ == "__main__":
    unittest.main()
