#!/usr/bin/env python3
"""How well copies of one text are told from other texts: labelled stories go through the daemon, each with copies of it as
outlets make them, in feeds of their own; two stories should share a cluster just when they came of one. Prints precision
and recall over pairs, and recall by what was done to the copy.

usage: ALLEGED_BINARY=build/release/daemon/alleged tests/bench/copies.py STORIES.jsonl..."""
import collections
import itertools
import json
import pathlib
import random
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "integration"))
import harness  # noqa: E402
import stories  # noqa: E402


def sentences(text):
    return re.split(r"(?<=[.!?。])\s*(?=\S)", text)


def retitled(title, text, chance):
    words = title.split()
    return " ".join(["Update:", *chance.sample(words, len(words))]), text


def wired(title, text, chance):
    return title, f"GENEVA (Wire) — {text} Sign up for our morning letter. © 2026 The Wire. All rights reserved."


def cut(title, text, chance):
    return title, text[:chance.randint(200, 400)].rsplit(" ", 1)[0] + "…"


def set_anew(title, text, chance):
    text = text.replace('"', "“").replace("'", "’").replace(" - ", " — ")
    return title.upper(), "".join(f"<p>{part}</p>\n" for part in sentences(text))


def reworded(title, text, chance):
    """One word in ten is another."""
    words = text.split(" ")
    return title, " ".join("rather" if chance.random() < 0.1 else word for word in words)


def with_another_lead(title, text, chance):
    parts = sentences(text)
    return title, " ".join(["Here is what we know so far about a matter that moves many readers.", *parts[1:]])


def with_sentences_left_out(title, text, chance):
    parts = sentences(text)
    return title, " ".join(part for part in parts if chance.random() < 0.75)


WAYS = [retitled, wired, cut, set_anew, reworded, with_another_lead, with_sentences_left_out]


class Copies(harness.Case):
    files = []

    def test_pairs(self):
        chance = random.Random(2026)
        feeds = [[] for _ in range(len(WAYS) + 1)]
        number = 0
        for path in self.files:
            for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
                story = json.loads(line)
                if not story.get("labels", {}).get("relevant"):
                    continue
                number += 1
                title, text = story["title"], story.get("text", "")
                feeds[0].append(stories.entry(number, title, text))
                for way, feed in zip(WAYS, feeds[1:]):
                    feed.append(stories.entry(number, *way(title, text, chance)))
        for place, feed in enumerate(feeds):
            self.subscribe(self.web.serve(f"/{place}", stories.atom(*feed)), outlet=f"Outlet {place}")
        self.alleged.poll_once()
        rows = self.database.rows("SELECT outlet, url, title, cluster FROM alleged.story ORDER BY id")
        found = {(row["url"], int(row["outlet"].split()[1])): row for row in rows}
        print(f"{number} stories, {len(WAYS)} copies of each; {len(rows)} of {number * len(feeds)} stored as relevant")
        clusters = collections.Counter(row["cluster"] for row in rows)
        of_text = collections.Counter(url for url, _ in found)
        both = collections.Counter((url, row["cluster"]) for (url, _), row in found.items())
        pairs = {name: sum(n * (n - 1) // 2 for n in counts.values())
                 for name, counts in (("told", clusters), ("true", of_text), ("both", both))}
        print(f"pairs told {pairs['told']}, precision {pairs['both'] / pairs['told']:.4f}, recall"
              f" {pairs['both'] / pairs['true']:.4f}")
        for place, way in enumerate(WAYS, 1):
            have = [(found[url, 0]["cluster"], row["cluster"]) for (url, other), row in found.items()
                    if other == place and (url, 0) in found]
            joined = sum(one == other for one, other in have)
            print(f"  {way.__name__:26} {joined} of {len(have)} join their original")
        titles = collections.defaultdict(dict)
        for (url, _), row in found.items():
            titles[row["cluster"]].setdefault(url, row["title"])
        for cluster in titles.values():
            for one, other in itertools.combinations(cluster.values(), 2):
                print(f"  one text? {one[:90]} | {other[:90]}")


if __name__ == "__main__":
    Copies.files = sys.argv[1:]
    setUpModule, tearDownModule = harness.module_with_cluster()
    unittest.main(argv=sys.argv[:1], verbosity=0)
