"""The newest share of each of several things, side by side: each is of a whole of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from glosanalysis.data.schemas.measured import Measured
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import day, month
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.recent import recent

__all__ = ["newest_shares"]


def newest_shares(
    tables: Tables,
    model: type[Measured],
    labels: Mapping[str, str],
    *,
    name: str,
    measure: str,
    headings: tuple[str, str],
    title: Callable[[Sequence[Measured]], str],
    note: str,
) -> Display:
    """Show the newest printed share of each measure that is no history.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    model : DataFrameModel
        The one that the table is declared by.
    labels : mapping of str to str
        What each measure is called, in the order of the rows.
    name, measure, note : str
        Those of the display.
    headings : tuple of two str
        Over the labels and over the shares.
    title : callable
        From the rows to the title.

    Returns
    -------
    Display
    """
    newest = [recent(tables, rows_of(tables, model, each))[-1:] for each in labels]
    rows = [row for last in newest for row in last if row.value is not None]
    if not rows:
        return Display.nothing_yet(name, measure)
    days = sorted(row.as_at for row in rows)
    cells = [(labels[row.measure], row.value, day(row.as_at)) for row in rows]
    return Display(
        name=name,
        title=title(rows),
        frame=pd.DataFrame(cells, columns=["what", "share", "as_at"]),
        columns={
            "what": Column(headings[0]),
            "share": Column(headings[1], "%", AS_PRINTED),
            "as_at": Column("As at"),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys(month(each) for each in (days[0], days[-1]))),
        cited=citations(tables.titles, rows),
        note=note,
    )
