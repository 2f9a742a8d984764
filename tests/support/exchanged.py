"""Published tables with some of their rows exchanged, as if they were all there are."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.tables import Tables

__all__ = ["added", "with_table"]


def with_table(tables: Tables, **frames: pd.DataFrame) -> Tables:
    """Give the tables with some of them exchanged, as if they were all there are."""
    return replace(tables, frames={**tables.frames, **frames}, until=None)


def added(tables: Tables, table: str, *rows: dict[str, object]) -> Tables:
    """Give the tables with rows like the last one added."""
    like = tables[table].iloc[-1].to_dict()
    more = pd.DataFrame([{**like, **row} for row in rows])
    return with_table(tables, **{table: pd.concat([tables[table], more], ignore_index=True)})
