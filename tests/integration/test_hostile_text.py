"""Whatever a feed writes in its fields is stored as text, or cut with a note, and no terminal obeys it."""

import json
import re
import unittest
from xml.sax.saxutils import escape

import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

CONTROLS = "[\x00-\x08\x0b-\x1f\x7f-\x9f]"
# What is given, and what is kept of it.
TEXTS = {
    "quotes": 2 * ("'\"`$$ $1 \\' \\\" O''Neill {a,\"b\"} \\N %s {} \\u0041 \\",),
    "SQL": 2 * ("'); DROP TABLE alleged.story; --",),
    "right to left": 2 * ("\u202eabc\u2066 \u200fעברית\u2069 \u2028",),
    "no characters": 2 * ("\ufffe \uffff \ufeff",),
    "NUL": ("a\0b", "ab"),
    "controls": ("a\x1b[31mred\x07\x1b]0;title\x07\x7f", "a[31mred]0;title"),
    "C1 controls": ("a\x9b2J\x90b", "a›2Jb"),  # read as windows-1252
    "a megabyte": 2 * (" ".join(f"w{number:x}" for number in range(160_000)),),
    "a megabyte without a space": 2 * ("".join(chr(0x4e00 + number * 7919 % 20_000) for number in range(350_000)),),
}


def fields(text):
    quote = stories.MEDDLING_QUOTE.replace("fake accounts", f"fake accounts [{text}]")
    return {"title": f"{text}", "language": f"en{text}", "headline": f"{stories.MEDDLING_TITLE} {text}",
            "link": f"https://outlet.example/{text}", "id": f"id {text}", "author": text,
            "summary": quote}


def rss(text):
    of = {name: escape(value) for name, value in fields(text).items()}
    return (f'<rss version="2.0"><channel><title>{of["title"]}</title><language>{of["language"]}</language><item>'
            f'<title>{of["headline"]}</title><link>{of["link"]}</link><guid>{of["id"]}</guid><author>{of["author"]}</author>'
            f'<description>{escape(of["summary"])}</description></item></channel></rss>')


def atom(text):
    of = {name: escape(value, {'"': "&quot;"}) for name, value in fields(text).items()}
    return (f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{of["language"]}"><title>{of["title"]}</title><entry>'
            f'<title>{of["headline"]}</title><link href="{of["link"]}"/><id>{of["id"]}</id><author><name>{of["author"]}</name>'
            f'</author><summary type="text">{of["summary"]}</summary></entry></feed>')


def json_feed(text):
    of = fields(text)
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": of["title"], "language": of["language"],
                       "items": [{"id": of["id"], "url": of["link"], "title": of["headline"], "content_text": of["summary"],
                                  "authors": [{"name": of["author"]}]}]}, ensure_ascii="\0" in text)


FORMATS = {"rss": rss, "atom": atom, "json": json_feed}


class HostileText(harness.Case):
    def setUp(self):
        super().setUp()
        self.alleged.settings["poll_max_bytes"] = str(50_000_000)

    def publish(self, name, body, **columns):
        url = self.web.serve(f"/{name}", body)
        self.subscribe(url, **columns)
        return url

    def stored(self, url):
        """The feed and its one story, with what it alleges."""
        [row] = self.database.rows(f"""
            SELECT feed.failure, feed.title AS feed_title, feed.language AS feed_language, story.outlet, story.url,
                   story.title, story.text, story.language, allegation.accused, allegation.target, report.quote,
                   report.evidence->0->>'quote' AS evidence
            FROM alleged.feed LEFT JOIN alleged.story ON feed_id = feed.id LEFT JOIN alleged.report ON story_id = story.id
            LEFT JOIN alleged.allegation ON allegation.id = allegation_id WHERE feed.url = '{url}'""")
        return row

    def assert_nothing_to_obey(self, output):
        """Of what a person reads: a terminal must neither obey it nor turn its lines round."""
        self.assertIsNone(re.search(f"{CONTROLS}|[\u2028-\u202e\u2066-\u2069]", output))

    def test_in_every_field_of_every_format_it_is_stored_as_text(self):
        urls = {(kind, name): self.publish(f"{name}/{number}", write(given))
                for number, (kind, (given, _)) in enumerate(TEXTS.items()) for name, write in FORMATS.items()}
        said = self.alleged.poll_once()
        for (kind, name), url in urls.items():
            with self.subTest(kind, format=name):
                kept = TEXTS[kind][1].strip()
                row = self.stored(url)
                self.assertIsNone(row["failure"])
                self.assertEqual((row["accused"], row["target"], row["language"]), ("RU", "MD", "en"))
                of = {"feed_title": kept, "feed_language": f"en{kept}", "title": f"{stories.MEDDLING_TITLE} {kept}",
                      "url": f"https://outlet.example/{kept}"}
                for column, expected in of.items():
                    self.assertTrue(re.sub(r"\s+", " ", row[column]).strip() == re.sub(r"\s+", " ", expected).strip(),
                                    f"{column} is {row[column][:200]!r}")
                self.assertTrue(row["outlet"].strip() == kept or (row["outlet"][:-1] == kept[:599] and row["outlet"][-1] == "…"),
                                row["outlet"][:700])
                self.assertEqual(row["evidence"], row["quote"])
                for column, value in row.items():
                    self.assertNotRegex(value or "", CONTROLS, column)
        self.assertEqual(self.database.count("alleged.story"), len(urls))
        self.assert_nothing_to_obey(said)
        self.assert_nothing_to_obey(self.alleged.succeed("feeds", "list"))
        for form in ("table", "csv", "json", "html"):
            with self.subTest(form):
                report = self.alleged.succeed("report", "--format", form)
                self.assertIn("Russia", report)
                self.assertNotRegex(report.replace("\r\n", "\n"), CONTROLS)
                if form == "html":
                    self.assertNotIn("<script", report)

    def test_an_outlet_that_the_operator_named_so_is_stored_as_text_and_shown_as_such(self):
        for number, (kind, (given, _)) in enumerate(TEXTS.items()):
            if "\0" in given or len(given) > 100_000:
                continue  # no argument of a command can be so
            with self.subTest(kind):
                url = self.publish(f"outlet{number}", stories.rss(stories.taiwan(number, outlet=f"outlet{number}.example")),
                                   outlet=given)
                said = self.alleged.poll_once()
                self.assertEqual(self.stored(url)["outlet"], given)
                for output in (said, self.alleged.succeed("feeds", "list"), self.alleged.succeed("report")):
                    self.assert_nothing_to_obey(output)

    def test_bytes_that_are_no_characters_cost_no_story(self):
        def broken(text):
            return text.encode().replace(b"HERE", b"a\xff\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80b")
        urls = [self.publish(name, broken(write("HERE"))) for name, write in FORMATS.items()]
        halves = json_feed("HERE").replace("HERE", r"\ud83d \ude00 \u0000")
        urls.append(self.publish("halves", halves))
        self.alleged.poll_once()
        for url in urls:
            with self.subTest(url):
                row = self.stored(url)
                self.assertIsNone(row["failure"])
                self.assertTrue(row["title"].startswith(stories.MEDDLING_TITLE))
                self.assertEqual((row["accused"], row["target"]), ("RU", "MD"))
        self.assertIn("halves of characters", self.feed(urls[-1])["salvaged"])

    def test_headers_that_are_no_characters_cost_no_story(self):
        noise = b'"\xff\xc0\xaf\'); DROP TABLE alleged.story; --"'.decode("latin-1")
        body = stories.rss(stories.taiwan()).encode()
        self.web.answers["/feed"] = lambda exchange: web.send(
            exchange, 200, body, etag=noise, last_modified=noise, link=f'<{noise}>; rel="hub"', content_type=noise)
        self.web.answers["/old"] = web.redirect(f"/moved?{noise}")
        self.web.answers[f"/moved?{noise}"] = web.document(stories.rss(stories.meddling()))
        self.subscribe(self.web.url("/feed"), self.web.url("/old"))
        self.alleged.poll_once()
        self.assertIsNone(self.feed(self.web.url("/feed"))["failure"])
        self.assertEqual(self.stored(self.web.url("/feed"))["accused"], "CN")
        self.assertNotIn("could not be stored", self.feed(self.web.url("/old"))["failure"] or "")

    def test_a_story_that_the_record_cannot_hold_is_its_feed_s_failure_and_keeps_no_other_back(self):
        # As if a field had slipped through that is too long for an index.
        self.database.execute("CREATE INDEX ON alleged.story (text)")
        text = "".join(chr(0x4e00 + number * 7919 % 20_000) for number in range(20_000))
        bad = self.publish("bad", rss(text))
        good = self.publish("good", stories.rss(stories.taiwan()))
        said = self.alleged.poll_once()
        self.assertIn("what it holds could not be stored: ERROR:  index row", said)
        self.assertIn("index row", self.feed(bad)["failure"])
        self.assertEqual(self.stored(good)["accused"], "CN")


if __name__ == "__main__":
    unittest.main()
