"""The log of decisions about the other tables."""

from __future__ import annotations

from datetime import datetime

import pandera.pandas as pa

from glosanalysis.data.columns import DAY, TEXT, one_of
from glosanalysis.data.schema import Settings, key

__all__ = ["log_of"]


def log_of(*tables: str) -> type[pa.DataFrameModel]:
    """Make the model of the log, whose rows name one of these tables."""
    known = one_of(*tables)

    class Log(pa.DataFrameModel):
        """A decision made when figures were transcribed, or a correction made later."""

        date: datetime = DAY.field("The day of the decision")
        table: str = known.field("The table that it concerns")
        what: str = TEXT.field("What was decided or corrected")
        why: str = TEXT.field("Why")

        class Config(Settings):
            name = "log"
            unique = key("date", "table", "what")

    return Log
