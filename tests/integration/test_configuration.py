"""A wrong configuration is told whole and at once, secrets stay secret, a database that does not fit is said in a line."""

import os
import re
import unittest

import harness
import stories

setUpModule, tearDownModule = harness.module_with_cluster()


class Errors(harness.Case):
    def refuse(self, toml, *arguments, **environment):
        """The lines on standard error of a command that must end with 2 and print no data."""
        self.alleged.configure(toml)
        self.alleged.settings.update(environment)
        done = self.alleged.run(*(arguments or ("config",)))
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        return done.stderr.splitlines()

    def test_every_error_is_told_in_one_run_with_file_line_and_what_is_allowed(self):
        lines = self.refuse("""[poll]
concurrency = 0
interval = "soon"
allow_private = "perhaps"

[log]
level = "loud"

[alert]
smtp_url = "http://mail.example"
from = "nobody"
""")
        path = self.alleged.settings["config"]
        expected = {2: "poll.concurrency.*whole number from 1 to 4096", 3: 'poll.interval: "soon".*duration from 1s to 7d',
                    4: "poll.allow_private.*true or false", 7: 'log.level: "loud".*debug, info, warning or error',
                    10: "alert.smtp_url.*smtp://HOST", 11: "alert.from.*a mail address"}
        self.assertEqual(len(lines), len(expected), lines)
        for number, words in expected.items():
            [line] = [line for line in lines if f"{path}:{number}: " in line]
            self.assertRegex(line, words)
            self.assertIn("allowed: ", line)

    def test_an_unknown_setting_is_refused_with_the_one_that_was_meant(self):
        [line] = self.refuse("[poll]\nintervall = \"5m\"\n")
        self.assertRegex(line, r":2: poll\.intervall: there is no such setting; did you mean poll\.interval\?")

    def test_an_unknown_setting_that_resembles_none_is_refused_with_where_all_are_listed(self):
        [line] = self.refuse("colour = \"red\"\n")
        self.assertRegex(line, r":1: colour: there is no such setting; `alleged config` lists every setting")

    def test_a_value_of_the_wrong_type_is_refused(self):
        lines = self.refuse("state_dir = 7\n[poll]\nconcurrency = \"many\"\ninterval = 900\ncontact = [\"a\", \"b\"]\n"
                            "max_redirects = 1.5\nallow_private = 1\n[log]\nlevel = { of = \"info\" }\n")
        told = sorted(re.search(r"toml:(\d+): ([a-z_.]+)", line).groups() for line in lines)
        self.assertEqual(told, [("1", "state_dir"), ("3", "poll.concurrency"), ("4", "poll.interval"), ("5", "poll.contact"),
                                ("6", "poll.max_redirects"), ("7", "poll.allow_private"), ("9", "log.level")])

    def test_what_is_no_toml_is_refused_with_its_line(self):
        [line] = self.refuse("[poll]\ninterval = \"5m\"\nconcurrency = = 4\n")
        self.assertRegex(line, r":3: not TOML: ")

    def test_a_setting_given_twice_is_refused(self):
        [line] = self.refuse("[log]\nlevel = \"info\"\nlevel = \"debug\"\n")
        self.assertRegex(line, r":3: not TOML: ")

    def test_a_named_file_that_is_not_there_is_refused(self):
        missing = os.path.join(self.folder, "none.toml")
        [line] = self.refuse("", "--config", missing, "config")
        self.assertIn(f"{missing}: cannot be read", line)

    def test_wrong_variables_are_told_beside_wrong_lines(self):
        lines = self.refuse("[log]\nlevel = \"loud\"\n", poll_timeout="1 hour", poll_timout="5s")
        self.assertEqual(len(lines), 3, lines)
        said = "\n".join(lines)
        self.assertRegex(said, r'environment: ALLEGED_POLL_TIMEOUT: "1 hour".*duration from 1s to 10m')
        self.assertRegex(said, r"environment: ALLEGED_POLL_TIMOUT: there is no such setting")

    def test_limits_that_contradict_each_other_are_refused(self):
        [line] = self.refuse("[poll]\ninterval = \"2h\"\nlongest_interval = \"1h\"\n")
        self.assertRegex(line, r"poll\.longest_interval \(1h\) is shorter than poll\.interval \(2h\); allowed: ")

    def test_every_command_that_needs_settings_refuses_wrong_ones(self):
        for command in (["run"], ["run", "--once"], ["feeds", "list"], ["report"], ["status"], ["migrate"]):
            with self.subTest(command):
                self.assertRegex(self.refuse("[log]\nlevel = 3\n", *command)[0], "log.level")

    def test_the_environment_goes_over_the_file(self):
        self.alleged.configure("[poll]\ninterval = \"5m\"\ntimeout = \"9s\"\n")
        self.alleged.settings["poll_interval"] = "6m"
        printed = self.alleged.succeed("config")
        self.assertIn('interval = "6m"', printed)
        self.assertIn('timeout = "9s"', printed)

    def test_what_config_prints_is_a_configuration(self):
        printed = self.alleged.succeed("config")
        self.alleged.configure(printed)
        self.assertEqual(self.alleged.succeed("config"), printed)


class Usage(harness.Case):
    def test_an_unknown_command_or_option_is_bad_usage(self):
        for arguments in ([], ["fly"], ["run", "--twice"], ["feeds"], ["feeds", "add"], ["feeds", "fly"],
                          ["report", "--format", "pdf"]):
            with self.subTest(arguments):
                done = self.alleged.run(*arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertNotEqual(done.stderr, "")

    def test_help_and_version_are_data(self):
        commands = ("run", "parse", "scan", "feeds", "subscriptions", "report", "migrate", "status", "config")
        for arguments in ([], *([command] for command in commands)):
            with self.subTest(arguments):
                done = self.alleged.run(*arguments, "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn("--help", done.stdout)
        self.assertRegex(self.alleged.succeed("--version"), r"^alleged \d+\.\d+")

    def test_help_needs_neither_a_sound_configuration_nor_a_database(self):
        self.alleged.configure("= nonsense")
        self.alleged.settings["database_url"] = "host=/nowhere"
        self.assertEqual(self.alleged.run("report", "--help").returncode, 0)


class Secrets(harness.Case):
    SECRET = "h0rse-battery"

    def assert_hidden(self, *texts):
        for text in texts:
            self.assertNotIn(self.SECRET, text)

    def test_config_shows_no_password(self):
        self.alleged.configure(f'[alert]\npassword = "{self.SECRET}"\n')
        self.alleged.settings["database_url"] = f"postgresql://reader:{self.SECRET}@db.example/alleged"
        printed = self.alleged.succeed("config")
        self.assert_hidden(printed)
        self.assertEqual(len(re.findall(r"\(not shown\)", printed)), 2)

    def test_an_error_about_a_secret_does_not_quote_it(self):
        self.alleged.configure(f'[database]\nurl = "{self.SECRET}"\n[alert]\npassword = ["{self.SECRET}"]\n')
        self.alleged.settings["database_url"] = None
        done = self.alleged.run("config")
        self.assertEqual(done.returncode, 2)
        self.assertIn(":2: database.url", done.stderr)
        self.assertIn(":4: alert.password", done.stderr)
        self.assert_hidden(done.stdout, done.stderr)

    def test_a_database_that_does_not_answer_is_told_without_its_password(self):
        secret = self.SECRET
        for url in (f"postgresql://reader:{secret}@127.0.0.1:1/alleged", f"host=/nowhere user=reader password={secret}",
                    f"postgresql://reader:{secret}@[bad/alleged", f"host=127.0.0.1 port=1 passwort={secret}"):
            self.alleged.settings["database_url"] = url
            for command in (["status"], ["migrate"], ["run", "--once"]):
                with self.subTest((url.replace(self.SECRET, "..."), command)):
                    done = self.alleged.run(*command)
                    self.assertEqual((done.returncode, done.stdout), (1, ""))
                    self.assertIn("PostgreSQL does not answer", done.stderr)
                    self.assertIn("database.url", done.stderr)
                    self.assertEqual(len([line for line in done.stderr.splitlines() if line.startswith("alleged: ")]), 1)
                    self.assert_hidden(done.stderr)

    def test_the_log_of_a_refused_login_shows_no_password(self):
        self.with_mail()
        self.alleged.settings.update(alert_user="desk", alert_password=self.SECRET, log_level="debug")
        self.alleged.succeed("subscriptions", "add", "desk@news.example")
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        said = self.alleged.poll_once()
        self.assertIn("waiting", said)
        self.assert_hidden(said, self.alleged.succeed("status"))

    def test_a_password_in_a_feeds_address_is_not_logged(self):
        self.subscribe(self.web.url("/missing").replace("://", f"://reader:{self.SECRET}@"))
        said = self.alleged.poll_once()
        self.assertIn("404", said)
        self.assert_hidden(said)


class Fit(harness.Case):
    COMMANDS = (["run", "--once"], ["run"], ["status"], ["report"], ["feeds", "list"], ["subscriptions", "list"])

    def fail_with(self, words):
        for command in self.COMMANDS:
            with self.subTest(command):
                done = self.alleged.run(*command)
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn(words, done.stderr)

    def test_a_database_that_was_never_migrated_is_said_with_the_remedy(self):
        self.alleged.settings["database_url"] = self.cluster.create_database().url
        self.fail_with("the database holds no alleged schema yet: run `alleged migrate`")

    def test_a_schema_newer_than_the_program_is_said_with_the_remedy(self):
        self.database.execute("INSERT INTO alleged.migration (version, name) VALUES (9000, '9000_from_the_future')")
        self.fail_with("the database is at schema version 9000, newer than this alleged")
        done = self.alleged.run("migrate")
        self.assertEqual(done.returncode, 1)
        self.assertIn("newer than this alleged", done.stderr)

    def test_a_second_daemon_with_the_same_folder_is_refused(self):
        daemon = self.start_daemon()
        daemon.wait_for_log("polls")
        for command in (["run"], ["run", "--once"]):
            done = self.alleged.run(*command)
            self.assertEqual(done.returncode, 1)
            self.assertIn("another alleged is running with this folder", done.stderr)
        self.assertEqual(daemon.stop(), 0)
        self.assertEqual(self.alleged.run("run", "--once").returncode, 0)

    def test_a_state_folder_that_cannot_be_made_is_said_with_the_setting_to_change(self):
        self.alleged.settings["state_dir"] = os.path.join(self.folder, "missing", "state")
        done = self.alleged.run("run", "--once")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ALLEGED_STATE_DIR", done.stderr)


if __name__ == "__main__":
    unittest.main()
