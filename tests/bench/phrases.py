"""Phrases for the floor to look for, out of those that alleged is built with."""
import csv
import pathlib
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
COLUMNS = {"actors": ("name", "aliases"), "elections": ("name",), "methods": ("name",),
           "countries": ("name", "adjectives", "capitals", "metonyms", "names", "leaders")}
COUNT = 3000


def texts(value):
    """Every text in what a TOML file holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def phrases():
    """Of several words only: single ones are in most sentences, or in other words, and would make the floor dearer than it
    need be."""
    found = set(texts(tomllib.loads((ROOT / "daemon/detect/phrases/en.toml").read_text(encoding="utf-8"))))
    for table, columns in COLUMNS.items():
        with open(ROOT / f"schema/reference/{table}.tsv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.update(name for column in columns for name in row[column].split(";"))
    several = sorted(phrase for phrase in found if " " in phrase)
    return [several[i * len(several) // COUNT] for i in range(COUNT)]
