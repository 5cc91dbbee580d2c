"""Every question of docs/sql.md is asked of the sample feeds' record, and answered as the page answers it.

`test_sql_guide.py --write` writes the answers into the page; nobody else does."""

import collections
import json
import pathlib
import re
import sys
import unittest

import harness

setUpModule, tearDownModule = harness.module_with_cluster()

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "sql.md"
SQL = re.compile(r"^```sql\n(?P<statement>.*?)\n```\n(?P<answer>```\n.*?^```\n)?", re.MULTILINE | re.DOTALL)
VIEW = re.compile(r"^\| `(?P<name>\w+)` \|[^|]*\| `(?P<columns>\w+(?: \w+)+)` \|$", re.MULTILINE)

# The feeds, in the order in which they are polled, and where their outlets are said to be at home.
HOMES = {"feeds/samples/harbour-post.xml": "GB", "feeds/samples/meridian-wire.xml": "CY",
         "feeds/samples/northern-ledger.xml": "GB", "feeds/samples/south-shore-bulletin.xml": "AU",
         "feeds/samples/three-rivers-review.xml": "IE", "tests/integration/delta-courier.xml": "RO"}


class Guide(harness.Case):
    def make_record(self):
        """As docs/sql.md tells under "Questions". One feed after another, so that numbers are the same each time."""
        for file, country in HOMES.items():
            path = ROOT / file
            self.poll(self.web.serve(f"/{path.name}", path.read_bytes()), country=country)
        self.database.execute("INSERT INTO alleged.outlet VALUES ('Delta Courier', '{}', 'RO', 'RO', 'public')")
        self.poll(self.web.url("/gone"), outlet="Silted Gazette")
        self.reread_without("targeted", "accounts run from")

    def poll(self, url, **columns):
        self.subscribe(url, **columns)
        self.alleged.poll_once()

    def reread_without(self, *forms):
        words = pathlib.Path(self.folder, "lexicon.d")
        words.mkdir()
        (words / "own.toml").write_text(f'language = "en"\n[off]\nforms = {json.dumps(forms)}\n', encoding="utf-8")
        self.alleged.settings["detect_lexicon_dir"] = str(words)
        self.alleged.succeed("rescan", "--apply")

    def answered(self, page):
        """The page, with what an analyst's psql answers below each statement."""
        def block(match):
            shown = self.database.table(match["statement"], timezone="UTC", role="alleged_analyst")
            lines = [line.rstrip() for line in shown.splitlines()]
            answer = "\n".join(["```", *lines, "```", ""]) if lines else ""
            return f"```sql\n{match['statement']}\n```\n{answer}"
        return SQL.sub(block, page)

    def write_answers(self):
        self.make_record()
        PAGE.write_text(self.answered(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

    def test_every_question_is_answered_as_the_page_says(self):
        self.make_record()
        page = PAGE.read_text(encoding="utf-8")
        self.assertEqual(self.answered(page), page, "to write the answers anew: test_sql_guide.py --write")

    def test_there_are_twenty_questions_and_more_with_answers_that_can_be_read(self):
        answers = [match["answer"].splitlines()[1:-1] for match in SQL.finditer(PAGE.read_text(encoding="utf-8"))
                   if match["answer"]]
        self.assertGreaterEqual(len(answers), 20)
        for answer in answers:
            with self.subTest(answer[0]):
                self.assertGreater(len(answer), 2, "no row below the heading")
                self.assertLessEqual(max(map(len, answer)), 110)

    def test_every_view_is_told_with_its_columns_and_asked(self):
        page = PAGE.read_text(encoding="utf-8")
        told = {match["name"]: match["columns"].split() for match in VIEW.finditer(page)}
        rows = self.database.rows("SELECT c.relname AS name, a.attname AS column FROM pg_class c"
                                  " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
                                  " WHERE c.relnamespace = 'alleged'::regnamespace AND c.relkind = 'v'"
                                  " AND c.relname NOT LIKE '%\\_live'"  # what others keep, worked out anew
                                  " ORDER BY 1, a.attnum")
        views = collections.defaultdict(list)
        for row in rows:
            views[row["name"]].append(row["column"])
        self.assertEqual(told, views)
        asked = " ".join(match["statement"] for match in SQL.finditer(page))
        for name in [*views, "search", "review"]:
            self.assertRegex(asked, rf"\balleged\.{name}\b")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "Guide.write_answers"] if sys.argv[1:] == ["--write"] else sys.argv)
