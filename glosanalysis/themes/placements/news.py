"""Whether a table tells a quarter anything that the published quarter before did not know."""

from __future__ import annotations

from glosanalysis.data.tables import Tables

__all__ = ["is_news"]


def is_news(tables: Tables, table: str) -> bool:
    """Tell whether a quarter sees rows of a table that the quarter before it did not.

    A display of old rows would repeat a page that the book already has.

    Parameters
    ----------
    tables : Tables
        What a quarter sees; of all there is, everything is news.
    table : str

    Returns
    -------
    bool
    """
    earlier = None if tables.until is None else tables.known_before(tables.until)
    return earlier is None or not tables[table].equals(earlier[table])
