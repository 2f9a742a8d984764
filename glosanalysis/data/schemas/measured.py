"""The table that a theme has of its single figures: a measure, its span or day, its value."""

from __future__ import annotations

from datetime import datetime

from glosanalysis.data.columns import DAY, QUALIFIER, RATE, SIGNED_NUMBER, TEXT, or_suppressed
from glosanalysis.data.schema import Cited, column, facts, key, ordered

__all__ = ["KEY", "Measured", "measured"]

KEY = key("measure", "from_date", "as_at")


class Measured(Cited):
    """A figure of a theme: each table names its own measures."""

    from_date: datetime = DAY.field("First day of the span, or the day that the row describes")
    as_at: datetime = DAY.field("Last day of the span, or the same day")
    measure: str = TEXT.field("What was measured, by the identifier of its indicator")
    value: float | None = or_suppressed(SIGNED_NUMBER).field(
        "The figure as printed; empty where only the counts behind it are", required=False
    )
    numerator: float | None = RATE.field("The count behind a share, if printed", required=False)
    denominator: float | None = RATE.field("What it is a share of, if printed", required=False)
    unit: str = TEXT.field("Its unit")
    qualifier: str | None = QUALIFIER.field("What the paper says of the number", required=False)


def measured() -> dict[str, object]:
    """State what is true of every such table beyond its columns."""
    return facts(as_at=column("as_at"), rules=(ordered("from_date", "as_at"),))
