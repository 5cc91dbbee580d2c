"""The sample feeds, polled as quickstart polls them: what feeds/samples/expected.tsv says must come out of each entry."""

import collections
import csv
import json
import pathlib
import unittest

import harness

setUpModule, tearDownModule = harness.module_with_cluster()

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "feeds" / "samples"

# What the detector still reads wrongly, by the entry's guid: (what it tells too much, what it does not tell). An entry that
# comes out right is taken off this list: the test fails until it is.
KNOWN_FAULTS = {
    "https://www.example.com/south-shore/8005": ([], ["XX>GE:alleged"]),
}


def expected():
    with open(SAMPLES / "expected.tsv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["guid"], set(filter(None, row["allegations"].split(";")))


class Samples(harness.Case):
    def setUp(self):
        super().setUp()
        urls = []
        for file in sorted(SAMPLES.glob("*.xml")):
            urls.append(self.web.serve(f"/{file.name}", file.read_bytes()))
        self.subscribe(*urls)
        self.alleged.poll_once()

    def told(self):
        """What was stored, by the story's title."""
        rows = self.database.rows("SELECT s.title, a.accused, a.target, r.stance FROM alleged.report r"
                                  " JOIN alleged.allegation a ON a.id = r.allegation_id JOIN alleged.story s ON s.id = r.story_id")
        found = collections.defaultdict(set)
        for row in rows:
            found[row["title"]].add(f"{row['accused']}>{row['target']}:{row['stance']}")
        return found

    def titles(self):
        """Title of each entry by its guid, as `alleged parse` reads them."""
        titles = {}
        for file in sorted(SAMPLES.glob("*.xml")):
            for entry in json.loads(self.alleged.succeed("parse", str(file)))["entries"]:
                titles[entry["id"]] = entry["title"]
        return titles

    def test_every_entry_tells_what_it_should_and_no_more(self):
        told, titles = self.told(), self.titles()
        faults = {}
        for guid, wanted in expected():
            got = told.get(titles[guid], set())
            if got != wanted:
                faults[guid] = (sorted(got - wanted), sorted(wanted - got))
        self.assertEqual(faults, KNOWN_FAULTS)

    def test_every_entry_is_seen(self):
        self.assertEqual(self.database.count("alleged.entry_seen"), len(list(expected())))


if __name__ == "__main__":
    unittest.main()
