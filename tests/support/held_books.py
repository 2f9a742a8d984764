"""Hold whole books, made in this process or executed in a folder, against their releases."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from figures_hold import faults_of_pages
from plain_releases import PlainReleases, View
from words_hold import faults_of_words

__all__ = ["executed_book", "faults_of_book"]


def faults_of_book(book: dict[str, Any], releases: PlainReleases, held: Counter[str]) -> list[str]:
    """Name what does not hold in a book, quarter by quarter, and count what was held.

    Parameters
    ----------
    book : dict
        ``code``, ``name`` and ``quarters``, each with ``known_by``, ``last_day`` and ``pages``: by
        theme the cells of code, each with what it shows.
    releases : PlainReleases
    held : Counter
        Added to, by what was held.
    """
    found = []
    for quarter, told in book["quarters"].items():
        pages = {theme: [html for _, html in cells] for theme, cells in told["pages"].items()}
        view = View(releases, book["code"], told["known_by"], told["last_day"])
        faults = faults_of_words(pages, book["name"]) + faults_of_pages(pages, view, held)
        held["pages"] += len(pages)
        found += [f"{quarter} {fault}" for fault in faults]
    return found


def executed_book(folder: Path) -> dict[str, Any]:
    """Read a book from its folder: what its executed notebooks show."""
    settings = tomllib.loads((folder / "data" / "authority.toml").read_text(encoding="utf-8"))
    with (folder / "data" / "quarters.csv").open(encoding="utf-8", newline="") as lines:
        known = {line["quarter"]: line["known_by"] for line in csv.DictReader(lines)}
    return {
        "code": settings["code"],
        "name": settings["name"],
        "quarters": {
            quarter: {
                "known_by": day,
                "last_day": _last_day(quarter),
                "pages": {
                    path.stem: _shown(path)
                    for path in sorted((folder / "book" / "reports" / quarter).glob("*.ipynb"))
                },
            }
            for quarter, day in known.items()
        },
    }


def _last_day(quarter: str) -> str:
    """Give the last day of a quarter.

    Examples
    --------
    >>> _last_day("2025-26-Q2"), _last_day("2025-26-Q4")
    ('2025-09-30', '2026-03-31')
    """
    year, number = int(quarter[:4]), int(quarter[-1])
    months = 12 * year + 3 + 3 * number
    return (date(months // 12, months % 12 + 1, 1) - timedelta(days=1)).isoformat()


def _shown(path: Path) -> list[tuple[str, str]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found = []
    for cell in cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            told = data.get("text/html") or data.get("text/markdown") or ""
            found.append(("".join(cell["source"]), re.sub(r"\s+$", "", "".join(told))))
    return found
