"""One document of each format a feed may have, with the same two stories."""

import json
from xml.sax.saxutils import escape

from stories import atom, items, rss


def rss_091(*entries):
    return rss(*entries).replace('version="2.0"', 'version="0.91"')


def rdf(*entries):
    parts = items(entries).replace("<item>", '<item rdf:about="https://outlet.example/about">')
    return ('<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://outlet.example/"><title>Harbour Post</title>'
            f"<link>https://outlet.example/</link></channel>\n{parts}</rdf:RDF>\n")


def rss_in_latin_1(*entries):
    """As an older outlet may send it: the declaration says ISO-8859-1 and the bytes are that."""
    return rss(*entries, title="Küstenpost").replace("utf-8", "ISO-8859-1").encode("latin-1")


def rss_content_encoded(*entries):
    """A teaser in description, the story in content:encoded."""
    parts = "".join(
        f"<item><title>{escape(e['title'])}</title><link>{escape(e['link'])}</link><description>Read on.</description>"
        f"<content:encoded><![CDATA[{e['text']}]]></content:encoded></item>" for e in entries)
    return ('<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Harbour Post</title><link>https://outlet.example/</link>{parts}</channel></rss>")


def json_feed(*entries):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "language": "en",
                       "home_page_url": "https://outlet.example/",
                       "items": [{"id": e["id"], "url": e["link"], "title": e["title"], "content_html": e["text"],
                                  "date_published": "2026-11-02T10:00:00Z"} for e in entries]})


ALL = {"RSS 0.91": (rss_091, "text/xml"), "RSS 2.0": (rss, "application/rss+xml"),
       "RSS 2.0 with content:encoded": (rss_content_encoded, "application/rss+xml"),
       "RSS 2.0 in ISO-8859-1": (rss_in_latin_1, "application/rss+xml"), "RSS 1.0 (RDF)": (rdf, "application/rdf+xml"),
       "Atom": (atom, "application/atom+xml"), "Atom as plain text": (atom, "text/plain"),
       "JSON Feed": (json_feed, "application/feed+json")}
