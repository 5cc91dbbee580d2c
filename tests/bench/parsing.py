"""How fast documents are parsed, beside pugixml and expat with nothing around them."""
import re
import subprocess

from cost import Limit, Section, ratio, spread

OF_EXPAT = 1.18  # asked: 600 MB/s where expat did 507; the ratio holds on a machine that is slower, or busy


def speeds(command):
    """{parser: MB/s}, as a bench program prints them; ours has no name there."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
    return {(name or "alleged").rstrip(": "): float(speed)
            for name, speed in re.findall(r"^(\w+: )?.*median (\d+) MB/s", done.stdout, re.MULTILINE)}


def parse(bench):
    files = [bench.served / path for path in bench.paths[:1000]]
    rss = [file for file in files if b"<rss" in file.read_bytes()[:200]]
    found = {}
    for _ in range(max(7, bench.runs)):
        for program in ("bench_parse", "bench_bare"):
            for parser, speed in speeds([bench.program(program), 3, *rss]).items():
                found.setdefault(parser, []).append(speed)
    megabytes = sum(file.stat().st_size for file in rss) / 1e6
    lines = [f"{len(rss)} RSS documents, {megabytes:.1f} MB, one thread"]
    for parser, speed in found.items():
        lines.append(f"{parser:44} {spread(speed, '{:.0f}')} MB/s")
    if "expat" not in found:
        raise SystemExit("expat is not there to compare with: install libexpat1-dev, and build again")
    return Section([Limit("parsing sound RSS / expat by itself", ratio(found["alleged"], found["expat"]), OF_EXPAT, "times",
                          at_least=True)], lines)
