"""How a feed's bytes travel: codings, connections and TLS sessions."""

import gzip
import unittest
import zlib

import faults_web
import harness
import stories
import web

setUpModule, tearDownModule = harness.module_with_cluster()

FEED = stories.atom(stories.meddling()).encode()


def brotli(data):
    """The data in one stored meta-block, and an empty last one (RFC 7932, 9.2)."""
    assert 0 < len(data) <= 1 << 16
    return ((len(data) - 1) << 4 | 1 << 20).to_bytes(3, "little") + data + b"\x03"


def zstd(data):
    """The data in one raw block (RFC 8878, 3.1.1)."""
    assert 256 <= len(data) < 1 << 16
    return b"\x28\xb5\x2f\xfd\x60" + (len(data) - 256).to_bytes(2, "little") + (len(data) << 3 | 1).to_bytes(3, "little") + data


class Codings(harness.Case):
    def test_what_libcurl_can_unpack_is_asked_for_and_read(self):
        packed = {"gzip": gzip.compress(FEED), "deflate": zlib.compress(FEED), "br": brotli(FEED), "zstd": zstd(FEED)}
        for coding, body in packed.items():
            self.web.answers[f"/{coding}"] = faults_web.packed(body, coding)
            self.subscribe(self.web.url(f"/{coding}"))
        self.alleged.poll_once()
        for coding in packed:
            with self.subTest(coding):
                self.assertIsNone(self.feed(self.web.url(f"/{coding}"))["failure"])
                [request] = self.web.asked(f"/{coding}")
                self.assertIn(coding, request.headers["Accept-Encoding"])
        self.assertEqual(self.database.count("alleged.entry_seen"), len(packed))


class Connections(harness.Case):
    def setUp(self):
        super().setUp()
        certificate, key = faults_web.make_certificate(self.folder)
        self.safe = faults_web.TlsServer(certificate, key)
        self.addCleanup(self.safe.close)
        self.alleged.settings.update(poll_ca_file=certificate, poll_per_host="1")

    def poll_twice(self, *urls):
        """Polls by one daemon, the second time when the first is stored."""
        self.subscribe(*urls)
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.database.count("alleged.feed WHERE polled_at IS NULL") == 0, "all feeds are polled")
        self.make_due()
        daemon.wait_until(lambda: self.database.count("alleged.feed WHERE next_at <= now()") == 0, "all are polled again")
        self.assertEqual(daemon.stop(), 0)
        for url in urls:
            self.assertIsNone(self.feed(url)["failure"])

    def test_a_connection_that_a_server_keeps_open_serves_all_feeds_there_and_their_next_polls(self):
        self.poll_twice(*(self.safe.serve(f"/{number}", FEED) for number in range(5)))
        self.assertEqual((len(self.safe.requests), len(self.safe.handshakes)), (10, 1))

    def test_where_it_is_closed_the_next_connection_takes_up_the_tls_session(self):
        self.safe.answers["/feed"] = lambda exchange: web.send(exchange, 200, FEED, connection="close")
        self.poll_twice(self.safe.url("/feed"))
        self.assertEqual(self.safe.handshakes, [False, True])

    def test_a_certificate_file_that_cannot_be_read_is_named(self):
        self.alleged.settings["poll_ca_file"] = self.folder + "/missing.pem"
        url = self.safe.serve("/feed", FEED)
        self.subscribe(url)
        self.alleged.poll_once()
        self.assertIn("poll.ca_file", self.feed(url)["failure"])


if __name__ == "__main__":
    unittest.main()
