"""Invented stories, and the feeds that carry them. No person, body of law or event in them is real."""

from xml.sax.saxutils import escape

MEDDLING_TITLE = "Moldova accuses Russia of meddling in its presidential election"
MEDDLING_QUOTE = ("Moldova's interior minister Veronica Talmaci accused Russia on Monday of interfering in Moldova's "
                  "presidential election through a network of fake accounts run by the GRU.")
DENIAL_QUOTE = "The Kremlin denied that Russia meddled in Moldova's presidential election."
SECOND_QUOTE = ("Separately, Taiwan's transport minister Lo Kai-wen accused China of interfering in Taiwan's presidential "
                "election by spreading disinformation.")
MEDDLING_TEXT = f"<p>{MEDDLING_QUOTE}</p><p>{DENIAL_QUOTE}</p><p>{SECOND_QUOTE}</p>"

TAIWAN_TITLE = "Taiwan accuses China of meddling in its presidential election"
TAIWAN_TEXT = f"<p>{SECOND_QUOTE}</p>"

DULL_TITLE = "Rain is expected in the north on Sunday"
DULL_TEXT = "<p>The weather service expects rain, and sun in the south. The harbour stays open.</p>"


def entry(number, title=DULL_TITLE, text=DULL_TEXT, link=None, guid=None, outlet="outlet.example"):
    return {"id": guid or f"tag:{outlet},2026:{number}", "link": link or f"https://{outlet}/{number}", "title": title,
            "text": text}


def meddling(number=1, **more):
    return entry(number, MEDDLING_TITLE, MEDDLING_TEXT, **more)


def taiwan(number=2, **more):
    return entry(number, TAIWAN_TITLE, TAIWAN_TEXT, **more)


def atom(*entries, title="Meridian Wire"):
    parts = "".join(
        f"<entry><id>{escape(e['id'])}</id><title>{escape(e['title'])}</title><link href=\"{escape(e['link'])}\"/>"
        f"<updated>2026-11-02T10:00:00Z</updated><content type=\"html\">{escape(e['text'])}</content></entry>\n"
        for e in entries)
    return ('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
            f"<id>tag:outlet.example,2026:feed</id><title>{escape(title)}</title><updated>2026-11-02T10:00:00Z</updated>\n"
            f"{parts}</feed>\n")


def items(entries):
    return "".join(f"<item><title>{escape(e['title'])}</title><link>{escape(e['link'])}</link>"
                   f"<guid isPermaLink=\"false\">{escape(e['id'])}</guid>"
                   f"<description>{escape(e['text'])}</description></item>\n"
                   for e in entries)


def rss(*entries, title="Harbour Post"):
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(title)}</title>'
            f"<link>https://outlet.example/</link><language>en</language>\n{items(entries)}</channel></rss>\n")
