"""A site is not asked for more at once, nor sooner again, than was set, by all daemons together; and no site keeps another
waiting."""

import collections
import json
import os
import threading
import time
import unittest

import harness
import stories
import web
from program import Alleged

setUpModule, tearDownModule = harness.module_with_cluster()

# What the way from a daemon's clock to the server's adds to one request may be missing before the next one.
SLACK = 0.3


class Case(harness.Case):
    def setUp(self):
        super().setUp()
        self.alleged.settings["poll_per_host"] = None
        self.starts = []  # (when, path, who asks), as the server saw them
        self._lock = threading.Lock()

    def noting(self, answer):
        def note_and_answer(exchange):
            with self._lock:
                self.starts.append((time.monotonic(), exchange.path, exchange.headers["User-Agent"]))
            answer(exchange)
        return note_and_answer

    def gaps(self):
        times = sorted(when for when, _, _ in self.starts)
        return [later - sooner for sooner, later in zip(times, times[1:])]

    def another(self, **settings):
        """A second program on the same database, with an identity of its own."""
        folder = os.path.join(self.folder, "other")
        os.mkdir(folder)
        return Alleged(folder, self.database.url, **{**{name: value for name, value in self.alleged.settings.items()
                                                        if name.startswith("poll_")}, **settings})

    def import_feeds(self, urls):
        outlines = "".join(f'<outline xmlUrl="{url}" text="Outlet"/>' for url in urls)
        self.alleged.succeed("feeds", "import", "-", text=f'<opml version="2.0"><body>{outlines}</body></opml>')

    def all_polled(self):
        return self.database.count("alleged.feed WHERE polled_at IS NULL") == 0


class Gap(Case):
    def test_requests_to_one_site_begin_at_least_the_gap_apart_over_two_daemons(self):
        self.alleged.settings.update(poll_private_host_gap="1s", poll_concurrency="1", poll_contact="first")
        document = web.document(stories.atom(stories.entry(1)))

        def slow(exchange):
            exchange.feeds.released.wait(1.5)  # longer than the gap: one daemon alone could not keep up with it
            document(exchange)
        paths = [f"/feed{number}" for number in range(7)]
        for path in paths:
            self.web.answers[path] = self.noting(slow)
        self.import_feeds(self.web.url(path) for path in paths)
        daemons = [self.start_daemon(), self.start_daemon(self.another(poll_contact="second"))]
        daemons[0].wait_until(self.all_polled, "all is polled")
        self.assertEqual([daemon.stop() for daemon in daemons], [0, 0])
        self.assertEqual(sorted(path for _, path, _ in self.starts), paths)
        self.assertEqual(len({who for _, _, who in self.starts}), 2)
        self.assertGreaterEqual(min(self.gaps()), 1 - SLACK)

    def test_the_gap_is_that_of_the_site_and_not_of_the_host_and_feeds_not_one_s_own_have_one_of_their_own(self):
        self.alleged.settings.update(poll_host_gap="2s", poll_allow_private="true")
        for path in ("/a", "/b", "/c"):
            self.web.answers[path] = self.noting(web.document(stories.atom(stories.entry(1))))
        urls = [self.web.url("/a", "news.harbour.localhost"), self.web.url("/b", "sport.harbour.localhost"),
                self.web.url("/c", "harbour.localhost")]
        self.import_feeds(urls)
        self.database.execute("UPDATE alleged.feed SET allow_private = false")
        self.alleged.poll_once()
        self.assertEqual(sorted(path for _, path, _ in self.starts), ["/a", "/b", "/c"])
        self.assertGreaterEqual(min(self.gaps()), 2 - SLACK)

    def test_feeds_of_other_sites_do_not_wait_for_the_gap_of_one(self):
        self.alleged.settings["poll_private_host_gap"] = "1h"
        paths = [f"/feed{number}" for number in range(5)]
        for path in paths:
            self.web.serve(path, stories.atom(stories.entry(1)))
        self.import_feeds([self.web.url("/feed0", "site1.localhost"),
                           *(self.web.url(path, f"site{path[-1]}.localhost") for path in paths)])
        daemon = self.start_daemon()
        unasked = "alleged.feed WHERE polled_at IS NULL"
        daemon.wait_until(lambda: self.database.count(unasked) == 1, "all sites are asked once")
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(len(self.web.requests), 5)

    def test_a_daemon_asked_to_end_makes_no_request_whose_turn_has_not_come(self):
        self.alleged.settings["poll_private_host_gap"] = "4s"  # short enough to be leased ahead
        for path in ("/a", "/b"):
            self.web.answers[path] = self.noting(web.document(stories.atom(stories.entry(1))))
        self.import_feeds(self.web.url(path) for path in ("/a", "/b"))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: len(self.starts) == 1, "the first is asked")
        self.assertGreater(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL AND polled_at IS NULL"), 0)
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(len(self.starts), 1)
        self.assertEqual(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL OR failures > 0"), 0)
        self.assertEqual(self.database.count("alleged.feed WHERE polled_at IS NULL"), 1)


class AtOnce(Case):
    def test_two_daemons_together_ask_a_site_for_no_more_at_once_than_one_may(self):
        self.alleged.settings.update(poll_per_host="3", poll_timeout="60s", poll_stall_timeout="60s")
        paths = [f"/feed{number}" for number in range(12)]
        for path in paths:
            self.web.answers[path] = web.silence
        self.import_feeds(self.web.url(path) for path in paths)
        daemons = [self.start_daemon(), self.start_daemon(self.another())]
        daemons[0].wait_until(lambda: self.web.holding == 3, "three feeds of the site hang")
        for number, host in enumerate(("beside.localhost", "between.localhost")):  # claimed after those that wait
            self.web.serve(f"/beside{number}", stories.atom(stories.meddling()))
            self.subscribe(self.web.url(f"/beside{number}", host))
            daemons[0].wait_until(lambda: self.database.count(f"alleged.story WHERE feed_url LIKE '%beside{number}'") == 1,
                                  "another site's feed is stored")
        self.assertEqual(sum(len(self.web.asked(path)) for path in paths), 3)
        self.assertEqual([daemon.stop() for daemon in daemons], [0, 0])


class Held(Case):
    """A site that answered 429, or 503 with Retry-After, is left alone as a whole."""

    def setUp(self):
        super().setUp()
        self.alleged.settings.update(poll_concurrency="1", poll_private_host_gap="0s")

    def ask_in_turn(self, *urls):
        """Subscribes feeds that are due one after the other."""
        for place, url in enumerate(urls):
            self.subscribe(url)
            self.database.execute(f"UPDATE alleged.feed SET next_at = now() - interval '{600 - place}s' WHERE url = '{url}'")

    def site(self, name="127.0.0.1"):
        [row] = self.database.rows("SELECT extract(epoch FROM next_start - now()) AS held FROM alleged.site"
                                   f" WHERE name = '{name}'")
        return float(row["held"])

    def end_hold(self):
        self.database.execute("UPDATE alleged.site SET next_start = now(), queue_end = now();"
                              " UPDATE alleged.feed SET next_at = now(), wait_until = '-infinity'")

    def test_its_other_feeds_wait_and_a_single_run_leaves_them_for_later_and_says_so(self):
        for code, retry_after, least in ((429, {"retry_after": 7200}, 7000), (429, {}, 50), (503, {"retry_after": 600}, 500)):
            with self.subTest(code=code, **retry_after):
                self.database.execute("DELETE FROM alleged.feed; DELETE FROM alleged.site")
                self.web.requests.clear()
                self.web.answers["/angry"] = web.status(code, **retry_after)
                others = [self.web.serve(f"/other{number}", stories.atom(stories.entry(1))) for number in range(5)]
                self.ask_in_turn(self.web.url("/angry"), *others,
                                 self.web.serve("/elsewhere", stories.atom(stories.entry(2))).replace("127.0.0.1", "localhost"))
                said = self.alleged.poll_once()
                self.assertEqual([request.path for request in self.web.requests], ["/angry", "/elsewhere"])
                self.assertIn("5 due feeds were left for later", said)
                self.assertIn("all of 127.0.0.1 is left alone for", self.feed(self.web.url("/angry"))["failure"])
                self.assertGreater(self.site(), least)
                held = "alleged.feed, alleged.site WHERE site = name AND url LIKE '%/other%' AND polled_at IS NULL"
                self.assertEqual(self.database.count(held + " AND wait_until >= next_start"), 5)  # out of the backlog
                self.end_hold()
                self.web.serve("/angry", stories.atom(stories.entry(1)))
                self.assertNotIn("left for later", self.alleged.poll_once())
                self.assertEqual(self.database.count("alleged.feed WHERE ok_at IS NULL"), 0)

    def test_a_server_with_trouble_of_its_own_that_names_no_time_holds_nobody_back(self):
        for number, answer in enumerate((web.status(503), web.status(500, retry_after=7200), web.status(404))):
            self.web.answers[f"/{number}"] = answer
        self.ask_in_turn(*(self.web.url(f"/{number}") for number in range(3)),
                         self.web.serve("/good", stories.atom(stories.entry(1))))
        self.assertNotIn("left for later", self.alleged.poll_once())
        self.assertEqual(len(self.web.requests), 4)

    def test_a_feed_that_leads_to_another_site_does_not_silence_that_site(self):
        self.web.answers["/limits"] = web.status(429, retry_after=7200)
        self.web.answers["/trap"] = web.status(302, location=self.web.url("/limits"))
        self.ask_in_turn(self.web.url("/trap", "trap.localhost"), self.web.serve("/good", stories.atom(stories.entry(1))))
        self.alleged.poll_once()
        self.assertIsNotNone(self.feed(self.web.url("/good"))["ok_at"])
        wait = "SELECT extract(epoch FROM next_at - now()) FROM alleged.feed WHERE failures > 0"
        self.assertGreater(float(self.database.execute(wait)), 7000)  # the feed itself heeds it

    def test_a_hold_is_never_shortened_and_lasts_a_day_at_most(self):
        self.web.answers["/long"] = web.status(429, retry_after=10**9)
        self.ask_in_turn(self.web.url("/long"))
        self.alleged.poll_once()
        self.assertLessEqual(self.site(), 24 * 3600)

        def while_another_daemon_is_told_to_wait_for_longer(exchange):
            self.database.execute("UPDATE alleged.site SET next_start = now() + interval '2 hours'")
            web.status(429, retry_after=60)(exchange)
        self.database.execute("UPDATE alleged.site SET next_start = now()")
        self.web.answers["/short"] = while_another_daemon_is_told_to_wait_for_longer
        self.ask_in_turn(self.web.url("/short"))
        self.alleged.poll_once()
        self.assertGreater(self.site(), 7000)

    def test_it_holds_for_every_daemon_and_neither_keeps_other_sites_waiting(self):
        self.alleged.settings.update(poll_concurrency="8")
        self.web.answers["/angry"] = web.status(429, retry_after=7200)
        self.ask_in_turn(self.web.url("/angry"))
        self.alleged.poll_once()
        paths = [f"/held{number}" for number in range(300)]
        for path in paths:
            self.web.serve(path, stories.atom(stories.entry(1)))
        self.import_feeds(self.web.url(path) for path in paths)
        self.database.execute("UPDATE alleged.feed SET next_at = now() - interval '1 day' WHERE url LIKE '%/held%'")
        daemons = [self.start_daemon(), self.start_daemon(self.another())]
        for number in range(3):
            self.web.serve(f"/beside{number}", stories.atom(stories.entry(1)))
            url = self.web.url(f"/beside{number}", f"site{number}.localhost")
            self.subscribe(url)
            daemons[0].wait_until(lambda: self.feed(url)["ok_at"], "another site's feed is read")
        self.assertEqual([daemon.stop() for daemon in daemons], [0, 0])
        self.assertFalse([request.path for request in self.web.requests if request.path in paths])
        self.assertEqual(self.database.count("alleged.feed WHERE url LIKE '%/held%' AND wait_until <= now()"), 0)
        overdue = "feeds overdue by an hour"
        self.assertEqual(json.loads(self.alleged.succeed("status", "--json"))[overdue], "0")
        self.end_hold()
        self.database.execute("UPDATE alleged.feed SET next_at = now() - interval '1 day' WHERE url LIKE '%/held%'")
        self.assertEqual(json.loads(self.alleged.succeed("status", "--json"))[overdue], "300")

    def test_a_hold_that_ends_soon_is_waited_for(self):
        self.web.answers["/angry"] = web.status(429, retry_after=2)
        document = web.document(stories.atom(stories.entry(1)))
        for path in ("/angry", "/next"):
            self.web.answers[path] = self.noting(self.web.answers.get(path, document))
        self.ask_in_turn(self.web.url("/angry"), self.web.url("/next"))
        self.assertNotIn("left for later", self.alleged.poll_once())
        self.assertEqual([path for _, path, _ in self.starts], ["/angry", "/next"])
        self.assertGreaterEqual(min(self.gaps()), 2 - SLACK)


class Backlog(Case):
    FEEDS = 3000

    def backlog(self, answer):
        """So many feeds of one site, all due for longer than anything else."""
        self.web.answers.update({f"/backlog?{number}": answer for number in range(1, self.FEEDS + 1)})
        url = self.web.url("/backlog")
        self.database.execute("INSERT INTO alleged.feed (url, site, allow_private, next_at)"
                              f" SELECT '{url}?' || n, '127.0.0.1', true, now() - interval '1 day'"
                              f" FROM generate_series(1, {self.FEEDS}) AS n")

    def assert_another_site_is_served(self, concurrency):
        self.alleged.settings.update(poll_concurrency=concurrency, poll_timeout="60s", poll_stall_timeout="60s")
        self.backlog(web.silence)
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.web.holding == 2, "two feeds of the backlog hang")
        self.web.serve("/beside", stories.atom(stories.meddling()))
        self.subscribe(self.web.url("/beside", host="localhost"))
        daemon.wait_until(lambda: self.database.count("alleged.story") == 1, "the other site's feed is stored")
        self.assertEqual(self.database.count("alleged.feed WHERE polled_at IS NOT NULL"), 1)
        self.assertEqual(self.web.holding, 2)
        self.assertEqual(daemon.stop(), 0)

    def test_thousands_of_due_feeds_of_one_slow_site_keep_no_other_site_waiting(self):
        self.assert_another_site_is_served(concurrency="256")

    def test_nor_where_few_polls_are_made_at_once(self):
        self.assert_another_site_is_served(concurrency="3")

    def test_a_site_with_a_backlog_is_asked_one_after_the_other_and_each_feed_once(self):
        self.FEEDS = 300
        self.backlog(self.noting(web.document(stories.atom(stories.entry(1)))))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.feed WHERE polled_at IS NOT NULL AND failures = 0"), 300)
        self.assertEqual(sorted(collections.Counter(path for _, path, _ in self.starts).values()), [1] * 300)


if __name__ == "__main__":
    unittest.main()
