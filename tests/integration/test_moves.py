"""A feed that moves for good is followed once that is sure, and one that is gone for good is let go."""

import json
import unittest

import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

STORY = stories.atom(stories.meddling())


def leads(code, to):
    return web.status(code, location=to)


class Case(harness.Case):
    def poll(self, times=1):
        """As if the feeds' waiting time had passed, so many times; what was logged."""
        said = ""
        for _ in range(times):
            self.make_due()
            said += self.alleged.poll_once()
        return said

    def urls(self):
        return [row["url"] for row in self.database.rows("SELECT url FROM alleged.feed ORDER BY id")]


class Moves(Case):
    def setUp(self):
        super().setUp()
        self.alleged.settings["poll_move_after"] = "0s"
        self.new = self.web.serve("/new", STORY)
        self.old = self.web.url("/old")

    def test_the_subscription_follows_a_permanent_redirect_that_three_polls_in_a_row_met(self):
        for code in (301, 308):
            with self.subTest(code):
                self.web.serve(f"/new{code}", STORY)
                old, new = self.web.url(f"/old{code}"), self.web.url(f"/new{code}", host="localhost")
                self.web.answers[f"/old{code}"] = leads(code, new)
                self.subscribe(old, outlet="Meridian Wire")
                before = self.feed(old)
                self.poll(2)
                self.assertEqual((self.feed(old)["moved_to"], self.feed(old)["moved_from"]), (new, None))
                said = self.poll()
                self.assertIn(f"{old} has moved to {new}", said)
                after = self.feed(new)
                self.assertEqual((after["id"], after["moved_from"], after["outlet"], after["state"], after["failure"]),
                                 (before["id"], old, "Meridian Wire", "active", None))
                self.assertEqual((before["site"], after["site"]), ("127.0.0.1", "localhost"))
                self.poll()
                self.assertEqual(len(self.web.asked(f"/old{code}")), 3)
                self.assertEqual(len(self.web.asked(f"/new{code}")), 4)

    def test_it_is_not_followed_before_the_redirect_has_stood_for_as_long_as_asked(self):
        self.alleged.settings["poll_move_after"] = None  # a day
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.poll(4)
        self.assertEqual(self.urls(), [self.old])
        self.database.execute("UPDATE alleged.feed SET moved_since = moved_since - interval '23 hours'")
        self.poll()
        self.assertEqual(self.urls(), [self.old])
        self.database.execute("UPDATE alleged.feed SET moved_since = moved_since - interval '1 hour'")
        self.poll()
        self.assertEqual(self.urls(), [self.new])

    def test_a_redirect_for_now_never_moves_it_wherever_in_the_chain_it_stands(self):
        for code in (302, 303, 307):
            self.web.answers[f"/{code}"] = leads(code, "/new")
            self.web.answers[f"/301-{code}"] = leads(301, f"/{code}")
            self.web.answers[f"/{code}-308"] = leads(code, "/308")
        self.web.answers["/308"] = leads(308, "/new")
        paths = [path for path in self.web.answers if path not in ("/new", "/308")]
        addresses = [self.web.url(path) for path in paths]
        self.subscribe(*addresses, self.web.url("/308"))
        self.poll(4)
        self.assertEqual(self.urls(), [*addresses, self.new])
        self.assertEqual(self.database.count("alleged.feed WHERE moved_seen > 0"), 0)

    def test_a_chain_of_permanent_redirects_is_followed_to_its_end(self):
        self.web.answers["/old"] = leads(301, "/between")
        self.web.answers["/between"] = leads(308, "/new")
        self.subscribe(self.old)
        self.poll(3)
        self.assertEqual(self.urls(), [self.new])

    def test_a_redirect_that_changes_its_target_begins_to_count_anew(self):
        other = self.web.serve("/other", STORY)
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.poll(2)
        self.web.answers["/old"] = leads(301, "/other")
        self.poll(2)
        self.assertEqual((self.urls(), self.feed(self.old)["moved_to"]), ([self.old], other))
        self.poll()
        self.assertEqual(self.urls(), [other])

    def test_a_redirect_that_stops_begins_to_count_anew(self):
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.poll(2)
        self.web.serve("/old", STORY)
        self.poll()
        self.assertEqual((self.feed(self.old)["moved_to"], self.feed(self.old)["moved_since"]), (None, None))
        self.web.answers["/old"] = leads(301, "/new")
        self.poll(2)
        self.assertEqual(self.urls(), [self.old])
        self.poll()
        self.assertEqual(self.urls(), [self.new])

    def test_a_redirect_to_something_that_is_no_feed_never_moves_it(self):
        for path, answer in {"/page": web.document("<!DOCTYPE html><html><title>Parked</title></html>", "text/html"),
                             "/nothing": web.status(404), "/trouble": web.status(503)}.items():
            self.web.answers[path] = answer
            self.web.answers["/from" + path] = leads(301, path)
            self.subscribe(self.web.url("/from" + path))
        before = self.urls()
        self.poll(4)
        self.assertEqual(self.urls(), before)
        self.assertEqual(self.database.count("alleged.feed WHERE failures = 4 AND moved_to IS NULL"), 3)

    def test_a_redirect_counts_when_304_is_at_its_end(self):
        self.web.serve("/new", STORY, etag='"one"')
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.assertEqual(self.poll(3).count("1 unchanged"), 2)
        self.assertEqual((self.urls(), self.feed(self.new)["etag"]), ([self.new], '"one"'))

    def test_a_move_brings_no_story_twice_even_when_the_document_has_changed_since(self):
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.poll(3)
        self.web.serve("/new", stories.atom(stories.entry(9), stories.meddling(), title="A new name"))
        self.assertIn("1 read", self.poll())
        self.assertEqual(self.urls(), [self.new])
        self.assertEqual(self.database.count("alleged.entry_seen"), 2)
        self.assertEqual((self.database.count("alleged.story"), self.database.count("alleged.report")), (1, 3))

    def test_a_feed_that_moves_to_one_that_is_subscribed_too_ends_and_stores_nothing_more(self):
        self.subscribe(self.new)
        self.poll()
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.assertIn("this subscription ends", self.poll(3))
        feed = self.feed(self.old)
        self.assertEqual((feed["state"], self.feed(self.new)["state"]), ("gone", "active"))
        self.assertIn(f"moved to {self.new}", feed["failure"])
        self.assertIn(self.old, self.alleged.succeed("feeds", "list", "--failing"))
        asked, stored = len(self.web.asked("/old")), self.database.count("alleged.story")
        self.web.serve("/new", stories.atom(stories.meddling(), stories.taiwan()))
        self.poll()
        self.assertEqual(len(self.web.asked("/old")), asked)
        self.assertEqual(self.database.count("alleged.story"), stored + 1)

    def test_a_place_within_the_document_makes_no_other_address(self):
        self.subscribe(self.new)
        self.web.answers["/old"] = leads(301, "/new#latest")
        self.subscribe(self.old)
        self.poll(3)
        self.assertEqual(self.urls(), [self.new, self.old])
        self.assertEqual((self.feed(self.old)["state"], self.feed(self.new)["state"]), ("gone", "active"))

    def test_a_subscription_with_a_password_does_not_lose_it_by_moving(self):
        document = self.web.answers["/new"]

        def behind_a_gate(answer):
            def ask_for_the_password(exchange):
                known = exchange.headers.get("Authorization") == "Basic cmVhZGVyOmh1c2gtaHVzaA=="
                (answer if known else web.status(401))(exchange)
            return ask_for_the_password
        self.web.answers["/new"], self.web.answers["/old"] = behind_a_gate(document), behind_a_gate(leads(301, self.new))
        self.subscribe(self.web.url("/old", host="reader:hush-hush@127.0.0.1"))
        self.poll(5)
        # Whether libcurl sends the password on to where the redirect leads is its own affair: 7.88 does, 8.14 does not.
        self.assertEqual(self.urls(), [self.web.url("/old", host="reader:hush-hush@127.0.0.1")])

    def test_the_password_of_a_subscription_is_in_no_story_and_in_no_log(self):
        self.web.serve("/feed", stories.atom(stories.meddling(link="story.html")))
        self.subscribe(self.web.url("/feed", host="reader:hush-hush@127.0.0.1"))
        said = self.poll()
        self.assertEqual(self.database.execute("SELECT url FROM alleged.story"), self.web.url("/story.html"))
        self.web.answers["/feed"] = web.status(404)
        self.assertNotIn("hush-hush", said + self.poll())

    def test_two_feeds_that_move_to_one_address_become_one(self):
        second = self.web.url("/second")
        self.web.answers["/old"] = self.web.answers["/second"] = leads(301, "/new")
        self.subscribe(self.old, second)
        self.poll(4)
        self.assertEqual(self.database.count(f"alleged.feed WHERE url = '{self.new}' AND state = 'active'"), 1)
        self.assertEqual(self.database.count("alleged.feed WHERE state = 'gone'"), 1)

    def test_a_feed_that_leads_back_to_its_own_address_goes_on(self):
        """Some gates send everybody round once before they answer."""
        self.web.serve("/feed", STORY)
        document = self.web.answers["/feed"]

        def first_time_round(exchange):
            self.web.answers["/feed"] = document
            web.send(exchange, 301, location="/gate")

        def gate(exchange):
            web.send(exchange, 301, location="/feed")
        self.web.answers["/gate"] = gate
        url = self.web.url("/feed")
        self.subscribe(url)
        for _ in range(4):
            self.web.answers["/feed"] = first_time_round
            self.poll()
        feed = self.feed(url)
        self.assertEqual((feed["state"], feed["failure"], len(self.web.asked("/gate"))), ("active", None, 4))

    def test_a_feed_that_moves_to_an_address_whose_subscription_has_ended_is_still_polled(self):
        """Sites go from one address to another, and back."""
        self.web.answers["/new"] = web.status(410)
        self.subscribe(self.new)
        self.poll()
        self.assertEqual(self.feed(self.new)["state"], "gone")
        self.web.serve("/new", STORY)
        self.web.answers["/old"] = leads(301, "/new")
        self.subscribe(self.old)
        self.poll(4)
        self.web.serve("/new", stories.atom(stories.taiwan()))
        self.poll()
        self.assertEqual(self.database.count(f"alleged.story WHERE title = '{stories.TAIWAN_TITLE}'"), 1)
        self.assertEqual(self.database.count("alleged.feed WHERE state = 'active'"), 1)

    def test_a_password_in_a_redirect_is_stored_nowhere_and_logged_nowhere(self):
        self.web.serve("/new", stories.atom(stories.meddling(link="story.html"))
                       .replace("<entry>", '<link rel="hub" href="hub"/><entry>', 1))
        self.web.answers["/old"] = leads(301, self.web.url("/new", host="reader:hush-hush@127.0.0.1"))
        self.subscribe(self.old)
        said = self.poll(4)
        self.assertEqual(self.urls(), [self.old])
        self.assertEqual(self.database.count("alleged.story"), 1)
        kept = self.database.execute("SELECT json_agg(f) FROM alleged.feed f") + \
            self.database.execute("SELECT json_agg(s) FROM alleged.story s")
        self.assertNotIn("hush-hush", kept)
        self.assertNotIn("hush-hush", said)


class Gone(Case):
    def setUp(self):
        super().setUp()
        self.url = self.web.url("/feed")
        self.web.answers["/feed"] = web.status(410)
        self.subscribe(self.url)
        self.poll()

    def test_a_feed_that_the_server_says_is_gone_is_not_asked_for_again(self):
        self.poll(2)
        self.assertEqual((self.feed(self.url)["state"], len(self.web.asked("/feed"))), ("gone", 1))

    def test_it_is_listed_with_the_reason(self):
        [line] = self.alleged.succeed("feeds", "list", "--failing", "--json").splitlines()
        listed = json.loads(line)
        self.assertEqual((listed["url"], listed["state"]), (self.url, "gone"))
        self.assertIn("410", listed["failure"])

    def test_adding_it_again_brings_it_back(self):
        self.web.serve("/feed", STORY)
        self.subscribe(self.url)
        self.alleged.poll_once()
        feed = self.feed(self.url)
        self.assertEqual((feed["state"], feed["failures"], feed["failure"]), ("active", 0, None))
        self.assertEqual(self.database.count("alleged.story"), 1)
        self.assertEqual(self.alleged.succeed("feeds", "list", "--failing", "--json"), "")

    def test_an_import_that_holds_it_brings_it_back_too(self):
        self.web.serve("/feed", STORY)
        outline = f'<outline xmlUrl="{self.url}" text="A"/>'
        self.alleged.succeed("feeds", "import", "-", text=f'<opml version="2.0"><body>{outline}</body></opml>')
        self.alleged.poll_once()
        self.assertEqual(self.feed(self.url)["state"], "active")

    def test_the_operators_word_stands_above_the_servers(self):
        def pause_and_go(exchange):
            self.database.execute("UPDATE alleged.feed SET state = 'paused'")
            web.send(exchange, 410)
        self.subscribe(self.url)
        self.web.answers["/feed"] = pause_and_go
        self.alleged.poll_once()
        self.assertEqual(self.feed(self.url)["state"], "paused")


if __name__ == "__main__":
    unittest.main()
