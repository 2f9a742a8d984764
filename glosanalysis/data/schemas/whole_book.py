"""The whole book as one table: what its columns hold, for its readers and their machines."""

from __future__ import annotations

from datetime import datetime

import pandera.pandas as pa

from glosanalysis.data.columns import (
    COUNT_FROM_1,
    DAY,
    QUARTER,
    SIGNED_NUMBER,
    SLUG,
    TEXT,
    one_of,
)
from glosanalysis.data.schema import Settings, facts, key
from glosanalysis.observations import FEEDS

__all__ = ["WholeBook"]


class WholeBook(pa.DataFrameModel):
    """A figure as a quarter published it: the authority's own, or another area's beside it."""

    quarter: str = QUARTER.field("The quarter that published it")
    theme: str = SLUG.field("The theme, by its identifier")
    indicator: str = SLUG.field("The indicator, by its identifier")
    label: str = TEXT.field("The indicator as pages name it")
    area: str = TEXT.field("The area that it describes")
    area_code: str = TEXT.field("Its code in official statistics; SN for the neighbours together")
    level: str = one_of(
        "authority", "neighbours_mean", "neighbours_median", "region", "England"
    ).field("What kind of area it is")
    value: float | None = SIGNED_NUMBER.field(
        "The figure in its unit, with the decimals that pages show; empty where there is none, or "
        "where qualifier says why it is not given",
        required=False,
    )
    unit: str = TEXT.field("What it is counted in, and so is what it is compared with")
    numerator: float | None = SIGNED_NUMBER.field("What it was divided from", required=False)
    denominator: float | None = SIGNED_NUMBER.field("What it was divided by", required=False)
    ci_low: float | None = SIGNED_NUMBER.field("Lower end of its 95% interval", required=False)
    ci_high: float | None = SIGNED_NUMBER.field("Upper end of its 95% interval", required=False)
    previous_value: float | None = SIGNED_NUMBER.field(
        "The earlier figure of the same kind that it is compared with", required=False
    )
    change: float | None = SIGNED_NUMBER.field(
        "The difference from it; of a percentage in percentage points", required=False
    )
    target: float | None = SIGNED_NUMBER.field("What is aimed for", required=False)
    good_is: str = one_of("low", "high", "neutral").field("Which end is good")
    assessment: str | None = one_of(
        "better", "worse", "unchanged", "on_target", "off_target", "not_assessed"
    ).field("How it is assessed; of the authority's own only", required=False)
    comparator_area: str | None = TEXT.field(
        "The area whose figure pages set beside it", required=False
    )
    comparator_value: float | None = SIGNED_NUMBER.field("The figure of that area", required=False)
    as_at: datetime | None = DAY.field("The day that it describes", required=False)
    status: str | None = one_of(
        "new", "carried_forward", "provisional", "suppressed", "withdrawn", "not_reported"
    ).field("How it stands in the quarter; of the authority's own only", required=False)
    source_id: str | None = TEXT.field("The paper, release or return it is from", required=False)
    locator: str | None = TEXT.field("Where in it", required=False)
    feed: str | None = one_of(*FEEDS).field("What kind of source that is", required=False)
    qualifier: str | None = TEXT.field(
        "What the source says of a number that it does not give exactly, or in brackets the symbol "
        "that stands for one",
        required=False,
    )
    rank: int | None = COUNT_FROM_1.field(
        "Its place among all authorities, 1 the best, or the highest where no end is good",
        required=False,
    )
    of: int | None = COUNT_FROM_1.field("How many authorities have a figure", required=False)
    quartile: str | None = one_of("A", "B", "C", "D").field(
        "A the best quarter of authorities, D the worst", required=False
    )

    class Config(Settings):
        name = "whole-book"
        unique = key("quarter", "indicator", "level")
        metadata = facts()
