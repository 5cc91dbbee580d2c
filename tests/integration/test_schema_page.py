"""docs/schema.md shows the tables of a migrated database: their keys, what refers to what, and what views read.

`test_schema_page.py --write` writes the page from the catalogue; nobody else does."""

import pathlib
import sys
import unittest

import harness

setUpModule, tearDownModule = harness.module_with_cluster()

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "schema.md"
HEAD = """# The schema, drawn

All of it is in the schema `alleged`. `tests/integration/test_schema_page.py --write` writes this page from the
catalogue, and a test fails when it is out of date. Boxes show keys only: PK primary, UK unique (together, where there
are several), FK foreign. A line is a foreign key, named by its column. `\\d+ alleged.story` in psql shows the rest;
[sql.md](sql.md) says how to ask.
"""
# What a table is there for, which the catalogue does not know. In the order in which to read them.
GROUPS = {
    "The record": ["story", "allegation", "report", "report_actor"],
    "Analysts": ["review"],
    "Mail": ["subscription", "alert_outbox", "alert_allegation"],
    "Polling": ["feed", "entry_seen", "site", "migration"],
    "Reference": ["country", "election", "stance", "method", "actor", "actor_alias", "outlet"],
    "Kept for views": ["summary_due", "by_country_kept", "by_target_kept", "matrix_kept", "by_accuser_kept",
                       "by_actor_kept", "timeline_daily_kept"],
}
TABLES = """
    SELECT relname AS name, obj_description(oid, 'pg_class') AS comment
    FROM pg_class WHERE relnamespace = 'alleged'::regnamespace AND relkind = 'r'"""
KEYS = """
    SELECT c.relname AS table, a.attname AS column, replace(format_type(a.atttypid, NULL), ' ', '_') AS type,
           array_agg(DISTINCT CASE k.contype WHEN 'p' THEN 'PK' WHEN 'f' THEN 'FK' ELSE 'UK' END) AS marks
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
    WHERE k.connamespace = 'alleged'::regnamespace AND k.contype IN ('p', 'u', 'f')
    GROUP BY c.relname, a.attnum, a.attname, a.atttypid ORDER BY c.relname, a.attnum"""
FOREIGN_KEYS = """
    SELECT child.relname AS child, parent.relname AS parent, a.attname AS column, a.attnotnull AS always
    FROM pg_constraint k JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
    JOIN pg_attribute a ON a.attrelid = child.oid AND a.attnum = k.conkey[1]
    WHERE k.connamespace = 'alleged'::regnamespace AND k.contype = 'f' ORDER BY child.relname, a.attnum"""
VIEWS = """
    SELECT v.relname AS name, obj_description(v.oid, 'pg_class') AS comment,
           array_agg(DISTINCT source.relname ORDER BY source.relname) AS sources
    FROM pg_class v JOIN pg_rewrite rule ON rule.ev_class = v.oid
    JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = rule.oid
                        AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class source ON source.oid = d.refobjid AND source.oid <> v.oid
    WHERE v.relnamespace = 'alleged'::regnamespace AND v.relkind = 'v' GROUP BY v.oid, v.relname ORDER BY v.relname"""


def box(table, keys):
    columns = [f"    {key['type']} {key['column']} {', '.join(key['marks'])}" for key in keys if key["table"] == table]
    return [f"  {table} {{", *columns, "  }"]


def line(foreign_key):
    parent = "||" if foreign_key["always"] else "|o"
    return f"  {foreign_key['parent']} {parent}--o{{ {foreign_key['child']} : {foreign_key['column']}"


def diagram(lines):
    return ["```mermaid", "erDiagram", *lines, "```", ""]


class SchemaPage(harness.Case):
    def page(self):
        comments = {row["name"]: row["comment"] for row in self.database.rows(TABLES)}
        keys, foreign_keys = self.database.rows(KEYS), self.database.rows(FOREIGN_KEYS)
        self.assertEqual(sorted(comments), sorted(sum(GROUPS.values(), [])), "each table has a place in GROUPS")

        text = [HEAD, "## At a glance", "", "Without the reference tables.", ""]
        text += diagram(line(key) for key in foreign_keys if key["parent"] not in GROUPS["Reference"])
        for group, tables in GROUPS.items():
            text += [f"## {group}", "", *(f"- `{table}`: {comments[table]}" for table in tables), ""]
            text += diagram([row for table in tables for row in box(table, keys)]
                            + [line(key) for key in foreign_keys if key["child"] in tables])
        text += ["## Views", "", "| view | | reads |", "| --- | --- | --- |"]
        text += [f"| `{view['name']}` | {view['comment']} | {', '.join(f'`{name}`' for name in view['sources'])} |"
                 for view in self.database.rows(VIEWS)]
        return "\n".join([*text, ""])

    def write_page(self):
        PAGE.write_text(self.page(), encoding="utf-8")

    def test_it_answers_to_the_catalogue(self):
        self.assertEqual(self.page(), PAGE.read_text(encoding="utf-8"), "to write it anew: test_schema_page.py --write")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "SchemaPage.write_page"] if sys.argv[1:] == ["--write"] else sys.argv)
