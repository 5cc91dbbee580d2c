"""kill -9 at any moment loses nothing and repeats nothing but, at most, a mail that bears the same Message-ID."""

import random
import threading
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

FEEDS = 120
SEED = 20261103
FEWEST_KILLS = 8
TARGETS = ["Moldova", "Romania", "Georgia", "Taiwan", "Canada", "France"]
ACCUSED = ["Russia", "China", "Iran", "Turkey"]
# What is compared: content, not numbers or times; every part in an order that does not depend on the way there.
PARTS = {
    "stories": "SELECT feed_url, entry_key, content_hash, outlet, url, title, text, score, fingerprint FROM alleged.story",
    "allegations": "SELECT accused, target, election_key, election_id, accuser FROM alleged.allegation",
    "reports": """
        SELECT s.url, a.accused, a.target, a.accuser, r.stance, r.said_by, r.confidence, r.evidence, r.methods
        FROM alleged.report r JOIN alleged.story s ON s.id = r.story_id
        JOIN alleged.allegation a ON a.id = r.allegation_id""",
    "mails": """
        SELECT u.address, s.url, o.state, (SELECT count(*) FROM alleged.alert_allegation l WHERE l.alert_id = o.id) AS told
        FROM alleged.alert_outbox o JOIN alleged.story s ON s.id = o.story_id
        JOIN alleged.subscription u ON u.id = o.subscription_id""",
    "seen": "SELECT feed_id, entry_key, content_hash FROM alleged.entry_seen",
    "feeds": "SELECT url, failures, failure, lease_worker FROM alleged.feed",
}


def record(database):
    return {name: database.rows(f"SELECT * FROM ({select}) AS part ORDER BY part::text") for name, select in PARTS.items()}


def documents():
    """Feeds by path. Each allegation stands in one story only, so that it does not matter which feed is read first."""
    pairs = [(accused, target) for target in TARGETS for accused in ACCUSED]
    random.Random(SEED).shuffle(pairs)
    feeds = {}
    for number in range(FEEDS):
        outlet = f"outlet{number}.example"
        entries = [stories.entry(n, f"{stories.DULL_TITLE}, part {n}", outlet=outlet) for n in range(3)]
        if number % 5 == 0 and pairs:
            accused, target = pairs.pop()
            text = (f"<p>{target}'s interior ministry accused {accused} of interfering in {target}'s presidential "
                    "election.</p>")
            title = f"{target} accuses {accused} of meddling in its vote"
            entries.insert(number % 3, stories.entry(9, title, text, outlet=outlet))
        feeds[f"/feed{number}"] = stories.atom(*entries, title=f"Outlet {number}")
    return feeds


class Executioner:
    """Kills a daemon a seeded number of requests and mails after its start, at once or a moment later."""

    def __init__(self):
        self.kills = 0
        self._random = random.Random(SEED)
        self._lock = threading.Lock()
        self._victim = None
        self._events_left = 0

    def choose(self, process):
        with self._lock:
            self._victim = process
            self._events_left = self._random.randint(2, 12)

    def something_happened(self):
        with self._lock:
            self._events_left -= 1
            if self._victim is None or self._events_left > 0:
                return
            victim, self._victim = self._victim, None
            moment = self._random.choice([0, 0, 0.003, 0.01, 0.02, 0.04])
            self.kills += 1
        if moment == 0:
            victim.kill()  # before the answer, or before the mail server says that it has the mail
        else:
            threading.Timer(moment, victim.kill).start()


class Crash(harness.Case):
    def prepare(self, database):
        """The same feeds and subscriptions in a database, and a mail server of its own."""
        self.alleged.settings["database_url"] = database.url
        mail = self.with_mail()
        for path, document in documents().items():
            self.web.serve(path, document)
        outlines = "".join(f'<outline xmlUrl="{self.web.url(path)}" text="Outlet"/>' for path in documents())
        self.alleged.succeed("feeds", "import", "-", text=f'<opml version="2.0"><body>{outlines}</body></opml>')
        self.alleged.succeed("subscriptions", "add", "all@news.example")
        self.alleged.succeed("subscriptions", "add", "russia@news.example", "--accused", "RU")
        return mail

    def test_a_poll_killed_again_and_again_ends_with_the_rows_and_mails_of_an_undisturbed_one(self):
        undisturbed = self.cluster.create_database(harness.TEMPLATE)
        self.prepare(undisturbed)
        self.alleged.poll_once()
        expected = record(undisturbed)
        self.assertGreater(len(expected["stories"]), 20)
        self.assertGreater(len(expected["mails"]), len(expected["stories"]))
        self.assertEqual({mail["state"] for mail in expected["mails"]}, {"sent"})

        mail = self.prepare(self.database)
        self.alleged.settings["poll_concurrency"] = "8"
        executioner = Executioner()
        self.web.asking = mail.taking = executioner.something_happened
        while self.unfinished():
            daemon = self.start_daemon()
            executioner.choose(daemon.process)
            harness.wait_until(lambda: not daemon.running() or not self.unfinished(), "the daemon is killed or has done all",
                               failing=daemon.log)
            daemon.kill()
            self.assertNotIn("could not be stored", daemon.log())
        self.web.asking = mail.taking = None
        self.assertGreaterEqual(executioner.kills, FEWEST_KILLS)
        self.alleged.poll_once()  # takes back what the last one held

        disturbed = record(self.database)
        for name, rows in expected.items():
            self.assertEqual(disturbed[name], rows, f"{name} differ after {executioner.kills} kills")
        self.check_mails(mail)

    def unfinished(self):
        return self.database.count("alleged.feed WHERE polled_at IS NULL") + self.database.count(
            "alleged.alert_outbox WHERE state = 'due'")

    def check_mails(self, mail):
        stored = self.database.execute("SELECT message_id FROM alleged.alert_outbox").splitlines()
        sent = {}
        for parsed, raw in zip(mail.mails(), mail.raw()):
            sent.setdefault(parsed["Message-ID"], set()).add(raw)
        self.assertEqual(set(sent), {f"<{message_id}@localhost>" for message_id in stored})
        for message_id, contents in sent.items():
            self.assertEqual(len(contents), 1, f"{message_id} was sent with different contents")

    def test_a_mail_that_the_server_took_just_before_the_kill_is_sent_again_as_the_same_mail(self):
        mail = self.with_mail()
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        daemon = self.start_daemon()
        mail.taking = daemon.process.kill
        harness.wait_until(lambda: not daemon.running(), "the daemon is killed")
        mail.taking = None
        self.assertEqual(self.database.execute("SELECT state FROM alleged.alert_outbox"), "due")
        self.alleged.poll_once()
        self.assertEqual(self.database.execute("SELECT state FROM alleged.alert_outbox"), "sent")
        first, second = mail.raw()
        self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
