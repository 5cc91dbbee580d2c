#!/usr/bin/python3
"""feedparser as a program: feedparser_peer.py URLS STATE polls each address in sixteen threads, with the validators that it
left in STATE. Debian's python3 has the module."""
import json
import pathlib
import sys
from concurrent.futures import ThreadPoolExecutor

import feedparser


def poll(address, known):
    etag, modified = known.get(address, (None, None))
    feed = feedparser.parse(address, etag=etag, modified=modified)
    return address, (feed.get("etag", etag), feed.get("modified", modified))


def main():
    addresses = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").split()
    state = pathlib.Path(sys.argv[2])
    known = json.loads(state.read_text(encoding="utf-8")) if state.exists() else {}
    with ThreadPoolExecutor(16) as pool:
        state.write_text(json.dumps(dict(pool.map(lambda address: poll(address, known), addresses))), encoding="utf-8")


if __name__ == "__main__":
    main()
