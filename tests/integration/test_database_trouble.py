"""PostgreSQL is there and cannot: a full disk, a deadlock, a conflict. What was read is stored once it can, and once."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import unittest

import harness
import program
import stories

setUpModule, tearDownModule = harness.module_with_cluster()

TROUBLE = "PostgreSQL cannot do it now"
OVER = "PostgreSQL answers again"


class Trouble(harness.Case):
    def count_all(self):
        """Stories, reports, mails due: what must neither be lost nor come twice."""
        return tuple(self.database.count(f"alleged.{table}") for table in ("story", "report", "alert_outbox"))

    def told(self, daemon):
        """How often the log tells that trouble began, and that it ended."""
        return daemon.log().count(TROUBLE), daemon.log().count(OVER)


class FullDisk(Trouble):
    """The database lies in a tablespace on a file system of 64 MB."""

    def setUp(self):
        super().setUp()
        self.disk = tempfile.mkdtemp(prefix="alleged-disk-", dir="/tmp")
        self.addCleanup(shutil.rmtree, self.disk, ignore_errors=True)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "tmpfs", self.disk],
                                 capture_output=True, text=True)
        if mounted.returncode != 0:
            self.skipTest(f"a small file system is wanted, and mounting one is not allowed: {mounted.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.disk], check=True)
        space = os.path.join(self.disk, "space")
        os.mkdir(space, 0o700)
        owner = pwd.getpwnam("postgres")
        os.chown(space, owner.pw_uid, owner.pw_gid)
        name = self.database.name
        for statement in (f"CREATE TABLESPACE {name} LOCATION '{space}'", f"ALTER DATABASE {name} SET TABLESPACE {name}"):
            self.cluster_wide(statement)
        self.addCleanup(self.leave)

    def cluster_wide(self, statement):
        type(self.database)(self.cluster, "postgres").execute(statement)

    def leave(self):
        """A server must not look for files at its end that are no more."""
        name = self.database.name
        self.cluster_wide(f"DROP DATABASE {name} WITH (FORCE)")
        self.cluster_wide(f"DROP TABLESPACE {name}")

    def fill(self):
        with open(os.path.join(self.disk, "ballast"), "wb", buffering=0) as ballast, contextlib.suppress(OSError):
            while True:
                ballast.write(bytes(4096))

    def make_room(self):
        os.unlink(os.path.join(self.disk, "ballast"))

    def test_a_full_disk_is_told_in_one_line_while_others_get_on_and_all_is_stored_once_there_is_room(self):
        self.alleged.settings.update(poll_interval="1s", poll_quiet_interval="1s")
        small = self.web.serve("/small", stories.atom(stories.entry(1)), etag='"one"')
        self.subscribe(small)
        self.alleged.poll_once()  # what its next polls write has its place already
        self.database.execute("UPDATE alleged.feed SET next_at = now() + interval '1 day'")
        number = 300
        large = stories.atom(*(stories.meddling(n) for n in range(number)))

        def answer(exchange):
            self.fill()
            self.web.serve("/large", large)
            self.web.answers["/large"](exchange)
        self.web.answers["/large"] = answer
        self.subscribe(self.web.url("/large"))
        daemon = self.start_daemon()
        daemon.wait_for_log("No space left on device")
        self.make_due(f"url = '{small}'")  # not before: it might have been stored with the large one
        daemon.wait_until(lambda: len(self.web.asked("/small")) > 4, "the other feed is polled and stored")
        self.assertEqual((self.told(daemon), self.count_all()[0]), ((1, 0), 0))
        self.assertIn(f"error: {TROUBLE} (ERROR:  could not extend file", daemon.log())
        self.make_room()
        daemon.wait_until(lambda: self.count_all()[0] == number, "all is stored")
        daemon.wait_for_log(OVER)
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual((self.told(daemon), self.count_all()[:2]), ((1, 1), (number, 3 * number)))


class Conflicts(Trouble):
    def setUp(self):
        super().setUp()
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        self.url = self.web.serve("/feed", stories.atom(stories.meddling()))

    def waits(self, words):
        """Whether a session waits for a lock in a statement with these words."""
        return self.database.count(f"pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{words}%'"
                                   " AND pid <> pg_backend_pid()") > 0

    def test_a_commit_that_a_deadlock_ends_is_made_again_and_stored_once(self):
        self.subscribe(self.url)
        gate, other = self.session(), self.session()
        gate.say("BEGIN; LOCK alleged.entry_seen IN SHARE MODE")
        # The one who closes the circle looks for it first, and is ended.
        other.say("SET deadlock_timeout = '10min'; BEGIN; SELECT FROM alleged.country FOR UPDATE")
        daemon = self.start_daemon()
        daemon.wait_until(lambda: self.waits("INSERT INTO alleged.entry_seen"), "the commit holds its feed's row")
        other.begin("UPDATE alleged.feed SET outlet = 'Wire'; COMMIT")
        daemon.wait_until(lambda: self.waits("UPDATE alleged.feed SET outlet"), "the other waits for that row")
        gate.say("COMMIT")
        other.done()
        daemon.wait_until(lambda: self.count_all()[0] == 1, "the story is stored")
        daemon.wait_for_log(OVER)
        self.assertIn("deadlock detected", daemon.log())
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual((self.told(daemon), self.count_all()), ((1, 1), (1, 3, 1)))
        self.assertEqual(len(self.web.asked("/feed")), 1)

    def test_a_commit_that_is_refused_at_its_end_is_made_again_and_stored_once(self):
        """As a serialization failure comes: when all is written."""
        for state, words in (("40001", "serialization_failure"), ("40P01", "deadlock_detected"), ("53100", "disk_full"),
                             ("57014", "query_canceled"), ("55P03", "lock_not_available")):
            with self.subTest(words):
                self.database.execute(f"""
                    TRUNCATE alleged.story, alleged.allegation, alleged.entry_seen, alleged.feed CASCADE;
                    CREATE SEQUENCE tries;
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                      IF nextval('public.tries') <= 2 THEN RAISE 'refused: {words}' USING ERRCODE = '{state}'; END IF;
                      RETURN NULL; END $$;
                    CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON alleged.story DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION refuse()""")
                self.subscribe(self.url)
                daemon = self.start_daemon()
                daemon.wait_for_log(f"refused: {words}")
                daemon.wait_for_log(OVER)
                self.assertEqual(daemon.stop(), 0)
                self.assertEqual((self.told(daemon), self.count_all()), ((1, 1), (1, 3, 1)))
                self.assertEqual(self.database.execute("SELECT last_value FROM tries"), "3")
                self.database.execute("DROP FUNCTION refuse CASCADE; DROP SEQUENCE tries")

    def test_a_database_that_is_serializable_by_default_is_no_trouble_and_copies_find_each_other(self):
        for level in ("repeatable read", "serializable"):
            with self.subTest(level):
                self.database.execute(f"""
                    TRUNCATE alleged.story, alleged.allegation, alleged.entry_seen, alleged.feed CASCADE;
                    ALTER DATABASE {self.database.name} SET default_transaction_isolation = '{level}'""")
                gate = self.session()
                gate.say("BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('alleged.story.cluster', 0))")
                daemons = []
                for name in ("one", "two"):
                    self.subscribe(self.web.serve(f"/{name}", stories.atom(stories.meddling(outlet=f"{name}.example"))),
                                   outlet=name)
                    daemons.append(self.start_daemon(program.Alleged(self.folder, self.database.url,
                                                                     state_dir=os.path.join(self.folder, name))))
                    daemons[-1].wait_until(
                        lambda: self.database.count("pg_stat_activity WHERE wait_event = 'advisory' AND query LIKE"
                                                    " '%INSERT INTO alleged.story%'") == len(daemons),
                        "it is about to store its story, and waits")
                gate.say("COMMIT")
                daemons[0].wait_until(lambda: self.count_all()[0] == 2, "both are stored")
                self.assertEqual([daemon.stop() for daemon in daemons], [0, 0])
                self.assertEqual([self.told(daemon) for daemon in daemons], [(0, 0), (0, 0)])
                self.assertEqual((self.count_all()[1], self.database.count("(SELECT DISTINCT cluster FROM alleged.story) c")),
                                 (6, 1))


if __name__ == "__main__":
    unittest.main()
