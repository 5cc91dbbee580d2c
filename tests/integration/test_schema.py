"""The schema explains itself, and the command line keeps what it is told."""

import csv
import io
import json
import os
import pathlib
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

ROOT = pathlib.Path(__file__).resolve().parents[2]
# In columns that every version has; a fingerprint was a number before it was a text's shingles.
RECORD = """
INSERT INTO alleged.country VALUES ('AO', 'Angola'), ('NA', 'Namibia');
INSERT INTO alleged.feed (url) VALUES ('https://news.outlet.example/feed');
INSERT INTO alleged.story (feed_id, entry_key, content_hash, feed_url, outlet, language, url, title, text, score, fingerprint)
SELECT id, '00000000-0000-0000-0000-000000000001', 1, url, 'Harbour Post', 'en', 'https://news.outlet.example/1', 'A title',
       '<p>Angola meddled in Namibia''s election.</p>', 0.9, {fingerprint} FROM alleged.feed;
INSERT INTO alleged.entry_seen (feed_id, entry_key, content_hash, first_seen)
SELECT feed_id, entry_key, content_hash, now() - interval '40 days' FROM alleged.story;
INSERT INTO alleged.allegation (accused, target) VALUES ('AO', 'NA');
INSERT INTO alleged.report (allegation_id, story_id, stance, confidence, quote, evidence, lexicon)
SELECT a.id, s.id, 'alleged', 0.9, 'Angola meddled in Namibia''s election.',
       '[{"field": "text", "start": 0, "end": 37, "quote": "Angola meddled in Namibia''s election."}]', '0.1.0+00000000'
FROM alleged.allegation a, alleged.story s"""


class Schema(harness.Case):
    def test_every_table_and_view_has_a_comment(self):
        bare = self.database.execute("""
            SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'alleged'::regnamespace AND c.relkind IN ('r', 'v', 'm')
            AND obj_description(c.oid, 'pg_class') IS NULL""")
        self.assertEqual(bare, "")
        tables = self.database.count("pg_class WHERE relnamespace = 'alleged'::regnamespace AND relkind = 'r'")
        self.assertGreater(tables, 10)

    def test_every_column_of_every_table_has_a_comment(self):
        bare = self.database.execute("""
            SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'alleged'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            AND col_description(c.oid, a.attnum) IS NULL ORDER BY 1""")
        self.assertEqual(bare, "")

    def test_every_foreign_key_column_leads_an_index_so_that_a_deletion_does_not_read_whole_tables(self):
        # Reference rows are never deleted; those keys need none.
        bare = self.database.execute("""
            SELECT k.conrelid::regclass || '.' || a.attname FROM pg_constraint k
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
            WHERE k.contype = 'f' AND k.connamespace = 'alleged'::regnamespace AND k.confdeltype IN ('c', 'n')
            AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indkey[0] = k.conkey[1])""")
        self.assertEqual(bare, "")

    def test_migrating_twice_changes_nothing(self):
        numbers = ("SELECT (SELECT json_agg(m) FROM alleged.migration m)::text AS migrations,"
                   " (SELECT count(*) FROM alleged.country) AS countries,"
                   " (SELECT count(*) FROM alleged.actor_alias) AS aliases,"
                   " (SELECT sum(id) FROM alleged.actor) AS actors, (SELECT sum(id) FROM alleged.election) AS elections")
        before = self.database.rows(numbers)
        self.assertGreater(before[0]["countries"], 150)
        self.assertGreater(before[0]["elections"], 0)
        said = self.alleged.succeed("migrate")
        self.assertNotIn("applied", said)
        self.assertEqual(self.database.rows(numbers), before)

    def test_migrating_an_empty_database_says_what_it_applied(self):
        empty = self.cluster.create_database()
        self.alleged.settings["database_url"] = empty.url
        would = self.alleged.succeed("migrate", "--dry-run")
        self.assertTrue(would.startswith("would apply 0001_first_form\n"), would)
        self.assertEqual(empty.execute("SELECT to_regnamespace('alleged') IS NULL"), "t", "a dry run changes nothing")
        did = self.alleged.succeed("migrate").splitlines()
        self.assertEqual(did[:-1], [line.replace("would apply", "applied") for line in would.splitlines()])
        self.assertEqual(self.alleged.succeed("migrate", "--dry-run"), "")
        self.assertEqual(empty.count("alleged.story"), 0)


class Upgrades(harness.Case):
    def test_a_record_of_any_version_is_there_after_migrating(self):
        scripts = sorted((ROOT / "schema").glob("[0-9]*.sql"))
        for newest in scripts[:-1]:
            with self.subTest(newest.name):
                old = self.cluster.create_database()
                old.execute("CREATE SCHEMA alleged; CREATE TABLE alleged.migration (version integer PRIMARY KEY, name text NOT"
                            " NULL, applied_at timestamptz NOT NULL DEFAULT now())")
                for script in scripts[:scripts.index(newest) + 1]:
                    old.execute(script.read_text(encoding="utf-8"))
                    old.execute(f"INSERT INTO alleged.migration VALUES ({int(script.name[:4])}, '{script.stem}')")
                is_number = old.execute("SELECT atttypid = 'bigint'::regtype FROM pg_attribute WHERE attrelid ="
                                        " 'alleged.story'::regclass AND attname = 'fingerprint'")
                old.execute(RECORD.replace("{fingerprint}", "1" if is_number == "t" else "'{1}'"))
                self.alleged.settings["database_url"] = old.url
                self.alleged.succeed("migrate")
                [row] = old.rows("SELECT accused, target, stance, evidence, outlet, reports FROM alleged.allegations")
                self.assertEqual(row, {"accused": "AO", "target": "NA", "stance": "alleged", "reports": 1,
                                       "evidence": "Angola meddled in Namibia's election.", "outlet": "Harbour Post"})
                self.assertEqual(old.execute("SELECT reports FROM alleged.matrix"), "1")
                self.assertEqual(old.execute("SELECT outlet FROM alleged.search('meddling')"), "Harbour Post")
                self.assertIn("Angola", self.alleged.succeed("report"))
                # Known for so long, and as if its feed held it today.
                self.assertEqual(old.execute("SELECT last_seen - first_seen, (now() AT TIME ZONE 'UTC')::date - last_seen"
                                             " FROM alleged.entry_seen"), "40|0")
                if newest == scripts[0]:  # the migration that brought sites fills them; since then whoever adds a feed does
                    self.assertEqual(old.execute("SELECT site FROM alleged.feed"), "outlet.example")


class Feeds(harness.Case):
    def listed(self, *options):
        return [json.loads(line) for line in self.alleged.succeed("feeds", "list", "--json", *options).splitlines()]

    def test_an_added_feed_is_listed_with_what_was_said_of_it(self):
        done = self.alleged.run("feeds", "add", "https://outlet.example/feed?a=1&b=2", "--outlet", "Dépêche du Nord",
                                "--country", "RO", "--language", "ro")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("1 feeds added", done.stderr)
        [feed] = self.listed()
        self.assertEqual([feed[name] for name in ("url", "outlet", "country", "language", "state")],
                         ["https://outlet.example/feed?a=1&b=2", "Dépêche du Nord", "RO", "ro", "active"])
        self.assertIn("Dépêche du Nord", self.alleged.succeed("feeds", "list"))

    def test_adding_a_feed_twice_keeps_one(self):
        self.subscribe("https://outlet.example/feed")
        done = self.alleged.run("feeds", "add", "https://outlet.example/feed")
        self.assertIn("1 were there", done.stderr)
        self.assertEqual(len(self.listed()), 1)

    def test_a_feed_is_removed_by_url_or_number_and_removing_it_again_is_an_error(self):
        self.subscribe("https://outlet.example/1", "https://outlet.example/2")
        first, second = self.listed()
        self.alleged.succeed("feeds", "remove", first["url"])
        self.alleged.succeed("feeds", "remove", str(second["id"]))
        self.assertEqual(self.listed(), [])
        again = self.alleged.run("feeds", "remove", first["url"])
        self.assertEqual(again.returncode, 1)
        self.assertIn("no such feed", again.stderr)

    def test_what_is_no_feed_address_is_refused_with_what_is_allowed(self):
        for address in ("file:///etc/passwd", "ftp://outlet.example/feed", "outlet.example", "http://", "https://a b/"):
            with self.subTest(address):
                done = self.alleged.run("feeds", "add", address)
                self.assertEqual(done.returncode, 1)
                self.assertIn("allowed: http:// or https://", done.stderr)
        self.assertEqual(self.listed(), [])

    def test_an_unknown_country_is_refused_with_what_is_allowed(self):
        done = self.alleged.run("feeds", "add", "https://outlet.example/", "--country", "Romania")
        self.assertEqual(done.returncode, 1)
        self.assertIn("there is no country Romania; allowed: an ISO 3166-1", done.stderr)

    def test_export_and_import_give_the_same_feeds_again(self):
        self.subscribe("https://outlet.example/feed?a=1&b=<2>", outlet='Küste & "Meer"', country="DE", language="de")
        self.subscribe("https://other.example/rss")
        before = self.listed()
        opml = self.alleged.succeed("feeds", "export")
        self.alleged.settings["database_url"] = self.cluster.create_database(harness.TEMPLATE).url
        self.alleged.succeed("feeds", "import", "-", text=opml)
        names = ("url", "outlet", "country", "language", "state")
        self.assertEqual([[feed[n] for n in names] for feed in self.listed()], [[feed[n] for n in names] for feed in before])

    def test_importing_what_is_no_opml_is_an_error_that_names_the_file(self):
        path = os.path.join(self.folder, "subscriptions.opml")
        with open(path, "w", encoding="utf-8") as file:
            file.write("<html><body>hello</body></html>")
        done = self.alleged.run("feeds", "import", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("subscriptions.opml", done.stderr)
        self.assertEqual(self.listed(), [])

    def test_only_failing_feeds_are_listed_when_asked_for(self):
        self.subscribe(self.web.serve("/good", stories.atom(stories.entry(1))), self.web.url("/gone"))
        self.alleged.poll_once()
        [failing] = self.listed("--failing")
        self.assertEqual(failing["url"], self.web.url("/gone"))
        self.assertIn("404", failing["failure"])


class Subscriptions(harness.Case):
    def test_a_subscription_is_added_listed_and_removed(self):
        number = self.alleged.succeed("subscriptions", "add", "desk@news.example", "--accused", "RU,CN", "--target", "MD",
                                      "--min-confidence", "0.5").strip()
        listed = self.alleged.succeed("subscriptions", "list")
        self.assertRegex(listed, rf"(?m)^{number}\s+desk@news\.example\s+CN,RU\s+MD\s+0\.5")
        self.alleged.succeed("subscriptions", "remove", "desk@news.example")
        self.assertNotIn("desk@news.example", self.alleged.succeed("subscriptions", "list"))
        self.assertEqual(self.alleged.run("subscriptions", "remove", number).returncode, 1)

    def test_what_cannot_be_subscribed_is_refused_and_says_why(self):
        wrong = {("desk",): "not a mail address", ("a@b\r\nBcc: c@d",): "not a mail address",
                 ("desk@news.example", "--accused", "Russia"): "there is no country Russia"}
        for arguments, words in wrong.items():
            with self.subTest(arguments):
                done = self.alleged.run("subscriptions", "add", *arguments)
                self.assertEqual(done.returncode, 1)
                self.assertIn(words, done.stderr)
        self.assertEqual(self.alleged.run("subscriptions", "add", "a@b.example", "--min-confidence", "7").returncode, 2)
        self.assertEqual(self.database.count("alleged.subscription"), 0)


class Reports(harness.Case):
    def setUp(self):
        super().setUp()
        url = self.web.serve("/feed", stories.atom(stories.meddling(), stories.entry(2)))
        self.subscribe(url, outlet='=Wire, "North"')
        self.alleged.poll_once()

    def test_the_table_names_accused_and_target(self):
        table = self.alleged.succeed("report")
        self.assertRegex(table, r"Russia\S*\s+(\S+ )*Moldova")
        self.assertRegex(table, r"China\s+Taiwan")

    def test_csv_is_read_back_by_a_csv_reader(self):
        rows = list(csv.DictReader(io.StringIO(self.alleged.succeed("report", "--format", "csv"))))
        self.assertEqual({(row["accused"][:6], row["target"][:6]) for row in rows},
                         {("Russia", "Moldov"), ("China", "Taiwan")})
        self.assertEqual({row["outlets"] for row in rows}, {"1"})

    def test_json_lines_hold_the_same_as_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.alleged.succeed("report", "--format", "csv"))))
        lines = self.alleged.succeed("report", "--format", "json").splitlines()
        self.assertEqual([json.loads(line) for line in lines], rows)

    def test_since_leaves_out_what_was_reported_before(self):
        self.assertEqual(self.alleged.succeed("report", "--since", "2999-01-01", "--format", "json"), "")
        self.assertNotEqual(self.alleged.succeed("report", "--since", "2000-01-01", "--format", "json"), "")
        wrong = self.alleged.run("report", "--since", "the election")
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("not a day; allowed: YYYY-MM-DD", wrong.stderr)

    def test_status_counts_what_is_there(self):
        status = json.loads(self.alleged.succeed("status", "--json"))
        expected = {"feeds": "1", "feeds failing": "0", "entries seen": "2", "stories": "1", "mails sent": "0"}
        self.assertEqual({name: status[name] for name in expected}, expected)
        self.assertEqual(int(status["allegations"]), self.database.count("alleged.allegation"))
        self.assertRegex(self.alleged.succeed("status"), r"(?m)^stories\s+1$")


if __name__ == "__main__":
    unittest.main()
