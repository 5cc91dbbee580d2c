"""The node that leads is lost while feeds are polled: the daemon goes on with the other by itself, and what was stored
is there, once. Its address names both nodes and target_session_attrs=read-write. The follower is synchronous: a commit
that was answered is on both nodes, so that the loss of one loses none."""

import pathlib
import shutil
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
import feeds  # noqa: E402
import patroni  # noqa: E402
import program  # noqa: E402
import web  # noqa: E402

FEEDS = 300


class Failover(unittest.TestCase):
    def setUp(self):
        self.pair = patroni.Pair()
        self.addCleanup(self.pair.close)
        self.pair.start()
        self.folder = tempfile.mkdtemp(prefix="alleged-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.pair.create_database("record")
        self.web = web.FeedServer()
        self.addCleanup(self.web.close)
        self.alleged = program.Alleged(self.folder, self.pair.url("record"))
        self.alleged.succeed("migrate")
        feeds.subscribe(self.alleged, feeds.papers(self.web, FEEDS))

    def stored(self):
        """Stories with their number: one that was lost and then stored anew has another."""
        return set(self.pair.execute("SELECT id, entry_key FROM alleged.story", "record").split())

    def lose(self, how, what):
        """Polls, and loses the leader as a third of the feeds have been asked for."""
        leader = self.pair.leader()
        [follower] = [node for node in self.pair.nodes if node is not leader]
        self.alleged.settings["poll_concurrency"] = "16"  # so that most polls have not begun by then
        before = set()
        lost = []

        def lose():
            before.update(self.stored())
            lost.append(time.monotonic())
            how(leader)
        feeds.at_request(self.web, FEEDS // 3, lose)
        daemon = self.alleged.start()
        self.addCleanup(daemon.kill)
        daemon.wait_for_log("PostgreSQL does not answer")
        self.assertGreater(len(before), 0)
        self.pair.wait_until_led_by(follower)
        led = time.monotonic() - lost[0]
        daemon.wait_for_log("PostgreSQL answers again")
        went_on = time.monotonic() - lost[0]
        daemon.wait_until(lambda: len(self.stored()) == FEEDS, "all stories are stored")
        self.assertEqual(daemon.stop(), 0)
        now = self.stored()
        self.assertLessEqual(before, now)
        self.assertEqual(len({row.partition("|")[2] for row in now}), FEEDS)
        self.assertEqual(self.pair.execute("SELECT count(*), count(DISTINCT story_id) FROM alleged.report", "record"),
                         f"{FEEDS}|{FEEDS}")
        self.assertEqual(self.pair.execute("SELECT accused, target, outlets FROM alleged.matrix", "record"),
                         f"CN|TW|{FEEDS}")
        print(f"{what} with {len(before)} of {FEEDS} stories stored: the other node led after {led:.1f} s, the daemon "
              f"went on after {went_on:.1f} s; what was stored is there, and every story once", flush=True)

    def test_its_postgresql_is_killed(self):
        self.lose(patroni.Node.kill_postgres, "the leader's PostgreSQL was killed")

    def test_the_whole_node_is_lost(self):
        self.lose(patroni.Node.kill_host, "the leader's PostgreSQL and Patroni were killed")


if __name__ == "__main__":
    unittest.main(verbosity=0)
