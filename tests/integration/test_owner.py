"""Whose the schema is: everything in it belongs to alleged_owner where there is that role, and its members migrate."""

import pathlib
import unittest

import harness
import stories
from cluster import Cluster, Database

setUpModule, tearDownModule = harness.module_with_cluster()

SCRIPTS = sorted((pathlib.Path(__file__).resolve().parents[2] / "schema").glob("[0-9]*.sql"))
OWNERS = """
    SELECT DISTINCT pg_get_userbyid(owner) AS owner FROM (
      SELECT nspowner FROM pg_namespace WHERE nspname = 'alleged'
      UNION ALL SELECT relowner FROM pg_class WHERE relnamespace = 'alleged'::regnamespace
      UNION ALL SELECT proowner FROM pg_proc WHERE pronamespace = 'alleged'::regnamespace
      UNION ALL SELECT typowner FROM pg_type WHERE typnamespace = 'alleged'::regnamespace) AS thing (owner)"""


class Owner(harness.Case):
    def setUp(self):
        super().setUp()
        for who in ("vera LOGIN IN ROLE alleged_owner", "ivo LOGIN NOINHERIT IN ROLE alleged_owner", "stranger LOGIN",
                    "olga LOGIN"):
            name = who.split()[0]
            self.database.execute(f"DO $$ BEGIN IF to_regrole('{name}') IS NULL THEN CREATE ROLE {who}; END IF; END $$")

    def owners(self, database):
        return {row["owner"] for row in database.rows(OWNERS)}

    def migrate_as(self, user, database):
        self.alleged.settings["database_url"] = database.url.replace("user=postgres", f"user={user}")
        return self.alleged.run("migrate")

    def one_version_behind(self):
        """A database in which everything is alleged_owner's, and nobody else may make anything."""
        old = self.cluster.create_database()
        old.execute(f"REVOKE ALL ON DATABASE {old.name} FROM PUBLIC; GRANT CONNECT ON DATABASE {old.name} TO PUBLIC;"
                    "CREATE SCHEMA alleged AUTHORIZATION alleged_owner; SET ROLE alleged_owner;"
                    "CREATE TABLE alleged.migration (version integer PRIMARY KEY, name text NOT NULL,"
                    " applied_at timestamptz NOT NULL DEFAULT now())")
        for script in SCRIPTS[:-1]:
            old.execute("SET ROLE alleged_owner; " + script.read_text(encoding="utf-8"))
            old.execute(f"INSERT INTO alleged.migration VALUES ({int(script.name[:4])}, '{script.stem}')")
        return old

    def test_everything_in_the_schema_is_the_owners(self):
        self.assertEqual(self.owners(self.database), {"alleged_owner"})

    def test_any_member_migrates_whether_it_inherits_or_not(self):
        for member in ("vera", "ivo"):
            with self.subTest(member):
                old = self.one_version_behind()
                done = self.migrate_as(member, old)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(f"applied {SCRIPTS[-1].stem}", done.stdout)
                self.assertEqual(self.owners(old), {"alleged_owner"})

    def test_who_is_no_member_may_not_and_is_told_what_to_do(self):
        old = self.one_version_behind()
        before = old.rows("SELECT * FROM alleged.migration")
        done = self.migrate_as("stranger", old)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr,
                         "alleged: the schema alleged belongs to alleged_owner, and stranger is no member of that role:"
                         " GRANT alleged_owner TO stranger, or migrate as another user\n")
        self.assertEqual(old.rows("SELECT * FROM alleged.migration"), before)

    def test_who_had_it_before_keeps_what_they_may_do(self):
        mine = self.cluster.create_database()
        mine.execute(f"ALTER DATABASE {mine.name} OWNER TO olga")
        self.assertEqual(self.migrate_as("olga", mine).returncode, 0)
        self.assertEqual(self.owners(mine), {"olga"}, "not a member, so it stays hers")
        self.assertEqual(self.migrate_as("postgres", mine).returncode, 0)
        self.assertEqual(self.owners(mine), {"alleged_owner"})
        self.assertEqual(self.migrate_as("olga", mine).returncode, 0)
        self.subscribe(self.web.serve("/feed", stories.atom(stories.meddling())))
        self.alleged.poll_once()
        self.assertEqual(mine.count("alleged.story"), 1)

    def test_what_a_stranger_made_in_it_stays_the_strangers_and_makes_no_member_of_them(self):
        self.database.execute("GRANT USAGE, CREATE ON SCHEMA alleged TO stranger; SET ROLE stranger; CREATE FUNCTION"
                              " alleged.trap() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'")
        self.assertEqual(self.migrate_as("postgres", self.database).returncode, 0)
        self.assertEqual(self.owners(self.database), {"alleged_owner", "stranger"})
        self.assertEqual(self.database.execute("SELECT pg_has_role('stranger', 'alleged_owner', 'MEMBER')"), "f")

    def test_the_owner_may_do_nothing_outside_the_schema(self):
        [role] = self.database.rows("SELECT * FROM pg_roles WHERE rolname = 'alleged_owner'")
        for right in ("rolsuper", "rolcreaterole", "rolcreatedb", "rolcanlogin", "rolreplication", "rolbypassrls"):
            self.assertFalse(role[right], right)
        self.assertEqual(self.database.count("pg_auth_members WHERE member = 'alleged_owner'::regrole"), 0)
        self.database.execute("CREATE TABLE public.others (id integer)")
        for statement in ("CREATE ROLE mine", "CREATE SCHEMA mine", "CREATE TABLE public.mine (id integer)",
                          "SELECT * FROM public.others", "SELECT * FROM pg_authid", "DROP SCHEMA public",
                          "COPY alleged.country TO PROGRAM 'true'", "CREATE EXTENSION file_fdw"):
            with self.subTest(statement), self.assertRaisesRegex(RuntimeError, "permission denied|must be"):
                self.database.execute(f"SET SESSION AUTHORIZATION vera; SET ROLE alleged_owner; {statement}")

    def test_where_roles_cannot_be_made_nothing_fails_and_they_can_come_later(self):
        server = Cluster()
        self.addCleanup(server.close)
        Database(server, "postgres").execute("CREATE ROLE olga LOGIN")
        mine = server.create_database()
        mine.execute(f"ALTER DATABASE {mine.name} OWNER TO olga")
        self.assertEqual(self.migrate_as("olga", mine).returncode, 0)
        self.assertEqual(self.owners(mine), {"olga"})
        self.assertEqual(mine.count("pg_roles WHERE rolname LIKE 'alleged%'"), 0)
        mine.execute("CREATE ROLE alleged_owner NOLOGIN ROLE olga")
        self.assertEqual(self.migrate_as("olga", mine).returncode, 0)
        self.assertEqual(self.owners(mine), {"alleged_owner"})


if __name__ == "__main__":
    unittest.main()
