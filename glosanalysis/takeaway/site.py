"""The files that lie beside the pages of the site for readers and machines to take away."""

from __future__ import annotations

from collections.abc import Iterator

from glosanalysis.authority import read
from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.schemas import WHOLE_BOOK
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.feed import FEED, feed
from glosanalysis.takeaway.published_rows import has_figures

__all__ = ["files", "workbook_name"]

_CSV, _PARQUET = f"book/{WHOLE_BOOK.name}.csv", f"book/{WHOLE_BOOK.name}.parquet"
_METADATA = f"{_CSV}-metadata.json"
"""Where the W3C's recommendation has a machine look for it."""
_FIGURES, _SCHEMA = "book/figures.json", "book/figures.schema.json"


def workbook_name(quarter: Quarter) -> str:
    """Name the workbook of a quarter.

    Examples
    --------
    >>> workbook_name(Quarter(2022, 3))
    '2022-23-Q3.xlsx'
    """
    return f"{quarter}.xlsx"


def files(project: Project, tables: Tables) -> Iterator[tuple[str, bytes]]:
    """Make the files of a book.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.

    Yields
    ------
    tuple of str and bytes
        The place in the site, and what the file holds. Of the workbooks that of the newest quarter:
        a second each is too much for every build, and ``glosanalysis workbook`` makes the others.
        None in a book without a quarter.
    """
    quarters = published_quarters(project)
    if not quarters:
        return
    # Imported only now: they bring libraries that take a second to load.
    from glosanalysis.takeaway.figures import figures, schema
    from glosanalysis.takeaway.whole_book import as_csv, as_parquet, metadata, whole_book
    from glosanalysis.takeaway.workbook import book_title, workbook

    title, newest = book_title(project), quarters[-1]
    book = whole_book(project.reports, quarters)
    yield _CSV, as_csv(book)
    yield _PARQUET, as_parquet(book)
    yield _METADATA, metadata(_CSV.rpartition("/")[2], title)
    yield _FIGURES, figures(project.reports, newest, title)
    yield _SCHEMA, schema()
    yield FEED, feed(tables, quarters, read(project.data).book)
    if not has_figures(project, newest):
        return
    place = f"book/reports/{newest}/{workbook_name(newest)}"
    yield place, workbook(project, tables.titles, newest)
