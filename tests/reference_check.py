#!/usr/bin/env python3
"""Checks the tables of schema/reference/ before they are loaded.

In:    the tables beside schema/reference/README.md.
Out:   one line `file:line: what is wrong` for each fault and exit 1; else the row counts and exit 0.
After: every code, kind and date is known, every key is unique, and a form shared by two rows is marked in both.
"""

import collections
import datetime
import pathlib
import re
import sys
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "schema" / "reference"

COLUMNS = {
    "countries.tsv": ["code", "name", "adjectives", "capitals", "metonyms", "names", "ambiguous", "leaders", "state"],
    "actors.tsv": ["name", "aliases", "country", "kind", "needs_context", "source"],
    "methods.tsv": ["code", "name", "description", "disarm", "disarm_version"],
    "elections.tsv": ["country", "kind", "date", "name"],
    "outlets.tsv": ["name", "domains", "country", "state", "tie"],
    "politics.tsv": ["code", "kind", "name", "aliases", "needs_context", "source"],
    "voices.tsv": ["kind", "forms", "description"],
}
KEYS = {
    "countries.tsv": ["code"],
    "actors.tsv": ["name"],
    "methods.tsv": ["code"],
    "elections.tsv": ["country", "kind", "date"],
    "outlets.tsv": ["name"],
    "politics.tsv": ["code", "kind", "name"],
    "voices.tsv": [],  # the first row that fits is taken: their order is the meaning
}
REQUIRED = {
    "countries.tsv": ["code", "name"],
    "actors.tsv": ["name", "country", "kind", "source"],
    "methods.tsv": ["code", "name", "description"],
    "elections.tsv": ["country", "kind", "date", "name"],
    "outlets.tsv": ["name", "country"],
    "politics.tsv": ["code", "kind", "name", "source"],
    "voices.tsv": ["kind", "forms", "description"],
}
COUNTRY_FORMS = ["name", "adjectives", "capitals", "metonyms", "names", "leaders"]
ACTOR_KINDS = set(
    "intelligence military state-organ state-media influence-operation troll-farm apt hacktivist persona contractor "
    "private-intelligence front party person ngo igo platform armed-group".split()
)
OUTLET_TIES = {"", "government", "public"}
POLITICS_KINDS = {"candidate", "party", "parliament", "commission", "service"}
ELECTION_KINDS = {"presidential", "parliamentary", "local", "referendum", "european"}
ELECTION_YEARS = range(2014, 2028)
METHOD_CODE = re.compile(r"[a-z]+(_[a-z]+)*")
DISARM_ID = re.compile(r"T\d{4}(\.\d{3})?")

faults = []


def fault(file, line, message):
    faults.append(f"{FOLDER / file}:{line}: {message}")


def parts(text):
    return text.split(";") if text else []


def forms_of(row, columns):
    return [form for column in columns for form in parts(row[column])]


def read(file):
    """Rows as (line number, {column: text}); a row of the wrong width is reported and left out."""
    try:
        text = (FOLDER / file).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fault(file, 1, str(error))
        return []
    if "\r" in text:
        fault(file, 1, "has a carriage return")
    if not text.endswith("\n"):
        fault(file, text.count("\n") + 1, "does not end with a line end")
    lines = text.removesuffix("\n").split("\n")
    if lines[0].split("\t") != COLUMNS[file]:
        fault(file, 1, f"columns are not {COLUMNS[file]}")
        return []
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS[file]):
            fault(file, number, f"has {len(cells)} columns, not {len(COLUMNS[file])}")
            continue
        rows.append((number, dict(zip(COLUMNS[file], cells))))
        check_text(file, number, line, cells)
    check_order(file, rows)
    return rows


def check_text(file, number, line, cells):
    if unicodedata.normalize("NFC", line) != line:
        fault(file, number, "is not in NFC")
    for part in (part for cell in cells for part in cell.split(";")):
        if part != part.strip() or "  " in part:
            fault(file, number, f"stray blank in {part!r}")
    if any(cell and "" in cell.split(";") for cell in cells):
        fault(file, number, "empty part in a list")


def check_order(file, rows):
    previous = None
    for number, row in rows:
        key = tuple(row[column] for column in KEYS[file])
        if not key:
            pass
        elif key == previous:
            fault(file, number, f"{key} is there twice")
        elif previous is not None and key < previous:
            fault(file, number, f"{key} is not in order")
        previous = key
        for column in REQUIRED[file]:
            if not row[column]:
                fault(file, number, f"{column} is empty")


def check_twice(file, number, forms):
    """The lexicon knows a form once whatever its case, and keeps the first spelling it reads."""
    for form, times in collections.Counter(form.casefold() for form in forms).items():
        if times > 1:
            fault(file, number, f"{form!r} is there twice")


def check_shared(file, uses):
    """A form of two rows is only sound when both mark it; uses: case-folded form -> [(line, key, marked)]."""
    for form, owners in uses.items():
        if len({key for _, key, _ in owners}) > 1:
            for number, key, marked in owners:
                if not marked:
                    fault(file, number, f"{form!r} is also in another row and not marked in {key}")


def check_countries(rows):
    uses = collections.defaultdict(list)
    codes = {row["code"] for _, row in rows}
    for number, row in rows:
        if not re.fullmatch(r"[A-Z]{2}", row["code"]):
            fault("countries.tsv", number, f"code {row['code']!r} is not two capitals")
        forms, ambiguous = forms_of(row, COUNTRY_FORMS), parts(row["ambiguous"])
        check_twice("countries.tsv", number, forms)
        if row["state"] and (row["state"] not in codes or row["state"] == row["code"]):
            fault("countries.tsv", number, f"state {row['state']!r} is no other country of the table")
        for form in (form for form in ambiguous if form not in forms):
            fault("countries.tsv", number, f"ambiguous {form!r} is no form of the row")
        for form in forms:
            uses[form.casefold()].append((number, row["code"], form in ambiguous))
    check_shared("countries.tsv", uses)
    return codes


def check_actors(rows, countries):
    uses = collections.defaultdict(list)
    for number, row in rows:
        if row["country"] not in countries:
            fault("actors.tsv", number, f"country {row['country']!r} is not in countries.tsv")
        if row["kind"] not in ACTOR_KINDS:
            fault("actors.tsv", number, f"kind {row['kind']!r} is not known")
        forms, marked = forms_of(row, ["name", "aliases"]), parts(row["needs_context"])
        check_twice("actors.tsv", number, forms)
        for form in (form for form in marked if form not in forms):
            fault("actors.tsv", number, f"needs_context {form!r} is neither name nor alias of the row")
        if marked and row["country"] == "XX":
            fault("actors.tsv", number, "no story names the country XX, so nothing here would ever be matched")
        for form in forms:
            uses[form.casefold()].append((number, row["name"], form in marked))
    check_shared("actors.tsv", uses)


def check_methods(rows):
    for number, row in rows:
        if not METHOD_CODE.fullmatch(row["code"]):
            fault("methods.tsv", number, f"code {row['code']!r} is not lower_snake_case")
        for disarm in parts(row["disarm"]):
            if not DISARM_ID.fullmatch(disarm):
                fault("methods.tsv", number, f"{disarm!r} is no DISARM id")
        if bool(row["disarm"]) != bool(row["disarm_version"]):
            fault("methods.tsv", number, "a DISARM id goes with its version, and a version with an id")


def check_elections(rows, countries):
    names = collections.Counter(row["name"] for _, row in rows)
    for number, row in rows:
        if row["country"] not in countries:
            fault("elections.tsv", number, f"country {row['country']!r} is not in countries.tsv")
        if row["kind"] not in ELECTION_KINDS:
            fault("elections.tsv", number, f"kind {row['kind']!r} is not known")
        if (row["kind"] == "european") != (row["country"] == "EU"):
            fault("elections.tsv", number, "kind european and country EU go together")
        if names[row["name"]] > 1:
            fault("elections.tsv", number, f"name {row['name']!r} is there twice")
        check_date(number, row)


def check_outlets(rows, countries):
    homes = collections.defaultdict(set)
    for _, row in rows:
        for domain in parts(row["domains"]):
            homes[domain].add(row["country"])
    for number, row in rows:
        if row["country"] not in countries:
            fault("outlets.tsv", number, f"country {row['country']!r} is not in countries.tsv")
        if row["state"] and row["state"] not in countries:
            fault("outlets.tsv", number, f"state {row['state']!r} is not in countries.tsv")
        if row["tie"] not in OUTLET_TIES or (row["tie"] == "") != (row["state"] == ""):
            fault("outlets.tsv", number, f"tie {row['tie']!r} of state {row['state']!r}")
        for domain in parts(row["domains"]):
            if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain):
                fault("outlets.tsv", number, f"{domain!r} is no domain in small letters")
            if len(homes[domain]) > 1:
                fault("outlets.tsv", number, f"domain {domain!r} has another country in another row")


def check_politics(rows, countries):
    for number, row in rows:
        if row["code"] not in countries:
            fault("politics.tsv", number, f"code {row['code']!r} is not in countries.tsv")
        if row["kind"] not in POLITICS_KINDS:
            fault("politics.tsv", number, f"kind {row['kind']!r} is not known")
        forms = forms_of(row, ["name", "aliases"])
        check_twice("politics.tsv", number, forms)
        for form in (form for form in parts(row["needs_context"]) if form not in forms):
            fault("politics.tsv", number, f"needs_context {form!r} is neither name nor alias of the row")


def check_voices(rows):
    known = {}
    for number, row in rows:
        forms = forms_of(row, ["forms"])
        check_twice("voices.tsv", number, forms)
        for form in forms:
            first = known.setdefault(form.casefold(), number)
            if first != number:
                fault("voices.tsv", number, f"{form!r} is found by line {first} before")
        if not METHOD_CODE.fullmatch(row["kind"]):
            fault("voices.tsv", number, f"kind {row['kind']!r} is not lower_snake_case")


def check_date(number, row):
    try:
        date = datetime.date.fromisoformat(row["date"])
    except ValueError:
        date = None
    if date is None or date.isoformat() != row["date"]:
        fault("elections.tsv", number, f"{row['date']!r} is no date YYYY-MM-DD")
        return
    if date.year not in ELECTION_YEARS:
        fault("elections.tsv", number, f"{date.year} is out of the table's years")
    if str(date.year) not in row["name"]:
        fault("elections.tsv", number, f"name {row['name']!r} does not carry its year")


def main():
    tables = {file: read(file) for file in COLUMNS}
    countries = check_countries(tables["countries.tsv"])
    check_actors(tables["actors.tsv"], countries)
    check_methods(tables["methods.tsv"])
    check_elections(tables["elections.tsv"], countries)
    check_outlets(tables["outlets.tsv"], countries)
    check_politics(tables["politics.tsv"], countries)
    check_voices(tables["voices.tsv"])
    if faults:
        print("\n".join(faults))
        return 1
    for file, rows in tables.items():
        print(f"{file}: {len(rows)} rows")
    print(f"elections.tsv: {len({row['country'] for _, row in tables['elections.tsv']})} countries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
