"""No server makes the daemon use more memory or time than it was given, or ask where it was not sent."""

import contextlib
import ssl
import threading
import unittest
import urllib.request

import faults_web
import harness
import own_network
import program
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

GOOD = stories.atom(stories.meddling())
MOST_MEMORY = 300 << 20
NEEDS_A_NETWORK = unittest.skipUnless(own_network.available(), "no network namespace can be made here")


def peak_memory(pid):
    """Bytes that a process had resident at most."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        [kilobytes] = [line.split()[1] for line in status if line.startswith("VmHWM:")]
    return int(kilobytes) * 1024


class Costs(harness.Case):
    def polled_by_a_daemon(self, answers):
        """Polls feeds that answer so; what each was found to be, and the most memory that took."""
        for path, answer in answers.items():
            self.web.answers[path] = answer
            self.subscribe(self.web.url(path))
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.feed WHERE polled_at IS NULL") == 0, "all feeds are polled")
        memory = peak_memory(daemon.process.pid)
        self.assertEqual(daemon.stop(), 0)
        return {path: self.feed(self.web.url(path))["failure"] for path in answers}, memory

    def test_what_unpacks_to_hundreds_of_megabytes_is_refused_and_never_held(self):
        bomb = faults_web.zeros_in_gzip(200)
        self.assertLess(len(bomb), 1 << 20)
        answers = {f"/bomb{number}": faults_web.packed(bomb, "gzip") for number in range(8)}
        answers["/twice"] = faults_web.packed(faults_web.gzip.compress(bomb), "gzip, gzip")
        failures, memory = self.polled_by_a_daemon(answers)
        for path in answers:
            self.assertIn("larger than 10485760 bytes", failures[path])
        self.assertLess(memory, MOST_MEMORY)

    def test_many_large_documents_at_once_take_no_more_memory_than_bodies_may_and_all_are_read_in_the_end(self):
        self.alleged.settings.update(poll_max_memory=str(48 << 20), poll_interval="1h")
        padding = b"<!--" + b"x" * (8 << 20) + b"-->"
        plain, packed = (stories.atom(stories.entry(number)).encode().replace(b"<entry>", padding + b"<entry>", 1)
                         for number in (1, 2))
        met = threading.Barrier(32)

        def half_before_any_goes_on(exchange):
            web.send(exchange, 200, content_type="application/xml", content_length=len(plain))
            with contextlib.suppress(ConnectionError):  # its client may have had enough
                exchange.wfile.write(plain[:len(plain) // 2])
            with contextlib.suppress(threading.BrokenBarrierError):
                met.wait(60)
            exchange.wfile.write(plain[len(plain) // 2:])
        answers = {f"/plain/{number}": half_before_any_goes_on for number in range(32)}
        answers |= {f"/bomb/{number}": faults_web.packed(faults_web.gzip.compress(packed), "gzip") for number in range(8)}
        failures, memory = self.polled_by_a_daemon(answers)
        short = [path for path, failure in failures.items() if failure is not None]
        self.assertGreater(len(short), 0)
        for path in short:
            self.assertIn("50331648 bytes (poll.max_memory)", failures[path])
        self.assertLess(memory, MOST_MEMORY)  # the documents alone are 320 MiB
        self.assertEqual(self.database.count("alleged.feed WHERE failures > 0 OR failing_since IS NOT NULL"), 0)
        soon = "alleged.feed WHERE failure IS NOT NULL AND next_at < now() + interval '2 minutes'"
        self.assertEqual(self.database.count(soon), len(short))
        self.assertEqual(self.alleged.succeed("feeds", "list", "--failing").count("no memory for it now"), len(short))

        for path in answers:
            if path.startswith("/plain"):
                self.web.serve(path, plain)
        rounds = 0
        while self.database.count("alleged.feed WHERE ok_at IS NULL") > 0:
            rounds += 1
            self.assertLess(rounds, 60)
            self.make_due("ok_at IS NULL")
            self.alleged.poll_once()

    def test_bodies_and_headers_that_never_end_are_given_up(self):
        self.alleged.settings.update(poll_timeout="10s", poll_stall_timeout="10s")
        failures, memory = self.polled_by_a_daemon({
            "/chunks": faults_web.endless_chunks, "/headers": faults_web.endless_headers,
            "/interim": faults_web.endless_interim_answers})
        self.assertIn("larger than", failures["/chunks"])
        self.assertIsNotNone(failures["/headers"])
        self.assertIsNotNone(failures["/interim"])
        self.assertLess(memory, MOST_MEMORY)

    def test_a_server_that_falls_silent_in_the_middle_is_given_up_long_before_the_whole_time_is_over(self):
        self.alleged.settings.update(poll_timeout="10m", poll_stall_timeout="1s")

        def half(exchange):
            web.send(exchange, 200, b"<rss>", content_type="application/xml", content_length=1000)
            web.silence(exchange)

        def half_a_header(exchange):
            exchange.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Ty")
            web.silence(exchange)
        failures, _ = self.polled_by_a_daemon({"/silent": web.silence, "/half": half, "/half-a-header": half_a_header})
        for path, failure in failures.items():
            self.assertIn("too slow", failure, path)

    def test_a_server_that_never_falls_silent_is_given_up_when_the_whole_time_is_over(self):
        self.alleged.settings.update(poll_timeout="2s", poll_stall_timeout="10m")
        self.assertIn("too slow", self.polled_by_a_daemon({"/drip": web.drip})[0]["/drip"])

    def test_the_whole_time_is_that_of_all_redirects_together(self):
        def slow_loop(exchange):
            exchange.feeds.released.wait(1.5)
            onward = f"/loop/{len(exchange.feeds.requests)}"
            exchange.feeds.answers[onward] = slow_loop
            web.send(exchange, 302, location=onward)
        self.alleged.settings.update(poll_timeout="2s", poll_max_redirects="50")
        self.assertIn("too slow", self.polled_by_a_daemon({"/loop": slow_loop})[0]["/loop"])
        self.assertLessEqual(len(self.web.requests), 3)


class Leads(harness.Case):
    def failure(self, path):
        return self.feed(self.web.url(path))["failure"]

    def test_redirects_are_followed_up_to_the_number_that_is_set_and_no_further(self):
        self.web.serve("/0", GOOD)
        for steps in range(1, 4):
            self.web.answers[f"/{steps}"] = web.redirect(f"/{steps - 1}")
            self.subscribe(self.web.url(f"/{steps}"))
        for most in (2, 0):
            self.alleged.settings["poll_max_redirects"] = str(most)
            self.make_due()
            self.alleged.poll_once()
            for steps in range(1, 4):
                with self.subTest(most=most, steps=steps):
                    if steps <= most:
                        self.assertIsNone(self.failure(f"/{steps}"))
                    else:
                        self.assertIn(f"more than {most} redirects", self.failure(f"/{steps}"))

    def test_it_goes_nowhere_but_to_http_and_https(self):
        here = f"127.0.0.1:{self.web.port}"
        targets = [f"ftp://{here}/feed", f"gopher://{here}/_GET", f"dict://{here}/x", f"ldap://{here}/x", f"telnet://{here}",
                   f"smb://{here}/x/y", f"tftp://{here}/x", f"imap://{here}/x", f"smtp://{here}", "file:///etc/hostname",
                   "FILE:/etc/hostname", "data:,x", "javascript:0"]
        for number, target in enumerate(targets):
            for code in (301, 302):
                path = f"/{code}/{number}"
                self.web.answers[path] = web.status(code, location=target)
                self.subscribe(self.web.url(path))
        self.alleged.poll_once()
        for number, target in enumerate(targets):
            for code in (301, 302):
                with self.subTest(target, code=code):
                    feed = self.feed(self.web.url(f"/{code}/{number}"))
                    self.assertEqual((feed["ok_at"], feed["failures"], feed["moved_to"]), (None, 1, None))
        self.assertEqual(len(self.web.requests), 2 * len(targets))

    def test_a_server_whose_certificate_nobody_vouches_for_is_not_read(self):
        certificate, key = faults_web.make_certificate(self.folder)
        safe = faults_web.TlsServer(certificate, key)
        self.addCleanup(safe.close)
        url = safe.serve("/feed", GOOD)
        context = ssl.create_default_context(cafile=certificate)
        with urllib.request.urlopen(url, timeout=30, context=context) as answer:  # its TLS is sound for who trusts it
            self.assertEqual(answer.status, 200)
        self.web.answers["/to-it"] = web.redirect(url)
        self.subscribe(url, self.web.url("/to-it"))
        self.alleged.poll_once()
        self.assertIn("certificate is not trusted", self.feed(url)["failure"])
        self.assertIn("certificate is not trusted", self.failure("/to-it"))
        self.assertEqual((len(safe.requests), self.database.count("alleged.story")), (1, 0))


class PrivateAddresses(harness.Case):
    REASON = "its address is private or local: not fetched"

    def test_a_connection_that_a_local_feed_left_open_serves_no_feed_that_may_not_go_there(self):
        self.alleged.settings["poll_concurrency"] = "1"  # the local feed first, then the other one
        self.subscribe(self.web.serve("/local", GOOD))
        other = self.web.serve("/other", stories.atom(stories.taiwan()))
        self.database.execute(f"INSERT INTO alleged.feed (url, next_at) VALUES ('{other}', now())")
        self.alleged.poll_once()
        self.assertEqual([request.path for request in self.web.requests], ["/local"])
        self.assertIn(self.REASON, self.feed(other)["failure"] or "")

    def polled_among(self, redirects, *local):
        """Polls feeds of a public server that redirects so, after `local` ones; which private addresses were asked."""
        self.alleged.settings.update(poll_concurrency="1", poll_host_gap="0s")
        for url in local:
            self.database.execute("INSERT INTO alleged.feed (url, allow_private, next_at)"
                                  f" VALUES ('{url}', true, '2026-01-01')")
        for path in redirects:
            self.database.execute(f"INSERT INTO alleged.feed (url) VALUES ('{own_network.url(own_network.PUBLIC, path)}')")
        status, asked = own_network.run([program.BINARY, "run", "--once"], self.alleged.environment(), redirects, GOOD)
        self.assertEqual(status, 0)
        self.assertLessEqual(set(redirects), {path for address, path in asked if address == own_network.PUBLIC})
        return [pair for pair in asked if pair[0] != own_network.PUBLIC]

    def failure(self, path):
        return self.feed(own_network.url(own_network.PUBLIC, path))["failure"]

    @NEEDS_A_NETWORK
    def test_a_feed_of_a_public_server_is_led_to_no_private_address_in_whatever_way_that_is_written(self):
        hosts = ["127.0.0.1", "127.1", "127.8.9.10", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "0", "localhost",
                 "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
                 "[::ffff:169.254.169.254]", "169.254.169.254", "10.1.2.3", "[::ffff:10.1.2.3]"]
        redirects = {f"/lead/{number}": own_network.url(host, "/secret") for number, host in enumerate(hosts)}
        redirects["/twice"] = own_network.url(own_network.PUBLIC, "/lead/0")
        self.assertEqual(self.polled_among({**redirects, "/around": "/good"}), [])
        self.assertIsNone(self.failure("/around"))  # the way to the public address is open
        for path, location in redirects.items():
            with self.subTest(location):
                self.assertIn(self.REASON, self.failure(path) or "")

    def polled_by_name(self, command, names, redirects=None):
        status, asked = own_network.run(["sh", "-ec", command, program.BINARY], self.alleged.environment(), redirects or {},
                                        GOOD, names)
        self.assertEqual(status, 0)
        return asked

    @NEEDS_A_NETWORK
    def test_a_name_that_is_given_another_address_after_it_was_found_good_leads_nowhere_private(self):
        names = {"rebound.example": [[own_network.PUBLIC], ["127.0.0.1"]]}
        first, second = own_network.url("rebound.example", "/first"), own_network.url("rebound.example", "/second")
        asked = self.polled_by_name(f'"$0" feeds add {first}; "$0" run --once; "$0" feeds add {second}; "$0" run --once', names)
        self.assertEqual(asked, [[own_network.PUBLIC, "/first"]])
        self.assertIsNone(self.feed(first)["failure"])
        self.assertIn(self.REASON, self.feed(second)["failure"] or "")

    @NEEDS_A_NETWORK
    def test_a_name_with_private_addresses_only_and_a_redirect_to_a_private_name_lead_nowhere_private(self):
        names = {"both.example": [["10.1.2.3", "127.0.0.1"]], "open.example": [[own_network.PUBLIC]],
                 "metadata.example": [["169.254.169.254"]]}
        both, led = own_network.url("both.example", "/both"), own_network.url("open.example", "/led")
        asked = self.polled_by_name(f'"$0" feeds add {both}; "$0" feeds add {led}; "$0" run --once', names,
                                    {"/led": own_network.url("metadata.example", "/secret")})
        self.assertEqual(asked, [[own_network.PUBLIC, "/led"]])
        for url in (both, led):
            self.assertIn(self.REASON, self.feed(url)["failure"] or "")

    @NEEDS_A_NETWORK
    def test_a_name_lookup_that_hangs_keeps_no_other_feed_waiting(self):
        """The lookup is answered when the other feeds have been asked for: if they waited for it, none would ever be."""
        names = {f"slow{number}.example": [{"after": "/quick", "then": [own_network.PUBLIC]}] for number in range(8)}
        names["quick.example"] = [[own_network.PUBLIC]]
        adds = "; ".join(f'"$0" feeds add {own_network.url(name, "/" + name.split(".")[0])}' for name in names)
        asked = self.polled_by_name(f'{adds}; "$0" run --once', names)
        self.assertEqual(asked[0], [own_network.PUBLIC, "/quick"])
        self.assertEqual(len(asked), len(names))
        self.assertEqual(self.database.count("alleged.feed WHERE failure IS NOT NULL"), 0)

    @NEEDS_A_NETWORK
    def test_nor_over_a_connection_that_a_feed_which_may_go_there_left_open(self):
        local = own_network.url("127.0.0.1", "/local")
        redirects = {"/lead": own_network.url("127.0.0.1", "/secret")}
        self.assertEqual(self.polled_among(redirects, local), [["127.0.0.1", "/local"]])
        self.assertIn(self.REASON, self.failure("/lead") or "")


if __name__ == "__main__":
    unittest.main()
