"""One, two, four and eight daemons on one database: no feed is polled twice, whatever becomes of one of them.

ALLEGED_FEEDS sets how many feeds they share (2000)."""

import collections
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
import harness  # noqa: E402
import program  # noqa: E402
import stories  # noqa: E402
import web  # noqa: E402

setUpModule, tearDownModule = harness.module_with_cluster()

FEEDS = int(os.environ.get("ALLEGED_FEEDS", "2000"))


class Workers(harness.Case):
    def subscribe_many(self, count):
        outlines = []
        for number in range(count):
            url = self.web.serve(f"/{number}", stories.rss(stories.entry(number), stories.taiwan(outlet=f"o{number}.example")))
            outlines.append(f'<outline type="rss" text="Outlet {number}" xmlUrl="{url}"/>')
        opml = pathlib.Path(self.folder, "feeds.opml")
        opml.write_text(f'<opml version="2.0"><body>{"".join(outlines)}</body></opml>', encoding="utf-8")
        self.alleged.succeed("feeds", "import", str(opml))

    def worker(self, number):
        return program.Alleged(self.folder, self.database.url, state_dir=os.path.join(self.folder, f"state{number}"),
                               database_connections="4")

    def polls(self):
        return collections.Counter(request.path for request in self.web.requests)

    def expect_each_once(self, count):
        self.assertEqual(set(self.polls().values()), {1})
        self.assertEqual(len(self.polls()), count)
        self.assertEqual(self.database.count("alleged.entry_seen"), 2 * count)
        self.assertEqual(self.database.count("alleged.story"), count)
        self.assertEqual(self.database.count("alleged.feed WHERE polled_at IS NULL OR failures > 0"), 0)

    def worker_that_waits_for_all(self, count):
        """A daemon that has begun all polls, and what the feeds will answer."""
        self.subscribe_many(count)
        answers = dict(self.web.answers)
        for path in answers:
            self.web.answers[path] = web.silence
        daemon = self.start_daemon(self.worker(1))
        daemon.wait_until(lambda: self.web.holding == count, "it has begun all polls")
        return daemon, answers

    def test_no_feed_is_polled_twice_by_any_number_of_workers(self):
        for workers in (1, 2, 4, 8):
            with self.subTest(workers=workers):
                self.database = self.cluster.create_database(harness.TEMPLATE)
                self.alleged.settings["database_url"] = self.database.url
                self.web.requests.clear()
                self.subscribe_many(FEEDS)
                begun = time.monotonic()
                running = [subprocess.Popen([program.BINARY, "run", "--once"], env=self.worker(number).environment(),
                                            stderr=subprocess.DEVNULL) for number in range(workers)]
                self.assertEqual([daemon.wait(timeout=600) for daemon in running], [0] * workers)
                took = time.monotonic() - begun
                print(f"{workers} workers, {FEEDS} feeds: {took:.1f} s, {FEEDS / took:,.0f} feeds/s", file=sys.stderr)
                self.expect_each_once(FEEDS)

    def test_what_a_killed_worker_had_begun_is_done_by_another_once_its_leases_have_ended(self):
        feeds = 40
        lost, answers = self.worker_that_waits_for_all(feeds)
        lost.kill()
        self.web.answers.update(answers)
        self.web.released.set()
        self.web.requests.clear()
        other = self.start_daemon(self.worker(2))
        # As if the time of its leases had passed.
        self.database.execute("UPDATE alleged.feed SET lease_until = now() WHERE lease_worker IS NOT NULL")
        other.wait_until(lambda: self.database.count("alleged.story") == feeds, "the other has polled them")
        self.assertEqual(other.stop(), 0)
        self.expect_each_once(feeds)

    def test_a_worker_that_comes_back_after_its_leases_ended_stores_nothing_over_what_another_stored(self):
        feeds = 20
        slow, answers = self.worker_that_waits_for_all(feeds)
        slow.process.send_signal(signal.SIGSTOP)  # cut off, and not knowing it
        self.web.answers.update(answers)
        self.web.requests.clear()
        self.database.execute("UPDATE alleged.feed SET lease_until = now() WHERE lease_worker IS NOT NULL")
        other = self.start_daemon(self.worker(2))
        other.wait_until(lambda: self.database.count("alleged.story") == feeds, "the other has polled them")
        self.assertEqual(other.stop(), 0)
        before = self.database.execute("SELECT id, polled_at, failures, failure FROM alleged.feed ORDER BY id")
        self.web.released.set()  # its polls end, as failures
        slow.process.send_signal(signal.SIGCONT)
        slow.wait_for_log("polls took longer than their lease")
        self.assertEqual(slow.stop(), 0)
        self.assertEqual(self.database.execute("SELECT id, polled_at, failures, failure FROM alleged.feed ORDER BY id"), before)
        self.assertEqual(self.database.count("alleged.story"), feeds)


if __name__ == "__main__":
    unittest.main()
