"""The node that leads is lost while feeds are polled: the daemon goes on with the other by itself, and what was stored is
there, once. Its address names both nodes and target_session_attrs=read-write."""

import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
import patroni  # noqa: E402
import program  # noqa: E402
import stories  # noqa: E402
import web  # noqa: E402

FEEDS = 300


class Failover(unittest.TestCase):
    def setUp(self):
        self.pair = patroni.Pair()
        self.addCleanup(self.pair.close)
        self.folder = tempfile.mkdtemp(prefix="alleged-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.pair.execute("CREATE DATABASE record TEMPLATE template0 ENCODING 'UTF8'")
        self.web = web.FeedServer()
        self.addCleanup(self.web.close)
        self.alleged = program.Alleged(self.folder, self.pair.url("record"))
        self.alleged.succeed("migrate")
        outlines = []
        for number in range(FEEDS):
            url = self.web.serve(f"/{number}", stories.rss(stories.entry(
                number, stories.TAIWAN_TITLE, f"<p>Paper {number}.</p>{stories.TAIWAN_TEXT}", outlet=f"o{number}.example")))
            outlines.append(f'<outline type="rss" text="Outlet {number}" xmlUrl="{url}"/>')
        opml = pathlib.Path(self.folder, "feeds.opml")
        opml.write_text(f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>', encoding="utf-8")
        self.alleged.succeed("feeds", "import", str(opml))

    def stored(self):
        return int(self.pair.execute("SELECT count(*) FROM alleged.story", "record"))

    def lose(self, how):
        """Begins to poll, and loses the leader once the first stories are there."""
        leader = self.pair.leader()
        [follower] = [node for node in self.pair.nodes if node is not leader]
        daemon = self.alleged.start()
        self.addCleanup(daemon.kill)
        daemon.wait_until(lambda: self.stored() > 0, "a first story is stored")
        committed = set(self.pair.execute("SELECT entry_key FROM alleged.story", "record").split())
        how(leader)
        self.pair.wait_until_led_by(follower)
        daemon.wait_until(lambda: self.stored() == FEEDS, "all stories are stored")
        self.assertEqual(daemon.stop(), 0)
        now = self.pair.execute("SELECT entry_key FROM alleged.story", "record").split()
        self.assertEqual(len(now), len(set(now)))
        self.assertLessEqual(committed, set(now))
        self.assertEqual(self.pair.execute("SELECT count(*), count(DISTINCT story_id) FROM alleged.report", "record"),
                         f"{FEEDS}|{FEEDS}")
        self.assertEqual(self.pair.execute("SELECT accused, target, outlets FROM alleged.matrix", "record"), f"CN|TW|{FEEDS}")

    def test_its_postgresql_is_killed(self):
        self.lose(patroni.Node.kill_postgres)

    def test_the_whole_node_is_lost(self):
        self.lose(patroni.Node.kill_host)


if __name__ == "__main__":
    unittest.main()
