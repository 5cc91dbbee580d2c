"""`alleged report --format html`: one page that a browser shows without asking anybody for anything."""

import html.parser
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

# What a page may be made of. Neither a script nor anything that is fetched.
ELEMENTS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ol", "li", "div", "span", "strong", "bdi", "a",
            "blockquote", "svg", "rect", "line", "text"}
VOID = {"meta"}


class Page(html.parser.HTMLParser):
    """Its elements by name, in order; fails where one is not closed, or closed twice."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.words, self._open = [], [], []
        self.feed(text)
        self.close()
        if self._open:
            raise AssertionError(f"not closed: {self._open}")

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            raise AssertionError(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        self.words.append(data)

    def text(self):
        return " ".join(" ".join(self.words).split())

    def all(self, name):
        return [attributes for tag, attributes in self.elements if tag == name]


class Report(harness.Case):
    def publish(self, *entries, outlet="Harbour Post"):
        self.subscribe(self.web.serve(f"/{outlet[0]}", stories.rss(*entries)), outlet=outlet)
        self.alleged.poll_once()

    def page(self, *options):
        return Page(self.alleged.succeed("report", "--format", "html", *options))

    def test_it_tells_pairs_times_actors_and_evidence(self):
        self.publish(stories.meddling())
        self.publish(stories.meddling(), outlet="Meridian Wire")
        page = self.page()
        self.assertEqual({name for name, _ in page.elements} - ELEMENTS, set())
        told = page.text()
        self.assertIn("2 allegations in 2 stories of 2 outlets; 1 story is a copy of another.", told)
        self.assertIn("Russia over the vote of Moldova: 1 independent outlets, 2 reports, 2 denials", told)
        self.assertIn("China over the vote of Taiwan: 1 independent outlets, 2 reports, 0 denials", told)
        self.assertIn("GRU", told)
        self.assertIn(stories.DENIAL_QUOTE, told)
        self.assertIn("Harbour Post", told)
        self.assertEqual(told.count(stories.SECOND_QUOTE), 1)  # of a text that two outlets have, the first one's
        self.assertIn("and 1 copy elsewhere", told)
        self.assertEqual({a["href"] for a in page.all("a")}, {"https://outlet.example/1"})
        self.assertEqual(len([svg for svg in page.all("svg") if "aria-label" in svg]), 3)

    def test_what_a_story_says_is_text_whatever_it_says(self):
        hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)> & \u202eabc'
        self.publish(stories.entry(1, f"{stories.MEDDLING_TITLE} {hostile}", stories.MEDDLING_TEXT,
                                   link='javascript:alert("1")'), outlet=f"H {hostile}")
        page = self.page()
        self.assertEqual({name for name, _ in page.elements} - ELEMENTS, set())
        self.assertEqual([name for _, attributes in page.elements for name in attributes if name.startswith("on")], [])
        self.assertIn("<img src=x onerror=alert(1)>", page.text())
        self.assertEqual([a["href"] for a in page.all("a") if not a["href"].startswith("http")], [])

    def test_nothing_is_fetched_from_anywhere(self):
        self.publish(stories.meddling())
        page = self.page()
        [policy] = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
        self.assertEqual(policy, "default-src 'none'; style-src 'unsafe-inline'")
        self.assertEqual([attributes for tag, attributes in page.elements if "src" in attributes or (tag != "a" and "href" in
                                                                                                     attributes)], [])
        self.assertNotIn("url(", self.alleged.succeed("report", "--format", "html"))

    def test_a_record_with_nothing_in_it_is_a_page_that_says_so(self):
        self.assertIn("There is nothing to show yet.", self.page().text())
        self.publish(stories.meddling())
        self.assertIn("There is nothing to show yet.", self.page("--since", "2999-01-01").text())
        self.assertNotIn("There is nothing to show yet.", self.page("--since", "2020-01-01").text())

    def test_what_is_no_day_is_told(self):
        done = self.alleged.run("report", "--format", "html", "--since", "lately")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr, "alleged: lately: not a day; allowed: YYYY-MM-DD\n")

    def test_a_publication_date_of_another_age_does_not_stretch_the_timeline(self):
        self.publish(stories.meddling())
        self.database.execute("UPDATE alleged.story SET published_at = '1601-01-01'")
        self.assertIn("Reports by day", self.page().text())


if __name__ == "__main__":
    unittest.main()
