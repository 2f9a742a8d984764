"""No published figure has digits that no source and no method can bear."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from glosanalysis.checkout.project import Project

MOST = 8
NUMBER = re.compile(
    r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+(?![,\d])|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w])"
)
DOWNLOAD = re.compile(r"data:text/csv[^,\"']*;base64,([A-Za-z0-9+/=]+)")

NO_FIGURE = {
    "a day, perhaps with a time": r"\b\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+Z?)?\b",
    "a digest": r"\b(?:[0-9a-f]{40}|[0-9a-f]{64})\b",
    "an address": r"\bhttps?://[^\s)\"'<>]+",
    "a DOI": r"\b10\.\d{4,9}/[^\s)\"'<>]+",
}
"""What may have many digits: the patterns are exact, so that no figure hides behind them."""


def significant(number: str) -> int:
    """Count the digits of a number that carry meaning.

    Examples
    --------
    >>> significant("653.85902465196"), significant("7,443,000"), significant("0.050")
    (14, 4, 2)
    """
    whole, point, part = re.sub(r"[eE].*|,", "", number).partition(".")
    said = (whole + part).lstrip("0")
    return len(said if point else said.rstrip("0"))


def too_long(text: str) -> list[str]:
    """List the numbers of a text that have more than eight significant digits."""
    for pattern in NO_FIGURE.values():
        text = re.sub(pattern, " ", text)
    return [found for found in NUMBER.findall(text) if significant(found) > MOST]


def cells(content: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(content)):
        yield from row


def of_html(html: str) -> Iterator[str]:
    """Give the text of some HTML, and what its downloads hold."""
    for coded in DOWNLOAD.findall(html):
        yield from cells(base64.b64decode(coded).decode())
    yield DOWNLOAD.sub("", html)


def of_notebook(content: str) -> Iterator[str]:
    """Give all that stands in the cells of a notebook and in what they show."""
    for cell in json.loads(content)["cells"]:
        yield "".join(cell["source"])
        yield json.dumps(cell["metadata"], ensure_ascii=False)
        for output in cell.get("outputs", []):
            for shown in output.get("data", {}).values():
                yield from of_html("".join(shown))
            yield json.dumps(output.get("metadata", {}), ensure_ascii=False)


READERS = {".ipynb": of_notebook, ".csv": cells, ".md": of_html, ".json": lambda content: [content]}


def published(project: Project) -> list[Path]:
    return [
        path
        for path in sorted(project.book.rglob("*"))
        if path.suffix in READERS and "_static" not in path.parts
    ]


def test_no_published_number_has_more_than_eight_digits(project: Project) -> None:
    found = {}
    for path in published(project):
        texts = READERS[path.suffix](path.read_text(encoding="utf-8"))
        long = [number for text in texts for number in too_long(text)]
        if long:
            found[path.relative_to(project.root).as_posix()] = long[:3]
    assert found == {}


def test_every_kind_of_file_is_looked_at(project: Project) -> None:
    assert {path.suffix for path in published(project)} == set(READERS)


@pytest.mark.parametrize(
    "text",
    ["653.85902465196", "£16,260.162601626016", "1.00000001", "-123456789", "<td>12.3456789</td>"],
)
def test_too_many_digits_are_found(text: str) -> None:
    assert len(too_long(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["5,295 plans", "2023-03-09", "f" * 64, "https://example.org/123456789012", "1,000,000,000"],
)
def test_few_digits_and_what_is_no_figure_are_not(text: str) -> None:
    assert too_long(text) == []


def test_a_download_is_read() -> None:
    coded = base64.b64encode(b"Year,Plans\n2026,869.6331038053994\n").decode()
    html = f'<a href="data:text/csv;charset=utf-8;base64,{coded}">CSV</a>'
    assert [n for text in of_html(html) for n in too_long(text)] == ["869.6331038053994"]
