"""One text in many outlets is one text: copies join the story that came first, and are counted apart from it."""

import concurrent.futures
import os
import unittest

import harness
import program
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

LEAD = ("Namibia's foreign minister Selma Katjivena accused Angola on Tuesday of interfering in Namibia's presidential election "
        "by paying for posters in the northern towns.")
REST = ("She showed reporters what she called receipts from a printing house in Luanda, and said that the ambassador had been "
        "asked to explain them by the end of the week. The printing house did not answer calls. Officials in Luanda said that "
        "they had read of the matter in the papers and would look at it in their own time. Voters in the north go to the polls "
        "on the last Sunday of the month, and the posters had been taken down by Wednesday evening.")
TITLE = "Namibia accuses Angola of meddling in its presidential election"
# Another story on the same day's news, in its own words.
OWN_WORDS = ("Angola meddled in Namibia's presidential election, the foreign minister in Windhoek told a crowded room this week. "
             "There were bills, she said, and names on them. Nobody from the printers could be reached. The embassy promised an "
             "answer soon; in the villages along the river few people seemed to have noticed any placards at all.")


def copy(number, title=TITLE, text=f"{LEAD} {REST}"):
    return stories.entry(number, title, text, outlet=f"outlet{number}.example")


class Copies(harness.Case):
    def publish(self, *entries):
        """Each in a feed of its own, polled one after another."""
        for entry in entries:
            number = entry["id"].rsplit(":", 1)[1]
            self.subscribe(self.web.serve(f"/{number}", stories.rss(entry)), outlet=f"Outlet {number}")
            self.alleged.poll_once()

    def clusters(self):
        return [row["heads"] for row in self.database.rows("""
            SELECT array_agg(outlet ORDER BY id) AS heads FROM alleged.story GROUP BY cluster ORDER BY cluster""")]

    def test_copies_as_outlets_make_them_join_the_first(self):
        self.publish(
            copy(1),
            copy(2, title="Angola behind election posters, says Windhoek"),
            copy(3, text=f"WINDHOEK (Wire) — {LEAD}"),
            copy(4, text=f"<p>{LEAD}</p>\n<p>{REST}</p><p>Sign up for our morning letter.</p>".replace("'", "’")),
            copy(5, text=f"{LEAD.replace('on Tuesday', 'this week')} {REST.replace('showed reporters', 'presented')}"))
        self.assertEqual(self.clusters(), [[f"Outlet {n}" for n in (1, 2, 3, 4, 5)]])

    def test_another_text_on_the_same_matter_stands_by_itself(self):
        self.publish(copy(1), copy(2, title="Posters, bills and a vote in Namibia", text=OWN_WORDS))
        self.assertEqual(self.clusters(), [["Outlet 1"], ["Outlet 2"]])

    def test_a_copy_that_comes_late_joins_though_its_feed_has_changed_since(self):
        self.publish(copy(1))
        self.database.fetch_stories_at("now() - interval '90 days'")
        self.publish(copy(2))
        self.assertEqual(self.clusters(), [["Outlet 1", "Outlet 2"]])

    def test_a_sentence_that_an_outlet_repeats_weeks_later_makes_no_copy(self):
        own = ("The foreign minister has spoken of Angola's interference in Namibia's presidential election before, and the "
               "embassy has called all of it a misunderstanding between friends.")
        self.publish(copy(1, title="Angola again", text=f"A ship was held in Walvis Bay for two days. {own}"))
        self.database.fetch_stories_at("now() - interval '20 days'")
        self.publish(copy(2, title="The bridge", text=f"The bridge at Oshikango was closed once more on Friday. {own}"))
        self.assertEqual(self.clusters(), [["Outlet 1"], ["Outlet 2"]])

    def test_what_an_outlet_prints_below_all_its_stories_makes_no_copies(self):
        below = "Read more in our morning letter. All rights reserved by the Harbour Post and its partners in the region."
        self.subscribe(self.web.serve("/", stories.rss(
            copy(1, title="Posters", text=f"Angola meddled in Namibia's presidential election, a minister said. {below}"),
            copy(2, title="Money", text=f"A court heard how Angola interfered in the election of Namibia's president. {below}"))))
        self.alleged.poll_once()
        self.assertEqual(len(self.clusters()), 2)

    def test_an_edition_stays_with_what_it_was_before_however_much_was_changed(self):
        self.publish(copy(1), copy(2))
        self.web.serve("/2", stories.rss(copy(2, title="Posters, bills and a vote in Namibia", text=OWN_WORDS)))
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual(self.clusters(), [["Outlet 1", "Outlet 2", "Outlet 2"]])

    def test_copies_that_two_daemons_store_at_once_are_one_text(self):
        for number in range(1, 13):
            self.subscribe(self.web.serve(f"/{number}", stories.rss(copy(number))), outlet=f"Outlet {number}")
        other = program.Alleged(self.folder, self.database.url, state_dir=os.path.join(self.folder, "other"))
        with concurrent.futures.ThreadPoolExecutor() as both:
            for daemon in [both.submit(self.alleged.poll_once), both.submit(other.poll_once)]:
                daemon.result()
        self.assertEqual(self.database.count("alleged.story"), 12)
        self.assertEqual(self.database.execute("SELECT count(DISTINCT cluster) FROM alleged.story"), "1")

    def test_an_allegation_counts_those_who_had_a_text_first_and_copies_apart(self):
        self.publish(copy(1), copy(2), copy(3), copy(4, title="Posters, bills and a vote in Namibia", text=OWN_WORDS))
        rows = self.database.rows("""
            SELECT sum(reports) AS reports, max(outlets) AS outlets, max(copies) AS copies FROM alleged.allegations
            WHERE accused = 'AO' AND accuser <> '' AND reports > 1""")
        self.assertEqual(rows, [{"reports": 3, "outlets": 3, "copies": 2}])
        for view in ("matrix", "by_country", "by_target", "timeline_daily"):
            with self.subTest(view):
                counts = self.database.rows(f"SELECT outlets, independent_outlets, copies FROM alleged.{view}")
                self.assertEqual(counts, [{"outlets": 4, "independent_outlets": 2, "copies": 2}])


if __name__ == "__main__":
    unittest.main()
