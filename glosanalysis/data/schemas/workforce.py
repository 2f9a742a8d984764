"""Tables of the social work workforce."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from glosanalysis.data.columns import DAY, RATE, TEXT, one_of, or_suppressed
from glosanalysis.data.schema import Cited, Settings, column, facts, key, row_rule

__all__ = ["Workforce", "WorkforceReadings"]


def _share_within_100(text: pd.DataFrame) -> pd.Series:
    share = text["measure"].str.contains("_pct")
    over = pd.to_numeric(text["value"], errors="coerce") > 100
    return ~(share & over)


_WORKFORCE_MEASURES = one_of(
    "vacancy_pct",
    "vacancy_fte",
    "agency_pct",
    "agency_headcount",
    "turnover_pct",
    "caseload_18_pct",
    "caseload_22_pct",
    "agency_saving_k",
    "agency_pct_expected",
    "agency_pct_fell_from",
    "agency_pct_fell_to",
    "establishment_added_posts",
    "social_workers_to_recruit",
)


class Workforce(Cited):
    """A figure on the social work workforce."""

    as_at: datetime = DAY.field("The date that the figure describes")
    measure: str = _WORKFORCE_MEASURES.field("What was measured")
    value: float = or_suppressed(RATE).field("The figure: a percentage, FTE, people or £ thousand")

    class Config(Settings):
        name = "workforce"
        unique = key("as_at", "measure")
        metadata = facts(
            as_at=column("as_at"),
            rules=(
                row_rule("value", _share_within_100, "is over 100, the most a percentage can be"),
            ),
        )


class WorkforceReadings(Cited):
    """How a workforce figure was read where the paper is unclear or approximate."""

    as_at: datetime = DAY.field("The date that the figure describes")
    measure: str = one_of("all", *_WORKFORCE_MEASURES.words).field(
        "The measure, or all for a column heading"
    )
    printed: str = TEXT.field("What stands in the text of the paper")
    kind: str = one_of("recognition", "approximate", "undated").field(
        "A slip of text recognition, a figure given as about, or one without a date"
    )
    reading: str = TEXT.field("What was taken from it, and why")

    class Config(Settings):
        name = "workforce_readings"
        unique = key("as_at", "measure", "kind")
        metadata = facts(
            as_at=column("as_at"),
        )
