"""When a feed is asked again: what its server and its document say, how often it brings something, how long it
has failed."""

import calendar
import datetime
import email.utils
import json
import re
import time
import unittest

import faults_web
import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

HOUR = 3600
USUAL = (0.9 * 900, 1.1 * 900)  # poll.interval, a tenth more or less
DAYS = list(calendar.day_name)


def exactly(seconds):
    return (seconds, seconds)


def about(seconds):
    return (0.9 * seconds - 1, 1.1 * seconds + 1)


def aged(*ages):
    """A document with an entry for each age in seconds."""
    dates = iter([time.time(), *(time.time() - age for age in ages)])
    plain = stories.atom(*(stories.entry(number) for number in range(len(ages))))
    return re.sub("<updated>[^<]*", lambda _: "<updated>" + datetime.datetime.fromtimestamp(
        next(dates), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), plain)


def http_date(seconds_from_now):
    return email.utils.formatdate(time.time() + seconds_from_now, usegmt=True)


class Case(harness.Case):
    def waits(self, answers):
        """Polls feeds that answer so, each of a site of its own, and gives the seconds until each is asked again."""
        outlines = ""
        for number, answer in enumerate(answers):
            self.web.answers[f"/{number}"] = answer
            url = self.web.url(f"/{number}", f"site{number}.localhost")
            outlines += f'<outline xmlUrl="{url}" text="{number}"/>'
        self.alleged.succeed("feeds", "import", "-", text=f'<opml version="2.0"><body>{outlines}</body></opml>')
        self.alleged.poll_once()
        rows = self.database.rows("SELECT outlet, extract(epoch FROM next_at - polled_at) AS wait FROM alleged.feed")
        waits = {int(row["outlet"]): float(row["wait"]) for row in rows}
        return [waits[number] for number in range(len(answers))]

    def assert_waits(self, expected):
        """`expected`: pairs of an answer, with its name, and the least and the most seconds."""
        for (name, _, (least, most)), wait in zip(expected, self.waits([answer for _, answer, _ in expected])):
            with self.subTest(name):
                self.assertGreaterEqual(wait, least)
                self.assertLessEqual(wait, most)

    def poll(self):
        self.make_due()
        self.alleged.poll_once()

    def wait(self):
        return float(self.database.execute("SELECT extract(epoch FROM next_at - polled_at) FROM alleged.feed"))

    def assert_about(self, seconds):
        self.assertGreaterEqual(self.wait(), about(seconds)[0])
        self.assertLessEqual(self.wait(), about(seconds)[1])


class WhatTheServerAsks(Case):
    def test_a_server_in_trouble_may_name_the_time_as_a_date(self):
        until = int(time.time()) + 3 * HOUR
        for code in (429, 503):
            self.web.answers[f"/{code}"] = web.status(code, retry_after=email.utils.formatdate(until, usegmt=True))
            self.subscribe(self.web.url(f"/{code}", f"site{code}.localhost"))
        self.alleged.poll_once()
        self.assertEqual(self.database.count(f"alleged.feed WHERE next_at >= to_timestamp({until})"
                                             f" AND next_at < to_timestamp({until}) + interval '5 minutes'"), 2)

    def test_a_time_that_makes_no_sense_or_has_passed_changes_nothing(self):
        senseless = ["soon", "", "-7200", "Mon, 99 Foo 2026 99:99:99 GMT", http_date(-7200), "1"]
        self.assert_waits([(repr(value), web.status(503, retry_after=value), USUAL) for value in senseless])

    def test_a_time_far_off_counts_as_a_day_in_either_form(self):
        far = ["9" * 9, http_date(300 * 24 * HOUR)]
        self.assert_waits([(value, web.status(429, retry_after=value), exactly(24 * HOUR)) for value in far])

    def test_one_feeds_retry_after_is_not_the_next_ones(self):
        self.alleged.settings["poll_concurrency"] = "1"
        self.assert_waits([("asks", web.status(503, retry_after=7200), exactly(7200)),
                           ("does not", web.status(503), USUAL)])

    def test_an_answer_is_not_asked_for_again_while_it_is_fresh(self):
        past = "Tue, 06 Jan 2015 10:00:00 GMT"
        two_hours_later = "Tue, 06 Jan 2015 12:00:00 GMT"
        table = [
            ({"Cache-Control": "max-age=7200"}, exactly(7200)),
            ({"Cache-Control": 'public , MAX-AGE="7200"'}, exactly(7200)),
            ({"Cache-Control": "max-age=60"}, USUAL),
            ({"Cache-Control": "max-age=0"}, USUAL),
            ({"Cache-Control": "max-age=31536000"}, exactly(24 * HOUR)),
            ({"Cache-Control": "max-age=" + "9" * 40}, exactly(24 * HOUR)),
            ({"Cache-Control": "max-age=-7200"}, USUAL),
            ({"Cache-Control": "max-age=soon"}, USUAL),
            ({"Cache-Control": "s-maxage=7200"}, USUAL),
            ({"Cache-Control": "s-maxage=60, max-age=7200"}, exactly(7200)),
            ({"Cache-Control": "max-age=7200, no-cache"}, USUAL),
            ({"Cache-Control": "no-store, max-age=7200"}, USUAL),
            ({"Cache-Control": "max-age=7200", "Age": "2000"}, exactly(5200)),
            ({"Cache-Control": "max-age=7200", "Age": "9000"}, USUAL),
            ({"Cache-Control": "max-age=7200", "Age": "old"}, exactly(7200)),
            ({"Cache-Control": "max-age=7200", "Date": past, "Expires": past}, exactly(7200)),
            ({"Cache-Control": "max-age=60", "Expires": http_date(7200)}, USUAL),
            ({"Date": past, "Expires": two_hours_later}, exactly(7200)),
            ({"Expires": http_date(7200)}, (7100, 7200)),
            ({"Date": two_hours_later, "Expires": past}, USUAL),
            ({"Date": past, "Expires": "0"}, USUAL),
            ({"Date": past, "Expires": "-1"}, USUAL),
            ({"Date": past, "Expires": http_date(0)}, exactly(24 * HOUR)),
            ({}, USUAL),
        ]
        busy = aged(*range(0, 6000, 300))
        self.assert_waits([(str(headers), faults_web.with_headers(busy, headers.items()), wait) for headers, wait in table])

    def test_directives_may_be_spread_over_several_headers(self):
        headers = [("Cache-Control", "public"), ("Cache-Control", "max-age=7200")]
        self.assert_waits([("two", faults_web.with_headers(aged(0, 300), headers), exactly(7200))])

    def test_what_304_says_of_freshness_counts_and_so_does_what_it_no_longer_says(self):
        self.web.answers["/feed"] = faults_web.with_headers(aged(0, 300), [("ETag", '"a"'), ("Cache-Control", "max-age=60")])
        self.subscribe(self.web.url("/feed"))
        self.poll()
        for headers, (least, most) in (([("Cache-Control", "max-age=7200")], exactly(7200)), ([], USUAL)):
            self.web.answers["/feed"] = web.status(304, **{name.lower().replace("-", "_"): value for name, value in headers})
            self.poll()
            self.assertGreaterEqual(self.wait(), least)
            self.assertLessEqual(self.wait(), most)

    def test_the_freshness_of_a_redirect_is_not_that_of_the_feed(self):
        self.web.serve("/new", aged(0, 300))
        self.assert_waits([("redirect", web.status(302, location="/new", cache_control="max-age=7200"), USUAL)])

    def test_a_first_answer_of_304_is_no_good_poll_because_nothing_was_ever_read(self):
        self.web.answers["/feed"] = web.status(304)
        self.subscribe(self.web.url("/feed"))
        self.alleged.poll_once()
        feed = self.feed(self.web.url("/feed"))
        self.assertEqual((feed["ok_at"], feed["failures"]), (None, 1))
        self.assertIn("304", feed["failure"])


class WhatTheDocumentAsks(Case):
    @staticmethod
    def asking(words):
        document = stories.rss(stories.entry(1)).replace("<language>", words + "<language>")
        return web.document(document.replace("<rss ", '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ', 1))

    def test_ttl_and_the_syndication_module_are_kept_to_up_to_a_day(self):
        def period(name, more=""):
            return f"<sy:updatePeriod>{name}</sy:updatePeriod>{more}"

        def frequency(times):
            return f"<sy:updateFrequency>{times}</sy:updateFrequency>"
        table = [("<ttl>120</ttl>", exactly(7200)), ("<ttl> 120\n</ttl>", exactly(7200)), ("<ttl>5</ttl>", USUAL),
                 ("<ttl>0</ttl>", USUAL), ("<ttl>-120</ttl>", USUAL), ("<ttl>often</ttl>", USUAL), ("<ttl/>", USUAL),
                 ("<ttl>2880</ttl>", exactly(24 * HOUR)), ("<ttl>99999999999999</ttl>", USUAL),
                 (period("hourly"), exactly(HOUR)), (period("hourly", frequency(60)), USUAL),
                 (period("daily", frequency(4)), exactly(6 * HOUR)), (frequency(4) + period("daily"), exactly(6 * HOUR)),
                 (period("daily", frequency(0)), exactly(24 * HOUR)), (period("daily", frequency("x")), exactly(24 * HOUR)),
                 (period("weekly"), exactly(24 * HOUR)), (period("now and then"), USUAL),
                 (period("hourly") + "<ttl>120</ttl>", exactly(7200))]
        self.assert_waits([(words, self.asking(words), wait) for words, wait in table])

    def test_what_an_item_says_of_it_is_not_the_feeds(self):
        document = stories.rss(stories.entry(1)).replace("<item>", "<item><ttl>120</ttl>")
        self.assert_waits([("item", web.document(document), USUAL)])

    def test_a_document_that_asks_no_more_is_asked_as_usual(self):
        self.web.answers["/feed"] = self.asking("<ttl>120</ttl>")
        self.subscribe(self.web.url("/feed"))
        self.poll()
        self.poll()  # the same bytes: what they ask holds
        self.assertEqual(self.wait(), 7200)
        self.web.answers["/feed"] = self.asking("")
        self.poll()
        self.assert_about(900)

    def polled_until(self, words):
        """When a feed that asks so is asked again, less the time from the answer to its commit."""
        self.web.answers["/feed"] = self.asking(words)
        self.subscribe(self.web.url("/feed"))
        self.poll()
        next_at = float(self.database.execute("SELECT extract(epoch FROM next_at) FROM alleged.feed"))
        return datetime.datetime.fromtimestamp(next_at, datetime.timezone.utc)

    def assert_just_after(self, moment, expected):
        self.assertGreaterEqual(moment, expected)
        self.assertLess(moment, expected + datetime.timedelta(minutes=2))

    def test_hours_that_it_leaves_out_are_left_out(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        expected = (now + datetime.timedelta(hours=3)).replace(minute=0, second=0, microsecond=0)
        hours = "".join(f"<hour>{(now.hour + n) % 24}</hour>" for n in range(3))
        self.assert_just_after(self.polled_until(f"<skipHours>{hours}</skipHours>"), expected)

    def test_days_that_it_leaves_out_are_left_out(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        expected = (now + datetime.timedelta(days=2)).replace(hour=0, minute=0, second=0, microsecond=0)
        days = "".join(f"<day>{DAYS[(now.weekday() + n) % 7]}</day>" for n in range(2))
        self.assert_just_after(self.polled_until(f"<skipDays>{days}</skipDays>"), expected)

    def test_a_document_that_leaves_out_all_hours_or_all_days_or_none_that_exist_is_not_obeyed(self):
        table = ["<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in range(25)) + "</skipHours>",
                 "<skipDays>" + "".join(f"<day>{day}</day>" for day in DAYS) + "</skipDays>",
                 "<skipHours><hour>25</hour><hour>-1</hour><hour>4294967296</hour><hour>x</hour></skipHours>",
                 "<skipDays><day>Doomsday</day></skipDays>"]
        self.assert_waits([(words, self.asking(words), USUAL) for words in table])

    def test_the_hub_that_a_document_names_is_kept_as_long_as_it_names_it(self):
        atom = stories.atom(stories.entry(1)).replace("<entry>", '<link rel="hub" href="https://hub.example/"/><entry>', 1)
        rss = stories.rss(stories.entry(1)).replace(
            "<language>", '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>'
                          "<language>")
        for path, document in {"/atom": atom, "/rss": rss}.items():
            with self.subTest(path):
                url = self.web.serve(path, document)
                self.subscribe(url)
                for _ in range(2):  # read, then the same bytes
                    self.poll()
                    self.assertEqual(self.feed(url)["hub"], "https://hub.example/")
                self.web.serve(path, stories.atom(stories.entry(2)))
                self.poll()
                self.assertEqual(self.feed(url)["hub"], "")

    def test_the_hub_may_stand_in_the_answers_header_or_in_a_json_feed_and_the_documents_word_goes_first(self):
        in_json = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [],
                              "hubs": [{"type": "rssCloud", "url": "https://cloud.example/"},
                                       {"type": "WebSub", "url": "https://hub.example/"}]})
        in_atom = stories.atom(stories.entry(1)).replace(
            "<entry>", '<link rel="hub" href="https://hub.example/"/><entry>', 1)
        links = '</feed>; rel="self", <{}>; rel="hub"'
        for path, document, link in (("/json", in_json, links.format("https://other.example/")),
                                     ("/atom", in_atom, links.format("https://other.example/")),
                                     ("/header", stories.atom(stories.entry(1)), links.format("https://hub.example/"))):
            with self.subTest(path):
                self.web.answers[path] = faults_web.with_headers(document, [("Link", link)])
                self.subscribe(self.web.url(path))
                for _ in range(2):  # read, then the same bytes
                    self.poll()
                    self.assertEqual(self.feed(self.web.url(path))["hub"], "https://hub.example/")


class Cadence(Case):
    def test_a_feed_is_asked_as_often_as_it_brings_something(self):
        days = 24 * HOUR
        busy = range(0, 6000, 300)
        absurd = "<entry><published>0001-01-01T00:00:00Z</published>"
        table = [("an entry every five minutes", aged(*busy), USUAL),
                 ("an entry every eight hours", aged(*(HOUR + n * 8 * HOUR for n in range(10))), about(4 * HOUR)),
                 ("an entry every three days", aged(*(HOUR + n * 3 * days for n in range(10))), about(6 * HOUR)),
                 ("it was busy once, and is quiet for a week", aged(*(7 * days + n for n in busy)), about(6 * HOUR)),
                 ("one entry, two hours old", aged(2 * HOUR), about(HOUR)),
                 ("it was slow for years and is busy now", aged(*busy, *(n * 30 * days for n in range(1, 9))), USUAL),
                 ("entries of the future", aged(*(-n for n in range(HOUR, 9 * days, HOUR))), USUAL),
                 ("no dates", stories.rss(stories.entry(1), stories.entry(2)), USUAL),
                 ("no entries", stories.atom(), USUAL),
                 ("a date of the year 1", aged(0, 300).replace("<entry>", absurd, 1), USUAL)]
        self.assert_waits([(name, web.document(document), wait) for name, document, wait in table])

    def test_the_operator_sets_how_seldom_at_most_and_how_often_at_most(self):
        self.alleged.settings.update(poll_interval="5m", poll_quiet_interval="1h")
        month = 30 * 24 * HOUR
        self.assert_waits([("quiet", web.document(aged(month, 2 * month)), about(HOUR)),
                           ("busy", web.document(aged(0, 60)), about(300))])

    def test_a_feed_without_dates_is_asked_less_often_while_its_bytes_stay_the_same_and_more_once_they_change(self):
        self.web.serve("/feed", stories.rss(stories.entry(1)))
        self.subscribe(self.web.url("/feed"))
        self.poll()
        self.database.execute("UPDATE alleged.feed SET newest_at = newest_at - interval '4 hours'")
        self.poll()
        self.assert_about(2 * HOUR)
        self.web.serve("/feed", stories.rss(stories.entry(2)))
        self.poll()
        self.assert_about(900)


class Parking(Case):
    def setUp(self):
        super().setUp()
        self.url = self.web.url("/feed")
        self.subscribe(self.url)

    def failed(self, days, times):
        """As if it had failed so often in so many days."""
        self.database.execute(f"UPDATE alleged.feed SET failures = {times}, failure = 'x',"
                              f" failing_since = now() - interval '{days} days'")

    def test_a_feed_that_has_failed_for_long_is_parked_and_tried_rarely(self):
        self.failed(days=15, times=20)
        self.poll()
        self.assertEqual(self.feed(self.url)["state"], "parked")
        self.assert_about(3 * 24 * HOUR)
        self.assertEqual(len(self.web.asked("/feed")), 1)
        self.poll()
        self.assertEqual(self.feed(self.url)["state"], "parked")
        self.assertEqual(len(self.web.asked("/feed")), 2)

    def test_a_parked_feed_is_listed_as_that(self):
        self.failed(days=15, times=20)
        self.poll()
        [line] = self.alleged.succeed("feeds", "list", "--failing", "--json").splitlines()
        self.assertEqual((json.loads(line)["url"], json.loads(line)["state"]), (self.url, "parked"))
        self.assertIn("parked: the server answered 404", self.alleged.succeed("feeds", "list", "--failing"))

    def test_a_good_poll_makes_it_a_feed_like_any_other(self):
        self.failed(days=15, times=20)
        self.poll()
        self.web.serve("/feed", aged(0, 300))
        self.poll()
        feed = self.feed(self.url)
        self.assertEqual((feed["state"], feed["failures"], feed["failing_since"]), ("active", 0, None))
        self.assert_about(900)
        self.assertEqual(self.alleged.succeed("feeds", "list", "--failing", "--json"), "")

    def test_it_is_not_parked_sooner_nor_for_a_few_failures_in_a_long_time(self):
        for days, times in ((13, 50), (60, 3)):
            with self.subTest(days):
                self.failed(days, times)
                self.poll()
                self.assertEqual((self.feed(self.url)["state"], self.feed(self.url)["failures"]), ("active", times + 1))

    def test_how_long_it_fails_counts_from_the_first_failure(self):
        self.poll()
        first = self.feed(self.url)
        self.assertEqual(first["failing_since"], first["polled_at"])
        self.poll()
        self.assertEqual(self.feed(self.url)["failing_since"], first["failing_since"])

    def test_a_feed_paused_while_it_is_fetched_stays_paused_whatever_comes_of_it(self):
        def pausing(answer):
            def pause_and_answer(exchange):
                self.database.execute("UPDATE alleged.feed SET state = 'paused'")
                answer(exchange)
            return pause_and_answer
        for name, answer in {"good": web.document(aged(0)), "bad": web.status(404)}.items():
            with self.subTest(name):
                self.database.execute("UPDATE alleged.feed SET state = 'parked', failing_since = now() - interval '20 days',"
                                      " failures = 30")
                self.web.answers["/feed"] = pausing(answer)
                self.poll()
                self.assertEqual(self.feed(self.url)["state"], "paused")


if __name__ == "__main__":
    unittest.main()
