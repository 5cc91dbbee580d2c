"""A new allegation becomes one mail for each subscription that wants it, and nothing a feed wrote can break out of it."""

import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()


class Alerts(harness.Case):
    def setUp(self):
        super().setUp()
        self.mail = self.with_mail()

    def wanted_by(self, address, *options):
        self.alleged.succeed("subscriptions", "add", address, *options)

    def poll(self, *entries, outlet="Meridian Wire"):
        url = self.web.serve("/feed", stories.atom(*entries))
        self.subscribe(url, outlet=outlet)
        self.make_due()
        return self.alleged.poll_once()

    def parts(self, mail):
        self.assertEqual(mail.get_content_type(), "multipart/alternative")
        self.assertEqual([part.get_content_type() for part in mail.iter_parts()], ["text/plain", "text/html"])
        return [part.get_content() for part in mail.iter_parts()]

    def test_a_mail_says_who_accuses_whom_in_which_words_and_where_to_read_it(self):
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling())
        [mail] = self.mail.mails("desk@news.example")
        self.assertEqual(mail["To"].addresses[0].addr_spec, "desk@news.example")
        self.assertIn("(Meridian Wire)", mail["Subject"])
        self.assertRegex(mail["Subject"], r"^(Russia.* accused over the vote of Moldova|China accused over .* of Taiwan)")
        for text in self.parts(mail):
            for words in ("Russia", "Moldova", "China", "Taiwan", "GRU", "https://outlet.example/1", "Meridian Wire"):
                self.assertIn(words, text)
        plain, html = self.parts(mail)
        self.assertIn(stories.DENIAL_QUOTE, plain)
        self.assertIn(stories.SECOND_QUOTE.replace("'", "&#39;"), html)
        self.assertIn('<a href="https://outlet.example/1">', html)

    def test_a_mail_says_that_it_reports_a_claim_and_not_a_fact(self):
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling())
        for text in self.parts(self.mail.mails()[0]):
            self.assertIn("does not say that the claim is true", text)

    def test_the_message_id_is_the_one_stored_with_the_alert(self):
        self.alleged.settings["alert_from"] = "alleged@alerts.example"
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling())
        stored = self.database.execute("SELECT message_id FROM alleged.alert_outbox")
        [mail] = self.mail.mails()
        self.assertEqual(mail["Message-ID"], f"<{stored}@alerts.example>")
        self.assertIn("alleged@alerts.example", mail["From"])
        self.assertEqual(mail["Auto-Submitted"], "auto-generated")

    def test_a_subscription_gets_one_mail_for_a_story_however_many_allegations_it_holds(self):
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling(), stories.entry(2))
        self.assertEqual(self.database.execute("SELECT count(*) > 1 FROM alleged.allegation"), "t")
        self.assertEqual(len(self.mail.mails()), 1)

    def test_filters_by_accused_and_target_let_only_matching_allegations_through(self):
        self.wanted_by("china@news.example", "--accused", "CN")
        self.wanted_by("moldova@news.example", "--target", "MD,RO")
        self.wanted_by("iran@news.example", "--accused", "IR")
        self.wanted_by("neither@news.example", "--accused", "CN", "--target", "MD")
        self.poll(stories.meddling())
        [china] = self.mail.mails("china@news.example")
        plain = self.parts(china)[0].split("\n\n", 1)[1]  # below the story's own title
        self.assertIn("Taiwan", plain)
        self.assertNotIn("Moldova", plain)
        [moldova] = self.mail.mails("moldova@news.example")
        self.assertNotIn("Taiwan", self.parts(moldova)[0])
        self.assertEqual(self.mail.mails("iran@news.example") + self.mail.mails("neither@news.example"), [])

    def test_a_subscription_for_the_surest_readings_gets_no_other(self):
        self.wanted_by("sure@news.example", "--min-confidence", "1")
        self.poll(stories.meddling())
        self.assertLess(float(self.database.execute("SELECT max(confidence) FROM alleged.report")), 1)
        self.assertEqual(self.mail.mails(), [])

    def test_a_second_story_of_a_known_allegation_is_no_second_mail(self):
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling())
        again = stories.meddling(5)
        self.poll(again, stories.meddling())
        self.assertEqual(self.database.count("alleged.story"), 2)
        self.assertEqual(len(self.mail.mails()), 1)

    def test_a_later_subscription_is_not_flooded_with_what_was_before(self):
        self.poll(stories.meddling())
        self.wanted_by("late@news.example")
        self.alleged.poll_once()
        self.assertEqual(self.mail.mails(), [])

    def hostile(self, title):
        self.wanted_by("desk@news.example")
        self.poll(stories.entry(1, title, stories.MEDDLING_TEXT), outlet=title.replace("\r", " ").replace("\n", " "))
        [mail] = self.mail.mails()
        return mail

    def test_line_ends_in_a_title_add_no_header(self):
        entry = stories.entry(1, "Vote&#13;&#10;Bcc: spy@evil.example&#13;&#10;&#13;&#10;Hello", stories.MEDDLING_TEXT)
        document = stories.atom(entry).replace("&amp;#", "&#")
        self.wanted_by("desk@news.example")
        self.subscribe(self.web.serve("/feed", document.replace("Meridian Wire", "Wire&#13;&#10;Bcc: spy@evil.example")))
        self.alleged.poll_once()
        [mail] = self.mail.mails()
        self.assertIsNone(mail["Bcc"])
        self.assertEqual([recipient for verb, recipient in self.mail.commands if verb == "RCPT"], ["desk@news.example"])
        for line in self.mail.raw()[0].split(b"\r\n\r\n", 1)[0].split(b"\r\n"):
            self.assertFalse(line.lower().startswith(b"bcc"), line)
        self.parts(mail)

    def test_an_encoded_word_in_a_title_stays_text(self):
        word = "=?UTF-8?Q?=0D=0ABcc:_spy@evil.example?="
        mail = self.hostile(f"{word} Moldova accuses Russia of meddling in its vote")
        self.assertIsNone(mail["Bcc"])
        self.assertIn(word, str(mail["Subject"]) + self.parts(mail)[0])
        self.assertNotIn(word.encode(), self.mail.raw()[0].split(b"\r\n\r\n", 1)[0])

    def test_markup_in_a_title_stays_text_in_the_html_part(self):
        mail = self.hostile('Moldova accuses Russia <script>alert("x")</script> </title><img src=x onerror=alert(1)>')
        html = self.parts(mail)[1]
        self.assertNotIn("<script", html)
        self.assertNotIn("<img", html)

    def test_a_script_link_is_no_link(self):
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling(link="javascript:alert(1)"))
        self.assertNotIn('href="javascript', self.parts(self.mail.mails()[0])[1])

    def test_a_title_in_another_script_comes_through_whole(self):
        outlet = "Дунайський вісник — 多瑙河时报 " + "ю" * 60
        self.wanted_by("desk@news.example")
        self.poll(stories.meddling(), outlet=outlet)
        [mail] = self.mail.mails()
        self.assertTrue(str(mail["Subject"]).endswith(f"({outlet})"), mail["Subject"])
        for line in self.mail.raw()[0].split(b"\r\n"):
            self.assertLessEqual(len(line), 998)

    def test_a_line_of_a_single_dot_in_a_story_does_not_end_the_mail(self):
        self.wanted_by("desk@news.example")
        title = stories.MEDDLING_TITLE.replace("of meddling", "\n.\nof meddling")
        self.poll(stories.entry(1, title, stories.MEDDLING_TEXT))
        self.assertIn("does not say that the claim is true", self.parts(self.mail.mails()[0])[0])


if __name__ == "__main__":
    unittest.main()
