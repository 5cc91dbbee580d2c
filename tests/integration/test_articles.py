"""For a feed that carries only headlines the linked pages are read, as robots.txt allows."""

import json
import unittest

import harness
import own_network
import program
import stories
import web
from headlines import HEADLINE, Case, dull_page, page

setUpModule, tearDownModule = harness.module_with_cluster()

NEEDS_A_NETWORK = unittest.skipUnless(own_network.available(), "no network namespace can be made here")


class Article(Case):
    def test_an_allegation_that_stands_only_in_the_article_is_found_there(self):
        url = self.feed_of(self.headline(1, self.page("/1"), text="A <b>short</b> summary."))
        self.alleged.poll_once()
        [story] = self.database.rows("SELECT * FROM alleged.story")
        self.assertEqual((story["title"], story["text"]), (HEADLINE, "A <b>short</b> summary."))
        self.assertEqual(story["article"], "\n".join([stories.MEDDLING_QUOTE, stories.DENIAL_QUOTE, stories.SECOND_QUOTE]))
        evidence = [piece for report in self.database.rows("SELECT evidence FROM alleged.report")
                    for piece in report["evidence"]]
        self.assertEqual({piece["quote"] for piece in evidence},
                         {stories.MEDDLING_QUOTE, stories.DENIAL_QUOTE, stories.SECOND_QUOTE})
        for piece in evidence:
            self.assertEqual(piece["field"], "article")
            self.assertEqual(story["article"][piece["start"]:piece["end"]], piece["quote"])
        self.assertEqual(self.asked(), ["/feed", "/robots.txt", "/1"])
        feed = self.feed(url)
        self.assertEqual((feed["article_trouble"], feed["article_waits"], feed["failure"]), (None, 0, None))

    def test_a_feed_that_is_not_told_to_asks_for_no_page(self):
        self.subscribe(self.web.serve("/feed", stories.atom(self.headline(1, self.page("/1")))))
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed"])
        self.assertEqual(self.database.count("alleged.story"), 0)

    def test_entries_that_were_read_are_not_asked_for_again_but_edited_and_new_ones_are(self):
        first = [self.headline(number, self.page(f"/{number}")) for number in (1, 2)]
        self.feed_of(*first)
        self.alleged.poll_once()
        reports = self.database.rows("SELECT * FROM alleged.report ORDER BY id")
        edited = self.headline(2, self.web.url("/2"), title=HEADLINE + ", again")
        self.web.serve("/feed", stories.atom(self.headline(3, self.page("/3", dull_page())), first[0], edited))
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual({path: len(self.web.asked(path)) for path in ("/1", "/2", "/3", "/robots.txt")},
                         {"/1": 1, "/2": 2, "/3": 1, "/robots.txt": 2})  # once in each run of the program
        self.assertEqual(self.database.rows("SELECT * FROM alleged.report ORDER BY id")[:len(reports)], reports)
        self.assertEqual(self.database.count("alleged.story"), 3)

    def test_a_page_that_is_not_there_or_not_a_page_leaves_the_feeds_own_text(self):
        self.web.answers["/gone"] = web.status(404)
        texts = {"/gone": "answered 404", "/pdf": "no web page, but application/pdf", "/empty": "no article's text in it",
                 "/large": "larger than"}
        self.web.serve("/pdf", "%PDF-1.4", content_type="application/pdf")
        self.page("/empty", page("<p>Subscribe to read on.</p>"))
        self.page("/large", "<p>" + "x" * 400000)
        self.alleged.settings["poll_max_bytes"] = "300000"
        for path in texts:
            self.feed_of(stories.meddling(link=self.web.url(path)), path=path + "-feed")
        self.alleged.poll_once()
        for path, words in texts.items():
            with self.subTest(path):
                feed = self.feed(self.web.url(path + "-feed"))
                self.assertRegex(feed["article_trouble"],
                                 f"^1 of 1 pages gave no article: .*{words}.*, at {self.web.url(path)}$")
                [story] = self.database.rows(f"SELECT * FROM alleged.story WHERE feed_id = {feed['id']}")
                self.assertEqual((story["article"], story["text"]), (None, stories.MEDDLING_TEXT))
        self.assertEqual(self.seen(), len(texts))
        self.web.serve("/gone-feed", stories.atom(stories.meddling(link=self.web.url("/gone")),
                                                  self.headline(2, self.page("/good"))))
        self.make_due()
        self.alleged.poll_once()
        self.assertIsNone(self.feed(self.web.url("/gone-feed"))["article_trouble"])

    def test_an_entry_without_a_page_of_its_own_is_read_by_its_own_text(self):
        shared = self.page("/series")
        self.feed_of(stories.meddling(1, link="mailto:desk@outlet.example"), stories.taiwan(2, link=shared),
                     stories.entry(3, link=shared))
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed"])
        self.assertEqual((self.seen(), self.database.count("alleged.story WHERE article IS NULL")), (3, 2))

    def test_a_page_is_followed_through_redirects_that_robots_txt_allows(self):
        self.web.serve("/robots.txt", "User-agent: Alleged\nDisallow: /private", content_type="text/plain")
        self.web.answers["/1"] = web.redirect("/moved")
        self.page("/moved")
        self.web.answers["/2"] = web.redirect("/private/2")
        self.web.answers["/3"] = web.loop_of_redirects
        self.page("/private/2")
        feed = self.feed_of(*(self.headline(number, self.web.url(f"/{number}")) for number in (1, 2, 3)))
        self.alleged.poll_once()
        self.assertEqual(self.web.asked("/private/2"), [])
        self.assertEqual((self.seen(), self.database.count("alleged.story")), (3, 1))
        self.assertIn("2 of 3 pages gave no article", self.feed(feed)["article_trouble"])
        self.assertEqual(len([path for path in self.asked() if path.startswith("/3")]), 6)


class Robots(Case):
    def test_a_page_that_robots_txt_forbids_is_never_asked_for_but_the_feed_itself_is(self):
        self.web.serve("/robots.txt", "User-agent: *\nDisallow: /\n", content_type="text/plain")
        url = self.feed_of(stories.meddling(link=self.page("/1")))
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed", "/robots.txt"])
        self.assertIn("its robots.txt forbids it", self.feed(url)["article_trouble"])
        self.assertEqual((self.seen(), self.database.count("alleged.story WHERE article IS NULL")), (1, 1))

    def test_no_page_is_asked_for_where_robots_txt_cannot_be_had(self):
        for code in (500, 503, 429):
            with self.subTest(code):
                self.web.requests.clear()
                self.web.answers["/robots.txt"] = web.status(code)
                url = self.feed_of(self.headline(1, self.page("/1")), path=f"/feed{code}")
                self.alleged.poll_once()
                self.assertEqual(self.asked(), [f"/feed{code}", "/robots.txt"])
                self.assertIn("no robots.txt to be had", self.feed(url)["article_trouble"])

    def test_it_is_asked_for_once_for_all_pages_of_a_server(self):
        self.web.serve("/robots.txt", "User-agent: *\nDisallow: /not\n", content_type="text/plain")
        for name in ("a", "b"):
            self.feed_of(*(self.headline(number, self.page(f"/{name}{number}", dull_page())) for number in range(3)), path=f"/{name}")
        self.alleged.settings["poll_concurrency"] = "1"
        self.alleged.poll_once()
        self.assertEqual(len(self.web.asked("/robots.txt")), 1)
        self.assertEqual(len(self.asked()), 2 + 1 + 6)


class PrivateAddresses(Case):
    def test_a_local_feed_leads_to_no_other_private_host(self):
        self.page("/1")
        url = self.feed_of(self.headline(1, self.web.url("/1", host="localhost")))
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed"])
        self.assertIn("private or local", self.feed(url)["article_trouble"])

    def test_nor_does_a_redirect_of_its_pages(self):
        self.page("/secret")
        self.web.answers["/1"] = web.redirect(self.web.url("/secret", host="localhost"))
        self.feed_of(self.headline(1, self.web.url("/1")))
        self.alleged.poll_once()
        self.assertEqual(self.asked(), ["/feed", "/robots.txt", "/1"])

    @NEEDS_A_NETWORK
    def test_a_public_feed_leads_to_none_by_its_links_or_their_redirects(self):
        hosts = ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "0x7f000001"]
        redirects = {f"/lead/{number}": own_network.url(host, "/secret") for number, host in enumerate(hosts)}
        links = [own_network.url(host, "/page") for host in hosts]
        links += [own_network.url(own_network.PUBLIC, path) for path in (*redirects, "/good")]
        document = stories.atom(*(self.headline(number, link) for number, link in enumerate(links)))
        feed = own_network.url(own_network.PUBLIC, "/feed")
        self.alleged.settings["poll_host_gap"] = "0s"
        self.database.execute(f"INSERT INTO alleged.feed (url, fetch_article) VALUES ('{feed}', true)")
        status, asked = own_network.run([program.BINARY, "run", "--once"], self.alleged.environment(), redirects, document)
        self.assertEqual(status, 0)
        self.assertEqual([pair for pair in asked if pair[0] != own_network.PUBLIC], [])
        self.assertLessEqual({"/feed", "/good", *redirects}, {path for _, path in asked})
        self.assertEqual(self.seen(), len(links))


class Setting(Case):
    def listed(self):
        return [json.loads(line)["fetch_article"] for line in self.alleged.succeed("feeds", "list", "--json").splitlines()]

    def test_it_is_off_unless_asked_for_and_is_switched_by_adding_the_feed_again(self):
        url = "https://outlet.example/feed"
        for options, expected in (((), False), (("--fetch-article",), True), (("--outlet", "Wire"), True),
                                  (("--no-fetch-article",), False)):
            self.alleged.succeed("feeds", "add", url, *options)
            self.assertEqual(self.listed(), [expected], options)

    def test_it_is_kept_by_export_and_import(self):
        self.subscribe("https://a.example/feed")
        self.alleged.succeed("feeds", "add", "--fetch-article", "https://b.example/feed")
        opml = self.alleged.succeed("feeds", "export")
        self.assertEqual(opml.count("fetchArticle"), 1)
        self.alleged.succeed("feeds", "add", "--no-fetch-article", "https://b.example/feed")
        self.alleged.succeed("feeds", "import", "-", text=opml)
        self.assertEqual(self.listed(), [False, True])
        self.alleged.succeed("feeds", "import", "-", text=opml.replace("true", "false"))
        self.assertEqual(self.listed(), [False, False])


if __name__ == "__main__":
    unittest.main()
