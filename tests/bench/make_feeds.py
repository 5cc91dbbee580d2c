#!/usr/bin/env python3
"""make_feeds.py DIR [COUNT]: writes COUNT (1000) seeded RSS feeds of 30 entries, about 40 KB each; one entry in a hundred
tells an allegation. The same arguments give the same bytes."""
import pathlib
import random
import sys
from email.utils import formatdate

PLAIN = """The council met in the old town hall and put off the budget for a week.
Prices at the harbour rose again while boats stayed in because of the wind.
A school in the north opened its new library after four years of work.
Voters in the district will choose a mayor in spring, the election office said.
The minister spoke of roads, rail and a bridge that engineers call overdue.
Farmers expect a poor harvest after a campaign of pests and a dry summer.
Doctors warned that the clinic needs nurses more than it needs machines.
The team lost its third match and the coach asked for patience.
A court postponed the hearing to November and gave no reason.
Researchers counted fewer swallows along the river than last year.""".split("\n")
ACCUSED = ["Russia", "China", "Iran", "Israel", "Turkey", "India", "Serbia", "Hungary", "Venezuela", "Azerbaijan"]
TARGETS = ["Moldova", "Taiwan", "Canada", "Ghana", "Armenia", "Japan", "Bulgaria", "Kenya", "Mexico", "Germany"]


def allegation(rng):
    accused, target = rng.choice(ACCUSED), rng.choice(TARGETS)
    return f"Officials in {target} accused {accused} of interfering in {target}'s presidential election."


def entry(rng, feed, number):
    sentences = [rng.choice(PLAIN) for _ in range(rng.randint(8, 16))]
    if rng.random() < 0.01:
        sentences[0] = allegation(rng)
    body = "".join(f"<p>{s}</p>" for s in sentences)
    link = f"https://example.org/{feed}/{number}"
    return (f"<item><title>{sentences[0][:60]}</title><link>{link}</link><guid isPermaLink=\"false\">{feed}-{number}</guid>"
            f"<pubDate>{formatdate(1_790_000_000 - number * 3600)}</pubDate>"
            f"<description><![CDATA[{body}]]></description></item>\n")


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for feed in range(count):
        rng = random.Random(feed)
        items = "".join(entry(rng, feed, number) for number in range(30))
        text = f"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>Feed {feed}</title>\n{items}</channel></rss>\n"
        (folder / f"feed{feed:05}.xml").write_text(text, encoding="utf-8")
        total += len(text)
    print(f"{count} feeds, {count * 30} entries, {total} bytes")


if __name__ == "__main__":
    main()
