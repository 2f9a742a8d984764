"""Make the book of every authority, hold it against its releases, and write what came of it.

All: a folder, and the pages of its newest quarter and of an older one, executed in one process.
Some, drawn by lot: `new`, `run` and `build` as a person would, and the executed reports held. What
is in the table already is left out, so that this goes on where it was ended.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from lines import add, there

ROOT = Path(__file__).resolve().parents[1]
TABLE = Path(__file__).with_name("every_authority.csv")
COLUMNS = ("code", "name", "how", "quarters", "pages", "figures", "faults", "seconds")
OLDER = "2023-24-Q4"
LIKELY = (
    *("E09000001", "E06000053", "E06000063", "E06000064", "E06000065", "E06000061", "E06000062"),
    *("E06000058", "E06000059", "E06000066", "E06000023", "E06000019", "E08000013", "E06000010"),
    *("E08000038", "E09000021", "E09000027"),
)
"""The likeliest to break something: tiny, reorganised, in a joint return, named with a comma."""

sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]
os.environ.setdefault("GLOSANALYSIS_ROOT", str(ROOT))


def in_one_process(code: str, folder: Path) -> dict[str, Any]:
    """Make the pages of an authority's book in a process forked from this one."""
    from new_books import NEWEST, made

    return made(code, folder, [NEWEST, OLDER])


def as_a_person_would(code: str, folder: Path) -> dict[str, Any]:
    """Make, run and build a book by the command line; its site is left in its folder."""
    from held_books import executed_book
    from new_books import by_command

    fault = by_command(code, folder, ["run", "--new"], ["run", OLDER], ["build"])
    return {"error": fault} if fault else executed_book(folder)


def held(how: str, code: str, releases: Any) -> dict[str, object]:
    """Make a book in one of the two ways, and give its line of the table."""
    from held_books import faults_of_book

    make = {"pages": in_one_process, "built": as_a_person_would}[how]
    start, counted = time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        book = make(code, Path(place) / "book")
    faults = [book["error"]] if "error" in book else faults_of_book(book, releases, counted)
    for fault in faults:
        print(f"{code}: {fault}", file=sys.stderr, flush=True)
    pages = counted.pop("pages", 0)
    return {
        "code": code,
        "name": book.get("name", ""),
        "how": how,
        "quarters": " ".join(book.get("quarters", ())),
        "pages": pages,
        "figures": sum(counted.values()),
        "faults": len(faults),
        "seconds": round(time.monotonic() - start),
    }


def main() -> None:
    """Go through those asked for that are not in the table yet."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--how", choices=("pages", "built"), default="pages")
    options.add_argument("--lot", type=int, help="so many of them, drawn by lot")
    options.add_argument("--seed", type=int, default=153)
    options.add_argument("--also", nargs="*", default=(), help="codes beside those drawn")
    options.add_argument("--part", default="0/1", help="as 0/2 and 1/2, to go side by side")
    asked = options.parse_args()

    import_module("executed")  # what the books' processes are forked with
    from new_books import authorities
    from plain_releases import PlainReleases

    names = dict(authorities(ROOT / "data" / "releases"))
    drawn = random.Random(asked.seed).sample(sorted(names), asked.lot or len(names))
    codes = [*asked.also, *drawn] if asked.lot else [*LIKELY, *drawn]
    part, of = map(int, asked.part.split("/"))
    releases = PlainReleases(ROOT / "data" / "releases")
    done = {(line["code"], line["how"]) for line in there(TABLE)}
    for code in list(dict.fromkeys(codes))[part::of]:
        if (code, asked.how) not in done:
            add(TABLE, COLUMNS, held(asked.how, code, releases))


if __name__ == "__main__":
    main()
