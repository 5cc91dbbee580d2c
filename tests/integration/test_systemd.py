"""What systemd is told: a real datagram socket stands in for its end of sd_notify(3)."""

import os
import socket
import unittest
import unittest.mock

import harness
import waiting

setUpModule, tearDownModule = harness.module_with_cluster()


class Notify(harness.Case):
    def setUp(self):
        super().setUp()
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(self.socket.close)
        self.socket.settimeout(waiting.PATIENCE)
        path = os.path.join(self.folder, "notify")
        self.socket.bind(path)
        self.enterContext(unittest.mock.patch.dict(os.environ, {"NOTIFY_SOCKET": path}))

    def heard_until(self, word):
        """Every word up to and with this one; a socket that stays silent fails the test."""
        heard = []
        while word not in heard:
            heard.append(self.socket.recv(4096).decode())
        return heard

    def test_it_is_ready_once_it_runs_and_says_when_it_stops(self):
        daemon = self.start_daemon()
        self.assertEqual(self.heard_until("READY=1"), ["READY=1"])
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(self.heard_until("STOPPING=1"), ["STOPPING=1"])

    def test_it_feeds_the_watchdog_while_its_loop_turns(self):
        os.environ["WATCHDOG_USEC"] = "200000"
        self.addCleanup(os.environ.pop, "WATCHDOG_USEC")
        daemon = self.start_daemon()
        self.heard_until("READY=1")
        for _ in range(3):
            self.assertEqual(self.heard_until("WATCHDOG=1")[-1], "WATCHDOG=1")
        self.assertEqual(daemon.stop(), 0)

    def test_it_is_ready_while_the_database_is_away(self):
        self.cluster.stop()
        self.addCleanup(self.cluster.start)
        daemon = self.start_daemon()
        self.assertEqual(self.heard_until("READY=1"), ["READY=1"])
        self.assertEqual(daemon.stop(), 0)


if __name__ == "__main__":
    unittest.main()
