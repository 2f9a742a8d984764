"""Read what pages of a book show: rows of tables, facts, titles and downloads, as plain text."""

from __future__ import annotations

import base64
import calendar
import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from urllib.parse import unquote

__all__ = [
    "MONTHS",
    "Exhibit",
    "KeyRow",
    "as_day",
    "as_number",
    "exhibits",
    "facts",
    "key_rows",
    "plain",
]

MONTHS = list(calendar.month_name)[1:]
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
_ROW = re.compile(r"<tr(?: id=\"(\w+)\")?>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh]([^>]*)>(.*?)</t[dh]>", re.DOTALL)
_NUMBER = re.compile(r"[-−+]?£?[\d,]+(?:\.\d+)?")


def plain(html: str) -> str:
    """Give HTML as it is read."""
    text = re.sub(r"<[^>]+>", "", _SVG.sub("", html))
    return " ".join(unescape(text).split())


def as_number(text: str) -> tuple[float, int] | None:
    """Read the first number of a text, and how many decimals it shows; None where there is none.

    Examples
    --------
    >>> as_number("−1.80"), as_number("£7.5 million"), as_number("–")
    ((-1.8, 2), (7500000.0, -5), None)
    """
    found = _NUMBER.search(text)
    if not found or not re.search(r"\d", found[0]):
        return None
    digits = re.sub(r"[£,+]", "", found[0].replace("−", "-"))
    value, places = float(digits), len(digits.partition(".")[2])
    if "million" in text[found.end() : found.end() + 8]:
        return value * 1_000_000, places - 6
    return value, places


def as_day(text: str) -> str:
    """Read a day, or a month as its last day.

    Examples
    --------
    >>> as_day("30 September 2023"), as_day("January 2025")
    ('2023-09-30', '2025-01-31')
    """
    found = re.search(rf"(?:(\d+) )?({'|'.join(MONTHS)}) (\d{{4}})", text)
    if not found:
        return ""
    month, year = MONTHS.index(found[2]) + 1, int(found[3])
    if found[1]:
        return date(year, month, int(found[1])).isoformat()
    last = date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return last.isoformat()


@dataclass(frozen=True)
class KeyRow:
    """A row of key figures: each cell by its label, a second line apart by a bar."""

    indicator: str
    label: str
    cells: dict[str, str]
    ends: tuple[str, ...]

    def part(self, label: str, place: int = 0) -> str:
        """Give a line of a cell; empty where there is none."""
        parts = self.cells.get(label, "").split("|")
        return parts[place].strip() if place < len(parts) else ""


def key_rows(html: str) -> list[KeyRow]:
    """Read the rows that have an address."""
    found = []
    for id_, body in _ROW.findall(_SVG.sub("", html)):
        if not id_:
            continue
        ends = tuple(plain(e) for e in re.findall(r'<span aria-hidden="true">([^<]+)</span>', body))
        body = re.sub(r'<span class="strip">.*?</span></span>', "", body)
        label, cells = "", {}
        for attributes, text in _CELL.findall(body):
            told = re.search(r'data-label="([^"]+)"', attributes)
            shown = plain(text.replace('<span class="note">', "|"))
            if told:
                cells[unescape(told[1])] = shown
            else:
                label = shown
        found.append(KeyRow(id_, label, cells, tuple(e for e in ends if re.search(r"\d", e))))
    return found


def facts(html: str) -> list[str]:
    """Read the sentences that a page opens with."""
    listed = re.search(r'<ul class="facts">(.*?)</ul>', html, re.DOTALL)
    return [plain(each) for each in re.findall(r"<li>(.*?)</li>", listed[1])] if listed else []


@dataclass
class Exhibit:
    """A table or chart: its name, title, the table as it is shown, and its download."""

    name: str
    title: str
    heading: list[str]
    rows: list[list[str]]
    download: list[dict[str, str]]


def exhibits(cells: list[str]) -> list[Exhibit]:
    """Read the exhibits of a page, from what its cells show in order."""
    found, title = [], ""
    for html in cells:
        titled = re.search(r'<p class="exhibit-title">(.*?)</p>', html, re.DOTALL)
        title = plain(titled[1]) if titled else title
        link = re.search(r'<a download="([^"]+)\.csv" href="data:text/csv([^"]*)"', html)
        if link and "<table" in html:
            shown = [
                [plain(text) for _, text in _CELL.findall(body)] for _, body in _ROW.findall(html)
            ]
            heading, *rows = shown
            found.append(Exhibit(link[1], title, heading, rows, _download(link[2])))
    return found


def _download(data: str) -> list[dict[str, str]]:
    how, _, body = data.partition(",")
    text = base64.b64decode(body).decode() if "base64" in how else unquote(body)
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
