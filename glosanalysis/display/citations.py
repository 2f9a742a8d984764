"""Where the figures of a display come from: documents, and the places in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

import pandas as pd

__all__ = ["Citation", "citations"]


class Citation(NamedTuple):
    """A document, its title, and the place in it."""

    source_id: str
    title: str
    locator: str


class _Found(Protocol):
    """Whatever says where it was found: a row of a table, or what is read from one."""

    @property
    def source_id(self) -> str: ...

    @property
    def locator(self) -> str: ...


def citations(
    titles: Mapping[str, str], *several: Iterable[_Found] | pd.DataFrame
) -> tuple[Citation, ...]:
    """List where some rows come from, each place once, by source.

    Parameters
    ----------
    titles : mapping of str to str
        Of the documents, by identifier.
    *several : iterables
        Of rows of tables, or of what else has a ``source_id`` and a ``locator``; a frame with
        these two columns will do.

    Returns
    -------
    tuple of Citation
    """
    places = {place for rows in several for place in _places(rows)}
    # Not in the order of the rows: in another order they say the same.
    return tuple(Citation(source, titles[source], place) for source, place in sorted(places))


def _places(rows: Iterable[_Found] | pd.DataFrame) -> Iterable[tuple[str, str]]:
    if isinstance(rows, pd.DataFrame):
        return zip(rows["source_id"], rows["locator"], strict=True)
    return ((row.source_id, row.locator) for row in rows)
