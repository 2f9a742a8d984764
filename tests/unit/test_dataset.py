"""What a report is for machines: a schema.org data set that nothing in it can break."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from glosanalysis.authority import Book
from glosanalysis.book.sphinx_ext.dataset import dataset_of
from glosanalysis.book.sphinx_ext.front_page import moved_to_root
from glosanalysis.catalogue import ReportKey

REPORT = ReportKey.of_page("book/reports/2022-23-Q3/ehcp")
BOOK = Book(title="A book", subtitle="Of figures", author="Somebody")
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    'a "quote" \\ & {0} {name}',
    "€\n",
]


def held(text: str) -> dict[str, object]:
    page = BeautifulSoup(text, "html.parser")
    scripts = page.select("script")
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    found: dict[str, object] = json.loads(scripts[0].text)
    return found


def test_it_says_what_the_data_are_of() -> None:
    assert REPORT is not None
    found = held(dataset_of(REPORT, BOOK, "Said", {"a": "A paper"}, "2023-03-31"))
    assert found["@type"] == "Dataset"
    assert found["creator"] == {"@type": "Organization", "name": "Somebody"}
    whole = {"@type": "Dataset", "name": "A book", "description": "Of figures"}
    assert found["isPartOf"] == whole
    assert found["name"] == "EHCP growth: October to December 2022"
    assert found["temporalCoverage"] == "2022-10-01/2022-12-31"
    assert found["dateModified"] == "2023-03-31"
    assert found["citation"] == [{"@type": "CreativeWork", "name": "A paper", "identifier": "a"}]
    assert "dateModified" not in held(dataset_of(REPORT, BOOK, "Said", {}))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_ends_it(hostile: str) -> None:
    assert REPORT is not None
    made = dataset_of(
        REPORT, Book.model_construct(title=hostile, author=hostile), hostile, {"a": hostile}
    )
    found = held(made)
    assert found["description"] == hostile
    assert made.count("<") == 2


def test_the_front_page_names_the_file_from_where_it_is() -> None:
    assert REPORT is not None
    made = dataset_of(REPORT, BOOK, "Said", {})
    moved = held(moved_to_root(f"<html>{made}</html>", "book/reports/2022-23-Q3"))
    assert moved["distribution"][0]["contentUrl"] == (  # type: ignore[index]
        "book/reports/2022-23-Q3/indicators.csv"
    )
