"""How many stories a second are stored, and whether that lasts as the record grows tenfold: commit_outcomes() in a process of
its own (ingest.cpp), 256 feeds a transaction, one connection, a PostgreSQL with its own settings that waits for its disk."""
from cost import Limit, Section, told

A_SECOND = 5000
STEADY = 0.8  # of the first tenth's rate, in the last

KINDS = {"seen": "entries in which nothing is found", "tenth": "entries, every tenth a story with a report",
         "stories": "stories with a report each", "copies": "the same, eight of a text"}


def ingest(bench):
    template = bench.record.subscribed([f"https://outlet{n}.example/feed" for n in range(2048)], "ingest")
    limits, lines = [], []
    for kind, what in KINDS.items():
        daemon = bench.record.fresh(template)
        before = bench.record.cpu()
        tenths = told([bench.program("bench_ingest"), daemon.database.url, kind,
                       bench.stories * 10 if kind in ("seen", "tenth") else bench.stories])
        server = bench.record.cpu() - before
        rates = [tenth["items"] / tenth["wall"] for tenth in tenths]
        stored = daemon.database.count("alleged.entry_seen")
        clusters = daemon.database.count("(SELECT DISTINCT cluster FROM alleged.story) AS of_texts")
        limits += [Limit(f"{what}, of a full record", rates[-1], A_SECOND, "a second", at_least=True),
                   Limit(f"{what}, last tenth to first", rates[-1] / rates[0], STEADY, at_least=True)]
        lines.append(f"{what}: {' '.join(f'{rate:.0f}' for rate in rates)} a second, by tenths of {stored:,}; microseconds of CPU"
                     f" for one: {sum(tenth['cpu'] for tenth in tenths) / stored * 1e6:.0f} of the program's,"
                     f" {server / stored * 1e6:.0f} of PostgreSQL's; {clusters:,} clusters")
        daemon.forget()
    return Section(limits, lines)
