"""What detection costs beside a bare vectorscan pass over the same text."""
import pathlib
import subprocess

from cost import Limit, Section

STORIES = pathlib.Path(__file__).resolve().parents[1] / "stories/en_news.jsonl"
# Asked where the bare pass does 900 MB/s: 60 MB/s of mixed news, 150 of text without a hit, 100,000 entries and half a second
# to start. Beside the bare pass of the same run they hold on a machine that is slower, or busy.
BARE = 900


def peak_of(command):
    """Megabytes that a command has resident at most; None of our own children before it were larger."""
    code = ("import resource, subprocess, sys\n"
            "subprocess.run(sys.argv[1:], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run(["/usr/bin/python3", "-c", code, *map(str, command)], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def detect(bench):
    files = [bench.served / path for path in bench.paths[:200]]
    done = subprocess.run([bench.program("bench_detect"), str(max(5, bench.runs)), bench.phrases, STORIES, *files],
                          capture_output=True, text=True, check=True)
    found = {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}
    scanned = peak_of([bench.program("alleged"), "scan", STORIES])
    rate = found["items.stories"] / found["items.megabytes"] * found["items.speed"]
    lines = [f"{name}: {found[f'{name}.stories']:.0f} stories, {found[f'{name}.megabytes']:.1f} MB, {found[f'{name}.told']:.0f} "
             f"allegations told: {found[f'{name}.speed']:.0f} MB/s; bare vectorscan {found[f'{name}.bare']:.0f} MB/s, "
             f"{found[f'{name}.hits']:.0f} hits" for name in ("mixed", "quiet", "items")]
    lines += [f"items: {rate:,.0f} a second", f"start: {found['load.seconds']:.2f} CPU-s, {found['load.peak']:.0f} MB at most",
              f"one story of 1 MB {found['long.one']:.2f} CPU-s, of 10 MB {found['long.ten']:.2f}"]
    bare = found["mixed.bare"]
    return Section(
        [Limit("mixed news / bare vectorscan", found["mixed.speed"] / bare, 60 / BARE, "times", at_least=True),
         Limit("text without a hit / bare vectorscan", found["quiet.speed"] / found["quiet.bare"], 150 / BARE, "times",
               at_least=True),
         Limit("RSS items a second per MB/s of bare vectorscan", rate / found["items.bare"], 100_000 / BARE, at_least=True),
         Limit("start-up, at a bare pass of 900 MB/s", found["load.seconds"] * bare / BARE, 0.5, "CPU-s"),
         Limit("resident, a whole scan", scanned, 100, "MB"),
         Limit("a story of 10 MB / one of 1 MB", found["long.ten"] / found["long.one"], 11, "times")], lines)
