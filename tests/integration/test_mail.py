"""A mail server that is away, unwilling or without TLS costs time, never a mail, and is told in words."""

import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()


class Mail(harness.Case):
    def setUp(self):
        super().setUp()
        self.mail = self.with_mail()
        self.alleged.settings["alert_from"] = "alleged@alerts.example"

    def wanted_by(self, *addresses):
        for address in addresses:
            self.alleged.succeed("subscriptions", "add", address)

    def poll(self):
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        return self.alleged.poll_once()

    def outbox(self, address="desk@news.example"):
        [row] = self.database.rows(f"""
            SELECT o.*, extract(epoch FROM o.next_at - now())::int AS wait FROM alleged.alert_outbox o
            JOIN alleged.subscription s ON s.id = o.subscription_id WHERE s.address = '{address}'""")
        return row

    def try_again(self):
        """As if the mails' waiting time had passed."""
        self.database.execute("UPDATE alleged.alert_outbox SET next_at = now() WHERE state = 'due'")
        return self.alleged.poll_once()

    def assert_waits(self, words, address="desk@news.example"):
        row = self.outbox(address)
        self.assertEqual((row["state"], row["sent_at"], row["lease_worker"]), ("due", None, None))
        self.assertIn(words, row["failure"])
        self.assertGreater(row["wait"], 0)

    def test_while_the_server_is_down_mails_wait_longer_and_longer_and_go_when_it_is_back(self):
        self.wanted_by("desk@news.example")
        self.mail.stop()
        said = self.poll()
        self.assertIn("mail to desk@news.example waits: the mail server does not answer", said)
        self.assert_waits("the mail server does not answer")
        waits = [self.outbox()["wait"]]
        for attempt in (2, 3, 4):
            self.try_again()
            waits.append(self.outbox()["wait"])
            self.assertEqual(self.outbox()["attempts"], attempt)
        for shorter, longer in zip(waits, waits[1:]):
            self.assertGreater(longer, shorter * 1.5)
        self.mail.start()
        self.try_again()
        row = self.outbox()
        self.assertEqual((row["state"], row["failure"], row["attempts"]), ("sent", None, 5))
        self.assertIsNotNone(row["sent_at"])
        self.assertEqual(len(self.mail.mails()), 1)

    def test_a_mail_that_waits_is_not_tried_before_its_time(self):
        self.wanted_by("desk@news.example")
        self.mail.stop()
        self.poll()
        self.mail.start()
        self.alleged.poll_once()
        self.assertEqual((self.mail.mails(), self.outbox()["attempts"]), ([], 1))

    def test_a_running_daemon_sends_what_waited_without_being_told(self):
        self.wanted_by("desk@news.example")
        self.mail.stop()
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.alert_outbox WHERE attempts = 1") == 1, "the mail was tried")
        self.mail.start()
        self.database.execute("UPDATE alleged.alert_outbox SET next_at = now()")
        daemon.wait_until(lambda: self.database.count("alleged.alert_outbox WHERE state = 'sent'") == 1, "the mail is sent")
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(len(self.mail.mails()), 1)

    def test_a_recipient_put_off_with_451_is_tried_again(self):
        self.wanted_by("desk@news.example")
        self.mail.replies["desk@news.example"] = "451 4.7.1 come back later"
        self.poll()
        self.assert_waits("the mail server answered 451")
        self.mail.replies.clear()
        self.try_again()
        self.assertEqual(len(self.mail.mails("desk@news.example")), 1)

    def test_one_recipient_put_off_delays_nobody_elses_mail(self):
        server = self.alleged.settings.pop("alert_smtp_url")
        self.wanted_by("a@news.example", "b@news.example", "c@news.example")
        self.poll()
        first, *others = self.database.execute("""
            SELECT s.address FROM alleged.alert_outbox o JOIN alleged.subscription s ON s.id = o.subscription_id
            ORDER BY o.id""").splitlines()
        self.alleged.settings["alert_smtp_url"] = server
        self.mail.replies[first] = "451 4.2.2 mailbox full"
        self.alleged.poll_once()
        self.assert_waits("451", first)
        self.assertEqual([len(self.mail.mails(address)) for address in others], [1, 1])

    def test_a_recipient_refused_with_550_is_refused_for_good_and_that_is_said(self):
        self.wanted_by("gone@news.example", "desk@news.example")
        self.mail.replies["gone@news.example"] = "550 5.1.1 no such mailbox"
        said = self.poll()
        self.assertIn("mail to gone@news.example was refused: the mail server answered 550", said)
        row = self.outbox("gone@news.example")
        self.assertEqual((row["state"], row["failure"]), ("refused", "the mail server answered 550"))
        self.assertEqual(len(self.mail.mails("desk@news.example")), 1)
        self.assertRegex(self.alleged.succeed("status"), r"(?m)^mails refused\s+1$")
        self.mail.replies.clear()
        self.try_again()
        self.assertEqual(self.mail.mails("gone@news.example"), [])

    def test_a_server_that_refuses_the_sender_loses_no_mail(self):
        self.wanted_by("a@news.example", "b@news.example")
        self.mail.replies["alleged@alerts.example"] = "550 5.7.1 sender not allowed"
        self.poll()
        for address in ("a@news.example", "b@news.example"):
            self.assert_waits("550", address)
        self.mail.replies.clear()
        self.try_again()
        self.assertEqual([len(self.mail.mails(address)) for address in ("a@news.example", "b@news.example")], [1, 1])

    def test_where_tls_is_required_and_not_offered_nothing_is_said_in_the_clear(self):
        self.wanted_by("desk@news.example")
        self.alleged.settings["alert_tls"] = "required"
        said = self.poll()
        self.assertIn("the mail server offers no TLS (alert.tls is required)", said)
        self.assert_waits("offers no TLS")
        self.assertEqual((self.mail.commands, self.mail.mails()), ([], []))
        self.assertIn("offers no TLS", self.alleged.succeed("status"))

    def test_a_password_is_not_sent_to_a_server_without_tls_where_that_is_required(self):
        self.alleged.settings.update(alert_tls="required", alert_user="desk", alert_password="h0rse-battery")
        self.wanted_by("desk@news.example")
        self.poll()
        self.assert_waits("offers no TLS")
        self.assertEqual(self.mail.commands, [])

    def test_without_a_mail_server_alerts_wait_until_there_is_one(self):
        url = self.alleged.settings.pop("alert_smtp_url")
        self.wanted_by("desk@news.example")
        self.poll()
        self.assertEqual(self.outbox()["state"], "due")
        self.alleged.settings["alert_smtp_url"] = url
        self.alleged.poll_once()
        self.assertEqual(len(self.mail.mails("desk@news.example")), 1)

    def test_a_test_mail_goes_out_at_once_or_says_why_not(self):
        self.alleged.succeed("subscriptions", "test", "desk@news.example")
        [mail] = self.mail.mails("desk@news.example")
        self.assertIn("test", str(mail["Subject"]).lower())
        self.mail.replies["desk@news.example"] = "550 5.1.1 no such mailbox"
        done = self.alleged.run("subscriptions", "test", "desk@news.example")
        self.assertEqual(done.returncode, 1)
        self.assertIn("550", done.stderr)
        self.mail.stop()
        done = self.alleged.run("subscriptions", "test", "desk@news.example")
        self.assertEqual(done.returncode, 1)
        self.assertIn("the mail server does not answer", done.stderr)


if __name__ == "__main__":
    unittest.main()
