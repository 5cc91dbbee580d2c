"""What analysts read and write: views, reviews, search, news of allegations; and what their role may not do."""

import os
import subprocess
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()


class Record(harness.Case):
    """One story: Russia accused over Moldova's vote and denying it, China over Taiwan's."""

    def setUp(self):
        super().setUp()
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())), outlet="Meridian Wire", country="RO")
        self.alleged.poll_once()

    def report(self, accused, stance="alleged"):
        return self.database.rows(f"SELECT r.* FROM alleged.report r JOIN alleged.allegation a ON a.id = r.allegation_id"
                                  f" WHERE a.accused = '{accused}' AND r.stance = '{stance}'")[0]

    def review(self, **columns):
        names = ", ".join(columns)
        values = ", ".join("NULL" if value is None else f"'{value}'" for value in columns.values())
        self.database.execute(f"INSERT INTO alleged.review ({names}) VALUES ({values})")

    def pairs(self):
        return {f"{row['accused']}>{row['target']}" for row in self.database.rows("SELECT * FROM alleged.matrix")}


class Views(Record):
    def row(self, view, where):
        return self.database.rows(f"SELECT * FROM alleged.{view} WHERE {where}")[0]

    def test_each_counts_from_its_own_side(self):
        self.assertEqual(self.pairs(), {"RU>MD", "CN>TW"})
        country = self.row("by_country", "accused = 'RU'")
        self.assertEqual((country["accused_name"], country["reports"], country["denials"], country["targets"]),
                         ("Russia", 1, 1, ["MD"]))
        target = self.row("by_target", "target = 'TW'")
        self.assertEqual((target["reports"], target["denials"], target["accused"]), (1, 0, ["CN"]))
        accuser = self.row("by_accuser", "accuser LIKE '%Talmaci'")
        self.assertEqual((accuser["accuser_kind"], accuser["accuser_country"], accuser["targets"]), ("government", "MD", ["MD"]))
        outlet = self.row("outlets", "true")
        self.assertEqual((outlet["outlet"], outlet["country"], outlet["stories"], outlet["reports"]),
                         ("Meridian Wire", "RO", 1, 3))

    def test_whose_an_outlet_is_is_told_by_its_name_or_its_feeds_domain_and_of_all_sides(self):
        self.assertEqual([self.row("outlets", "true")[name] for name in ("state", "tie")], [None, None])
        for outlet, url, known in (("Xinhua", "/1", ["CN", "government"]), ("VOA", "/2", ["US", "government"]),
                                   ("Their World Desk", "/3", ["GB", "public"])):
            self.subscribe(self.web.serve(url, stories.rss(stories.taiwan())), outlet=outlet)
            self.alleged.poll_once()
            if url == "/3":
                self.database.execute("UPDATE alleged.feed SET site = 'bbc.co.uk' WHERE outlet = 'Their World Desk'")
            row = self.row("outlets", f"outlet = '{outlet}'")
            self.assertEqual([row["state"], row["tie"]], known, outlet)

    def test_time_runs_by_day_and_by_report(self):
        days = self.database.rows("SELECT day, stance, reports FROM alleged.timeline_daily WHERE accused = 'RU' ORDER BY stance")
        self.assertEqual(days, [{"day": "2026-11-02", "stance": "alleged", "reports": 1},
                                {"day": "2026-11-02", "stance": "denied", "reports": 1}])
        history = self.database.rows("SELECT stance, said_by, quote FROM alleged.stance_history WHERE stance = 'denied'")
        self.assertEqual([(row["stance"], row["quote"]) for row in history], [("denied", stories.DENIAL_QUOTE)])

    def test_evidence_is_the_sentence_at_its_place(self):
        rows = self.database.rows("SELECT field, start_point, end_point, quote FROM alleged.evidence WHERE field = 'text'")
        self.assertIn(stories.SECOND_QUOTE, [row["quote"] for row in rows])
        for row in rows:
            self.assertEqual(row["end_point"] - row["start_point"], len(row["quote"]))

    def test_a_feed_that_fails_is_seen_in_feed_health(self):
        self.subscribe(self.web.url("/gone"))
        self.alleged.run("run", "--once")
        failing = self.row("feed_health", "failures > 0")
        self.assertTrue(failing["url"].endswith("/gone"))
        self.assertIn("404", failing["failure"])
        self.assertFalse(failing["overdue"])

    def test_what_nobody_is_sure_of_needs_review_until_it_has_one(self):
        self.database.execute("UPDATE alleged.report SET confidence = CASE stance WHEN 'denied' THEN 0.3 ELSE 0.99 END")
        [doubtful] = self.database.rows("SELECT report_id, reason FROM alleged.needs_review")
        self.assertEqual(doubtful["reason"], "the detector is not sure")
        self.review(report_id=doubtful["report_id"], verdict="confirmed")
        self.assertEqual(self.database.count("alleged.needs_review"), 0)


class Evidence(Record):
    def test_nobody_edits_what_was_received_or_what_was_made_of_it(self):
        before = self.database.rows("SELECT * FROM alleged.story"), self.database.rows("SELECT * FROM alleged.report")
        for edit in ("story SET title = 'Nothing of the sort'", "story SET text = ''", "story SET url = url || '/'",
                     "story SET article = ''", "story SET content_hash = 0", "story SET fetched_at = now()",
                     "report SET quote = 'Nothing of the sort'", "report SET evidence = '[]'", "report SET stance = 'cleared'"):
            with self.assertRaisesRegex(RuntimeError, "is evidence, and stays as it was stored", msg=edit):
                self.database.execute(f"UPDATE alleged.{edit}")
        self.assertEqual((self.database.rows("SELECT * FROM alleged.story"), self.database.rows("SELECT * FROM alleged.report")),
                         before)


class Reviews(Record):
    def machine(self):
        return self.database.rows("SELECT id, allegation_id, stance, quote, confidence FROM alleged.report ORDER BY id")

    def test_what_is_rejected_leaves_the_views_and_stays_in_the_record(self):
        before = self.machine()
        self.review(report_id=self.report("CN")["id"], verdict="rejected", note="It is of a lottery.")
        self.assertEqual(self.pairs(), {"RU>MD"})
        self.assertEqual(self.database.count("alleged.allegations WHERE accused = 'CN'"), 0)
        self.assertNotIn("China", self.alleged.succeed("report"))
        self.assertEqual(self.machine(), before)

    def test_an_allegation_is_rejected_with_all_its_reports_but_those_confirmed(self):
        denial = self.report("RU", "denied")
        for row in self.database.rows("SELECT id FROM alleged.allegation WHERE accused = 'RU'"):
            self.review(allegation_id=row["id"], verdict="rejected")
        self.assertEqual(self.pairs(), {"CN>TW"})
        self.review(report_id=denial["id"], verdict="confirmed")
        self.assertEqual(self.database.rows("SELECT stance FROM alleged.current_report r JOIN alleged.allegation a"
                                            " ON a.id = r.allegation_id WHERE a.accused = 'RU'"), [{"stance": "denied"}])

    def test_the_newest_counts_and_taking_it_back_restores_what_was(self):
        report = self.report("CN")["id"]
        self.review(report_id=report, verdict="rejected")
        self.review(report_id=report, verdict="confirmed")
        self.assertEqual(self.pairs(), {"RU>MD", "CN>TW"})
        self.database.execute("DELETE FROM alleged.review WHERE verdict = 'confirmed'")
        self.assertEqual(self.pairs(), {"RU>MD"})
        self.database.execute("DELETE FROM alleged.review")
        self.assertEqual(self.pairs(), {"RU>MD", "CN>TW"})

    def test_a_stance_is_corrected_beside_the_machines(self):
        report = self.report("CN")["id"]
        self.review(report_id=report, verdict="corrected", stance="asserted")
        self.assertEqual(self.database.execute("SELECT stance FROM alleged.allegations WHERE accused = 'CN'"), "asserted")
        self.assertEqual(self.database.execute(f"SELECT stance FROM alleged.report WHERE id = {report}"), "alleged")

    def test_an_allegation_that_is_the_same_as_another_counts_there_with_all_that_comes_later(self):
        kept, merged = (self.report(code)["allegation_id"] for code in ("RU", "CN"))
        reports = "SELECT reports FROM alleged.allegations WHERE id = {}"
        before = int(self.database.execute(reports.format(kept)))
        self.review(allegation_id=merged, verdict="corrected", belongs_to=kept)
        self.assertEqual(int(self.database.execute(reports.format(kept))), before + 1)
        self.assertEqual(self.database.count(f"alleged.allegations WHERE id = {merged}"), 0)
        self.subscribe(self.web.serve("/later", stories.atom(stories.taiwan(7, outlet="later.example"))))
        self.alleged.poll_once()
        self.assertEqual(int(self.database.execute(reports.format(kept))), before + 2)

    def test_it_outlives_words_that_no_longer_find_the_report(self):
        folder = os.path.join(self.folder, "lexicon.d")
        os.mkdir(folder)
        with open(os.path.join(folder, "own.toml"), "w", encoding="utf-8") as file:
            file.write('language = "en"\n[off]\nforms = ["meddled"]\n')
        self.alleged.settings["detect_lexicon_dir"] = folder
        self.review(report_id=self.report("RU", "denied")["id"], verdict="confirmed")
        self.assertIn("- RU > MD", self.alleged.succeed("rescan", "--apply"))
        self.assertEqual(self.database.rows("SELECT denials FROM alleged.by_country WHERE accused = 'RU'"), [{"denials": 1}])

    def test_a_review_that_says_nothing_or_two_things_is_refused(self):
        report, allegation = self.report("CN")["id"], self.report("RU")["allegation_id"]
        for wrong in ({"report_id": report, "allegation_id": allegation, "verdict": "confirmed"}, {"verdict": "confirmed"},
                      {"report_id": report, "verdict": "corrected"},
                      {"report_id": report, "verdict": "confirmed", "stance": "denied"},
                      {"report_id": report, "verdict": "perhaps"}, {"report_id": report, "verdict": "corrected", "stance": "x"},
                      {"allegation_id": allegation, "verdict": "corrected", "stance": "denied"},
                      {"allegation_id": allegation, "verdict": "corrected", "belongs_to": allegation}):
            with self.subTest(wrong), self.assertRaises(RuntimeError):
                self.review(**wrong)

    def test_reviewed_stories_are_labels_that_eval_reads(self):
        self.assertEqual(self.database.count("alleged.labels"), 0, "not before all of a story is reviewed")
        for row in self.database.rows("SELECT id, stance FROM alleged.report"):
            self.review(report_id=row["id"], verdict="rejected" if row["stance"] == "denied" else "confirmed")
        labels = self.database.execute("SELECT label FROM alleged.labels")
        told = self.alleged.succeed("eval", "-", text=labels + "\n")
        self.assertIn("1 stories, 1 of them relevant", told)
        self.assertRegex(told, r"\(accused, target\) pair +1\.000 +1\.000 +1\.000 +2 +2 +2\b")


class Search(Record):
    def found(self, words):
        return [row["title"] for row in self.database.rows(f"SELECT * FROM alleged.search($w${words}$w$)")]

    def test_words_are_found_in_any_form_and_phrases_in_order(self):
        for words in ("meddle Moldova", '"fake accounts"', "transport minister", "moldova -france"):
            self.assertEqual(self.found(words), [stories.MEDDLING_TITLE], words)
        for words in ("harbour", '"accounts fake"', "moldova -taiwan", ""):
            self.assertEqual(self.found(words), [], words)

    def test_markup_is_no_word_and_hostile_words_are_only_words(self):
        for words in ("p", "'; DROP TABLE alleged.story; --", "& | ! <->"):
            self.assertEqual(self.found(words), [], words)

    def test_a_text_beyond_what_a_search_column_holds_is_stored_all_the_same(self):
        words = " ".join(f"word{number:x}" for number in range(300_000))
        text = stories.MEDDLING_TEXT + f"<p>{words}</p>"
        self.subscribe(self.web.serve("/long", stories.atom(stories.entry(9, stories.MEDDLING_TITLE, text))))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story WHERE length(text) > 2000000"), 1)
        self.assertEqual(len(self.found("Talmaci")), 2)


class News(harness.Case):
    def test_a_listener_is_told_of_each_new_allegation(self):
        psql = self.cluster._tool("psql")
        listener = subprocess.Popen([psql, "-AtXq", "-h", self.cluster.socket, "-U", "postgres", "-d", self.database.name],
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(listener.wait)
        self.addCleanup(listener.kill)
        listener.stdin.write("LISTEN alleged_allegation; SELECT 'listening';\n")
        listener.stdin.flush()
        self.assertEqual(listener.stdout.readline(), "listening\n")
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        self.alleged.poll_once()
        told, _ = listener.communicate("SELECT 'end';\n")
        ids = sorted(row["id"] for row in self.database.rows("SELECT id FROM alleged.allegation"))
        self.assertGreaterEqual(len(ids), 2)
        for number in ids:
            self.assertIn(f'"alleged_allegation" with payload "{number}"', told)


class Roles(Record):
    def setUp(self):
        super().setUp()
        self.database.execute("""DO $$ BEGIN
            IF to_regrole('dora') IS NULL THEN CREATE ROLE dora LOGIN IN ROLE alleged_analyst; END IF;
            IF to_regrole('poller') IS NULL THEN CREATE ROLE poller LOGIN IN ROLE alleged_daemon; END IF; END $$""")

    def does(self, who, sql):
        return self.database.execute(f"SET SESSION AUTHORIZATION {who}; {sql}")

    def may_not(self, who, *statements):
        for sql in statements:
            with self.subTest(sql), self.assertRaisesRegex(RuntimeError, "permission denied|must be owner"):
                self.does(who, sql)

    def test_an_analyst_reads_everything_and_writes_reviews_and_subscriptions(self):
        report = self.report("CN")["id"]
        self.assertEqual(self.does("dora", "SELECT count(*) FROM alleged.allegations"), "2")
        self.does("dora", f"INSERT INTO alleged.review (report_id, verdict) VALUES ({report}, 'rejected')")
        self.assertEqual(self.database.execute("SELECT reviewer FROM alleged.review"), "dora")
        self.assertEqual(self.pairs(), {"RU>MD"}, "a review works though its writer may not write reports")
        self.alleged.settings["database_url"] = self.database.url.replace("user=postgres", "user=dora")
        self.alleged.succeed("subscriptions", "add", "dora@desk.example", "--accused", "RU")
        self.assertIn("Russia", self.alleged.succeed("report"))
        self.alleged.succeed("rescan")

    def test_an_analyst_may_not_touch_what_the_machine_wrote(self):
        self.may_not("dora", "UPDATE alleged.report SET confidence = 1", "DELETE FROM alleged.story",
                     "INSERT INTO alleged.allegation (accused, target) VALUES ('RU', 'MD')",
                     "UPDATE alleged.feed SET state = 'paused'", "DELETE FROM alleged.alert_outbox",
                     "UPDATE alleged.election SET name = ''", "TRUNCATE alleged.review", "DROP TABLE alleged.review",
                     "CREATE TABLE alleged.mine (id integer)", "ALTER TABLE alleged.report DISABLE TRIGGER settle",
                     "DELETE FROM alleged.migration", "DROP VIEW alleged.matrix")

    def test_the_daemons_role_polls_and_changes_no_table(self):
        self.alleged.settings["database_url"] = self.database.url.replace("user=postgres", "user=poller")
        self.subscribe(self.web.serve("/more", stories.atom(stories.taiwan(5, outlet="more.example"))))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 2)
        self.may_not("poller", "CREATE TABLE alleged.mine (id integer)", "DROP TABLE alleged.site",
                     "ALTER TABLE alleged.feed ADD mine integer", "INSERT INTO alleged.migration VALUES (99, 'x')",
                     "INSERT INTO alleged.review (report_id, verdict) SELECT id, 'rejected' FROM alleged.report",
                     "TRUNCATE alleged.story CASCADE")

    def test_nobody_else_may_read_it(self):
        self.database.execute("DO $$ BEGIN IF to_regrole('stranger') IS NULL THEN CREATE ROLE stranger LOGIN; END IF; END $$")
        self.may_not("stranger", "SELECT count(*) FROM alleged.story")


if __name__ == "__main__":
    unittest.main()
