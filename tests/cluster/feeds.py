"""Many feeds at once, and a moment in the middle of their poll."""

import itertools

import stories


def subscribe(alleged, urls):
    outlines = "".join(f'<outline type="rss" text="{number}" xmlUrl="{url}"/>' for number, url in enumerate(urls))
    alleged.succeed("feeds", "import", "-", text=f'<opml version="2.0"><body>{outlines}</body></opml>')


def papers(web, count):
    """Addresses of as many feeds; each tells the same allegation in words of its own."""
    def paper(number):
        text = f"<p>Paper {number}.</p>{stories.TAIWAN_TEXT}"
        return stories.rss(stories.entry(number, stories.TAIWAN_TITLE, text, outlet=f"outlet{number}.example"))
    return [web.serve(f"/{number}", paper(number)) for number in range(count)]


def at_request(web, number, act):
    """Has `act` called once, as the server is asked for the `number`th time and before it answers that."""
    turns = itertools.count(1)

    def asking():
        if next(turns) == number:
            act()
    web.asking = asking
