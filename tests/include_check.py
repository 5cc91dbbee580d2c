#!/usr/bin/env python3
"""Keeps the direction of includes: which folder may know which (see docs/architecture.md).

Prints file:line of each include that goes the wrong way; the exit status is then 1.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'\s*#\s*include\s*"([^"]+)"')

# The one header of detect/ that is only values: outcomes and alerts are made of them.
FINDING = "daemon/detect/finding.hpp"
# What any stage may know of feeds/: its values, and functions of text that know no stage.
TEXT = ("feeds/ascii.hpp", "feeds/dates.hpp", "feeds/double_encoding.hpp", "feeds/entities.hpp", "feeds/entry.hpp",
        "feeds/tags.hpp", "feeds/utf8.hpp")
# Stages that may use another folder besides the values.
ALSO = {"poll": {"transfer"}, "alert": {"transfer"}, "eval": {"detect"}}


def place(path):
    """Where a file stands: "feeds", "root" (daemon/ itself), or its folder under daemon/; "" for anywhere else."""
    parts = path.split("/")
    if parts[0] == "feeds":
        return "feeds"
    if parts[0] != "daemon" or len(parts) < 2:
        return ""
    return parts[1] if len(parts) > 2 else "root"


def is_value(included):
    return place(included) in ("root", "feeds") or included == FINDING


def ties(includes):
    """Headers of daemon/ itself that reach a stage, directly or through one another: they tie stages together, and a
    stage that included one would know the others. `includes` maps a file to what it includes."""
    found, before = set(), None
    while found != before:
        before = set(found)
        for path, all_included in includes.items():
            if place(path) == "root" and any(not is_value(one) or one in found for one in all_included):
                found.add(path)
    return found


def may_include(path, included, tying):
    here, there = place(path), place(included)
    if there == "":
        return False  # not written from the project's root
    if here == "feeds":
        return there == "feeds"
    if here == "detect":
        return there == "detect" or included in TEXT or included in ("daemon/builtin.hpp", "daemon/tsv.hpp")
    if here in ("cli", "root"):
        return there != "cli" or here == "cli" or path == "daemon/main.cpp"
    if there == "root":
        return included not in tying
    return there == here or there in ALSO.get(here, ()) or included in TEXT or included == FINDING


def wrong_includes(includes):
    tying = ties(includes)
    return [(path, one) for path, all_included in includes.items() for one in all_included
            if not may_include(path, one, tying)]


def check_itself():
    right = {"feeds/xml.cpp": ["feeds/links.hpp"], "daemon/poll/fetch.hpp": ["daemon/transfer/multi.hpp"],
             "daemon/store/group.hpp": ["daemon/outcome.hpp"], "daemon/outcome.hpp": [FINDING, "feeds/entry.hpp"],
             "daemon/service.hpp": ["daemon/store/claim.hpp"], "daemon/cli/run.cpp": ["daemon/service.hpp"],
             "daemon/main.cpp": ["daemon/cli/commands.hpp"]}
    assert not wrong_includes(right), wrong_includes(right)
    wrong = [("feeds/xml.cpp", "daemon/tsv.hpp"), ("daemon/detect/detect.cpp", "daemon/log.hpp"),
             ("daemon/detect/detect.cpp", "feeds/parse.hpp"), ("daemon/store/feeds.cpp", "daemon/poll/address.hpp"),
             ("daemon/transfer/multi.cpp", "daemon/poll/fetch.hpp"),
             ("daemon/store/pool.hpp", "daemon/transfer/multi.hpp"),
             ("daemon/poll/fetch.cpp", "daemon/service.hpp"), ("daemon/service.cpp", "daemon/cli/commands.hpp"),
             ("daemon/alert/smtp.cpp", "message.hpp")]
    for path, included in wrong:
        assert (path, included) in wrong_includes({**right, path: [included]}), f"{path} must not include {included}"
    hidden = {"daemon/poll/a.cpp": ["daemon/b.hpp"], "daemon/b.hpp": ["daemon/c.hpp"],
              "daemon/c.hpp": ["daemon/store/d.hpp"]}
    assert wrong_includes(hidden) == [("daemon/poll/a.cpp", "daemon/b.hpp")]


def main():
    check_itself()
    includes, lines = {}, {}
    for file in sorted(path for folder in ("feeds", "daemon") for path in (ROOT / folder).rglob("*.[hc]pp")):
        name = file.relative_to(ROOT).as_posix()
        includes[name] = []
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            found = INCLUDE.match(line)
            if found:
                includes[name].append(found.group(1))
                lines[name, found.group(1)] = number
    faults = wrong_includes(includes)
    for name, included in faults:
        print(f"{name}:{lines[name, included]}: must not include {included}", file=sys.stderr)
    print(f"includes: {len(includes)} files, {len(lines)} includes, {len(faults)} in the wrong direction")
    return 1 if faults or not lines else 0


if __name__ == "__main__":
    sys.exit(main())
