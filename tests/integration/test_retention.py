"""What is kept for how long: entries that no feed holds any more, and stories. Time passes by setting days back in the
database."""

import concurrent.futures
import os
import re
import unittest

import harness
import program
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()


class Entries(harness.Case):
    """Kept for thirty days, the default; a quarter of that is seven."""

    def setUp(self):
        super().setUp()
        self.url = self.web.url("/feed")
        self.subscribe(self.url)

    def read(self, *numbers):
        """The feed holds these entries now, and is polled."""
        self.web.serve("/feed", stories.rss(*(stories.entry(number) for number in numbers), title=f"Harbour Post {numbers}"))
        self.poll()

    def poll(self):
        self.make_due()
        self.alleged.poll_once()

    def days_pass(self, days):
        self.database.execute(f"UPDATE alleged.entry_seen SET first_seen = first_seen - {days}, last_seen = last_seen - {days};"
                              f" UPDATE alleged.feed SET pruned_on = pruned_on - {days}")

    def days_ago(self, column):
        """Of each entry, the oldest first."""
        return [row["ago"] for row in self.database.rows(
            f"SELECT (now() AT TIME ZONE 'UTC')::date - {column} AS ago FROM alleged.entry_seen ORDER BY 1 DESC")]

    def test_what_a_document_holds_is_marked_as_seen_once_in_a_quarter_of_the_time(self):
        self.read(1, 2)
        self.days_pass(7)
        self.read(1, 2, 3)
        self.assertEqual(self.days_ago("last_seen"), [7, 7, 0])
        self.days_pass(1)
        self.read(1, 2)
        self.assertEqual(self.days_ago("last_seen"), [1, 0, 0])
        self.assertEqual(self.days_ago("first_seen"), [8, 8, 1])

    def test_a_mark_from_the_future_as_after_a_wrong_clock_is_set_right(self):
        self.read(1)
        self.days_pass(-400)
        self.read(1, 2)
        self.assertEqual(self.days_ago("last_seen"), [0, 0])
        self.assertEqual(self.database.count("alleged.feed WHERE pruned_on = (now() AT TIME ZONE 'UTC')::date"), 1)

    def test_what_was_edited_is_first_seen_anew(self):
        self.read(1, 2)
        self.days_pass(3)
        self.web.serve("/feed", stories.rss(stories.entry(1, title="Rain is expected in the south"), stories.entry(2)))
        self.poll()
        self.assertEqual(self.days_ago("first_seen"), [3, 0])

    def test_what_documents_no_longer_hold_goes_when_its_time_is_over_and_nothing_else(self):
        self.read(1, 2)
        for last in (3, 4, 5):
            self.days_pass(8)
            self.read(2, last)
            self.assertEqual(self.database.count("alleged.entry_seen"), last)
        self.days_pass(8)
        self.read(2, 6)
        self.assertEqual(self.days_ago("last_seen"), [24, 16, 8, 0, 0])
        self.assertEqual(self.days_ago("first_seen")[0], 32)

    def test_of_two_feeds_that_are_stored_together_each_loses_its_own(self):
        other = self.web.serve("/other", stories.rss(stories.entry(1), stories.entry(2)))
        self.subscribe(other)
        self.read(1, 2)
        for last in (3, 4):
            self.days_pass(16)
            self.web.serve("/other", stories.rss(stories.entry(1), stories.entry(last)))
            self.read(2, last)
        kept = self.database.rows("SELECT url, array_agg((now() AT TIME ZONE 'UTC')::date - first_seen ORDER BY first_seen) AS ago"
                                  " FROM alleged.entry_seen JOIN alleged.feed ON feed.id = feed_id GROUP BY url")
        self.assertEqual([row["ago"] for row in kept], [[32, 16, 0], [32, 16, 0]])
        oldest = self.database.execute("SELECT count(DISTINCT entry_key) FROM alleged.entry_seen WHERE first_seen ="
                                       " (SELECT min(first_seen) FROM alleged.entry_seen)")
        self.assertEqual(oldest, "2")

    def test_a_feed_that_says_304_for_months_loses_nothing_nor_by_one_document_that_is_empty(self):
        self.web.serve("/feed", stories.rss(stories.entry(1), stories.entry(2)), etag='"1"')
        self.poll()
        self.days_pass(200)
        self.poll()
        self.assertEqual(len(self.web.asked("/feed")), 2)
        self.assertEqual(self.days_ago("last_seen"), [200, 200])
        self.read()
        self.assertEqual(self.days_ago("last_seen"), [200, 200])
        self.days_pass(1)
        self.read(1, 2)
        self.assertEqual(self.days_ago("first_seen"), [201, 201])

    def test_a_feed_that_fails_for_months_loses_nothing(self):
        self.read(1, 2)
        self.web.answers["/feed"] = web.status(500)
        self.days_pass(200)
        self.poll()
        self.read(2)
        self.assertEqual(self.days_ago("first_seen"), [200, 200])

    def test_one_that_is_given_twice_in_a_document_is_one(self):
        twice = (stories.entry(1), stories.entry(1, title="Rain is expected in the south"))
        self.web.serve("/feed", stories.rss(*twice))
        self.poll()
        self.days_pass(20)
        self.web.serve("/feed", stories.rss(*twice, stories.entry(2)))
        self.poll()
        self.assertEqual(self.days_ago("last_seen"), [0, 0])
        self.assertIsNone(self.feed(self.url)["failure"])

    def test_where_it_is_set_they_stay_for_ever_and_are_not_marked(self):
        self.alleged.settings["keep_entries"] = "0s"
        self.read(1, 2)
        for _ in range(3):
            self.days_pass(50)
            self.read(2)
        self.assertEqual(self.days_ago("last_seen"), [150, 150])


class Stories(harness.Case):
    """Kept for thirty days here; for ever, by default."""

    def setUp(self):
        super().setUp()
        self.alleged.settings["keep_stories"] = "30d"

    def publish(self, *entries):
        """Each in a feed of its own, polled one after another."""
        for entry in entries:
            number = entry["id"].rsplit(":", 1)[1]
            self.subscribe(self.web.serve(f"/{number}", stories.rss(entry)), outlet=f"Outlet {number}")
            self.alleged.poll_once()

    def days_pass(self, days, feed="%"):
        self.database.fetch_stories_at(f"fetched_at - interval '{days} days'", f"feed_url LIKE '{feed}'")
        self.database.execute(f"UPDATE alleged.entry_seen SET first_seen = first_seen - {days}"
                              f" FROM alleged.feed WHERE feed.id = feed_id AND url LIKE '{feed}'")

    def outlets(self):
        return [row["outlet"] for row in self.database.rows("SELECT outlet FROM alleged.story ORDER BY id")]

    def make_old(self, count):
        """So many stories that are kept no longer."""
        self.database.execute(f"""
            INSERT INTO alleged.story (entry_key, content_hash, feed_url, outlet, language, url, title, text, score, fetched_at)
            SELECT gen_random_uuid(), 1, 'https://outlet.example/', 'Outlet', 'en', '', '', '', 1, now() - interval '31 days'
            FROM generate_series(1, {count})""")

    def test_an_old_one_goes_with_all_that_hangs_on_it_and_no_view_tells_of_it(self):
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        self.publish(stories.meddling(1))
        self.days_pass(29)
        self.assertNotIn("deleted", self.alleged.poll_once())
        tables = ("story", "report", "report_actor", "alert_outbox", "alert_allegation")
        for table in tables:
            self.assertGreater(self.database.count(f"alleged.{table}"), 0, table)
        allegations = self.database.count("alleged.allegation")
        self.days_pass(2)
        self.assertIn("1 stories deleted that were fetched more than 30 days ago", self.alleged.poll_once())
        for table in tables:
            self.assertEqual(self.database.count(f"alleged.{table}"), 0, table)
        self.assertEqual(self.database.count("alleged.allegation"), allegations)
        for row in self.database.rows("SELECT viewname FROM pg_views WHERE schemaname = 'alleged'"):
            if row["viewname"] != "feed_health":
                self.assertEqual(self.database.count(f"alleged.{row['viewname']}"), 0, row)

    def test_by_default_all_stay(self):
        self.alleged.settings["keep_stories"] = None
        self.publish(stories.meddling(1))
        self.days_pass(4000)
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 1)

    def test_one_whose_entry_is_still_in_its_feed_does_not_come_back_until_it_is_edited(self):
        self.publish(stories.meddling(1))
        self.days_pass(31)
        self.web.serve("/1", stories.rss(stories.meddling(1), stories.taiwan(2)))
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual([row["title"] for row in self.database.rows("SELECT title FROM alleged.story")], [stories.TAIWAN_TITLE])
        self.web.serve("/1", stories.rss(stories.meddling(1), stories.taiwan(2), stories.entry(3)))
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 1)
        edited = stories.entry(1, stories.MEDDLING_TITLE, stories.MEDDLING_TEXT + "<p>More is to follow.</p>")
        self.web.serve("/1", stories.rss(edited, stories.taiwan(2)))
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 2)

    def test_an_allegation_whose_stories_are_gone_is_told_by_the_next_one_and_mailed_to_nobody_again(self):
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        self.publish(stories.taiwan(1))
        before = self.database.rows("SELECT id, first_seen FROM alleged.allegations")
        self.days_pass(31)
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.allegations"), 0)
        self.publish(stories.taiwan(2))
        self.assertEqual(self.database.rows("SELECT id, first_seen FROM alleged.allegations"), before)
        self.assertEqual(self.database.count("alleged.alert_outbox"), 0)

    def test_one_of_which_an_analyst_has_reviewed_a_report_or_an_allegation_stays(self):
        self.publish(stories.taiwan(1, outlet="one.example"), stories.meddling(2), stories.entry(3))
        self.database.execute("INSERT INTO alleged.review (report_id, verdict) SELECT min(report.id), 'rejected'"
                              " FROM alleged.report JOIN alleged.story ON story.id = story_id WHERE outlet = 'Outlet 1'")
        self.database.execute("INSERT INTO alleged.review (allegation_id, verdict)"
                              " SELECT id, 'confirmed' FROM alleged.allegation WHERE accused = 'RU' LIMIT 1")
        self.days_pass(4000)
        self.alleged.poll_once()
        self.assertEqual(self.outlets(), ["Outlet 1", "Outlet 2"])
        self.database.execute("DELETE FROM alleged.review WHERE allegation_id IS NOT NULL")
        self.alleged.poll_once()
        self.assertEqual(self.outlets(), ["Outlet 1"])

    def test_a_review_that_is_being_written_is_not_lost(self):
        self.publish(stories.taiwan(1))
        self.days_pass(31)
        analyst = self.session()
        analyst.say("BEGIN; INSERT INTO alleged.review (report_id, verdict) SELECT id, 'confirmed' FROM alleged.report")
        self.alleged.poll_once()
        analyst.say("COMMIT")
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.review"), 1)
        self.assertEqual(self.outlets(), ["Outlet 1"])

    def test_the_oldest_copy_that_stays_becomes_the_first(self):
        self.publish(*(stories.taiwan(number, outlet=f"{number}.example") for number in (1, 2, 3)))
        self.assertEqual(self.database.execute("SELECT DISTINCT first_outlet FROM alleged.statement"), "Outlet 1")
        self.days_pass(31, feed="%/1")
        self.alleged.poll_once()
        self.publish(stories.taiwan(4, outlet="4.example"))
        self.assertEqual(self.database.rows("SELECT outlet, first_outlet, is_copy FROM alleged.statement ORDER BY story_id"),
                         [{"outlet": "Outlet 2", "first_outlet": "Outlet 2", "is_copy": False},
                          {"outlet": "Outlet 3", "first_outlet": "Outlet 2", "is_copy": True},
                          {"outlet": "Outlet 4", "first_outlet": "Outlet 2", "is_copy": True}])
        self.days_pass(31)
        self.alleged.poll_once()
        self.assertEqual(self.outlets(), [])

    def test_two_daemons_delete_each_once_batch_by_batch(self):
        self.make_old(450)
        other = program.Alleged(self.folder, self.database.url, state_dir=os.path.join(self.folder, "other"),
                                keep_stories="30d")
        with concurrent.futures.ThreadPoolExecutor() as both:
            logs = [daemon.result() for daemon in [both.submit(self.alleged.poll_once), both.submit(other.poll_once)]]
        told = re.findall(r"(\d+) stories deleted", "".join(logs))
        self.assertEqual(sum(map(int, told)), 450)
        self.assertEqual(self.database.count("alleged.story"), 0)

    def test_while_one_daemon_is_at_it_another_leaves_it_to_that_one(self):
        self.make_old(1)
        other = self.session()
        other.say("BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('alleged.story.retention', 0))")
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 1)
        other.say("COMMIT")
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 0)

    def test_a_daemon_begins_with_it_at_its_start_and_ends_when_asked_to(self):
        self.make_old(3)
        daemon = self.start_daemon()
        daemon.wait_for_log("3 stories deleted")
        self.assertEqual(self.database.count("alleged.story"), 0)
        self.assertEqual(daemon.stop(), 0)


if __name__ == "__main__":
    unittest.main()
