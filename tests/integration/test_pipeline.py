"""A story goes from a feed to rows and mails, once."""

import unittest

import formats
import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()


class Rows(harness.Case):
    def poll(self, document, **columns):
        self.url = self.web.serve("/feed", document)
        self.subscribe(self.url, **columns)
        self.alleged.poll_once()

    def allegations(self):
        return self.database.rows("SELECT * FROM alleged.allegations ORDER BY accused, id")

    def test_a_story_is_stored_as_received_with_its_feed_and_link(self):
        self.poll(stories.atom(stories.meddling(), stories.entry(2)), outlet="Meridian Wire", country="RO")
        [story] = self.database.rows("SELECT * FROM alleged.story")
        expected = {"title": stories.MEDDLING_TITLE, "text": stories.MEDDLING_TEXT, "url": "https://outlet.example/1",
                    "outlet": "Meridian Wire", "outlet_country": "RO", "feed_url": self.url, "language": "en"}
        self.assertEqual({name: story[name] for name in expected}, expected)
        self.assertTrue(story["published_at"].startswith("2026-11-02T10:00:00"))
        self.assertGreater(story["score"], 0.5)

    def test_the_outlet_is_the_feeds_title_where_the_operator_gave_none(self):
        self.poll(stories.atom(stories.meddling(), title="Küste & Meer"))
        self.assertEqual(self.database.execute("SELECT outlet FROM alleged.story"), "Küste & Meer")

    def test_who_is_accused_over_whose_vote_by_whom_is_stored(self):
        self.poll(stories.atom(stories.meddling()))
        charges = self.database.rows("""
            SELECT a.accused, a.target, a.accuser, a.election_key, r.stance, r.said_by, r.quote
            FROM alleged.report r JOIN alleged.allegation a ON a.id = r.allegation_id ORDER BY r.id""")
        pairs = {(row["accused"], row["target"], row["stance"]) for row in charges}
        self.assertEqual(pairs, {("RU", "MD", "alleged"), ("RU", "MD", "denied"), ("CN", "TW", "alleged")})
        [denial] = [row for row in charges if row["stance"] == "denied"]
        self.assertEqual(denial["quote"], stories.DENIAL_QUOTE)
        self.assertIn("Kremlin", denial["said_by"])
        [charge] = [row for row in charges if (row["accused"], row["stance"]) == ("RU", "alleged")]
        self.assertTrue("Moldova" in charge["accuser"] or "Talmaci" in charge["accuser"], charge["accuser"])
        self.assertIn("presidential", charge["election_key"])

    def test_the_evidence_is_cut_from_the_story_by_code_points(self):
        text = "<p>« Déjà vu » — ça 🗳️ recommence.</p>" + stories.MEDDLING_TEXT
        self.poll(stories.atom(stories.entry(1, stories.MEDDLING_TITLE, text)))
        plain = "« Déjà vu » — ça 🗳️ recommence."
        reports = self.database.rows("SELECT quote, evidence FROM alleged.report")
        self.assertGreaterEqual(len(reports), 3)
        for report in reports:
            self.assertEqual(report["quote"], report["evidence"][0]["quote"])
            for evidence in report["evidence"]:
                self.assertEqual(evidence["end"] - evidence["start"], len(evidence["quote"]))
                if evidence["field"] == "text":
                    self.assertGreater(evidence["start"], len(plain) - 1)

    def test_the_view_of_allegations_shows_the_charge_and_counts_the_denial(self):
        self.poll(stories.atom(stories.meddling()))
        china, russia = self.allegations()
        self.assertEqual([russia[n] for n in ("accused", "target", "stance", "denials", "reports", "outlets", "url")],
                         ["RU", "MD", "alleged", 1, 2, 1, "https://outlet.example/1"])
        self.assertIn("GRU", russia["actors"])
        self.assertEqual([china[n] for n in ("accused", "target", "stance", "denials", "evidence")],
                         ["CN", "TW", "alleged", 0, stories.SECOND_QUOTE])

    def test_the_views_by_pair_and_by_actor_count_it(self):
        self.poll(stories.atom(stories.meddling()))
        counted = self.database.rows("""
            SELECT accused, target, allegations, reports, denials FROM alleged.matrix ORDER BY 1""")
        self.assertEqual(counted, [
            {"accused": "CN", "target": "TW", "allegations": 1, "reports": 1, "denials": 0},
            {"accused": "RU", "target": "MD", "allegations": 1, "reports": 1, "denials": 1}])
        [actor] = self.database.rows("SELECT actor, country, targets FROM alleged.by_actor WHERE actor = 'GRU'")
        self.assertEqual(actor, {"actor": "GRU", "country": "RU", "targets": ["MD"]})

    def test_two_outlets_that_tell_of_one_allegation_make_one_allegation_with_two_reports(self):
        self.poll(stories.atom(stories.meddling()), outlet="Meridian Wire")
        other = stories.rss(stories.meddling(7, outlet="other.example"))
        self.subscribe(self.web.serve("/other", other), outlet="Harbour Post")
        self.alleged.poll_once()
        [row] = self.database.rows("SELECT reports, outlets FROM alleged.allegations WHERE accused = 'CN'")
        self.assertEqual(row, {"reports": 2, "outlets": 2})

    def test_a_dull_story_is_seen_and_not_stored(self):
        self.poll(stories.atom(stories.entry(1), stories.entry(2)))
        self.assertEqual(self.database.count("alleged.entry_seen"), 2)
        self.assertEqual(self.database.count("alleged.story"), 0)

    def test_every_format_is_read(self):
        for name, (write, content_type) in formats.ALL.items():
            path = "/" + "".join(c for c in name if c.isalnum())
            self.subscribe(self.web.serve(path, write(stories.meddling(), stories.entry(2)), content_type), outlet=name)
        self.alleged.poll_once()
        failures = self.database.execute("SELECT url || ': ' || failure FROM alleged.feed WHERE failure IS NOT NULL")
        self.assertEqual(failures, "")
        told = self.database.rows("""
            SELECT s.outlet, count(*) AS reports, count(*) FILTER (WHERE r.stance = 'denied') AS denials
            FROM alleged.report r JOIN alleged.story s ON s.id = r.story_id GROUP BY 1""")
        self.assertEqual({row["outlet"]: (row["reports"], row["denials"]) for row in told},
                         {name: (3, 1) for name in formats.ALL})

    def test_entries_that_share_a_guid_but_lead_elsewhere_are_two(self):
        self.poll(stories.rss(stories.meddling(1, guid="none"), stories.taiwan(2, guid="none")))
        self.assertEqual(self.database.count("alleged.entry_seen"), 2)
        self.assertEqual(self.database.execute("SELECT string_agg(url, ' ' ORDER BY url) FROM alleged.story"),
                         "https://outlet.example/1 https://outlet.example/2")
        self.make_due()
        self.web.serve("/feed", stories.rss(stories.meddling(1, guid="none"), stories.taiwan(2, guid="none"), title="Other"))
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.story"), 2)


class SecondPoll(harness.Case):
    def record(self):
        return self.database.rows("""
            SELECT (SELECT json_agg(s ORDER BY id) FROM alleged.story s) AS stories,
                   (SELECT json_agg(a ORDER BY id) FROM alleged.allegation a) AS allegations,
                   (SELECT json_agg(r ORDER BY id) FROM alleged.report r) AS reports,
                   (SELECT json_agg(o ORDER BY id) FROM alleged.alert_outbox o) AS mails""")

    def test_validators_go_back_as_they_came_and_304_stores_nothing(self):
        mail = self.with_mail()
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        validators = {"etag": 'W/"odd \'value\'"', "last_modified": "Mon, 02 Nov 2026 10:00:00 GMT"}
        url = self.web.serve("/feed", stories.atom(stories.meddling()), **validators)
        self.subscribe(url)
        self.alleged.poll_once()
        before = self.record()
        self.assertIsNotNone(before[0]["stories"])
        self.make_due()
        said = self.alleged.poll_once()
        self.assertIn("1 unchanged", said)
        first, second = self.web.asked("/feed")
        self.assertIsNone(first.headers["If-None-Match"])
        self.assertEqual(second.headers["If-None-Match"], validators["etag"])
        self.assertEqual(second.headers["If-Modified-Since"], validators["last_modified"])
        self.assertEqual(self.record(), before)
        self.assertEqual(len(mail.mails()), 1)
        self.assertEqual(self.feed(url)["etag"], validators["etag"])

    def test_the_same_bytes_with_200_store_nothing(self):
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        self.alleged.poll_once()
        before = self.record()
        self.make_due()
        self.assertIn("1 unchanged", self.alleged.poll_once())
        self.assertEqual(len(self.web.asked("/feed")), 2)
        self.assertEqual(self.record(), before)

    def test_the_same_entries_in_other_bytes_store_nothing(self):
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        self.alleged.poll_once()
        before = self.record()
        self.make_due()
        self.web.serve("/feed", stories.atom(stories.entry(9), stories.meddling(), title="A new name"))
        self.assertIn("1 read", self.alleged.poll_once())
        self.assertEqual(self.record(), before)

    def test_an_edited_entry_is_a_further_edition_and_the_first_one_stays(self):
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        self.alleged.poll_once()
        self.make_due()
        edited = stories.meddling()
        edited["title"] = "Correction: " + edited["title"]
        self.web.serve("/feed", stories.atom(edited))
        self.alleged.poll_once()
        editions = self.database.rows("SELECT title, entry_key FROM alleged.story ORDER BY id")
        self.assertEqual([row["title"] for row in editions], [stories.MEDDLING_TITLE, edited["title"]])
        self.assertEqual(editions[0]["entry_key"], editions[1]["entry_key"])
        self.assertEqual(self.database.count("alleged.entry_seen"), 1)
        self.assertEqual(self.database.execute("SELECT reports FROM alleged.allegations WHERE accused = 'CN'"), "2")

    def test_removing_a_feed_keeps_what_it_brought(self):
        url = self.web.serve("/feed", stories.atom(stories.meddling()))
        self.subscribe(url)
        self.alleged.poll_once()
        self.alleged.succeed("feeds", "remove", url)
        [story] = self.database.rows("SELECT feed_id, feed_url FROM alleged.story")
        self.assertEqual(story, {"feed_id": None, "feed_url": url})
        self.assertEqual(self.database.count("alleged.report"), 3)

    def test_a_feed_subscribed_anew_brings_nothing_twice(self):
        url = self.web.serve("/feed", stories.atom(stories.meddling()))
        self.subscribe(url)
        self.alleged.poll_once()
        self.alleged.succeed("feeds", "remove", url)
        self.subscribe(url)
        self.alleged.poll_once()
        self.assertEqual((self.database.count("alleged.story"), self.database.count("alleged.report")), (1, 3))


class Redirects(harness.Case):
    def test_a_redirect_is_followed_and_relative_links_count_from_where_it_leads(self):
        self.web.serve("/new/feed", stories.atom(stories.meddling(link="story.html")))
        self.web.answers["/old"] = web.redirect("/new/feed")
        self.subscribe(self.web.url("/old"))
        self.alleged.poll_once()
        self.assertEqual(self.database.execute("SELECT url FROM alleged.story"), self.web.url("/new/story.html"))


if __name__ == "__main__":
    unittest.main()
