"""Several daemons on one database: no feed is polled twice, and what becomes of one of them costs nothing.

ALLEGED_FEEDS sets how many feeds they share (10000, at least 100)."""

import os
import pathlib
import random
import signal
import sys
import time
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[1:1] = [str(TESTS / "integration"), str(TESTS / "bench")]
import feed_site  # noqa: E402
import feeds  # noqa: E402
import harness  # noqa: E402
import make_feeds  # noqa: E402
import program  # noqa: E402
import stories  # noqa: E402
import way  # noqa: E402
import web  # noqa: E402

setUpModule, tearDownModule = harness.module_with_cluster()

FEEDS = int(os.environ.get("ALLEGED_FEEDS", "10000"))
STORIES = len(range(0, FEEDS, 10))
AT_ONCE = min(256, FEEDS // 16)  # a daemon polls: few enough that eight find as many, and feeds are left for later
SEED = 20261127
TARGETS = ["Moldova", "Romania", "Georgia", "Taiwan", "Canada", "France"]
ACCUSED = ["Russia", "China", "Iran", "Turkey"]


def document(number, chance):
    """Two entries of about 1,500 characters, like no others. In one of ten feeds the second tells an allegation."""
    def article():
        return "".join(f"<p>{make_feeds.sentence(chance)}</p>" for _ in range(12))
    outlet = f"outlet{number}.example"
    first, second = (stories.entry(place, text=article(), outlet=outlet) for place in (1, 2))
    if number % 10 == 0:
        accused, target = chance.choice(ACCUSED), chance.choice(TARGETS)
        second["title"] = f"{target} accuses {accused} of meddling in its vote"
        second["text"] = (f"<p>{target}'s interior ministry accused {accused} of interfering in {target}'s "
                          f"presidential election.</p>{second['text']}")
    return stories.rss(first, second)


class Workers(harness.Case):
    def worker(self, name):
        return program.Alleged(self.folder, self.database.url, state_dir=os.path.join(self.folder, f"state-{name}"))

    def end_leases(self, condition="lease_worker IS NOT NULL"):
        """As if the time of these leases had passed."""
        self.database.execute(f"UPDATE alleged.feed SET lease_until = now() WHERE {condition}")


class ManyFeeds(Workers):
    def setUp(self):
        super().setUp()
        chance = random.Random(SEED)
        self.site = feed_site.FeedSite({str(number): document(number, chance) for number in range(FEEDS)})
        self.addCleanup(self.site.close)
        feeds.subscribe(self.alleged, self.site.urls)

    def start_together(self, workers):
        """Their daemons, each of which holds as many leases as it polls at once; the site answers when it resumes."""
        self.site.pause()
        for worker in workers:
            worker.settings.update(poll_concurrency=str(AT_ONCE), poll_timeout="10m", poll_stall_timeout="10m")
        daemons = [self.start_daemon(worker) for worker in workers]
        daemons[-1].wait_until(
            lambda: self.database.count("alleged.feed WHERE lease_worker IS NOT NULL") == AT_ONCE * len(daemons),
            "each daemon has its leases")
        return daemons

    def wait_until_polled(self, daemon, source="alleged.feed WHERE polled_at IS NULL"):
        """However long it takes, as long as it goes on."""
        while left := self.database.count(source):
            daemon.wait_until(lambda: self.database.count(source) < left, f"some of the last {left} feeds are polled")

    def expect_all_stored_once(self):
        self.assertEqual(self.database.count("alleged.entry_seen"), 2 * FEEDS)
        self.assertEqual(
            self.database.execute("SELECT count(*), count(DISTINCT (feed_url, entry_key)) FROM alleged.story"),
            f"{STORIES}|{STORIES}")
        self.assertEqual(self.database.count("alleged.report"), STORIES)
        self.assertEqual(self.database.count("alleged.feed WHERE polled_at IS NULL OR failures > 0"), 0)

    def test_every_feed_is_polled_once_and_stored_once_by_any_number_of_daemons(self):
        subscribed = self.database.name
        for count in (1, 2, 4, 8):
            with self.subTest(daemons=count):
                self.database = self.cluster.create_database(subscribed)
                self.site.forget()
                daemons = self.start_together([self.worker(f"{count}-{number}") for number in range(count)])
                begun = time.monotonic()
                self.site.resume()
                self.wait_until_polled(daemons[0])
                took = time.monotonic() - begun
                self.assertEqual([daemon.stop() for daemon in daemons], [0] * count)
                self.assertEqual(self.site.polls(), {str(number): 1 for number in range(FEEDS)})
                self.expect_all_stored_once()
                print(f"daemons: {count}; {FEEDS} feeds polled once and {STORIES} stories stored once in {took:.1f} s, "
                      f"{FEEDS / took:,.0f} feeds a second", flush=True)
        self.tell_sizes()

    def tell_sizes(self):
        """Of what the last of them stored, with indexes."""
        for table in ("feed", "entry_seen", "story", "report"):
            rows, size = map(int, self.database.execute(
                f"SELECT count(*), pg_total_relation_size('alleged.{table}') FROM alleged.{table}").split("|"))
            print(f"{table}: {rows} rows, {size / rows:,.0f} bytes a row", flush=True)
        length = self.database.execute("SELECT avg(length(text))::int FROM alleged.story")
        print(f"a story's text: {length} characters", flush=True)

    def test_what_a_killed_daemon_and_one_cut_off_had_begun_is_done_by_others_and_stored_once(self):
        folder = os.path.join(self.folder, "way")
        os.mkdir(folder)
        through = way.Way(self.cluster, folder)
        self.addCleanup(through.close)
        workers = [self.worker(name) for name in ("killed", "cut", "third", "fourth")]
        workers[1].settings["database_url"] = self.database.url.replace(self.cluster.socket, folder)
        killed, cut, *others = self.start_together(workers)
        identities = [pathlib.Path(worker.settings["state_dir"], "worker").read_text(encoding="utf-8").strip()
                      for worker in workers[:2]]
        lost = f"lease_worker IN ('{identities[0]}', '{identities[1]}')"
        held = set(self.database.execute(f"SELECT substring(url, '[0-9]+$') FROM alleged.feed WHERE {lost}").split())
        self.assertEqual(len(held), 2 * AT_ONCE)
        killed.kill()
        through.cut()
        self.site.resume()
        self.wait_until_polled(others[0], f"alleged.feed WHERE polled_at IS NULL AND ({lost}) IS NOT TRUE")
        self.end_leases(lost)
        self.wait_until_polled(others[0])
        through.heal()
        cut.wait_for_log("polls took longer than their lease")
        self.assertEqual([daemon.stop() for daemon in (cut, *others)], [0, 0, 0])
        self.expect_all_stored_once()
        polls = self.site.polls()
        self.assertEqual(len(polls), FEEDS)
        self.assertLessEqual({path for path, count in polls.items() if count > 1}, held)
        self.assertLessEqual(max(polls.values()), 2)
        print(f"of 4 daemons one was killed and one cut off from the database, each with {AT_ONCE} of {FEEDS} feeds "
              "leased: when the leases had ended the others polled these, and every story is stored once", flush=True)


class FewFeeds(Workers):
    def test_a_daemon_that_comes_back_after_its_leases_ended_stores_nothing_over_what_another_stored(self):
        count = 20
        feeds.subscribe(self.alleged, feeds.papers(self.web, count))
        answers = dict(self.web.answers)
        for path in answers:
            self.web.answers[path] = web.silence
        slow = self.start_daemon(self.worker("slow"))
        slow.wait_until(lambda: self.web.holding == count, "it has begun all polls")
        slow.process.send_signal(signal.SIGSTOP)  # as when its machine is suspended
        self.web.answers.update(answers)
        self.end_leases()
        other = self.start_daemon(self.worker("other"))
        other.wait_until(lambda: self.database.count("alleged.story") == count, "the other has polled them")
        self.assertEqual(other.stop(), 0)
        state = "SELECT id, polled_at, failures, failure FROM alleged.feed ORDER BY id"
        before = self.database.execute(state)
        self.web.released.set()  # its polls end, as failures
        slow.process.send_signal(signal.SIGCONT)
        slow.wait_for_log("polls took longer than their lease")
        self.assertEqual(slow.stop(), 0)
        self.assertEqual(self.database.execute(state), before)
        self.assertEqual(self.database.count("alleged.story"), count)
        print(f"a daemon was stopped and woke after its {count} leases had ended: of its polls nothing was stored over "
              "what another had stored", flush=True)


if __name__ == "__main__":
    unittest.main(verbosity=0)
