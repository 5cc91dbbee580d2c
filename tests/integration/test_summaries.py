"""What views keep and what they work out there and then is one answer, whatever happens to the record and when."""

import os
import subprocess
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

VIEWS = ("by_country", "by_target", "matrix", "by_accuser", "by_actor", "timeline_daily")
DUE = "alleged.summary_due"
# Five stories, two of them copies of the first; two allegations against Russia, one against China. In a new record their
# numbers begin at 1.
RECORD = """
INSERT INTO alleged.story (entry_key, content_hash, feed_url, outlet, language, url, title, text, published_at, score)
SELECT gen_random_uuid(), n, 'https://outlet.example/' || n, 'Outlet ' || n, 'en', '', 'A title', 'A text',
       '2026-11-01'::timestamptz + n * interval '9 hours', 0.9 FROM generate_series(1, 5) AS n;
UPDATE alleged.story SET cluster = 1 WHERE id IN (2, 3);
INSERT INTO alleged.allegation (accused, target, accuser)
VALUES ('RU', 'MD', 'A minister'), ('RU', 'RO', 'A court'), ('CN', 'TW', '');
INSERT INTO alleged.report (allegation_id, story_id, stance, confidence, quote, evidence, lexicon, accuser_kind)
SELECT allegation, story, stance, 0.9, 'A quote', '[]', '1', 'government'
FROM (VALUES (1, 1, 'alleged'), (1, 2, 'alleged'), (1, 3, 'denied'), (2, 4, 'asserted'), (2, 1, 'alleged'),
             (3, 5, 'alleged')) AS r(allegation, story, stance);
INSERT INTO alleged.report_actor (report_id, name, actor_id)
VALUES (1, 'The GRU', (SELECT id FROM alleged.actor WHERE name = 'GRU')), (1, 'Some bloggers', NULL),
       (5, 'Some bloggers', NULL)
"""
ANOTHER = """
INSERT INTO alleged.report (allegation_id, story_id, stance, said_by, confidence, quote, evidence, lexicon)
VALUES (1, 5, 'alleged', 'Another', 0.9, 'A quote', '[]', '1')"""
CHANGES = {
    "a further report, and whom it names": f"""
        WITH new AS ({ANOTHER} RETURNING id) INSERT INTO alleged.report_actor SELECT id, 'Some trolls' FROM new""",
    "a report that is no longer found": "UPDATE alleged.report SET superseded_at = now(), superseded_by = '2' WHERE id = 4",
    "a review that keeps it": "INSERT INTO alleged.review (report_id, verdict) VALUES (4, 'confirmed')",
    "a review that rejects": "INSERT INTO alleged.review (report_id, verdict) VALUES (1, 'rejected')",
    "a rejection taken back": "DELETE FROM alleged.review WHERE verdict = 'rejected'",
    "a stance corrected": "INSERT INTO alleged.review (report_id, verdict, stance) VALUES (2, 'corrected', 'denied')",
    "a report moved": "INSERT INTO alleged.review (report_id, verdict, belongs_to) VALUES (5, 'corrected', 3)",
    "an allegation merged": "INSERT INTO alleged.review (allegation_id, verdict, belongs_to) VALUES (2, 'corrected', 1)",
    "a merge taken elsewhere": "UPDATE alleged.review SET belongs_to = 3 WHERE allegation_id = 2",
    "an actor who becomes known": """
        UPDATE alleged.report_actor SET actor_id = (SELECT id FROM alleged.actor WHERE name = 'GRU') WHERE report_id = 5""",
    "an actor who is renamed": "UPDATE alleged.actor SET name = 'Main Directorate' WHERE name = 'GRU'",
    "a name taken off a report": "DELETE FROM alleged.report_actor WHERE report_id = 5",
    "an accuser put right": "UPDATE alleged.allegation SET accuser = 'The minister' WHERE id = 1",
    "another accused": "UPDATE alleged.allegation SET accused = 'BY' WHERE id = 1",
    "an outlet that had the text first, renamed": "UPDATE alleged.story SET outlet = 'Outlet 4' WHERE id = 1",
    "a story of another day": "UPDATE alleged.story SET published_at = '2026-10-03' WHERE id = 1",
    "a copy that is none": "UPDATE alleged.story SET cluster = 3 WHERE id = 3",
    "a report deleted": "DELETE FROM alleged.report WHERE id = 2",
    "a story deleted": "DELETE FROM alleged.story WHERE id = 4",
    "an allegation deleted": "DELETE FROM alleged.allegation WHERE id = 3",
    "all deleted": "TRUNCATE alleged.report CASCADE",
}


class Session:
    """A connection that stays open from one statement to the next."""

    def __init__(self, case):
        psql = [case.cluster._tool("psql"), "-AtXq", "-v", "ON_ERROR_STOP=1", case.database.url]
        self.psql = subprocess.Popen(psql, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        case.addCleanup(self.psql.communicate)
        case.addCleanup(self.psql.kill)

    def begin(self, sql):
        self.psql.stdin.write(f"{sql}; SELECT 'done';\n")
        self.psql.stdin.flush()

    def end(self):
        """What the statement that was begun printed, once it has ended."""
        return "".join(iter(self.psql.stdout.readline, "done\n")).rstrip("\n")

    def execute(self, sql):
        self.begin(sql)
        return self.end()


class Summaries(harness.Case):
    def setUp(self):
        super().setUp()
        self.database.execute(RECORD)

    def columns(self, view):
        return self.database.execute(f"SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                                     f" WHERE attrelid = 'alleged.{view}_live'::regclass AND attnum > 0")

    def differing(self, one, other):
        return self.database.rows(f"({one} EXCEPT ALL {other}) UNION ALL ({other} EXCEPT ALL {one})")

    def assert_exact(self):
        for view in VIEWS:
            columns = self.columns(view)
            with self.subTest(view):
                self.assertEqual(
                    self.differing(f"SELECT {columns} FROM alleged.{view}", f"SELECT {columns} FROM alleged.{view}_live"), [])

    def refresh(self):
        taken = int(self.database.execute("SELECT alleged.refresh_summaries(1000)"))
        self.assertEqual(self.database.count(DUE), 0)
        for view in VIEWS:
            with self.subTest(f"kept of {view}"):
                self.assertEqual(self.differing(f"TABLE alleged.{view}_kept", f"TABLE alleged.{view}_live"), [])
        return taken

    def live(self):
        return [self.database.rows(f"TABLE alleged.{view}_live") for view in VIEWS]

    def test_whatever_changes_the_record_views_tell_it_before_and_after_a_refresh(self):
        self.assertEqual([len(rows) for rows in self.live()], [2, 3, 3, 2, 2, 5])
        self.assert_exact()
        self.refresh()
        for name, change in CHANGES.items():
            with self.subTest(name):
                before = self.live()
                self.database.execute(change)
                self.assertNotEqual(self.live(), before, "a change that changes nothing proves nothing")
                self.assert_exact()
                self.assertGreater(self.refresh(), 0)
                self.assert_exact()
        self.assertEqual(self.live(), [[]] * len(VIEWS))

    def test_a_change_that_is_not_refreshed_may_be_followed_by_others(self):
        for name, change in CHANGES.items():
            with self.subTest(name):
                self.database.execute(change)
                self.assert_exact()
        self.refresh()

    def test_names_are_those_of_today(self):
        self.refresh()
        self.database.execute("UPDATE alleged.country SET name = 'The Federation' WHERE code = 'RU';"
                              "UPDATE alleged.actor SET kind = 'army' WHERE name = 'GRU'")
        self.assertEqual(self.database.execute("SELECT accused_name FROM alleged.by_country WHERE accused = 'RU'"),
                         "The Federation")
        self.assertEqual(self.database.execute("SELECT kind FROM alleged.by_actor WHERE actor = 'GRU'"), "army")
        self.assertEqual(self.database.count(DUE), 0)

    def test_what_is_committed_after_a_refresh_that_did_not_see_it_keeps_its_mark(self):
        self.refresh()
        writer = Session(self)
        writer.execute(f"BEGIN; {ANOTHER}")
        self.database.execute("DELETE FROM alleged.report WHERE id = 6")  # a mark of later
        self.refresh()
        writer.execute("COMMIT")
        self.assertGreater(self.database.count(DUE), 0)
        self.assert_exact()
        self.assertGreater(self.refresh(), 0)

    def test_what_is_committed_in_the_middle_of_a_refresh_keeps_its_mark_and_nobody_waits_for_the_refresh(self):
        keeper, refresher = Session(self), Session(self)
        keeper.execute("BEGIN; LOCK TABLE alleged.matrix_kept IN EXCLUSIVE MODE")  # the third that is worked out
        refresher.begin("SELECT alleged.refresh_summaries(1000)")
        harness.wait_until(lambda: self.database.count("pg_locks WHERE NOT granted") == 1, "the refresh waits")
        self.database.execute(ANOTHER)
        self.assert_exact()
        self.assertEqual(self.database.execute("SELECT alleged.refresh_summaries(1000)"), "0", "one at a time")
        keeper.execute("COMMIT")
        self.assertGreater(int(refresher.end()), 0)
        self.assertEqual(self.database.execute(f"SELECT DISTINCT accused FROM {DUE}"), "RU")
        self.assert_exact()
        self.refresh()

    def test_a_refresh_that_breaks_off_has_taken_no_mark(self):
        before = self.database.count(DUE)
        self.database.execute("BEGIN; SELECT alleged.refresh_summaries(1000); ROLLBACK")
        self.assertEqual(self.database.count(DUE), before)
        self.assert_exact()

    def test_at_most_so_many_marks_are_taken_the_oldest_first(self):
        marks = self.database.count(DUE)
        [oldest] = self.database.rows(f"SELECT min(id) AS id FROM {DUE}")
        self.assertEqual(self.database.execute("SELECT alleged.refresh_summaries(1)"), "1")
        self.assertEqual(self.database.count(DUE), marks - 1)
        self.assertEqual(self.database.count(f"{DUE} WHERE id = {oldest['id']}"), 0)
        self.assert_exact()

    def test_an_analyst_reads_what_is_due_and_refreshes_nothing(self):
        self.database.execute("""
            CREATE ROLE board LOGIN; GRANT USAGE ON SCHEMA alleged TO board; GRANT SELECT ON alleged.by_country TO board;
            CREATE ROLE dora LOGIN IN ROLE alleged_analyst""")
        self.assertGreater(self.database.count(DUE), 0)
        for role in ("dora", "board"):  # who may read one view need not be let at what it reads
            self.assertEqual(self.database.execute(f"SET SESSION AUTHORIZATION {role};"
                                                   " SELECT reports FROM alleged.by_country WHERE accused = 'RU'"), "4")
        with self.assertRaisesRegex(RuntimeError, "permission denied for table summary_due"):
            self.database.execute("SET SESSION AUTHORIZATION dora; SELECT alleged.refresh_summaries(1)")


class Daemons(harness.Case):
    def setUp(self):
        super().setUp()
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))

    def kept(self):
        return self.database.execute("SELECT accused FROM alleged.by_country_kept ORDER BY accused").split()

    def test_a_single_round_leaves_nothing_due(self):
        self.alleged.poll_once()
        self.assertEqual(self.database.count(DUE), 0)
        self.assertEqual(self.kept(), ["CN", "RU"])

    def test_the_daemon_refreshes_what_it_stored_and_what_analysts_say_of_it(self):
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.kept() == ["CN", "RU"], "what was stored is kept")
        self.database.execute("INSERT INTO alleged.review (allegation_id, verdict)"
                              " SELECT id, 'rejected' FROM alleged.allegation WHERE accused = 'CN'")
        daemon.wait_until(lambda: self.kept() == ["RU"], "what was rejected is kept no more")

    def test_reading_stories_again_leaves_nothing_due(self):
        self.alleged.poll_once()
        folder = os.path.join(self.folder, "lexicon.d")
        os.mkdir(folder)
        with open(os.path.join(folder, "own.toml"), "w", encoding="utf-8") as file:
            file.write('language = "en"\n[off]\nforms = ["meddled"]\n')
        self.alleged.settings["detect_lexicon_dir"] = folder
        self.assertIn("- RU > MD", self.alleged.succeed("rescan", "--apply"))
        self.assertEqual(self.database.count(DUE), 0)
        self.assertEqual(self.database.execute("SELECT denials FROM alleged.by_country_kept WHERE accused = 'RU'"), "0")

    def test_the_daemons_role_may(self):
        self.database.execute("CREATE ROLE poller LOGIN IN ROLE alleged_daemon")
        self.alleged.settings["database_url"] = self.database.url.replace("user=postgres", "user=poller")
        self.alleged.poll_once()
        self.assertEqual(self.kept(), ["CN", "RU"])


if __name__ == "__main__":
    unittest.main()
