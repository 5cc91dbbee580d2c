#!/usr/bin/env python3
"""Checks feeds/catalogue/*.opml and feeds/samples against the promises their READMEs make.

Looks at the files only, never at the network. Prints counts; a fault goes to stderr with its file and outline or entry,
and the exit status is then 1.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "feeds" / "catalogue"
SAMPLES = ROOT / "feeds" / "samples"
COUNTRIES = ROOT / "schema" / "reference" / "countries.tsv"

MIN_OUTLETS = 150
MIN_COUNTRIES = 60
ATTRIBUTES = ("type", "text", "title", "xmlUrl", "htmlUrl", "outlet", "country", "language")
STANCES = "alleged warned asserted charged sanctioned convicted denied disputed cleared retracted".split()

ATOM = "{http://www.w3.org/2005/Atom}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS10 = "{http://purl.org/rss/1.0/}"
COLUMNS = ["file", "guid", "relevant", "allegations", "why"]
ALLEGATION = re.compile(r"[A-Z]{2}>[A-Z]{2}:(?:%s)" % "|".join(STANCES))


def read_xml(path, faults):
    """The root element, or None after noting why the document is not well-formed."""
    try:
        return ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        faults.append(f"{path.relative_to(ROOT)}: not well-formed: {error}")
        return None


def is_web_address(address):
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and "." in parts.netloc


def outline_faults(outline, known_countries):
    """What is wrong with one leaf outline, each in a few words."""
    missing = [name for name in ATTRIBUTES if not outline.get(name)]
    if missing:
        return [f"lacks {', '.join(missing)}"]
    found = []
    if outline.get("type") != "rss":
        found.append(f"type is {outline.get('type')}, not rss")
    if not re.fullmatch(r"[A-Z]{2}", outline.get("country")):
        found.append(f"country {outline.get('country')} is not two capital letters")
    elif outline.get("country") not in known_countries:
        found.append(f"country {outline.get('country')} is not in {COUNTRIES.relative_to(ROOT)}")
    if not re.fullmatch(r"[a-z]{2}", outline.get("language")):
        found.append(f"language {outline.get('language')} is not two small letters")
    found += [f"{name} is no web address" for name in ("xmlUrl", "htmlUrl") if not is_web_address(outline.get(name))]
    return found


def check_catalogue(faults):
    known_countries = {line.split("\t")[0] for line in COUNTRIES.read_text(encoding="utf-8").splitlines()[1:]}
    outlets, countries, first_seen = set(), set(), {}
    files = sorted(CATALOGUE.glob("*.opml"))
    for path in files:
        root = read_xml(path, faults)
        if root is None:
            continue
        where = path.relative_to(ROOT)
        if root.tag != "opml" or root.get("version") != "2.0":
            faults.append(f"{where}: root is not opml 2.0")
        for outline in root.iter("outline"):
            if len(outline):
                continue  # a folder
            name = outline.get("text") or "(no text)"
            faults += [f"{where}: {name}: {fault}" for fault in outline_faults(outline, known_countries)]
            address = outline.get("xmlUrl")
            if address in first_seen:
                faults.append(f"{where}: {name}: {address} is already in {first_seen[address]}")
            first_seen.setdefault(address, f"{where} as {name}")
            outlets.add(outline.get("outlet"))
            countries.add(outline.get("country"))
    print(f"catalogue: {len(files)} files, {len(first_seen)} feeds, {len(outlets)} outlets, {len(countries)} countries")
    if len(outlets) < MIN_OUTLETS:
        faults.append(f"{CATALOGUE.relative_to(ROOT)}: {len(outlets)} outlets, fewer than {MIN_OUTLETS}")
    if len(countries) < MIN_COUNTRIES:
        faults.append(f"{CATALOGUE.relative_to(ROOT)}: {len(countries)} countries, fewer than {MIN_COUNTRIES}")


def entry_ids(root):
    """The id of every entry of an RSS 2.0, Atom 1.0 or RDF document, in document order; "" where there is none."""
    ids = [entry.findtext(f"{ATOM}id", "") for entry in root.iter(f"{ATOM}entry")]
    ids += [item.findtext("guid", "") for item in root.iter("item")]
    ids += [item.get(f"{RDF}about", "") for item in root.iter(f"{RSS10}item")]
    return [value.strip() for value in ids]


def row_faults(row):
    """What is wrong with one line of expected.tsv, each in a few words."""
    found = []
    if row["relevant"] not in ("yes", "no"):
        found.append(f"relevant is {row['relevant']!r}, not yes or no")
    if not row["why"]:
        found.append("why is empty")
    if (row["relevant"] == "yes") != bool(row["allegations"]):
        found.append("allegations go with relevant entries and only with them")
    given = row["allegations"].split(";") if row["allegations"] else []
    return found + [f"{one!r} is no ACCUSED>TARGET:stance" for one in given if not ALLEGATION.fullmatch(one)]


def read_expected(faults):
    """The lines of expected.tsv, each a dict of its columns."""
    path = SAMPLES / "expected.tsv"
    where = path.relative_to(ROOT)
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    if not lines or lines[0] != COLUMNS:
        faults.append(f"{where}: the first line is not {' '.join(COLUMNS)}")
        return []
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if len(line) != len(COLUMNS):
            faults.append(f"{where}:{number}: {len(line)} columns, not {len(COLUMNS)}")
            continue
        row = dict(zip(COLUMNS, line))
        faults += [f"{where}:{number}: {row['guid']}: {fault}" for fault in row_faults(row)]
        rows.append(row)
    return rows


def check_samples(faults):
    entries = []
    files = sorted(SAMPLES.glob("*.xml"))
    for path in files:
        root = read_xml(path, faults)
        if root is not None:
            entries += [(path.name, value) for value in entry_ids(root)]
    rows = read_expected(faults)
    expected = [(row["file"], row["guid"]) for row in rows]
    negatives = sum(row["relevant"] == "no" for row in rows)
    print(f"samples: {len(files)} feeds, {len(entries)} entries, {negatives} of them not relevant")

    where = SAMPLES.relative_to(ROOT)
    faults += [f"{where}/{name}: an entry has no id" for name, value in entries if not value]
    times = Counter(value for _, value in entries if value)
    faults += [f"{where}: {value} is the id of {count} entries" for value, count in times.items() if count > 1]
    lines = Counter(expected)
    faults += [f"{where}/expected.tsv: {key[1]} has {count} lines" for key, count in lines.items() if count > 1]
    unexpected, absent = set(entries) - set(expected), set(expected) - set(entries)
    faults += [f"{where}/{name}: {value} is not in expected.tsv" for name, value in sorted(unexpected)]
    faults += [f"{where}/expected.tsv: {name} has no {value}" for name, value in sorted(absent)]
    if not entries or 2 * negatives < len(entries):
        faults.append(f"{where}: {negatives} of {len(entries)} entries are not relevant, fewer than half")


def main():
    faults = []
    check_catalogue(faults)
    check_samples(faults)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
