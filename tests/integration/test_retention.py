"""What is kept for how long: entries that no feed holds any more. Time passes by setting days back in the database."""

import unittest

import harness
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


if __name__ == "__main__":
    unittest.main()
