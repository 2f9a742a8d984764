"""Published tables with some of their rows exchanged, as if they were all there are."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.published import Published

__all__ = ["added", "with_table"]


def with_table(published: Published, **tables: pd.DataFrame) -> Published:
    """Give the tables with some of them exchanged, as if they were all there are."""
    return replace(published, tables={**published.tables, **tables}, until=None)


def added(published: Published, table: str, *rows: dict[str, object]) -> Published:
    """Give the tables with rows like the last one added."""
    like = published[table].iloc[-1].to_dict()
    more = pd.DataFrame([{**like, **row} for row in rows])
    return with_table(published, **{table: pd.concat([published[table], more], ignore_index=True)})
