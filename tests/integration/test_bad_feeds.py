"""What a server does wrong is recorded on its feed in words a person understands, costs nobody else anything, and is tried
again later and later."""

import socket
import unittest

import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

GOOD = stories.atom(stories.meddling())


def page(body, content_type="application/xml"):
    return web.document(body, content_type)


# What is served, and words that the recorded reason must hold.
FAULTS = {
    "silence": (web.silence, "too slow"),
    "drip": (web.drip, "too slow"),
    "endless": (web.endless, "larger than 1000000 bytes (poll.max_bytes)"),
    "bomb": (web.bomb, "larger than 1000000 bytes (poll.max_bytes)"),
    "broken-gzip": (web.broken_gzip, "compression is damaged"),
    "cut-short": (web.cut_short(GOOD), "broke off in the middle"),
    "reset": (web.reset, "broke off in the middle"),
    "not-found": (web.status(404), "404: there is nothing at this address"),
    "gone": (web.status(410), "410: the feed is gone for good"),
    "forbidden": (web.status(403), "403: it does not let us in"),
    "server-error": (web.status(500), "500: it has trouble of its own"),
    "unavailable": (web.status(503, retry_after=7200), "503: it has trouble of its own"),
    "too-many": (web.status(429, retry_after=7200), "429: too many requests"),
    "no-content": (web.status(204), "204"),
    "redirect-loop": (web.loop_of_redirects, "more than 10 redirects"),
    "redirect-to-file": (web.redirect("file:///etc/passwd"), "neither http nor https"),
    "redirect-to-gopher": (web.redirect("gopher://127.0.0.1/1"), "neither http nor https"),
    "garbage": (web.garbage, "does not speak HTTP"),
    "not-xml": (page("feed me\n", "text/plain"), "plain text"),
    "web-page": (page("<!DOCTYPE html><html><head><title>News</title></head></html>", "text/html"), "a web page"),
    "other-xml": (page('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "no feed: its root is <svg>"),
    "other-json": (page('{"error": "no such feed"}', "application/json"), "no JSON Feed"),
    "empty": (page(""), "empty answer"),
    "blank": (page(" \r\n\t "), "empty answer"),
}


class Faults(harness.Case):
    def setUp(self):
        super().setUp()
        self.alleged.settings.update(poll_timeout="2s", poll_stall_timeout="2s", poll_max_bytes="1000000")

    def test_each_fault_is_told_on_its_feed_and_the_good_feed_beside_it_is_stored(self):
        for name, (answer, _) in FAULTS.items():
            self.web.answers["/" + name] = answer
        refused = f"http://127.0.0.1:{web.closed_port()}/feed"
        good = self.web.serve("/good", GOOD)
        self.subscribe(*(self.web.url("/" + name) for name in FAULTS), refused, good)
        self.alleged.poll_once()
        for name, (_, words) in FAULTS.items():
            with self.subTest(name):
                feed = self.feed(self.web.url("/" + name))
                self.assertEqual((feed["failures"], feed["ok_at"], feed["lease_worker"]), (1, None, None))
                self.assertIn(words, feed["failure"])
                self.assertRegex(feed["failure"], r"^[^\x00-\x1f]+$")
        self.assertIn("nothing answers there", self.feed(refused)["failure"])
        self.assertEqual((self.feed(good)["failure"], self.feed(good)["failures"]), (None, 0))
        self.assertEqual(self.database.execute("SELECT DISTINCT feed_url FROM alleged.story"), good)

    def test_every_failed_feed_is_due_again_later(self):
        for name in ("not-found", "reset", "empty"):
            self.web.answers["/" + name] = FAULTS[name][0]
            self.subscribe(self.web.url("/" + name))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.feed WHERE next_at > now() + interval '10 minutes'"), 3)

    def test_the_wait_doubles_with_each_failure_up_to_the_longest_and_one_good_poll_ends_it(self):
        self.alleged.settings.update(poll_interval="10m", poll_quiet_interval="10m", poll_longest_interval="1h")
        url = self.web.url("/feed")
        self.subscribe(url)
        minutes = "SELECT extract(epoch FROM next_at - polled_at) / 60 FROM alleged.feed"
        for expected in (10, 20, 40, 60, 60):
            self.make_due()
            self.alleged.poll_once()
            self.assertAlmostEqual(float(self.database.execute(minutes)), expected, delta=expected / 9)
        self.assertEqual(self.feed(url)["failures"], 5)
        self.web.serve("/feed", GOOD)
        self.make_due()
        self.alleged.poll_once()
        self.assertEqual((self.feed(url)["failures"], self.feed(url)["failure"]), (0, None))
        self.assertAlmostEqual(float(self.database.execute(minutes)), 10, delta=1.2)

    def test_a_server_that_names_a_time_is_not_asked_before_it(self):
        for code in (429, 503):
            self.web.answers[f"/{code}"] = web.status(code, retry_after=7200)
            self.subscribe(self.web.url(f"/{code}"))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.feed WHERE next_at >= polled_at + interval '2 hours'"), 2)

    def test_a_server_cannot_silence_a_feed_for_years(self):
        self.web.answers["/feed"] = web.status(429, retry_after=10**9)
        self.subscribe(self.web.url("/feed"))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.feed WHERE next_at < now() + interval '3 days'"), 1)

    def test_a_failure_keeps_the_validators_of_the_last_good_answer(self):
        url = self.web.serve("/feed", GOOD, etag='"one"')
        self.subscribe(url)
        self.alleged.poll_once()
        self.web.answers["/feed"] = web.status(500)
        self.make_due()
        self.alleged.poll_once()
        self.web.serve("/feed", GOOD, etag='"one"')
        self.make_due()
        self.assertIn("1 unchanged", self.alleged.poll_once())
        self.assertEqual(self.web.asked("/feed")[-1].headers["If-None-Match"], '"one"')


class Neighbours(harness.Case):
    def test_a_good_feed_is_stored_while_silent_ones_still_hang(self):
        self.alleged.settings.update(poll_per_host=None, poll_timeout="60s", poll_stall_timeout="60s", poll_concurrency="8")
        for number in range(20):
            self.web.answers[f"/silent{number}"] = web.silence
            self.subscribe(self.web.url(f"/silent{number}"))
        self.subscribe(self.web.url("/good", host="localhost"))
        self.web.serve("/good", GOOD)
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.story") == 1, "the good feed's story is stored")
        daemon.wait_until(lambda: self.web.holding == 2, "two silent feeds hang")
        self.assertEqual(self.database.count("alleged.feed WHERE polled_at IS NOT NULL"), 1)
        self.assertEqual(daemon.stop(), 0)

    def test_a_daemon_asked_to_end_ends_while_feeds_hang_and_their_polls_are_made_again(self):
        self.alleged.settings.update(poll_timeout="60s", poll_stall_timeout="60s")
        self.web.answers["/feed"] = web.silence
        self.subscribe(self.web.url("/feed"))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.web.holding == 1, "the feed hangs")
        self.assertEqual(daemon.stop(), 0)
        feed = self.feed(self.web.url("/feed"))
        self.assertEqual((feed["lease_worker"], feed["failures"], feed["failure"]), (None, 0, None))
        self.web.serve("/feed", GOOD)
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 1)


class Documents(harness.Case):
    def poll(self, body, content_type="application/xml"):
        url = self.web.serve("/feed", body, content_type)
        self.subscribe(url)
        self.make_due()
        self.alleged.poll_once()
        return self.feed(url)

    def test_a_document_cut_off_in_the_middle_keeps_its_whole_entries_and_says_so(self):
        whole = stories.atom(stories.meddling(1), stories.taiwan(2), stories.entry(3))
        feed = self.poll(whole[:whole.index("tag:outlet.example,2026:3")])
        self.assertIsNone(feed["failure"])
        self.assertIn("truncated", feed["salvaged"])
        self.assertEqual(self.database.count("alleged.story"), 2)
        self.assertIn(feed["salvaged"], self.alleged.succeed("feeds", "list"))

    def test_a_sound_document_after_a_broken_one_clears_the_note(self):
        whole = stories.atom(stories.meddling(1), stories.taiwan(2))
        self.assertTrue(self.poll(whole[:-20])["salvaged"])
        self.assertIsNone(self.poll(whole)["salvaged"])
        self.assertEqual(self.database.count("alleged.story"), 2)

    def test_control_characters_and_nul_are_no_reason_to_lose_a_story(self):
        body = stories.atom(stories.meddling()).replace("Moldova accuses", "Moldova\x00 \x0b\x1baccuses").encode()
        feed = self.poll(body)
        self.assertIsNone(feed["failure"])
        self.assertEqual(self.database.count("alleged.report"), 3)
        title = self.database.execute("SELECT title FROM alleged.story")
        self.assertRegex(title, r"^Moldova[^\x00-\x08\x0b-\x1f]*accuses Russia")

    def test_a_charset_that_the_document_does_not_keep_to_is_seen_through(self):
        title = "Küstenpost für Häfen, Dünen, Strände, Möwen, Bäche und schöne Flüsse"
        body = stories.atom(stories.meddling(), title=title).replace('"utf-8"', '"us-ascii"').encode("utf-8")
        feed = self.poll(body, "application/xml; charset=us-ascii")
        self.assertEqual((feed["failure"], feed["title"]), (None, title))
        self.assertEqual(self.database.count("alleged.report"), 3)

    def test_an_unknown_charset_is_no_reason_to_lose_a_story(self):
        body = stories.atom(stories.meddling()).replace('"utf-8"', '"x-klingon"')
        self.assertIsNone(self.poll(body, "application/xml; charset=x-klingon")["failure"])
        self.assertEqual(self.database.count("alleged.report"), 3)

    def test_a_lone_surrogate_and_overlong_bytes_store_valid_text(self):
        body = stories.atom(stories.meddling()).encode().replace(b"Meridian", b"M\xed\xa0\x80\xc0\xaf\xff&#xD800;eridian")
        self.assertIsNone(self.poll(body)["failure"])
        self.assertEqual(self.database.count("alleged.report"), 3)

    def test_an_entity_bomb_is_not_unfolded(self):
        bomb = ('<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "' + "x" * 100 + '">' +
                "".join(f'<!ENTITY {c} "{f"&{p};" * 50}">' for p, c in zip("abcdefg", "bcdefgh")) + "]>")
        feed = self.poll(bomb + stories.rss(stories.taiwan(2), title="&h;").split("?>", 1)[1].replace("&amp;h;", "&h;"))
        self.assertLess(len(feed["title"]), 100000)
        self.assertIsNotNone(feed["polled_at"])

    def test_an_external_entity_is_not_read(self):
        body = ('<?xml version="1.0"?><!DOCTYPE f [<!ENTITY file SYSTEM "file:///etc/hostname">'
                f'<!ENTITY net SYSTEM "{self.web.url("/secret")}">]>' +
                stories.rss(stories.meddling(), title="A").split("?>", 1)[1].replace("<title>A<", "<title>A&file;&net;<"))
        feed = self.poll(body)
        self.assertNotIn(socket.gethostname(), feed["title"])
        self.assertEqual(self.web.asked("/secret"), [])

    def test_an_empty_feed_is_a_good_poll(self):
        feed = self.poll(stories.atom())
        self.assertEqual((feed["failure"], feed["failures"]), (None, 0))
        self.assertIsNotNone(feed["ok_at"])


class PrivateAddresses(harness.Case):
    REASON = "its address is private or local: not fetched"

    def test_a_feed_added_by_a_private_address_may_be_fetched_from_there(self):
        good = self.web.serve("/feed", GOOD)
        done = self.alleged.run("feeds", "add", good)
        self.assertIn("1 of them may be fetched from a private or local address", done.stderr)
        self.alleged.poll_once()
        self.assertIsNone(self.feed(good)["failure"])

    def test_a_feed_that_was_not_added_as_local_is_refused_and_not_even_connected_to(self):
        url = self.web.serve("/feed", GOOD)
        self.subscribe(url)
        # As for a public name whose lookup gives a loopback address.
        self.database.execute("UPDATE alleged.feed SET allow_private = false")
        self.alleged.poll_once()
        self.assertIn(self.REASON, self.feed(url)["failure"])
        self.assertEqual(self.web.requests, [])

    def test_a_name_that_resolves_to_loopback_is_refused(self):
        name = socket.gethostname()
        try:
            loops = all(info[4][0].startswith("127.") or info[4][0] == "::1" for info in socket.getaddrinfo(name, 80))
        except OSError:
            loops = False
        # Where this machine's own name does not lead to loopback, libc still makes every number a name: 127.1 is no literal.
        host = name if loops else "127.1"
        self.web.serve("/feed", GOOD)
        url = self.web.url("/feed", host=host)
        self.database.execute(f"INSERT INTO alleged.feed (url) VALUES ('{url}')")
        self.alleged.poll_once()
        self.assertIn(self.REASON, self.feed(url)["failure"])
        self.assertEqual(self.web.requests, [])

    def test_poll_allow_private_lets_every_feed_be_fetched_from_anywhere(self):
        url = self.web.serve("/feed", GOOD)
        self.database.execute(f"INSERT INTO alleged.feed (url) VALUES ('{url}')")
        self.alleged.settings["poll_allow_private"] = "true"
        self.alleged.poll_once()
        self.assertIsNone(self.feed(url)["failure"])


if __name__ == "__main__":
    unittest.main()
