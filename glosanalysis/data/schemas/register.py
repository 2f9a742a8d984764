"""The register of sources, the published quarters, and figures that have moved since."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pandera.pandas as pa

from glosanalysis.data.columns import DAY, QUARTER, SLUG, TEXT, WEB_ADDRESS, one_of
from glosanalysis.data.schema import Settings, facts, key, row_rule
from glosanalysis.quarter import Quarter

__all__ = ["Quarters", "Revisions", "Sources"]


def _last_days(quarters: pd.Series) -> pd.Series:
    """Give the last day of each quarter as text; nothing where it is no quarter."""
    days = {
        text: Quarter.parse(text).last_day.isoformat()
        for text in quarters.unique()
        if QUARTER.fault_in(text) is None
    }
    return quarters.map(days).fillna("")


def _known_before(quarters: pd.DataFrame) -> pd.Series:
    """Give up to when the quarter before each knows, in the order of the rows."""
    in_order = quarters.sort_values("quarter")["known_by"]
    return in_order.shift().reindex(quarters.index)


class Sources(pa.DataFrameModel):
    """A document, or a report bound into one."""

    source_id: str = SLUG.field("The name by which tables cite it")
    title: str = TEXT.field("Its title, or what it is")
    publisher: str = TEXT.field("Who published it")
    published_on: datetime = DAY.field("The day of the meeting that received it, or its own date")
    document: str = SLUG.field("The source_id of the document that holds it; its own if whole")
    address: str | None = WEB_ADDRESS.field(
        "Where the public can read it, if it has an address", required=False
    )

    class Config(Settings):
        name = "sources"
        unique = key("source_id")
        metadata = facts(
            rules=(
                row_rule(
                    "document",
                    lambda text: text["document"].isin(text["source_id"]),
                    "is not a source_id of this register",
                ),
            ),
        )


class Quarters(pa.DataFrameModel):
    """A published quarter, and the day up to which its reports know."""

    quarter: str = QUARTER.field("The quarter")
    known_by: datetime = DAY.field(
        "The day up to which knowledge went into its reports: papers published later are not "
        "seen. Move it to bring a quarter up to later knowledge"
    )

    class Config(Settings):
        name = "quarters"
        unique = key("quarter")
        metadata = facts(
            rules=(
                row_rule(
                    "known_by",
                    lambda text: text["known_by"] >= _last_days(text["quarter"]),
                    "is before the last day of its quarter",
                ),
                row_rule(
                    "known_by",
                    lambda text: ~(_known_before(text) > text["known_by"]),
                    "is before that of an earlier quarter",
                ),
            ),
        )


class Revisions(pa.DataFrameModel):
    """A published figure that has moved since, acknowledged."""

    quarter: str = QUARTER.field("The quarter that it was published for")
    indicator: str = SLUG.field("The indicator")
    what: str = one_of("value", "previous_value", "target", "assessment", "comparator_value").field(
        "What of the indicator moved: the column of indicators.csv that holds it"
    )
    old: str | None = TEXT.field("What was published", required=False)
    new: str | None = TEXT.field(
        "What it is now; empty where a value is withdrawn, and none shown", required=False
    )
    date: datetime = DAY.field("The day of the acknowledgement")
    reason: str = TEXT.field("Why it moved")

    class Config(Settings):
        name = "revisions"
        unique = key("quarter", "indicator", "what", "old", "new", "date")
        metadata = facts(
            rules=(
                row_rule(
                    "new",
                    lambda text: text["old"] != text["new"],
                    "is what was published: nothing moved",
                ),
            ),
        )
