"""What others spend on the same feeds, those that are installed here: each as its manual has it polled from a command line."""
import os
import pathlib
import shutil
import subprocess

import cost
from cost import Limit, Section, per_1000, ratio
from polling import Stored, checked, floor, line, stored_round

# Asked: at most 3 and 0.3 CPU-s per 1,000 with the server's share, where the floor took 0.16 and 0.05. As ratios they hold
# on a machine that is slower, or busy.
FIRST_OF_FLOOR = 18.75
UNCHANGED_OF_FLOOR = 6

HERE = pathlib.Path(__file__).resolve().parent


class Peer:
    """`polls`: how many it takes until it asks conditionally, and so the number of the one called unchanged."""
    polls = 2
    needs = ""

    def __init__(self, home):
        self.home = home

    def installed(self):
        return shutil.which(self.needs) is not None


class Newsboat(Peer):
    """Knows a feed's validators from the second poll on, and sends them from the third."""
    polls, needs = 3, "newsboat"

    def prepare(self, urls):
        (self.home / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        (self.home / "config").write_text("reload-threads 16\nauto-reload no\nmax-items 0\n", encoding="utf-8")
        return ["newsboat", "-u", self.home / "urls", "-c", self.home / "cache.db", "-C", self.home / "config", "-x",
                "reload"]


class Sfeed(Peer):
    """Never asks conditionally by itself."""
    needs = "sfeed_update"

    def prepare(self, urls):
        feeds = "".join(f" feed 'f{i:05}' '{url}'\n" for i, url in enumerate(urls))
        (self.home / "sfeedrc").write_text(f"sfeedpath='{self.home}/feeds'\nfeeds() {{\n{feeds}}}\n", encoding="utf-8")
        return ["sfeed_update", self.home / "sfeedrc"]


class Rss2email(Peer):
    """Without sending a mail."""
    needs = "r2e"

    def prepare(self, urls):
        feeds = "".join(f"[feed.f{i:05}]\nurl = {url}\n" for i, url in enumerate(urls))
        (self.home / "r2e.cfg").write_text("[DEFAULT]\nfrom = a@example.org\nto = b@example.org\n"
                                           f"same-server-fetch-interval = 0\n{feeds}", encoding="utf-8")
        return ["r2e", "-c", self.home / "r2e.cfg", "-d", self.home / "r2e.json", "run", "--no-send"]


class Feedparser(Peer):
    def installed(self):
        return subprocess.run(["/usr/bin/python3", "-c", "import feedparser"], capture_output=True).returncode == 0

    def prepare(self, urls):
        (self.home / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
        return ["/usr/bin/python3", HERE / "feedparser_peer.py", self.home / "urls", self.home / "state"]


def measure(bench, kind, urls):
    """One line for the report; nothing when it is not installed."""
    home = bench.work / kind.__name__.lower()
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    peer = kind(home)
    if not peer.installed():
        return None
    command = peer.prepare(urls)
    before = bench.site.requests()
    costs = [cost.run(command, home / "log", env={**os.environ, "HOME": str(home)}) for _ in range(peer.polls)]
    asked = (bench.site.requests() - before - 1) / peer.polls
    bench.progress(f"{kind.__name__}: {[round(each.cpu, 2) for each in costs]} CPU-s")
    first, last = costs[0], costs[-1]
    return (f"{kind.__name__.lower():44} {per_1000(first.cpu, len(urls)):.2f} / {per_1000(last.cpu, len(urls)):.2f} CPU-s/1,000"
            f"  {len(urls) / first.wall:,.0f} / {len(urls) / last.wall:,.0f} feeds/s"
            f"  {max(first.megabytes, last.megabytes):.0f} MB  {asked:,.0f} requests a poll")


def peers(bench):
    urls = bench.site.urls(bench.paths[:1000])
    template = bench.record.subscribed(urls, "peers")
    listed, known = bench.file("peer_urls", urls), bench.work / "peers_known"
    floor(bench, listed, "fetch", f"learn={known}")
    first, unchanged, fetch, same = Stored(), Stored(), [], []
    for _ in range(bench.runs):
        fetch.append(checked(floor(bench, listed, "fetch"), len(urls), "ok"))
        same.append(checked(floor(bench, listed, "fetch", f"known={known}"), len(urls), "unchanged"))
        stored_round(bench, template, first, unchanged)
    lines = [f"{len(urls)} feeds; first poll / unchanged; one run of each peer"]
    lines += [text for kind in (Newsboat, Feedparser, Sfeed, Rss2email) if (text := measure(bench, kind, urls))]
    lines += [line("floor: fetch", fetch, len(urls)), line("floor: 304", same, len(urls)),
              line("alleged with PostgreSQL, first poll", first.both, len(urls)),
              line("alleged with PostgreSQL, unchanged", unchanged.both, len(urls))]
    return Section(
        [Limit("first poll with PostgreSQL / floor: fetch", ratio(first.both, fetch), FIRST_OF_FLOOR, "times"),
         Limit("unchanged with PostgreSQL / floor: 304", ratio(unchanged.both, same), UNCHANGED_OF_FLOOR, "times")], lines)
