"""Every question of docs/sql.md is asked of the sample feeds' record: each is sound SQL, and nearly all have an answer there."""

import pathlib
import re
import unittest

import harness

setUpModule, tearDownModule = harness.module_with_cluster()

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUESTION = re.compile(r"^(?P<words>[^\n]+)\n\n```sql\n(?P<select>(?:SELECT|WITH).*?);\n```$", re.MULTILINE | re.DOTALL)
# The samples have nothing of the sort.
WITHOUT_ANSWER = ("Whom the outlets of a state report of, and how often with a text of their own:",
                  "One text in several outlets, the most printed first:", "Feeds that fail, the longest first:",
                  "What later readings no longer find, and by which words it was found and lost:")


class Guide(harness.Case):
    def test_every_question_has_its_answer(self):
        self.subscribe(*(self.web.serve(f"/{file.name}", file.read_bytes())
                         for file in sorted((ROOT / "feeds/samples").glob("*.xml"))))
        self.alleged.poll_once()
        questions = list(QUESTION.finditer((ROOT / "docs/sql.md").read_text(encoding="utf-8")))
        self.assertGreaterEqual(len(questions), 20)
        silent = []
        for question in questions:
            with self.subTest(question["words"]):
                if not self.database.rows(question["select"]):
                    silent.append(question["words"])
        self.assertEqual(sorted(silent), sorted(WITHOUT_ANSWER))


if __name__ == "__main__":
    unittest.main()
