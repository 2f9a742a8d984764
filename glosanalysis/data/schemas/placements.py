"""Tables of external placements, what they cost, and children in care."""

from __future__ import annotations

from datetime import datetime

from glosanalysis.data.columns import (
    COUNT,
    DAY,
    FINANCIAL_YEAR,
    MONTH,
    SIGNED_NUMBER,
    SIGNED_WHOLE,
    TEXT,
    one_of,
    or_suppressed,
)
from glosanalysis.data.schema import Cited, Dated, Settings, column, facts, key, month_end, ordered

__all__ = [
    "IMPROVEMENT",
    "POSITION",
    "ChildrenInCare",
    "PlacementAverages",
    "Placements",
    "Revenue",
    "RevenueStatements",
]


class Placements(Dated):
    """External agency placements at the end of a month."""

    month: datetime = MONTH.field("The month")
    placement_type: str = one_of("total", "residential", "fostering", "supported_living").field(
        "The type; total also holds youth offending placements, which have no row"
    )
    placements: int = or_suppressed(COUNT).field("Placements in the database at the month's end")

    class Config(Settings):
        name = "placements"
        unique = key("month", "placement_type")
        metadata = facts(
            as_at=month_end("month"),
        )


class PlacementAverages(Dated):
    """The averages that the paper prints under its table of placements."""

    financial_year: str = FINANCIAL_YEAR.field("The year")
    placement_type: str = one_of("total", "residential", "fostering", "supported_living").field(
        "The type"
    )
    printed_average: int = COUNT.field("The average as printed")
    from_month: datetime = MONTH.field("The first month end that it averages")
    to_month: datetime = MONTH.field(
        "The last one: before March where the year was not over, which dates it"
    )

    class Config(Settings):
        name = "placement_averages"
        unique = key("financial_year", "placement_type", "to_month")
        metadata = facts(
            as_at=month_end("to_month"),
            rules=(ordered("from_month", "to_month"),),
        )


class Revenue(Dated):
    """A line of the revenue budget monitoring: budget, forecast and variance."""

    financial_year: str = FINANCIAL_YEAR.field("The year of the budget")
    forecast_month: datetime = MONTH.field("The month in which the forecast was made")
    view: str = one_of("service_area", "high_risk").field(
        "Attachment 1, or attachment 2 of the paper"
    )
    section: str = TEXT.field("The heading above the line")
    line: str = TEXT.field("The line's name")
    level: str = one_of("line", "subtotal", "rounding", "total").field(
        "What the line is in its table"
    )
    budget_k: int = SIGNED_WHOLE.field("Full year budget, £ thousand")
    outturn_k: int = SIGNED_WHOLE.field("Forecast outturn, £ thousand")
    variance_dsg_k: int = SIGNED_WHOLE.field(
        "Variance funded by the Dedicated Schools Grant, £ thousand"
    )
    variance_non_dsg_k: int = SIGNED_WHOLE.field("Variance funded otherwise, £ thousand")
    variance_k: int = SIGNED_WHOLE.field("Total variance, £ thousand; positive overspends")
    variance_pct: float | None = SIGNED_NUMBER.field(
        "Total variance as a percentage of budget", required=False
    )
    previous_variance_dsg_k: int = SIGNED_WHOLE.field(
        "The month before's variance, DSG, £ thousand"
    )
    previous_variance_non_dsg_k: int = SIGNED_WHOLE.field(
        "The month before's variance, other, £ thousand"
    )
    previous_variance_k: int = SIGNED_WHOLE.field("The month before's total variance, £ thousand")
    change_k: int = SIGNED_WHOLE.field("Change on the month before, £ thousand")

    class Config(Settings):
        name = "revenue"
        unique = key("financial_year", "forecast_month", "view", "section", "line")
        metadata = facts(
            as_at=month_end("forecast_month"),
        )


POSITION = (
    "variance_non_dsg",
    "variance_non_dsg_pct",
    "underlying_variance",
    "external_placements_variance",
    "business_rates_pilot_income",
    "variance_dsg",
    "variance_dsg_beyond_balances",
)
"""What is said of how the budget of a year stands."""
IMPROVEMENT = (
    "improvement_plan_cost",
    "improvement_plan_from_service",
    "improvement_plan_from_reserve",
    "growth",
    "growth_permanent",
    "growth_for_staff",
    "growth_for_projects",
    "growth_of_both_years",
)
"""What is said of the cost of improving the service, and of the growth of its budget."""


class RevenueStatements(Cited):
    """What a report or a minute says of the budget in words, rounded as it was said."""

    as_at: datetime = DAY.field("The date of the position")
    financial_year: str = FINANCIAL_YEAR.field("The year of the budget")
    measure: str = one_of(*POSITION, *IMPROVEMENT).field(
        "What was said; of the plan: the cost of improving the service, and the growth of its "
        "budget"
    )
    value: float = SIGNED_NUMBER.field("The figure")
    unit: str = one_of("£ thousand", "%").field("Its unit")

    class Config(Settings):
        name = "revenue_statements"
        unique = key("as_at", "financial_year", "measure")
        metadata = facts(
            as_at=column("as_at"),
        )


class ChildrenInCare(Cited):
    """Children in care at a date."""

    as_at: datetime = DAY.field(
        "The date; the last day of the month where the paper names the month"
    )
    children: int = COUNT.field("Children in care")

    class Config(Settings):
        name = "children_in_care"
        unique = key("as_at")
        metadata = facts(
            as_at=column("as_at"),
        )
