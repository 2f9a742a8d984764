"""Tables of education, health and care plans, their rates, caseloads and school places."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from glosanalysis.authority import COUNTRY, NEIGHBOURS, OWN
from glosanalysis.data.columns import (
    ACADEMIC_YEAR,
    COUNT,
    COUNT_FROM_1,
    DAY,
    QUALIFIER,
    RATE,
    SIGNED_WHOLE,
    one_of,
)
from glosanalysis.data.schema import Cited, Dated, Settings, column, facts, key
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = [
    "EhcCaseload",
    "EhcNewPlans",
    "EhcPlans",
    "EhcRates",
    "Ehcp",
    "SpecialSchoolPlaces",
]


def _start_or_announcement(frame: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Date a commissioned place at the start of its year, a planned one when it was announced."""
    start = pd.to_datetime(frame["academic_year"].str[:4] + "-09-01")
    paper_date = frame["source_id"].map(sources.set_index("source_id")["published_on"])
    return start.where(frame["status"] == "commissioned", paper_date)


class EhcPlans(Cited):
    """Education, health and care plans maintained."""

    as_at: datetime = DAY.field(
        "The date of the count; the paper names the month, its last day stands"
    )
    plans: int = COUNT_FROM_1.field("Plans maintained")

    class Config(Settings):
        name = "ehc_plans"
        unique = key("as_at")
        metadata = facts(
            as_at=column("as_at"),
        )


class EhcNewPlans(Dated):
    """Education, health and care plans issued in an academic year so far."""

    academic_year: str = ACADEMIC_YEAR.field("The year, from 1 September")
    to_date: datetime = DAY.field("The day up to which plans are counted")
    plans: int = COUNT.field("Plans issued from 1 September to that day")
    printed_change: int | None = SIGNED_WHOLE.field(
        "The printed change on the same period a year before", required=False
    )

    class Config(Settings):
        name = "ehc_new_plans"
        unique = key("academic_year", "to_date")
        metadata = facts(
            as_at=column("to_date"),
        )


class EhcRates(Cited):
    """Education, health and care plans per 1,000, by area."""

    as_at: datetime = DAY.field(
        "The count: the January before the paper, which says only the last collection"
    )
    area: str = one_of(OWN.name, COUNTRY.name, NEIGHBOURS.name).field("The area")
    plans_per_1000: float = RATE.field("Plans per 1,000; the paper does not say 1,000 of whom")

    class Config(Settings):
        name = "ehc_rates"
        unique = key("as_at", "area")
        metadata = facts(
            as_at=column("as_at"),
        )


class EhcCaseload(Cited):
    """Plans that a caseworker holds, and could manage."""

    as_at: datetime = DAY.field("The date of the paper")
    measure: str = one_of("typical", "manageable_low", "manageable_high").field(
        "What caseworkers hold (the paper: over this), or the ends of what is manageable"
    )
    plans_per_caseworker: int = COUNT_FROM_1.field("Plans for each caseworker")
    qualifier: str | None = QUALIFIER.field("What the paper says of the number", required=False)

    class Config(Settings):
        name = "ehc_caseload"
        unique = key("as_at", "measure")
        metadata = facts(
            as_at=column("as_at"),
        )


class SpecialSchoolPlaces(Dated):
    """Places in special schools, by academic year."""

    academic_year: str = ACADEMIC_YEAR.field("The year, from 1 September")
    places: int = COUNT.field("Places")
    status: str = one_of("commissioned", "planned").field(
        "commissioned counts from 1 September of the year; planned from its announcement"
    )

    class Config(Settings):
        name = "special_school_places"
        unique = key("academic_year", "status")
        metadata = facts(
            as_at=_start_or_announcement,
        )


class Ehcp(Measured):
    """A single figure on education, health and care plans, as printed."""

    measure: str = one_of("ehc_over_52w").field(
        "ehc_over_52w: plans that take more than 52 weeks from the request"
    )
    unit: str = one_of("plans").field("Its unit")

    class Config(Settings):
        name = "ehcp"
        unique = KEY
        metadata = measured()
