"""The exhibits of a published report, as its page shows them: title, table, caption, source."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from bs4 import Tag

from glosanalysis.escaping import words
from glosanalysis.takeaway.outputs import Page, Picture, page_of

__all__ = ["Exhibit", "Shown", "exhibits_of", "shown_in", "text_of"]


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
    source_ids : tuple of str
        The documents that it names, as the register has them.
    picture : Picture or None
        The chart above the table, if there is one.
    """

    title: str
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    figures: tuple[str, ...] = ()
    captions: list[str] = field(default_factory=list)
    source: str = ""
    source_ids: tuple[str, ...] = ()
    picture: Picture | None = None


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
    page = page_of(report)
    return Shown(
        tuple(each for each in exhibits_of(page) if not each.frame.empty),
        tuple(text_of(each) for each in page.body.select("ul.careful > li")),
    )


def exhibits_of(page: Page) -> list[Exhibit]:
    """Take each title with what follows it, up to what belongs to none.

    Parameters
    ----------
    page : Page

    Returns
    -------
    list of Exhibit
    """
    found: list[Exhibit] = []
    is_open = False
    for piece in page.body.find_all(True, recursive=False):
        classes = piece.get_attribute_list("class")
        table = piece if piece.name == "table" else piece.select_one("table.figures:not(.cards)")
        if "exhibit-title" in classes:
            found.append(Exhibit(text_of(piece)))
            is_open = True
        elif not is_open:
            continue
        elif "exhibit-caption" in classes:
            found[-1].captions.append(text_of(piece))
        elif "exhibit-foot" in classes:
            _take_source(found[-1], piece)
        elif table is not None and found[-1].frame.empty:
            _take(found[-1], table)
        elif found[-1].picture is None and page.picture_of(piece):
            found[-1].picture = page.picture_of(piece)
        else:
            is_open = False
    return found


def _take(exhibit: Exhibit, table: Tag) -> None:
    """Put the cells of a table into its exhibit, and what the page says above them."""
    heads = table.select("thead th")
    names = [text_of(head) for head in heads]
    rows = [[text_of(cell) for cell in row.select("th, td")] for row in table.select("tbody tr")]
    exhibit.frame = pd.DataFrame(rows, columns=names, dtype="str")
    exhibit.figures = tuple(
        name
        for name, head in zip(names, heads, strict=True)
        if "text" not in head.get_attribute_list("class")
    )
    if table.caption and not exhibit.captions:
        exhibit.captions.append(text_of(table.caption))


def _take_source(exhibit: Exhibit, foot: Tag) -> None:
    source = foot.select_one(".exhibit-source")
    if source is not None:
        links = [str(link["href"]).rpartition("#") for link in source.select("a[href]")]
        exhibit.source = text_of(source)
        exhibit.source_ids = tuple(id_ for page, _, id_ in links if page.endswith("sources.html"))


def text_of(tag: Tag) -> str:
    """Give the text of a piece on one line."""
    return words(tag.get_text()).strip()
