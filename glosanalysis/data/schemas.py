"""The tables there are: one schema each, in the order of the data dictionary."""

from __future__ import annotations

import pandas as pd

from glosanalysis.authority import COUNTRY, NEIGHBOURS, OWN
from glosanalysis.data.claims import OPERATIONS, RELATIONS, claim_faults
from glosanalysis.data.columns import (
    ACADEMIC_YEAR,
    COUNT,
    COUNT_FROM_1,
    DAY,
    FINANCIAL_YEAR,
    MONTH,
    PERCENTAGE,
    QUARTER,
    RATE,
    SIGNED_NUMBER,
    SIGNED_WHOLE,
    SLUG,
    TEXT,
    WEB_ADDRESS,
    Column,
    one_of,
    or_suppressed,
)
from glosanalysis.data.schema import CITATION, Dates, RowRule, Table
from glosanalysis.quarter import Quarter

__all__ = ["JUDGEMENTS", "LOG", "PUBLISHED", "QUARTERS", "REVISIONS", "SOURCES"]


def _column(name: str) -> Dates:
    return lambda frame, sources: frame[name]


def _month_end(name: str) -> Dates:
    return lambda frame, sources: frame[name] + pd.offsets.MonthEnd(0)


def _start_or_announcement(frame: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Date a commissioned place at the start of its year, a planned one when it was announced."""
    start = pd.to_datetime(frame["academic_year"].str[:4] + "-09-01")
    paper_date = frame["source_id"].map(sources.set_index("source_id")["published_on"])
    return start.where(frame["status"] == "commissioned", paper_date)


def _ordered(earlier: str, later: str) -> RowRule:
    return RowRule(
        later, lambda text: text[earlier] <= text[later], f"is before the row's {earlier}"
    )


def _last_days(quarters: pd.Series) -> pd.Series:
    """Give the last day of each quarter as text; nothing where it is no quarter."""
    days = {
        text: Quarter.parse(text).last_day.isoformat()
        for text in quarters.unique()
        if QUARTER.fault_in(text) is None
    }
    return quarters.map(days).fillna("")


def _share_within_100(text: pd.DataFrame) -> pd.Series:
    share = text["measure"].str.contains("_pct")
    over = pd.to_numeric(text["value"], errors="coerce") > 100
    return ~(share & over)


QUALIFIER = one_of("about", "over", "at least")
"""What a paper says of a number that it does not give exactly."""
_THEMES = ("early_help", "ehcp", "placements", "workforce")

SOURCES = Table(
    "sources",
    "A document, or a report bound into one",
    {
        "source_id": Column(SLUG, "The name by which tables cite it"),
        "title": Column(TEXT, "Its title, or what it is"),
        "publisher": Column(TEXT, "Who published it"),
        "published_on": Column(DAY, "The day of the meeting that received it, or its own date"),
        "document": Column(SLUG, "The source_id of the document that holds it; its own if whole"),
        "address": Column(
            WEB_ADDRESS, "Where the public can read it, if it has an address", required=False
        ),
    },
    key=("source_id",),
    rules=(
        RowRule(
            "document",
            lambda text: text["document"].isin(text["source_id"]),
            "is not a source_id of this register",
        ),
    ),
)

REVISIONS = Table(
    "revisions",
    "A published figure that has moved since, acknowledged",
    {
        "quarter": Column(QUARTER, "The quarter that it was published for"),
        "indicator": Column(SLUG, "The indicator"),
        "what": Column(
            one_of("value", "previous_value", "target", "assessment", "comparator_value"),
            "What of the indicator moved: the column of indicators.csv that holds it",
        ),
        "old": Column(TEXT, "What was published", required=False),
        "new": Column(
            TEXT, "What it is now; empty where a value is withdrawn, and none shown", required=False
        ),
        "date": Column(DAY, "The day of the acknowledgement"),
        "reason": Column(TEXT, "Why it moved"),
    },
    key=("quarter", "indicator", "what", "old", "new", "date"),
    rules=(
        RowRule(
            "new", lambda text: text["old"] != text["new"], "is what was published: nothing moved"
        ),
    ),
    may_be_empty=True,
)

QUARTERS = Table(
    "quarters",
    "A published quarter, and the day up to which its reports know",
    {
        "quarter": Column(QUARTER, "The quarter"),
        "known_by": Column(
            DAY,
            "The day up to which knowledge went into its reports: papers published later are not "
            "seen. Move it to bring a quarter up to later knowledge",
        ),
    },
    key=("quarter",),
    rules=(
        RowRule(
            "known_by",
            lambda text: text["known_by"] >= _last_days(text["quarter"]),
            "is before the last day of its quarter",
        ),
        RowRule(
            "known_by",
            lambda text: ~(text.sort_values("quarter")["known_by"].shift() > text["known_by"]),
            "is before that of an earlier quarter",
        ),
    ),
    may_be_empty=True,
)

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

_ALL = (
    Table(
        "early_help_kpi",
        "The share of closed early help episodes referred to social care, by reporting month",
        {
            "month": Column(MONTH, "The reporting month; its window is three months, ending here"),
            "target_pct": Column(PERCENTAGE, "The most that the council aims for"),
            "actual_pct": Column(or_suppressed(PERCENTAGE), "The share as printed"),
            "wording": Column(
                TEXT,
                "How its paper words what is counted, if in more ways than one",
                required=False,
            ),
            **CITATION,
        },
        key=("month",),
        as_at=_month_end("month"),
    ),
    Table(
        "early_help_cohorts",
        "What became of a group of children, by outcome",
        {
            "cohort": Column(
                one_of("closure", "step_down"),
                "closure: family support ended in the window. step_down: referred from social "
                "care to early help in the window",
            ),
            "from_date": Column(DAY, "First day of the window, as printed"),
            "to_date": Column(DAY, "Last day of the window, as printed"),
            "followed_up_on": Column(
                DAY, "When their status was checked; the paper names the month, its last day stands"
            ),
            "outcome": Column(
                one_of(
                    "closed_to_family_support",
                    "still_open_to_social_care",
                    "closed_to_both",
                    "stepped_down",
                    "closed_to_all",
                    "open_to_early_help_only",
                    "not_rereferred",
                    "rereferred",
                    "social_care",
                    "social_care_stepped_up",
                    "social_care_front_door",
                    "social_care_child_in_need",
                    "social_care_child_protection",
                    "social_care_looked_after",
                    "early_help",
                    "stepped_up_by_children_and_family_centre",
                    "front_door_referral",
                ),
                "What became of them; the outcomes overlap, parts and their sums are both given",
            ),
            "children": Column(or_suppressed(COUNT), "How many children"),
            "printed_pct": Column(PERCENTAGE, "The percentage printed beside it", required=False),
            **CITATION,
        },
        key=("cohort", "from_date", "to_date", "outcome"),
        as_at=_column("followed_up_on"),
        rules=(_ordered("from_date", "to_date"), _ordered("to_date", "followed_up_on")),
    ),
    Table(
        "supporting_families",
        "Supporting Families: a year's target and the claims submitted so far",
        {
            "financial_year": Column(FINANCIAL_YEAR, "The year of the programme"),
            "target_families": Column(COUNT_FROM_1, "Families to be claimed for in the year"),
            "claims": Column(COUNT, "Claims submitted so far in the year", required=False),
            "as_at": Column(DAY, "The date that the row describes"),
            **CITATION,
        },
        key=("financial_year", "as_at"),
        as_at=_column("as_at"),
    ),
    Table(
        "training",
        "Delegates on training about parental relationships",
        {
            "month": Column(MONTH, "The month of the course"),
            "course": Column(TEXT, "The course, as printed"),
            "delegates": Column(
                or_suppressed(COUNT), "Delegates; bookings where the course was still to come"
            ),
            **CITATION,
        },
        key=("month", "course"),
        as_at=_month_end("month"),
    ),
    Table(
        "ehc_plans",
        "Education, health and care plans maintained",
        {
            "as_at": Column(
                DAY, "The date of the count; the paper names the month, its last day stands"
            ),
            "plans": Column(COUNT_FROM_1, "Plans maintained"),
            **CITATION,
        },
        key=("as_at",),
        as_at=_column("as_at"),
    ),
    Table(
        "ehc_new_plans",
        "Education, health and care plans issued in an academic year so far",
        {
            "academic_year": Column(ACADEMIC_YEAR, "The year, from 1 September"),
            "to_date": Column(DAY, "The day up to which plans are counted"),
            "plans": Column(COUNT, "Plans issued from 1 September to that day"),
            "printed_change": Column(
                SIGNED_WHOLE, "The printed change on the same period a year before", required=False
            ),
            **CITATION,
        },
        key=("academic_year", "to_date"),
        as_at=_column("to_date"),
    ),
    Table(
        "ehc_rates",
        "Education, health and care plans per 1,000, by area",
        {
            "as_at": Column(
                DAY, "The count: the January before the paper, which says only the last collection"
            ),
            "area": Column(one_of(OWN.name, COUNTRY.name, NEIGHBOURS.name), "The area"),
            "plans_per_1000": Column(RATE, "Plans per 1,000; the paper does not say 1,000 of whom"),
            **CITATION,
        },
        key=("as_at", "area"),
        as_at=_column("as_at"),
    ),
    Table(
        "ehc_caseload",
        "Plans that a caseworker holds, and could manage",
        {
            "as_at": Column(DAY, "The date of the paper"),
            "measure": Column(
                one_of("typical", "manageable_low", "manageable_high"),
                "What caseworkers hold (the paper: over this), or the ends of what is manageable",
            ),
            "plans_per_caseworker": Column(COUNT_FROM_1, "Plans for each caseworker"),
            "qualifier": Column(QUALIFIER, "What the paper says of the number", required=False),
            **CITATION,
        },
        key=("as_at", "measure"),
        as_at=_column("as_at"),
    ),
    Table(
        "special_school_places",
        "Places in special schools, by academic year",
        {
            "academic_year": Column(ACADEMIC_YEAR, "The year, from 1 September"),
            "places": Column(COUNT, "Places"),
            "status": Column(
                one_of("commissioned", "planned"),
                "commissioned counts from 1 September of the year; planned from its announcement",
            ),
            **CITATION,
        },
        key=("academic_year", "status"),
        as_at=_start_or_announcement,
    ),
    Table(
        "placements",
        "External agency placements at the end of a month",
        {
            "month": Column(MONTH, "The month"),
            "placement_type": Column(
                one_of("total", "residential", "fostering", "supported_living"),
                "The type; total also holds youth offending placements, which have no row",
            ),
            "placements": Column(
                or_suppressed(COUNT), "Placements in the database at the month's end"
            ),
            **CITATION,
        },
        key=("month", "placement_type"),
        as_at=_month_end("month"),
    ),
    Table(
        "placement_averages",
        "The averages that the paper prints under its table of placements",
        {
            "financial_year": Column(FINANCIAL_YEAR, "The year"),
            "placement_type": Column(
                one_of("total", "residential", "fostering", "supported_living"), "The type"
            ),
            "printed_average": Column(COUNT, "The average as printed"),
            "from_month": Column(MONTH, "The first month end that it averages"),
            "to_month": Column(
                MONTH, "The last one: before March where the year was not over, which dates it"
            ),
            **CITATION,
        },
        key=("financial_year", "placement_type", "to_month"),
        as_at=_month_end("to_month"),
        rules=(_ordered("from_month", "to_month"),),
    ),
    Table(
        "revenue",
        "A line of the revenue budget monitoring: budget, forecast and variance",
        {
            "financial_year": Column(FINANCIAL_YEAR, "The year of the budget"),
            "forecast_month": Column(MONTH, "The month in which the forecast was made"),
            "view": Column(
                one_of("service_area", "high_risk"), "Attachment 1, or attachment 2 of the paper"
            ),
            "section": Column(TEXT, "The heading above the line"),
            "line": Column(TEXT, "The line's name"),
            "level": Column(
                one_of("line", "subtotal", "rounding", "total"), "What the line is in its table"
            ),
            "budget_k": Column(SIGNED_WHOLE, "Full year budget, £ thousand"),
            "outturn_k": Column(SIGNED_WHOLE, "Forecast outturn, £ thousand"),
            "variance_dsg_k": Column(
                SIGNED_WHOLE, "Variance funded by the Dedicated Schools Grant, £ thousand"
            ),
            "variance_non_dsg_k": Column(SIGNED_WHOLE, "Variance funded otherwise, £ thousand"),
            "variance_k": Column(SIGNED_WHOLE, "Total variance, £ thousand; positive overspends"),
            "variance_pct": Column(
                SIGNED_NUMBER, "Total variance as a percentage of budget", required=False
            ),
            "previous_variance_dsg_k": Column(
                SIGNED_WHOLE, "The month before's variance, DSG, £ thousand"
            ),
            "previous_variance_non_dsg_k": Column(
                SIGNED_WHOLE, "The month before's variance, other, £ thousand"
            ),
            "previous_variance_k": Column(
                SIGNED_WHOLE, "The month before's total variance, £ thousand"
            ),
            "change_k": Column(SIGNED_WHOLE, "Change on the month before, £ thousand"),
            **CITATION,
        },
        key=("financial_year", "forecast_month", "view", "section", "line"),
        as_at=_month_end("forecast_month"),
    ),
    Table(
        "revenue_statements",
        "What a minute says of the budget, rounded as it was said",
        {
            "as_at": Column(DAY, "The date of the position"),
            "financial_year": Column(FINANCIAL_YEAR, "The year of the budget"),
            "measure": Column(
                one_of(
                    "variance_non_dsg",
                    "variance_non_dsg_pct",
                    "underlying_variance",
                    "external_placements_variance",
                    "business_rates_pilot_income",
                    "variance_dsg",
                    "variance_dsg_beyond_balances",
                ),
                "What was said",
            ),
            "value": Column(SIGNED_NUMBER, "The figure"),
            "unit": Column(one_of("£ thousand", "%"), "Its unit"),
            **CITATION,
        },
        key=("as_at", "measure"),
        as_at=_column("as_at"),
    ),
    Table(
        "children_in_care",
        "Children in care at a date",
        {
            "as_at": Column(
                DAY, "The date; the last day of the month where the paper names the month"
            ),
            "children": Column(COUNT, "Children in care"),
            **CITATION,
        },
        key=("as_at",),
        as_at=_column("as_at"),
    ),
    Table(
        "workforce",
        "A figure on the social work workforce",
        {
            "as_at": Column(DAY, "The date that the figure describes"),
            "measure": Column(_WORKFORCE_MEASURES, "What was measured"),
            "value": Column(
                or_suppressed(RATE), "The figure: a percentage, FTE, people or £ thousand"
            ),
            **CITATION,
        },
        key=("as_at", "measure"),
        as_at=_column("as_at"),
        rules=(RowRule("value", _share_within_100, "is over 100, the most a percentage can be"),),
    ),
    Table(
        "workforce_readings",
        "How a workforce figure was read where the paper is unclear or approximate",
        {
            "as_at": Column(DAY, "The date that the figure describes"),
            "measure": Column(
                one_of("all", *_WORKFORCE_MEASURES.words),
                "The measure, or all for a column heading",
            ),
            "printed": Column(TEXT, "What stands in the text of the paper"),
            "kind": Column(
                one_of("recognition", "approximate", "undated"),
                "A slip of text recognition, a figure given as about, or one without a date",
            ),
            "reading": Column(TEXT, "What was taken from it, and why"),
            **CITATION,
        },
        key=("as_at", "measure", "kind"),
        as_at=_column("as_at"),
    ),
    Table(
        "comparators",
        "A figure of another area to compare with",
        {
            "theme": Column(one_of(*_THEMES), "The theme that uses it"),
            "measure": Column(one_of("ehc_plans_growth", "agency_pct"), "What was measured"),
            "area": Column(TEXT, "The area"),
            "from_date": Column(DAY, "First day of the span, or the date"),
            "to_date": Column(DAY, "Last day of the span, or the same date"),
            "value": Column(SIGNED_NUMBER, "The figure"),
            "unit": Column(one_of("%"), "Its unit"),
            "qualifier": Column(QUALIFIER, "What the paper says of the number", required=False),
            **CITATION,
        },
        key=("theme", "measure", "area", "from_date", "to_date"),
        as_at=_column("to_date"),
        rules=(_ordered("from_date", "to_date"),),
    ),
    Table(
        "statements",
        "What a paper says in words of a theme, where it gives no figure or explains one",
        {
            "as_at": Column(DAY, "The day that it describes"),
            "theme": Column(one_of(*_THEMES), "The theme of this book that it concerns"),
            "indicator": Column(SLUG, "The indicator that it concerns or explains", required=False),
            "kind": Column(
                one_of("level", "explanation", "action", "expectation"),
                "level: how things stand, without a figure. explanation: why a figure is what it "
                "is. action: what is done. expectation: what is to come",
            ),
            "standing": Column(
                one_of("off_target", "on_target", "better", "worse", "none"),
                "What it says of the indicator against its target or before; none where nothing",
            ),
            "says": Column(TEXT, "The paper's own words, in quotation marks, or the sense of them"),
            **CITATION,
        },
        key=("as_at", "theme", "indicator", "kind", "says"),
        as_at=_column("as_at"),
        may_be_empty=True,
    ),
    Table(
        "claims",
        "A printed figure that can be worked out again from other printed figures",
        {
            "claim": Column(SLUG, "Its name"),
            "theme": Column(
                one_of(
                    *("early_help", "ehcp", "placements", "workforce", "social_care"),
                    *("care_leavers", "education", "adoption_fostering", "voice", "finance"),
                    *("risk", "governance"),
                ),
                "What it is about: a theme of this book, or another matter",
            ),
            "statement": Column(TEXT, "What the paper claims, in this book's words"),
            "operation": Column(
                one_of(*OPERATIONS),
                "How it is worked out; same: as printed in another place; count: as many as are "
                "listed",
            ),
            "operands": Column(
                TEXT,
                "From what, in order, a space between; a rounded figure with half a unit of its "
                "last place, as 17.1±0.05",
            ),
            "relation": Column(
                one_of(*RELATIONS),
                "How the printed figure is to compare",
            ),
            "printed": Column(TEXT, "The figure, day or word that is printed"),
            "decimals": Column(SIGNED_WHOLE, "Places that it is printed with", required=False),
            "operands_from": Column(TEXT, "Where the operands stand, if elsewhere", required=False),
            "as_at": Column(
                DAY,
                "The day that it describes; without it, it is seen as soon as its paper is out",
                required=False,
            ),
            "judgement": Column(TEXT, "What is said of it if it does not hold", required=False),
            **CITATION,
        },
        key=("claim",),
        as_at=_column("as_at"),
        row_faults=claim_faults,
    ),
)

PUBLISHED = {table.name: table for table in _ALL}

JUDGEMENTS = Table(
    "judgements",
    "What is said of a sum or average of a whole table that does not hold, once it was looked into",
    {
        "statement": Column(SLUG, "Its name, as book/audit.csv has it"),
        "judgement": Column(TEXT, "What would explain it"),
    },
    key=("statement",),
    may_be_empty=True,
)

LOG = Table(
    "log",
    "A decision made when figures were transcribed, or a correction made later",
    {
        "date": Column(DAY, "The day of the decision"),
        "table": Column(one_of(SOURCES.name, *PUBLISHED), "The table that it concerns"),
        "what": Column(TEXT, "What was decided or corrected"),
        "why": Column(TEXT, "Why"),
    },
    key=("date", "table", "what"),
)
