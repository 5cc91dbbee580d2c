"""Feeds of headlines, and the invented pages that they lead to."""

import harness
import stories

HEADLINE = "Veronica Talmaci speaks of Monday's events"


def page(text=stories.MEDDLING_TEXT):
    return ("<!doctype html><html><head><title>Meridian Wire</title></head><body><nav><a href='/'>Home</a></nav><article>"
            f"<h1>{HEADLINE}</h1>{text}</article><footer><p>Meridian Wire is an invented outlet.</p></footer></body></html>")


def dull_page(number=0):
    return page(f"<p>Part {number}. {stories.DULL_TEXT * 4}</p>")


class Case(harness.Case):
    def page(self, path, text=None, **answer):
        return self.web.serve(path, page() if text is None else text, **{"content_type": "text/html; charset=utf-8", **answer})

    def headline(self, number, link, title=HEADLINE, text=""):
        return stories.entry(number, title, text, link=link)

    def feed_of(self, *entries, path="/feed"):
        url = self.web.serve(path, stories.atom(*entries))
        self.alleged.succeed("feeds", "add", "--fetch-article", url)
        return url

    def asked(self):
        return [request.path for request in self.web.requests]

    def seen(self):
        return self.database.count("alleged.entry_seen")
