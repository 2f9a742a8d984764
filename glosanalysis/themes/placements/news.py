"""Whether a table tells a quarter anything that the published quarter before did not know."""

from __future__ import annotations

from glosanalysis.data.tables import Published

__all__ = ["is_news"]


def is_news(published: Published, table: str) -> bool:
    """Tell whether a quarter sees rows of a table that the quarter before it did not.

    An exhibit of old rows would repeat a page that the book already has.

    Parameters
    ----------
    published : Published
        What a quarter sees; of all there is, everything is news.
    table : str

    Returns
    -------
    bool
    """
    earlier = None if published.until is None else published.seen_before(published.until)
    return earlier is None or not published[table].equals(earlier[table])
