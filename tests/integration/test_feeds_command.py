"""`alleged feeds`: checking feeds, finding them at a web page, and lists in OPML."""

import unittest

import web
from harness import Case, module_with_cluster

setUpModule, tearDownModule = module_with_cluster()

FEED = b"<rss version='2.0'><channel><title>t</title><item><guid>1</guid><title>x</title></item></channel></rss>"


def page(*feeds):
    links = "".join(f"<link rel='alternate' type='application/rss+xml' href='{feed}'>" for feed in feeds)
    return f"<!doctype html><html><head><title>Invented Gazette</title>{links}</head><body>x</body></html>".encode()


class Check(Case):
    def test_it_tells_of_every_feed_what_is_wrong_and_when_it_was_last_right(self):
        good, bad = self.web.serve("/good", FEED), self.web.url("/bad")
        self.subscribe(good, bad)
        self.alleged.poll_once()
        done = self.alleged.run("feeds", "check")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, rf"{bad} +wrong +never +the server answered 404")
        self.assertRegex(done.stdout, rf"{good} +right +20\d\d-\S+ +1 entries, rss20")
        self.assertEqual(done.stderr, "alleged: 1 of 2 feeds are wrong\n")

    def test_it_asks_without_validators_and_stores_nothing(self):
        url = self.web.serve("/feed", FEED, etag='"one"')
        self.subscribe(url)
        self.alleged.poll_once()
        before = self.feed(url)
        self.alleged.succeed("feeds", "check", url)
        self.assertIsNone(self.web.requests[-1].headers["If-None-Match"])
        self.assertEqual(self.feed(url), before)

    def test_a_feed_that_is_not_subscribed_can_be_checked(self):
        url = self.web.serve("/feed", FEED)
        self.assertIn("1 entries, rss20", self.alleged.succeed("feeds", "check", url))
        self.assertEqual(self.database.count("alleged.feed"), 0)

    def test_a_web_page_in_place_of_a_feed_is_told_with_the_feeds_that_it_names(self):
        url = self.web.serve("/page", page("/rss?a=1&amp;b=2", "/other"), content_type="text/html")
        done = self.alleged.run("feeds", "check", url)
        self.assertIn("this is a web page, not a feed: Invented Gazette", done.stdout)
        self.assertIn(f"{url} names the feed {self.web.url('/rss?a=1&b=2')}\n", done.stdout)
        self.assertIn(f"{url} names the feed {self.web.url('/other')}\n", done.stdout)

    def test_a_poll_of_a_web_page_says_which_feed_it_names(self):
        url = self.web.serve("/page", page("/rss"), content_type="text/html")
        self.subscribe(url)
        self.alleged.poll_once()
        self.assertIn(f"the page names this feed: {self.web.url('/rss')}", self.feed(url)["failure"])


class Discover(Case):
    def test_the_one_feed_that_a_page_names_is_subscribed(self):
        url = self.web.serve("/page", page("/rss"), content_type="text/html")
        self.alleged.succeed("feeds", "add", "--discover", url)
        self.assertEqual(self.database.execute("SELECT url FROM alleged.feed"), self.web.url("/rss"))

    def test_an_address_that_is_a_feed_already_is_subscribed_itself(self):
        url = self.web.serve("/feed", FEED)
        self.alleged.succeed("feeds", "add", "--discover", url)
        self.assertEqual(self.database.execute("SELECT url FROM alleged.feed"), url)

    def test_several_feeds_are_offered_and_none_is_subscribed(self):
        url = self.web.serve("/page", page("/one", "/two"), content_type="text/html")
        done = self.alleged.run("feeds", "add", "--discover", url)
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"add one of them: {self.web.url('/one')} {self.web.url('/two')}", done.stderr)
        self.assertEqual(self.database.count("alleged.feed"), 0)

    def test_a_page_without_feeds_is_an_error_that_says_so(self):
        url = self.web.serve("/page", page(), content_type="text/html")
        done = self.alleged.run("feeds", "add", "--discover", url)
        self.assertEqual((done.returncode, self.database.count("alleged.feed")), (1, 0))
        self.assertIn("no feed there", done.stderr)


class Opml(Case):
    def test_ten_thousand_outlines_in_folders_come_in_with_progress_and_go_out_the_same(self):
        outlines = "".join(f"<outline text='Area {i % 7}'><outline text='f{i}' xmlUrl='http://h{i % 200}.example/{i}'/></outline>"
                           for i in range(10_000))
        done = self.alleged.run("feeds", "import", "-", text=f"<opml version='2.0'><body>{outlines}</body></opml>")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("5000 of 10000\n", done.stderr)
        self.assertIn("10000 feeds added, 0 were there", done.stderr)
        self.assertEqual(self.database.count("alleged.feed WHERE folder = 'Area 3'"), 10_000 // 7 + 1)
        exported = self.alleged.succeed("feeds", "export")
        self.assertEqual(exported.count("xmlUrl="), 10_000)
        self.assertEqual(exported.count("<outline text=\"Area "), 7)
        self.database.execute("DELETE FROM alleged.feed")
        self.alleged.succeed("feeds", "import", "-", text=exported)
        self.assertEqual(self.alleged.succeed("feeds", "export"), exported)

    def test_one_unsound_outline_leaves_the_whole_list_out_and_is_named(self):
        outlines = "".join(f"<outline text='f' xmlUrl='http://h.example/{i}'/>" for i in range(2_000))
        text = f"<opml version='2.0'><body>{outlines}<outline text='z' xmlUrl='ftp://h.example/z'/></body></opml>"
        done = self.alleged.run("feeds", "import", "-", text=text)
        self.assertEqual((done.returncode, self.database.count("alleged.feed")), (1, 0))
        self.assertIn("ftp://h.example/z: not a feed's address", done.stderr)


if __name__ == "__main__":
    unittest.main()
