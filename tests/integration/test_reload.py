"""An operator's own words: read at the start, and anew on SIGHUP, while feeds are polled."""

import os
import signal
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

TITLE = "Angola ran an undertow programme before the Namibian election"
WORDS = 'language = "en"\n[[act]]\nsort = "interference"\nforms = ["undertow programme"]\n'


class Reload(harness.Case):
    def setUp(self):
        super().setUp()
        self.words = os.path.join(self.folder, "lexicon.d")
        os.mkdir(self.words)
        self.alleged.settings["detect_lexicon_dir"] = self.words

    def write(self, words):
        with open(os.path.join(self.words, "own.toml"), "w", encoding="utf-8") as file:
            file.write(words)

    def poll(self, daemon, path, *entries):
        """A feed with these entries is added, and polled by the running daemon."""
        url = self.web.serve(path, stories.atom(*entries))
        self.subscribe(url)
        daemon.wait_until(lambda: self.feed(url)["ok_at"] is not None, f"{path} is polled")

    def reports(self):
        return self.database.count("alleged.report")

    def test_words_that_come_while_it_runs_are_used_from_the_reload_on(self):
        daemon = self.start_daemon()
        self.poll(daemon, "/before", stories.entry(1, title=TITLE))
        self.assertEqual(self.reports(), 0)
        self.write(WORDS)
        daemon.process.send_signal(signal.SIGHUP)
        daemon.wait_for_log("reloaded; lexicon")
        self.poll(daemon, "/after", stories.entry(2, title=TITLE))
        self.assertEqual(self.reports(), 1)
        self.assertEqual(daemon.stop(), 0)

    def test_an_unsound_file_is_told_and_the_words_from_before_stay(self):
        self.write(WORDS)
        daemon = self.start_daemon()
        self.poll(daemon, "/before", stories.entry(1, title=TITLE))
        self.assertEqual(self.reports(), 1)
        self.write(WORDS + '[[landmark]]\ncode = "QQ"\nforms = ["Diet"]\n')
        daemon.process.send_signal(signal.SIGHUP)
        daemon.wait_for_log("not reloaded, the lexicon from before stays: " + os.path.join(self.words, "own.toml") + ":5: ")
        self.poll(daemon, "/after", stories.entry(2, title=TITLE))
        self.assertEqual(self.reports(), 2)
        self.assertEqual(daemon.stop(), 0)


if __name__ == "__main__":
    unittest.main()
