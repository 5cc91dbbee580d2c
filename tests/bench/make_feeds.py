#!/usr/bin/env python3
"""make_feeds.py DIR [COUNT]: writes COUNT (1000) seeded feeds of 20 to 40 entries, 20 to 70 KB each, and beside each the
same compressed, as a server would keep it. Three of five are RSS, the others Atom; text is HTML, in CDATA or escaped; one
entry in a hundred tells an allegation. The same arguments give the same bytes. DIR/list names them, a path a line."""
import gzip
import multiprocessing
import os
import pathlib
import random
import sys
from datetime import datetime, timezone
from email.utils import formatdate
from html import escape

# Sentences are put together from these, so that no two feeds are alike and a compressor finds about what news would give it.
# The detector's words are about as frequent as in 8,312 entries of 483 real feeds: words of an act ("target", "money") stand
# in 18 of 100 there, with words of a vote in 3 of 100; here in 21 and 10, by WHAT and WHO.
WHO = """The council|A committee of farmers|The harbour office|Two retired judges|The national archive|A group of nurses
The railway company|Engineers at the dam|The mayor of a northern town|Students in the capital|The football association
A small publisher|The weather service|Fishermen on the east coast|The finance ministry|An elderly couple|The court of appeal
Volunteers from three villages|The theatre's director|A survey of households|The energy regulator|Local bakers|The museum
Parents at a primary school|The union of bus drivers|A team of surveyors|The health inspector|Owners of river boats
The opposition in parliament|The election office|Residents near the airport|A botanist from the institute""".replace("\n", "|")
DID = """put off a decision on|opened a hearing about|asked for more time for|criticised the delay of|welcomed new rules for
published a long report on|could not agree about|withdrew a complaint over|counted the cost of|decided to keep|sold a share in
started repairs of|warned against a cut to|celebrated the return of|lost a case concerning|drew up a list of faults in
explained at length the purpose of|promised a faster review of|invited neighbours to discuss|closed for a week because of
""".strip().replace("\n", "|")
WHAT = """the old stone bridge|winter heating grants|a tram line to the suburbs|the spring budget|drinking water in the hills
school meals|the flooded cellar archive|a wind park off the coast|parking near the market|the new swimming hall
nurses' night shifts|the price of flour|a contested building permit|the youth orchestra|road salt and its storage
the ferry timetable|a collection of maps|the breeding of sheep|street lights along the canal|broadband for remote farms
the pension of miners|a lost painting|the municipal forest|dust from the quarry|a second runway|evening courses
the target for housing|apprentices in workshops|a ban on fireworks|the harvest of plums""".replace("\n", "|")
WHEN = """on Monday evening|after a short debate|for the third time this year|while rain fell outside|before the holidays
in spite of protests|by a narrow margin|with little notice|at a crowded meeting|during an inspection|as expected
following months of talks|late in the season|to general surprise|without naming a date|under a new agreement""".replace(
    "\n", "|")
WHO, DID, WHAT, WHEN = (words.split("|") for words in (WHO, DID, WHAT, WHEN))
SYLLABLES = "ba be do ka li lo ma mi na no pa ra re ri sa so ta ti va vo wen dor kel mar nor sten tal vik".split()
ACCUSED = ["Russia", "China", "Iran", "Israel", "Turkey", "India", "Serbia", "Hungary", "Venezuela", "Azerbaijan"]
TARGETS = ["Moldova", "Taiwan", "Canada", "Ghana", "Armenia", "Japan", "Bulgaria", "Kenya", "Mexico", "Germany"]
NEWEST = 1_790_000_000  # seconds since 1970, of the first feed's first entry


def name(rng):
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()


def sentence(rng):
    figures = f", {name(rng)} {name(rng)} said, and put it at {rng.randint(3, 99999)}" if rng.random() < 0.4 else ""
    return f"{rng.choice(WHO)} in {name(rng)} {rng.choice(DID)} {rng.choice(WHAT)} {rng.choice(WHEN)}{figures}."


def allegation(rng):
    accused, target = rng.choice(ACCUSED), rng.choice(TARGETS)
    return f"Officials in {target} accused {accused} of interfering in {target}'s presidential election."


def entry(rng, form, number, longest):
    sentences = [sentence(rng) for _ in range(rng.randint(3, longest))]
    if rng.random() < 0.01:
        sentences[rng.choice((0, 1))] = allegation(rng)
    paragraphs = (" ".join(sentences[i:i + 3]) for i in range(0, len(sentences), 3))
    link = f"https://{name(rng).lower()}.example/{form.feed}/{number}"
    html = "".join(f'<p>{escape(p, quote=False)} <a href="{link}#more">more</a></p>' for p in paragraphs)
    return form.entry(number, sentences[0][:90], link, f"<![CDATA[{html}]]>" if form.in_cdata else escape(html),
                      f"{name(rng)} {name(rng)}", NEWEST - form.feed - number * 3600)


class Rss:
    def __init__(self, feed, in_cdata):
        self.feed, self.in_cdata = feed, in_cdata

    def entry(self, number, title, link, text, author, at):
        return (f"<item><title>{escape(title)}</title><link>{link}</link>"
                f"<guid isPermaLink=\"false\">{self.feed}-{number}</guid><pubDate>{formatdate(at)}</pubDate>"
                f"<dc:creator>{author}</dc:creator><category>news</category><description>{text}</description></item>\n")

    def document(self, entries):
        return (f"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                f"<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>"
                f"<title>Feed {self.feed}</title><link>https://example.org/</link><language>en</language>\n"
                f"{entries}</channel></rss>\n")


class Atom:
    def __init__(self, feed, in_cdata):
        self.feed, self.in_cdata = feed, in_cdata

    def entry(self, number, title, link, text, author, at):
        time = datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        return (f"<entry><title>{escape(title)}</title><link href=\"{link}\"/>"
                f"<id>tag:example.org,2026:{self.feed}/{number}</id><published>{time}</published>"
                f"<updated>{time}</updated><author><name>{author}</name></author>"
                f"<content type=\"html\">{text}</content></entry>\n")

    def document(self, entries):
        return (f"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"
                f"<title>Feed {self.feed}</title><id>tag:example.org,2026:{self.feed}</id>"
                f"<updated>2026-09-21T14:13:20Z</updated>\n{entries}</feed>\n")


def document(feed):
    """The bytes of one feed."""
    rng = random.Random(feed)
    form = (Rss if rng.random() < 0.6 else Atom)(feed, in_cdata=rng.random() < 0.5)
    longest = rng.randint(8, 14)
    return form.document("".join(entry(rng, form, number, longest) for number in range(rng.randint(20, 40)))).encode()


def write(folder, path, text):
    """Both forms under one time, which is their Last-Modified."""
    for form, kept in ((path, text), (path + ".gz", gzip.compress(text, 6, mtime=0))):
        file = pathlib.Path(folder, form)
        new = file.with_suffix(".new")
        new.write_bytes(kept)
        os.utime(new, (NEWEST, NEWEST))
        new.replace(file)  # whole at any instant, for a server that reads it meanwhile


def make(folder, feed):
    text = document(feed)
    path = f"{feed // 100:03}/feed{feed:05}.xml"
    write(folder, path, text)
    return path, len(text), text.count(b"<item>") + text.count(b"<entry>")


def make_all(folder, count):
    """The paths, in order."""
    for part in range((count + 99) // 100):
        pathlib.Path(folder, f"{part:03}").mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        made = pool.starmap(make, [(folder, feed) for feed in range(count)], 50)
    pathlib.Path(folder, "list").write_text("".join(path + "\n" for path, _, _ in made), encoding="utf-8")
    sizes = [size for _, size, _ in made]
    print(f"{count} feeds, {sum(entries for _, _, entries in made)} entries, {sum(sizes)} bytes, each from {min(sizes)} to "
          f"{max(sizes)}", file=sys.stderr)


if __name__ == "__main__":
    make_all(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
