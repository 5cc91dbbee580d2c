"""The daemon's memory when many feeds are subscribed and each is polled again and again, as days would do it."""
import random
import signal
import statistics
import time
import typing

from cost import Limit, Section, per_1000, resident
from make_feeds import document, make_all, write
from record import TICKS, stat

REGULARLY = 10  # seconds between two looks
FILES = 1000  # that the addresses lead to
CHANGED = 0.005  # of them, between two looks
GROWTH = 2  # MB that are no growth yet: what pages in use waver by


def seconds_of(pid):
    fields = stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICKS


def change_some(folder, paths, rng, generation):
    """Other entries in some files, so that there is something to read and to store all the time."""
    for feed in rng.sample(range(len(paths)), max(1, int(len(paths) * CHANGED))):
        write(folder, paths[feed], document(feed + 1_000_000 * generation))


def slope(looks):
    """MB for a million polls, by least squares."""
    polls, sizes = [look.polls / 1e6 for look in looks], [look.megabytes for look in looks]
    return statistics.linear_regression(polls, sizes).slope if len(set(polls)) > 1 else 0.0


class Look(typing.NamedTuple):
    at: float  # seconds since the start
    polls: int
    megabytes: float
    most: float
    cpu: float
    database_cpu: float

    def row(self):
        return (f"{self.at:6.0f} s  {self.polls:9,} polls  {self.megabytes:6.1f} MB resident, {self.most:6.1f} at most  "
                f"{self.cpu:7.1f} CPU-s daemon, {self.database_cpu:7.1f} PostgreSQL")


def watch(bench, daemon, folder, paths):
    """Polls for bench.minutes after the first poll of the last feed; what was seen at regular points."""
    rng = random.Random(1)
    requests, database_cpu, start = bench.site.requests(), bench.record.cpu(), time.monotonic()
    process = daemon.start()
    looks, end = [], None
    try:
        while end is None or time.monotonic() < end:
            time.sleep(REGULARLY)
            if process.poll() is not None:
                raise SystemExit(f"the daemon ended with {process.returncode}; see {daemon.log}")
            looks.append(Look(time.monotonic() - start, bench.site.requests() - requests - len(looks) - 1,
                              *resident(process.pid), seconds_of(process.pid), bench.record.cpu() - database_cpu))
            bench.progress(looks[-1].row())
            if end is None and looks[-1].polls >= bench.subscribed:
                end = time.monotonic() + bench.minutes * 60
            change_some(folder, paths, rng, len(looks))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=120)
    return looks


def memory(bench):
    folder = bench.served / "changing"
    make_all(folder, FILES)
    paths = (folder / "list").read_text(encoding="utf-8").split()
    urls = bench.site.urls(f"changing/{paths[i % FILES]}?{i}" for i in range(bench.subscribed))
    # Due again a second after each poll: a day's polls in minutes.
    daemon = bench.record.fresh(bench.record.subscribed(urls, "memory"), poll_interval="1s", poll_quiet_interval="1s")
    looks = watch(bench, daemon, folder, paths)
    entries = daemon.database.count("alleged.entry_seen")
    failing = daemon.database.count("alleged.feed WHERE failures > 0 OR polled_at IS NULL")
    steady = [look for look in looks if look.polls >= bench.subscribed]
    later = steady[len(steady) // 2:]
    growth = slope(later) * (later[-1].polls - later[0].polls) / 1e6
    cpu, database = (last - start for last, start in zip(looks[-1][4:], steady[0][4:]))
    polls = looks[-1].polls - steady[0].polls
    step = max(1, len(looks) // 20)
    return Section(
        [Limit(f"{bench.subscribed:,} feeds subscribed: resident at most", looks[-1].most, 200, "MB"),
         Limit("  growth over the second half of the run", growth, GROWTH, "MB")],
        [*(look.row() for look in looks[:-1:step]), looks[-1].row(),
         f"slope over the second half: {slope(later):+.2f} MB for a million polls",
         f"after the first poll of each, {polls:,} polls: {per_1000(cpu, polls):.3f} CPU-s/1,000 in the daemon, "
         f"{per_1000(database, polls):.3f} in PostgreSQL", f"{entries:,} entries stored as seen, {failing} feeds failing"])
