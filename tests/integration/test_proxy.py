"""Feeds are fetched through the proxy that is set, and through no other; nothing else is, and what a URL says is still
looked at."""

import os
import subprocess
import unittest
import unittest.mock

import faults_web
import harness
import proxies
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

GOOD = stories.atom(stories.meddling())


class Case(harness.Case):
    def setUp(self):
        super().setUp()
        self.proxy = proxies.HttpProxy()
        self.addCleanup(self.proxy.close)
        self.proxy.places["paper.example"] = self.web.port
        self.proxy_url = f"http://127.0.0.1:{self.proxy.port}"

    def add(self, *urls):
        """Feeds that may not be fetched from private addresses, whatever theirs is."""
        for url in urls:
            self.subscribe(url)
        self.database.execute("UPDATE alleged.feed SET allow_private = false")

    def targets(self):
        return [asked.target for asked in self.proxy.asked]


class Through(Case):
    def setUp(self):
        super().setUp()
        self.alleged.settings["poll_proxy"] = self.proxy_url

    def test_a_feed_is_read_whose_name_only_the_proxy_knows(self):
        self.web.serve("/feed", GOOD)
        self.web.answers["/old"] = web.redirect("http://paper.example/feed")
        self.add("http://paper.example/feed", "http://paper.example/old")
        self.alleged.poll_once()
        self.assertEqual(self.database.count("alleged.feed WHERE ok_at IS NOT NULL"), 2)
        self.assertEqual(sorted(set(self.targets())), ["http://paper.example/feed", "http://paper.example/old"])

    def test_its_password_is_for_it_alone_and_is_told_nowhere(self):
        secret = "h0rse-battery"
        self.alleged.settings["poll_proxy"] = self.proxy_url.replace("//", f"//desk:{secret}@")
        self.web.serve("/feed", GOOD)
        self.add("http://paper.example/feed", "http://other.example/feed", "https://paper.example/feed")
        said = self.alleged.poll_once()
        self.assertEqual(len({asked.authorization for asked in self.proxy.asked}), 1)
        self.assertIn("Basic ", self.proxy.asked[0].authorization)
        [request] = self.web.asked("/feed")
        self.assertNotIn("Proxy-Authorization", request.headers)
        printed = self.alleged.succeed("config")
        self.assertIn('# proxy = "(not shown)"', printed)
        stored = self.database.execute("SELECT string_agg(failure, ' ') FROM alleged.feed")
        for text in (said, printed, stored):
            self.assertNotIn(secret, text)

    def test_an_address_that_is_written_and_private_is_not_asked_of_it_at_once_or_by_a_redirect(self):
        places = [f"http://127.0.0.1:{self.web.port}/secret", f"//127.0.0.1:{self.web.port}/secret", "https://10.1.2.3/secret",
                  "http://2130706433/secret", "http://169.254.169.254/secret", "http://[::1]/secret", "http://localhost/secret"]
        self.web.serve("/secret", GOOD)
        for number, place in enumerate(places):
            self.web.answers[f"/lead/{number}"] = web.redirect(place)
        direct = [place for place in places if not place.startswith("//")]
        self.add(*(f"http://paper.example/lead/{number}" for number in range(len(places))), *direct)
        self.alleged.poll_once()
        for feed in self.database.rows("SELECT url, failure FROM alleged.feed"):
            self.assertIn("its address is private or local", feed["failure"] or "", feed["url"])
        self.assertEqual([target for target in self.targets() if "paper.example/lead/" not in target], [])
        self.assertEqual(self.web.asked("/secret"), [])

    def test_a_feed_that_may_go_there_is_fetched_through_it_too(self):
        self.proxy.places["127.0.0.1"] = self.web.port
        url = self.web.serve("/feed", GOOD)
        self.subscribe(url)
        self.alleged.poll_once()
        self.assertEqual(self.targets(), [url])
        self.assertIsNotNone(self.feed(url)["ok_at"])

    def test_tls_goes_through_it_from_end_to_end(self):
        certificate, key = (os.path.join(self.folder, name) for name in ("certificate.pem", "key.pem"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=safe.example",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True, timeout=60)
        safe = faults_web.TlsServer(certificate, key)
        self.addCleanup(safe.close)
        self.proxy.places["safe.example"] = safe.port
        self.add("https://safe.example/feed", "https://unknown.example/feed")
        self.alleged.poll_once()
        self.assertIn("certificate is not trusted", self.feed("https://safe.example/feed")["failure"])
        self.assertIn("the proxy answered 403", self.feed("https://unknown.example/feed")["failure"])
        self.assertEqual(sorted((asked.method, asked.target) for asked in self.proxy.asked),
                         [("CONNECT", "safe.example:443"), ("CONNECT", "unknown.example:443")])

    def test_a_proxy_that_does_not_answer_is_told_as_such(self):
        self.alleged.settings["poll_proxy"] = f"http://127.0.0.1:{web.closed_port()}"
        self.add("http://paper.example/feed")
        self.alleged.poll_once()
        self.assertIn("the proxy does not answer (poll.proxy)", self.feed("http://paper.example/feed")["failure"])


class Around(Case):
    def test_without_the_setting_the_environments_proxies_are_not_asked(self):
        names = ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY")
        url = self.web.serve("/feed", GOOD)
        self.subscribe(url)
        with unittest.mock.patch.dict(os.environ, {name: self.proxy_url for name in names}):
            self.alleged.poll_once()
        self.assertIsNotNone(self.feed(url)["ok_at"])
        self.assertEqual(self.proxy.asked, [])

    def test_nor_does_the_environment_lead_around_the_proxy_that_is_set(self):
        self.alleged.settings["poll_proxy"] = self.proxy_url
        self.proxy.places["127.0.0.1"] = self.web.port
        url = self.web.serve("/feed", GOOD)
        self.subscribe(url)
        with unittest.mock.patch.dict(os.environ, {"no_proxy": "*", "NO_PROXY": "*"}):
            self.alleged.poll_once()
        self.assertEqual(self.targets(), [url])

    def test_mail_goes_to_its_server_without_any_proxy(self):
        sink = self.with_mail()
        self.alleged.settings["poll_proxy"] = self.proxy_url
        self.alleged.succeed("subscriptions", "add", "desk@example.org")
        self.web.serve("/feed", GOOD)
        self.add("http://paper.example/feed")
        with unittest.mock.patch.dict(os.environ, {"all_proxy": self.proxy_url, "ALL_PROXY": self.proxy_url}):
            self.alleged.poll_once()
        self.assertEqual(len(sink.mails()), 1)
        self.assertEqual(self.targets(), ["http://paper.example/feed"])


if __name__ == "__main__":
    unittest.main()
