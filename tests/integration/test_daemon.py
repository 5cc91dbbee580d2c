"""The daemon in daily use: told of feeds while it runs, one of several, asked to end."""

import os
import signal
import unittest

import harness
import stories
import web
from program import Alleged

setUpModule, tearDownModule = harness.module_with_cluster()


class Daemon(harness.Case):
    def stories(self):
        return self.database.count("alleged.story")

    def test_a_feed_added_while_it_runs_is_polled_without_a_restart(self):
        daemon = self.start_daemon()
        daemon.wait_for_log("polls")
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        daemon.wait_until(lambda: self.stories() == 1, "the added feed's story is stored")
        self.assertEqual(daemon.stop(), 0)

    def test_a_paused_feed_is_not_polled(self):
        paused = self.web.serve("/paused", stories.atom(stories.taiwan()))
        self.subscribe(paused, self.web.serve("/feed", stories.atom(stories.meddling())))
        self.database.execute(f"UPDATE alleged.feed SET state = 'paused' WHERE url = '{paused}'")
        self.alleged.poll_once()
        self.assertEqual(self.stories(), 1)
        self.assertEqual(self.web.asked("/paused"), [])

    def test_a_feed_removed_while_it_is_fetched_leaves_nothing_behind_and_harms_nobody(self):
        def remove_and_answer(exchange):
            self.database.execute(f"DELETE FROM alleged.feed WHERE url = '{removed}'")
            document(exchange)
        removed = self.web.serve("/removed", stories.atom(stories.taiwan()))
        document, self.web.answers["/removed"] = self.web.answers["/removed"], remove_and_answer
        kept = self.web.serve("/kept", stories.atom(stories.meddling()))
        self.subscribe(removed, kept)
        self.alleged.poll_once()
        self.assertEqual(self.database.execute("SELECT feed_url FROM alleged.story"), kept)

    def test_each_way_of_asking_it_to_end_ends_it_well_and_gives_its_leases_back(self):
        self.alleged.settings.update(poll_timeout="10m", poll_stall_timeout="10m")
        self.web.answers["/feed"] = lambda exchange: exchange.feeds.hold()
        self.subscribe(self.web.url("/feed"))
        for number, how in enumerate((signal.SIGTERM, signal.SIGINT), start=1):
            with self.subTest(how):
                daemon = self.start_daemon()
                daemon.wait_until(lambda: len(self.web.asked("/feed")) == number, "the feed hangs")
                self.assertEqual(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL"), 1)
                self.assertEqual(daemon.stop(how), 0)
                self.assertEqual(self.database.count("alleged.feed WHERE lease_worker IS NOT NULL"), 0)

    def test_two_daemons_on_one_database_share_the_feeds_and_do_nothing_twice(self):
        mail = self.with_mail()
        self.alleged.settings["poll_concurrency"] = "4"
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        paths = [f"/feed{number}" for number in range(40)]
        for path in paths:
            self.web.serve(path, stories.atom(stories.entry(1), title=path))
        self.web.serve(paths[7], stories.atom(stories.meddling()))
        outlines = "".join(f'<outline xmlUrl="{self.web.url(path)}" text="Outlet"/>' for path in paths)
        self.alleged.succeed("feeds", "import", "-", text=f'<opml version="2.0"><body>{outlines}</body></opml>')
        other_folder = os.path.join(self.folder, "other")
        os.mkdir(other_folder)
        other = Alleged(other_folder, self.database.url, poll_concurrency="4",
                        alert_smtp_url=self.alleged.settings["alert_smtp_url"])
        daemons = [self.start_daemon(), self.start_daemon(other)]
        daemons[0].wait_until(lambda: self.database.count("alleged.feed WHERE polled_at IS NULL") == 0, "all is polled")
        daemons[0].wait_until(lambda: len(mail.mails()) == 1, "the mail is sent")
        self.assertEqual([daemon.stop() for daemon in daemons], [0, 0])
        self.assertEqual({path: len(self.web.asked(path)) for path in paths}, {path: 1 for path in paths})
        self.assertEqual(len(mail.mails()), 1)

    def test_feeds_of_one_host_are_not_polled_by_more_than_allowed_at_once(self):
        self.alleged.settings.update(poll_per_host="3", poll_timeout="60s", poll_stall_timeout="60s")
        paths = [f"/feed{number}" for number in range(9)]
        for path in paths:
            self.web.answers[path] = web.silence
            self.subscribe(self.web.url(path))
        beside = self.web.url("/beside", host="localhost")
        self.web.serve("/beside", stories.atom(stories.meddling()))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.web.holding == 3, "three feeds of the host hang")
        self.subscribe(beside)  # due after the six that wait, so a claim that took it passed them over
        daemon.wait_until(lambda: self.stories() == 1, "another host's feed is stored")
        self.assertEqual(sum(len(self.web.asked(path)) for path in paths), 3)
        self.assertEqual(daemon.stop(), 0)

    def test_an_allegation_is_one_log_line_whatever_the_story_holds(self):
        outlet = "Wire\x1b[31m\r\n<3>12:00:00 error: forged"
        title = "Moldova accuses\nRussia\n12:00:00 error: forged\nof meddling in its presidential election"
        url = self.web.serve("/feed", stories.atom(stories.entry(1, title, stories.MEDDLING_TEXT)))
        self.database.execute("INSERT INTO alleged.feed (url, outlet, allow_private)"
                              f" VALUES ('{url}', $o${outlet}$o$, true)")
        said = self.alleged.poll_once()
        lines = said.splitlines()
        self.assertEqual(len([line for line in lines if "allegation: " in line]), 2)
        for line in lines:
            self.assertRegex(line, r"^\d\d:\d\d:\d\d (info|warning): [^\x00-\x1f]*$")
            self.assertFalse(line.startswith("12:00:00 error"), line)

    def test_every_fetch_says_who_asks_and_for_what(self):
        self.alleged.settings["poll_contact"] = "https://desk.example/bot"
        self.subscribe(self.web.serve("/feed", stories.atom(stories.entry(1))))
        self.alleged.poll_once()
        [request] = self.web.asked("/feed")
        self.assertRegex(request.headers["User-Agent"], r"^alleged/\S+ \(\+https://desk\.example/bot\)$")
        self.assertIn("application/atom+xml", request.headers["Accept"])


if __name__ == "__main__":
    unittest.main()
