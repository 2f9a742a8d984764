"""The exhibits of a published report, as its page shows them: title, table, caption, source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pandas as pd
from bs4 import BeautifulSoup, Tag

__all__ = ["Exhibit", "Shown", "shown_in"]


@dataclass
class Exhibit:
    """A table of a page.

    Parameters
    ----------
    title : str
        Its message.
    frame : DataFrame of str
        The cells, under the headings of the page.
    figures : tuple of str
        The columns that hold numbers.
    captions : list of str
        What is measured, where and when, and what to know when reading it.
    source : str
    """

    title: str
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    figures: tuple[str, ...] = ()
    captions: list[str] = field(default_factory=list)
    source: str = ""


@dataclass(frozen=True)
class Shown:
    """What a report shows beside its key figures.

    Parameters
    ----------
    exhibits : tuple of Exhibit
    careful : tuple of str
        What to be careful about.
    """

    exhibits: tuple[Exhibit, ...]
    careful: tuple[str, ...]


def shown_in(report: Path) -> Shown:
    """Read the exhibits of an executed report, in the order of its page.

    Parameters
    ----------
    report : Path
        The notebook.

    Returns
    -------
    Shown
        A chart counts by the table under it.
    """
    page = BeautifulSoup("\n".join(_outputs(report)), "html.parser")
    for sign in page.select("[aria-hidden=true]"):
        sign.decompose()
    return Shown(
        tuple(each for each in _exhibits(page) if not each.frame.empty),
        tuple(_text(each) for each in page.select("ul.careful > li")),
    )


def _outputs(report: Path) -> Iterator[str]:
    for cell in nbformat.read(report, as_version=4).cells:
        for output in cell.get("outputs", []):
            yield output.get("data", {}).get("text/html", "")


def _exhibits(page: BeautifulSoup) -> list[Exhibit]:
    """Take each title with what follows it, up to what belongs to none."""
    found: list[Exhibit] = []
    is_open = False
    for piece in page.find_all(True, recursive=False):
        classes = piece.get_attribute_list("class")
        table = piece if piece.name == "table" else piece.select_one("table.figures:not(.cards)")
        if "exhibit-title" in classes:
            found.append(Exhibit(_text(piece)))
            is_open = True
        elif not is_open:
            continue
        elif "exhibit-caption" in classes:
            found[-1].captions.append(_text(piece))
        elif "exhibit-foot" in classes:
            source = piece.select_one(".exhibit-source")
            found[-1].source = _text(source) if source else ""
        elif table is not None and found[-1].frame.empty:
            _take(found[-1], table)
        else:
            is_open = False
    return found


def _take(exhibit: Exhibit, table: Tag) -> None:
    """Put the cells of a table into its exhibit, and what the page says above them."""
    heads = table.select("thead th")
    names = [_text(head) for head in heads]
    rows = [[_text(cell) for cell in row.select("th, td")] for row in table.select("tbody tr")]
    exhibit.frame = pd.DataFrame(rows, columns=names, dtype="str")
    exhibit.figures = tuple(
        name
        for name, head in zip(names, heads, strict=True)
        if "text" not in head.get_attribute_list("class")
    )
    if table.caption and not exhibit.captions:
        exhibit.captions.append(_text(table.caption))


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
