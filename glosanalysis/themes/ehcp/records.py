"""EHC plans as the council's own records count them, from the SEN2 return of each person."""

from glosanalysis.themes.from_records import FromRecords
from glosanalysis.themes.national import TWO_POINTS

__all__ = ["RECORDS"]

RECORDS = FromRecords(opens=("ehc_20w_pct", "ehc_plans_active", "ehc_requests"))
_add = RECORDS.add

_add(
    "count",
    "ehc_requests",
    "Requests for an EHC plan",
    unit="requests",
    sentence="there were {value} requests for an EHC plan in the quarter to {as_at}",
    definition="Requests received in the quarter; not historical ones, nor those of plans "
    "that came from another authority.",
)
_add(
    "count",
    "ehc_decisions",
    "Decisions whether to assess",
    unit="decisions",
    sentence="{value} decisions whether to assess were made in the quarter to {as_at}",
    definition="Requests decided in the quarter, yes or no; one that is withdrawn is not decided.",
)
_add(
    "share",
    "ehc_assess_pct",
    "Decisions to assess",
    counted=("decision", "decisions"),
    sentence="{value} of decisions in the quarter to {as_at}, {count} of {base}, were to assess",
    definition="Of requests decided in the quarter, those to assess.",
    **TWO_POINTS,
)
_add(
    "share",
    "ehc_decision_6w_pct",
    "Decisions within six weeks",
    good_is="high",
    counted=("decision", "decisions"),
    sentence="{value} of decisions in the quarter to {as_at}, {count} of {base}, came "
    "within six weeks",
    definition="Of requests decided in the quarter, those within 42 days of the request.",
    **TWO_POINTS,
)
_add(
    "count",
    "ehc_plans_issued",
    "EHC plans issued",
    unit="plans",
    sentence="{value} EHC plans were issued in the quarter to {as_at}",
    definition="Plans issued in the quarter, by the date of the assessment's outcome; a "
    "decision to issue that no plan follows yet is none.",
)
_add(
    "count",
    "ehc_plans_not_issued",
    "Assessments that ended without a plan",
    unit="assessments",
    sentence="{value} assessments ended without a plan in the quarter to {as_at}",
    definition="Assessments with the outcome not to issue, dated in the quarter.",
)
_add(
    "share",
    "ehc_20w_pct",
    "EHC plans within 20 weeks",
    good_is="high",
    counted=("plan", "plans"),
    sentence="{value} of EHC plans issued in the quarter to {as_at}, {count} of {base}, "
    "came within 20 weeks",
    definition="Of plans issued in the quarter to which no exception applied, those not "
    "later than 140 days after the request. Clearing a backlog of late cases "
    "lowers it, and sitting on them raises it.",
    **TWO_POINTS,
)
_add(
    "share",
    "ehc_20w_all_pct",
    "EHC plans within 20 weeks, exceptions included",
    good_is="high",
    counted=("plan", "plans"),
    sentence="{value} of all EHC plans issued in the quarter to {as_at}, {count} of "
    "{base}, came within 20 weeks",
    definition="Of all plans issued in the quarter, those not later than 140 days after the "
    "request.",
    **TWO_POINTS,
)
_add(
    "share",
    "ehc_over_1y_pct",
    "EHC plans after more than a year",
    good_is="low",
    counted=("plan", "plans"),
    sentence="{value} of all EHC plans issued in the quarter to {as_at}, {count} of "
    "{base}, took more than a year",
    definition="Of all plans issued in the quarter, those more than 365 days after the request.",
    **TWO_POINTS,
)
_add(
    "share",
    "ehc_requested_20w_pct",
    "Requests with a plan within 20 weeks",
    counted=("request", "requests"),
    sentence="{value} of requests received in the quarter to {as_at}, {count} of {base}, "
    "had a plan within 20 weeks",
    definition="Of requests received in the quarter whose 20 weeks and two more are over, "
    "those with a plan by then. It cannot be raised by sitting on late cases.",
    **TWO_POINTS,
)
_add(
    "count",
    "ehc_plans_active",
    "EHC plans held",
    unit="plans",
    of_a_day=True,
    sentence="{value} EHC plans were held at {as_at}",
    definition="Plans begun on or before the last day of the quarter and not ceased by it.",
)
_add(
    "growth",
    "ehc_plans_growth_year",
    "Growth of EHC plans in a year",
    of_a_day=True,
    sentence="the number of EHC plans at {as_at} was {value} more than a year before",
    definition="Plans held on the last day of the quarter, over those of the same day a year "
    "before.",
)
_add(
    "count",
    "ehc_plans_ceased",
    "EHC plans that ceased",
    unit="plans",
    sentence="{value} EHC plans ceased in the quarter to {as_at}",
    definition="Plans whose date of ceasing is in the quarter.",
)
_add(
    "count",
    "ehc_plans_moved_in",
    "EHC plans from other authorities",
    unit="plans",
    sentence="{value} EHC plans came from other authorities in the quarter to {as_at}",
    definition="Plans marked as transferred whose start date is in the quarter.",
)
_add(
    "count",
    "ehc_requests_open",
    "Requests that wait",
    unit="requests",
    of_a_day=True,
    good_is="low",
    sentence="{value} requests waited for a decision or a plan at {as_at}",
    definition="Requests received by the last day of the quarter that were by then neither "
    "refused, withdrawn nor followed by an outcome of the assessment.",
)
