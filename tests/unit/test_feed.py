"""The feed of quarters and revisions: what Atom asks for, the same each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from glosanalysis.authority import Book
from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.feed import feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
BOOK = Book(title="A & <b>", subtitle="Of c", author="D")


@pytest.fixture(scope="module")
def quarters(project: Project) -> list[Quarter]:
    return published_quarters(project)


@pytest.fixture(scope="module")
def made(tables: Tables, quarters: list[Quarter]) -> ET.Element:
    return ET.fromstring(feed(tables, quarters, BOOK))


def test_it_has_an_entry_for_each_quarter_and_each_revision(
    made: ET.Element, tables: Tables, quarters: list[Quarter]
) -> None:
    pages = [link.get("href") for link in made.findall("a:entry/a:link", ATOM)]
    overviews = {f"book/reports/{quarter}/overview.html" for quarter in quarters}
    assert overviews <= set(pages)
    moved = tables.revisions.groupby(["quarter", "date"]).ngroups
    assert pages.count("book/revisions.html") == moved > 0


def test_every_entry_has_what_atom_asks_for(made: ET.Element) -> None:
    for entry in [made, *made.findall("a:entry", ATOM)]:
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"a:{name}", namespaces=ATOM), name
        datetime.fromisoformat(str(entry.findtext("a:updated", namespaces=ATOM)))
    ids = [str(each.text) for each in made.findall(".//a:id", ATOM)]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith("urn:uuid:") for id_ in ids)
    assert made.findtext("a:title", namespaces=ATOM) == "A & <b>"
    assert made.findtext("a:subtitle", namespaces=ATOM) == "Of c"
    assert made.findtext("a:author/a:name", namespaces=ATOM) == "D"


def test_the_newest_comes_first_and_dates_the_feed(made: ET.Element) -> None:
    days = [str(each.text) for each in made.findall("a:entry/a:updated", ATOM)]
    assert days == sorted(days, reverse=True)
    assert made.findtext("a:updated", namespaces=ATOM) == days[0]


def test_addresses_are_counted_from_the_feed(made: ET.Element) -> None:
    links = [urlsplit(str(each.get("href"))) for each in made.iter(f"{{{ATOM['a']}}}link")]
    assert not [link for link in links if link.scheme or link.path.startswith("/")]


def test_it_is_the_same_each_time_and_an_entry_keeps_its_name(
    tables: Tables, quarters: list[Quarter], made: ET.Element
) -> None:
    assert feed(tables, quarters, BOOK) == feed(tables, quarters, BOOK)
    fewer = ET.fromstring(feed(tables, quarters[:3], Book(title="Another")))
    kept = {each.text for each in fewer.findall(".//a:id", ATOM)}
    assert kept < {each.text for each in made.findall(".//a:id", ATOM)}
