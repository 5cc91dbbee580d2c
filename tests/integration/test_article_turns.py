"""Linked pages are asked for in turn and in time; what does not get its turn comes later, and nothing is lost or doubled."""

import unittest

import harness
import stories
import web
from headlines import Case, dull_page, page

setUpModule, tearDownModule = harness.module_with_cluster()


class Turns(Case):
    def test_every_request_takes_a_turn_of_its_site(self):
        self.alleged.settings["poll_private_host_gap"] = "1s"
        self.feed_of(*(self.headline(number, self.page(f"/{number}", dull_page(number))) for number in range(2)))
        before = self.database.execute("SELECT now()")
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed", "/robots.txt", "/0", "/1"])
        self.assertEqual(self.database.count(
            f"alleged.site WHERE name = '127.0.0.1' AND next_start >= '{before}'::timestamptz + interval '4 seconds'"), 1)

    def test_a_crawl_delay_is_a_larger_gap(self):
        self.web.serve("/robots.txt", "User-agent: alleged\nCrawl-delay: 50\n", content_type="text/plain")
        self.alleged.settings["poll_timeout"] = "20s"
        url = self.feed_of(*(self.headline(number, self.page(f"/{number}", dull_page(number))) for number in range(2)))
        before = self.database.execute("SELECT now()")
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed", "/robots.txt", "/0"])
        self.assertEqual(self.database.count(
            f"alleged.site WHERE next_start >= '{before}'::timestamptz + interval '50 seconds'"), 1)
        self.assertIn("1 entries wait for the next poll", self.feed(url)["article_trouble"])

    def test_entries_whose_turn_does_not_come_in_time_come_with_the_next_poll(self):
        self.alleged.settings["poll_private_host_gap"] = "1h"
        link = self.page("/1")
        url = self.feed_of(self.headline(1, link), stories.taiwan(2, link="urn:none"))
        self.web.serve("/feed", stories.atom(self.headline(1, link), stories.taiwan(2, link="urn:none")), etag='"one"')
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed"])
        feed = self.feed(url)
        self.assertEqual((self.seen(), feed["article_waits"], feed["body_hash"], feed["etag"]), (1, 1, None, ""))
        self.assertEqual(feed["article_trouble"], "1 entries wait for the next poll")
        self.assertEqual(self.database.count("alleged.feed WHERE next_at < now() + interval '17 minutes'"), 1)
        self.alleged.settings["poll_private_host_gap"] = None
        self.database.execute("DELETE FROM alleged.site")
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual(len(self.web.asked("/1")), 1)
        feed = self.feed(url)
        self.assertEqual((self.seen(), feed["article_waits"], feed["article_trouble"]), (2, 0, None))
        self.assertEqual((feed["etag"], self.database.count("alleged.story")), ('"one"', 2))

    def test_an_entry_that_has_waited_for_long_is_read_by_the_feeds_own_text(self):
        self.alleged.settings["poll_private_host_gap"] = "1h"
        url = self.feed_of(stories.meddling(link=self.page("/1")))
        for polls in range(1, 6):
            self.alleged.poll_once()
            self.assertEqual((self.feed(url)["article_waits"], self.seen()), (polls, 0))
            self.database.execute("DELETE FROM alleged.site")
            self.make_due()
        self.alleged.poll_once()
        feed = self.feed(url)
        self.assertEqual((self.seen(), self.database.count("alleged.story WHERE article IS NULL")), (1, 1))
        self.assertEqual(feed["article_waits"], 0)
        self.assertIn("1 entries are read without their pages", feed["article_trouble"])

    def test_a_poll_asks_for_fifty_pages_and_the_next_one_for_the_rest(self):
        url = self.feed_of(*(self.headline(number, self.page(f"/{number}", dull_page(number))) for number in range(60)))
        self.alleged.poll_once()
        self.assertEqual(len(self.asked()), 2 + 50)
        self.assertEqual((self.seen(), self.feed(url)["article_trouble"]), (50, "10 entries wait for the next poll"))
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual((self.seen(), self.feed(url)["article_trouble"]), (60, None))
        self.assertEqual(sorted(self.asked()), sorted(["/feed", "/robots.txt"] * 2 + [f"/{number}" for number in range(60)]))

    def test_a_server_that_asks_to_be_left_alone_is(self):
        for code in (429, 503):
            with self.subTest(code):
                self.web.requests.clear()
                self.web.answers["/1"] = web.status(code, retry_after=7200)
                url = self.feed_of(self.headline(1, self.web.url("/1")), self.headline(2, self.page("/2")),
                                   path=f"/feed{code}")
                self.alleged.poll_once()
                self.assertEqual(self.asked(), [f"/feed{code}", "/robots.txt", "/1"])
                self.assertEqual(self.seen(), 0)
                self.assertEqual(self.feed(url)["article_trouble"],
                                 "2 entries wait for the next poll, for a server asks to be left alone")
                self.assertEqual(self.database.count(
                    f"alleged.feed WHERE url = '{url}' AND next_at > now() + interval '110 minutes'"), 1)
                # And so is its whole site, by every daemon.
                self.make_due()
                self.alleged.poll_once()
                self.assertEqual(len(self.asked()), 3)
                self.assertEqual(self.database.execute("DELETE FROM alleged.site WHERE next_start > now() + interval '110 minutes'"
                                                       " RETURNING name"), "127.0.0.1")

    def test_a_page_that_never_comes_ends_with_the_time_of_the_poll(self):
        self.alleged.settings.update(poll_timeout="2s", poll_stall_timeout="10m")
        self.web.answers["/1"] = web.drip
        url = self.feed_of(stories.meddling(link=self.web.url("/1")), self.headline(2, self.page("/2")))
        self.alleged.poll_once()
        self.assertEqual(self.web.asked("/2"), [])
        self.assertEqual((self.seen(), self.database.count("alleged.story")), (1, 1))
        self.assertIn("too slow", self.feed(url)["article_trouble"])
        self.assertIn("1 entries wait for the next poll", self.feed(url)["article_trouble"])


class Endings(Case):
    def assert_undone(self):
        self.assertEqual((self.seen(), self.database.count("alleged.story"), self.database.count("alleged.feed WHERE polled_at"
                                                                                                 " IS NOT NULL")), (0, 0, 0))

    def test_a_daemon_killed_among_its_pages_loses_nothing_and_repeats_nothing(self):
        url = self.feed_of(*(self.headline(number, self.page(f"/{number}", page(text)))
                             for number, text in enumerate((stories.MEDDLING_TEXT, stories.TAIWAN_TEXT * 3))))
        good = self.web.answers["/1"]
        daemon = self.start_daemon()

        def kill_before_answering(exchange):
            daemon.process.kill()
            good(exchange)
        self.web.answers["/1"] = kill_before_answering
        harness.wait_until(lambda: not daemon.running(), "the daemon is killed")
        self.assert_undone()
        self.web.answers["/1"] = good
        self.alleged.poll_once()
        feed = self.feed(url)
        self.assertEqual((self.seen(), self.database.count("alleged.story")), (2, 2))
        self.assertEqual((feed["lease_worker"], feed["failures"]), (None, 0))
        self.assertEqual(self.database.count("(SELECT FROM alleged.report GROUP BY allegation_id, story_id, stance"
                                             " HAVING count(*) > 1) AS twice"), 0)

    def test_a_daemon_asked_to_end_among_its_pages_stores_nothing_and_gives_the_feed_back(self):
        self.web.answers["/1"] = web.silence
        self.feed_of(self.headline(1, self.web.url("/1")))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.web.holding == 1, "the page is asked for")
        self.assertEqual(daemon.stop(), 0)
        self.assert_undone()
        self.assertEqual(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL"), 0)

    def test_nor_does_it_wait_for_a_turn(self):
        self.alleged.settings.update(poll_private_host_gap="4m", poll_timeout="10m")
        self.feed_of(self.headline(1, self.page("/1")))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.site WHERE next_start > now() + interval '6 minutes'") == 1,
                          "the turn is taken")
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(self.asked(), ["/feed"])
        self.assert_undone()

    def test_the_lease_is_as_long_as_feed_and_pages_can_take(self):
        self.alleged.settings.update(poll_timeout="10m", poll_stall_timeout="10m")
        self.web.answers["/a"] = self.web.answers["/b"] = web.silence
        self.subscribe(self.web.url("/a"))
        self.alleged.succeed("feeds", "add", "--fetch-article", self.web.url("/b"))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.web.holding == 2, "both are asked for")
        [plain, with_pages] = self.database.rows("SELECT extract(epoch FROM lease_until - now()) AS seconds FROM alleged.feed"
                                                 " ORDER BY url")
        self.assertTrue(0 < plain["seconds"] <= 660 < with_pages["seconds"] <= 1260, (plain, with_pages))
        self.assertEqual(daemon.stop(), 0)


if __name__ == "__main__":
    unittest.main()
