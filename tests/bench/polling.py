"""What polling costs beside the floor: a first poll, unchanged feeds, and https. Runs take turns, so that whatever else the
machine does falls on all of them alike."""
import statistics

import cost
from cost import Limit, Section, per_1000, ratio, spread

PARALLEL = 256  # the daemon's poll.concurrency
DAEMON_OF_FLOOR = 5.6  # asked: 0.9 CPU-s per 1,000 where the bare floor took 0.16


def floor(bench, urls, *words, parallel=PARALLEL):
    return cost.told([bench.program("bench_floor"), urls, parallel, *words])[0]


def checked(result, feeds, what):
    """Figures of transfers that failed would say nothing."""
    if result[what] != feeds:
        raise SystemExit(f"of {feeds} feeds, {result[what]:.0f} were {what}: {result}")
    return result["cpu"]


def line(name, costs, feeds, *rest):
    return "  ".join([f"{name:44} {spread(per_1000(cpu, feeds) for cpu in costs)} CPU-s/1,000", *rest])


class Stored:
    """Polls with the database: the daemon's costs and PostgreSQL's, run by run."""

    def __init__(self):
        self.daemon, self.database, self.wall, self.memory = [], [], [], []

    def add(self, polled):
        daemon, database = polled
        self.daemon.append(daemon.cpu)
        self.database.append(database)
        self.wall.append(daemon.wall)
        self.memory.append(daemon.megabytes)

    @property
    def both(self):
        return [daemon + database for daemon, database in zip(self.daemon, self.database)]

    def lines(self, what, feeds):
        return [line(f"alleged with PostgreSQL, {what}", self.both, feeds,
                     f"{feeds / statistics.median(self.wall):,.0f} feeds/s, {max(self.memory):.0f} MB"),
                line("  of that the daemon", self.daemon, feeds), line("  of that PostgreSQL", self.database, feeds)]


def stored_round(bench, template, first, unchanged, **settings):
    """One poll of feeds that nobody has polled, and one of the same when nothing has changed."""
    daemon = bench.record.fresh(template, **settings)
    first.add(daemon.poll_once())
    daemon.make_due()
    unchanged.add(daemon.poll_once())
    entries = daemon.database.count("alleged.entry_seen")
    daemon.forget()
    return entries


def polled(bench):
    """Both polls, measured once for the sections `first` and `unchanged` alike."""
    urls = bench.file("urls", bench.site.urls(bench.paths))
    known = bench.work / "known"
    template = bench.record.subscribed(urls.read_text(encoding="utf-8").split(), "polling")
    feeds = len(bench.paths)
    costs = {name: [] for name in ("fetch", "parse", "match", "read", "304", "read 304")}
    first, unchanged = Stored(), Stored()
    floor(bench, urls, "fetch", f"learn={known}")
    for _ in range(bench.runs):
        for depth in ("fetch", "parse", "match"):
            costs[depth].append(checked(floor(bench, urls, depth, f"phrases={bench.phrases}"), feeds, "ok"))
        ours = cost.told([bench.program("bench_read"), urls, PARALLEL, 2])
        costs["read"].append(checked(ours[0], feeds, "ok"))
        costs["read 304"].append(checked(ours[1], feeds, "unchanged"))
        costs["304"].append(checked(floor(bench, urls, "fetch", f"known={known}"), feeds, "unchanged"))
        entries = stored_round(bench, template, first, unchanged)
    return feeds, costs, first, unchanged, entries


def first(bench):
    feeds, costs, stored, _, entries = bench.once(polled)
    return Section(
        [Limit("first poll without a database / floor that matches",
               ratio(costs["read"], costs["match"]), 1.7, "times"),
         Limit("first poll, all stored, daemon / bare floor", ratio(stored.daemon, costs["fetch"]), DAEMON_OF_FLOOR, "times")],
        [line("floor: fetch", costs["fetch"], feeds), line("floor: fetch, pugixml", costs["parse"], feeds),
         line("floor: fetch, pugixml, vectorscan", costs["match"], feeds),
         line("alleged: fetch, parse, detect", costs["read"], feeds),
         *stored.lines("first poll", feeds), f"{feeds} feeds, {entries} entries stored as seen"])


def unchanged(bench):
    feeds, costs, _, stored, _ = bench.once(polled)
    return Section(
        [Limit("unchanged feeds, all stored, daemon / bare floor", ratio(stored.daemon, costs["304"]), 3, "times")],
        [line("floor: 304", costs["304"], feeds), line("alleged without a database: 304", costs["read 304"], feeds),
         *stored.lines("unchanged", feeds)])


def https(bench):
    """Transfers alone, one of a host at a time. Fresh: a connection, and a handshake from nothing, for each feed. The daemon
    has its own arrangement, and reads and stores what comes; in its second run it has no connection from the first."""
    paths = bench.paths[:1000]
    feeds, hosts = len(paths), len(bench.site.secure_hosts)
    urls = bench.file("secure_urls", bench.site.secure_urls(paths))
    template = bench.record.subscribed(bench.site.secure_urls(paths), "secure")
    authority = f"ca={bench.site.authority}"
    costs = {name: [] for name in ("fresh", "kept", "first", "later")}
    first, unchanged = Stored(), Stored()
    for _ in range(bench.runs):
        costs["fresh"].append(checked(floor(bench, urls, "fresh", authority, parallel=hosts), feeds, "ok"))
        costs["kept"].append(checked(floor(bench, urls, authority, parallel=hosts), feeds, "ok"))
        ours = cost.told([bench.program("bench_read"), urls, hosts, 4, "fetch", bench.site.authority])
        costs["first"].append(checked(ours[0], feeds, "ok"))
        costs["later"].append(statistics.mean(checked(round_, feeds, "unchanged") for round_ in ours[1:]))
        stored_round(bench, template, first, unchanged, poll_per_host="2", poll_ca_file=str(bench.site.authority))
    return Section(
        [Limit(f"https on {hosts} hosts, first poll / fresh handshakes", ratio(costs["first"], costs["fresh"]), 0.5, "times"),
         Limit(f"https on {hosts} hosts, later polls / fresh handshakes", ratio(costs["later"], costs["fresh"]), 0.5,
               "times")],
        [line("floor: fetch, a fresh handshake each", costs["fresh"], feeds),
         line("floor: fetch, connections kept", costs["kept"], feeds),
         line("alleged: fetch, first poll", costs["first"], feeds),
         line("alleged: unchanged, three polls after that", costs["later"], feeds),
         *first.lines("first poll", feeds), *unchanged.lines("unchanged", feeds)])
