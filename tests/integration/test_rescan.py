"""Stories of the record, read again with other words: what changes is shown first, and stored when that is asked for."""

import os
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

# Told with the words that come with the program; and what an operator's own words find besides.
QUOTE = "Officials in Windhoek accused the Rose Palace of interfering in Namibia's presidential election."
TEXT = f"{stories.MEDDLING_TEXT}<p>{QUOTE}</p>"
WORDS = 'language = "en"\n[[country]]\ncode = "AO"\nmetonyms = ["Rose Palace"]\n'
OFF = 'language = "en"\n[off]\nforms = ["meddled"]\n'


class Rescan(harness.Case):
    def setUp(self):
        super().setUp()
        self.words = os.path.join(self.folder, "lexicon.d")
        os.mkdir(self.words)
        self.alleged.settings["detect_lexicon_dir"] = self.words
        self.subscribe(self.web.serve("/feed", stories.atom(stories.entry(1, stories.MEDDLING_TITLE, TEXT))))
        self.alleged.poll_once()

    def write(self, words):
        with open(os.path.join(self.words, "own.toml"), "w", encoding="utf-8") as file:
            file.write(words)

    def record(self):
        """All of it that a rescan may write to."""
        return self.database.rows("SELECT (SELECT json_agg(r ORDER BY r.id) FROM alleged.report r)::text AS reports,"
                                  " (SELECT count(*) FROM alleged.allegation) AS allegations,"
                                  " (SELECT count(*) FROM alleged.report_actor) AS actors")

    def pairs(self):
        """What the views tell of."""
        return {f"{row['accused']}>{row['target']}" for row in
                self.database.rows("SELECT accused, target FROM alleged.allegations")}

    def test_with_the_same_words_nothing_changes(self):
        before = self.record()
        for command in (("rescan",), ("rescan", "--apply")):
            result = self.alleged.run(*command)
            self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
            self.assertIn("1 stories read with lexicon", result.stderr)
            self.assertIn("0 reports found and 0 lost, in 0 of them", result.stderr)
        self.assertEqual(self.record(), before)

    def test_what_changes_is_shown_and_nothing_stored(self):
        before = self.record()
        self.write(WORDS)
        result = self.alleged.run("rescan")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f'Meridian Wire, "{stories.MEDDLING_TITLE}" https://outlet.example/1\n', result.stdout)
        self.assertIn("  + AO > NA", result.stdout)
        self.assertIn(f'"{QUOTE}"\n', result.stdout)
        self.assertNotIn("  - ", result.stdout)
        self.assertIn("nothing is stored without --apply", result.stderr)
        self.assertEqual(self.record(), before)

    def test_what_new_words_find_is_stored_and_nobody_is_mailed(self):
        self.with_mail()
        self.alleged.succeed("subscriptions", "add", "analyst@desk.example", "--accused", "AO")
        self.write(WORDS)
        shown = self.alleged.succeed("rescan")
        self.assertEqual(self.alleged.succeed("rescan", "--apply"), shown)
        self.assertIn("AO>NA", self.pairs())
        [report] = self.database.rows("SELECT r.lexicon, r.quote FROM alleged.report r JOIN alleged.allegation a"
                                      " ON a.id = r.allegation_id WHERE a.accused = 'AO'")
        self.assertEqual(report["quote"], QUOTE)
        first = self.database.rows("SELECT lexicon FROM alleged.report ORDER BY id LIMIT 1")[0]
        self.assertNotEqual(report["lexicon"], first["lexicon"], "it tells the words that found it")
        self.assertEqual(self.database.count("alleged.alert_outbox"), 0)
        self.assertEqual(self.alleged.succeed("rescan", "--apply"), "", "once is enough")

    def test_what_is_lost_stays_in_the_record_and_leaves_the_views(self):
        reports = "SELECT id, stance, quote, stored_at FROM alleged.report ORDER BY id"
        denials = "SELECT sum(denials) AS all FROM alleged.by_country"
        before = self.database.rows(reports)
        self.assertEqual(self.database.rows(denials)[0]["all"], 1)
        self.write(OFF)
        lost = self.alleged.succeed("rescan", "--apply")
        self.assertEqual([line for line in lost.splitlines() if line.startswith("  ")],
                         [line for line in lost.splitlines() if line.startswith("  - RU > MD") and stories.DENIAL_QUOTE in line])
        self.assertEqual(self.database.rows(reports), before)
        [superseded] = self.database.rows("SELECT stance, superseded_by, lexicon FROM alleged.report"
                                          " WHERE superseded_at IS NOT NULL")
        self.assertEqual(superseded["stance"], "denied")
        self.assertNotEqual(superseded["superseded_by"], superseded["lexicon"])
        self.assertEqual(self.database.rows(denials)[0]["all"], 0)
        self.assertEqual(self.database.rows("SELECT sum(denials) AS all FROM alleged.allegations")[0]["all"], 0)

        os.remove(os.path.join(self.words, "own.toml"))
        self.assertIn("  + RU > MD", self.alleged.succeed("rescan", "--apply"))
        self.assertEqual(self.database.rows(reports), before)
        self.assertEqual(self.database.count("alleged.report WHERE superseded_by IS NOT NULL"), 0)
        self.assertEqual(self.database.rows(denials)[0]["all"], 1)

    def test_an_allegation_that_no_report_is_left_of_is_in_no_view(self):
        self.database.execute("UPDATE alleged.report SET superseded_at = now(), superseded_by = 'test'")
        self.assertEqual(self.pairs(), set())
        for view in ("by_country", "by_actor"):
            self.assertEqual(self.database.count(f"alleged.{view}"), 0)
        self.assertNotIn("Russia", self.alleged.succeed("report"))

    def test_only_stories_since_a_day_are_read(self):
        self.database.fetch_stories_at("'2026-01-15 12:00Z'")
        self.write(WORDS)
        self.assertEqual(self.alleged.succeed("rescan", "--since", "2026-01-16"), "")
        self.assertIn("AO > NA", self.alleged.succeed("rescan", "--since", "2026-01-15"))

    def test_what_is_no_day_is_told(self):
        result = self.alleged.run("rescan", "--since", "lately")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr, "alleged: lately: not a day; allowed: YYYY-MM-DD\n")

    def test_more_stories_than_are_read_at_once_are_all_read(self):
        self.database.execute("""
            INSERT INTO alleged.story (entry_key, content_hash, feed_url, outlet, language, url, title, text, score, fingerprint)
            SELECT gen_random_uuid(), n, feed_url, 'Copy ' || n, language, url, title, text, score, fingerprint
            FROM alleged.story, generate_series(1, 1200) n""")
        reports = self.database.count("alleged.report")
        result = self.alleged.run("rescan", "--apply")
        self.assertIn("1201 stories read", result.stderr)
        self.assertEqual(self.database.count("alleged.report"), 1201 * reports)
        self.assertEqual(result.stdout.count("\nstory ") + result.stdout.startswith("story "), 1200)


if __name__ == "__main__":
    unittest.main()
