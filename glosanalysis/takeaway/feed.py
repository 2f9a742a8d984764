"""What is new in the book for programs that ask now and then: an Atom feed."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from glosanalysis.authority import OWN, Book
from glosanalysis.data.tables import Tables
from glosanalysis.observations import LICENCE_ADDRESS
from glosanalysis.phrasing import counted, day, listed
from glosanalysis.quarter import Quarter

__all__ = ["FEED", "feed"]

FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_FAMILY = uuid.uuid5(uuid.NAMESPACE_URL, f"glosanalysis:{OWN.code}")
"""What the identifiers of a book's entries are made from: they stay where the site moves."""
ET.register_namespace("", _ATOM)


@dataclass(frozen=True)
class _Entry:
    name: str
    title: str
    on: date
    page: str
    summary: str


def feed(tables: Tables, quarters: Iterable[Quarter], book: Book) -> bytes:
    """Write the feed of a book: an entry for each quarter, and for each day that one was revised.

    Parameters
    ----------
    tables : Tables
    quarters : iterable of Quarter
        Those that are published.
    book : Book
        How it is called, and whose it is.

    Returns
    -------
    bytes
        Atom, the newest entry first; the same each time. Addresses are counted from the feed's
        own, at the root of the site.
    """
    published = list(quarters)
    entries = [*_revisions(tables.revisions, published), *(_quarter(tables, q) for q in published)]
    entries.sort(key=lambda each: (each.on, each.name), reverse=True)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _put(root, "id", _FAMILY.urn)
    _put(root, "title", book.title)
    if book.subtitle:
        _put(root, "subtitle", book.subtitle)
    _put(root, "updated", _moment(max(each.on for each in entries)))
    _put(root, "link", rel="self", href=FEED)
    _put(root, "link", href="index.html")
    _put(root, "rights", LICENCE_ADDRESS)
    _put(_put(root, "author"), "name", book.author)
    for each in entries:
        _write(_put(root, "entry"), each)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _write(parent: ET.Element, entry: _Entry) -> None:
    _put(parent, "id", uuid.uuid5(_FAMILY, entry.name).urn)
    _put(parent, "title", entry.title)
    _put(parent, "updated", _moment(entry.on))
    _put(parent, "link", href=entry.page)
    _put(parent, "summary", entry.summary)


def _put(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    made.text = text
    return made


def _moment(when: date) -> str:
    return f"{when.isoformat()}T00:00:00Z"


def _quarter(tables: Tables, quarter: Quarter) -> _Entry:
    known = tables.known_by(quarter)
    return _Entry(
        name=str(quarter),
        title=quarter.label,
        on=known,
        page=f"book/reports/{quarter}/overview.html",
        summary=f"Figures describe days to {day(quarter.last_day)}, from what was published by "
        f"{day(known)}.",
    )


def _revisions(revisions: pd.DataFrame, quarters: list[Quarter]) -> Iterator[_Entry]:
    """Give an entry for each quarter and day on which figures of it that were published moved."""
    for (name, on), rows in revisions.groupby(["quarter", "date"], sort=True):
        quarter = Quarter.parse(name)
        if quarter not in quarters:
            continue
        figures = counted(rows["indicator"].nunique(), "figure", "figures")
        reasons = listed(list(dict.fromkeys(reason.rstrip(".") for reason in rows["reason"])))
        yield _Entry(
            name=f"{name}/revised/{on.date().isoformat()}",
            title=f"Revised: {figures} of {quarter.label}",
            on=on.date(),
            page="book/revisions.html",
            summary=f"{reasons}.",
        )
