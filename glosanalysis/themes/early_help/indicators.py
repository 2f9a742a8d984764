"""The indicators of early help: what they are, and whose definition they follow."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["FULLY_BOOKED", "INDICATORS"]

FULLY_BOOKED = "Courses that the paper marks FB are taken to be fully booked."


INDICATORS = (
    Indicator(
        "eh_rereferral_6w",
        "Closed early help episodes referred to social care within six weeks",
        "%",
        1,
        "low",
        "{value} of early help episodes closed in the three months to {as_at} were referred to "
        "social care within six weeks",
        "Early help episodes closed in the last three months that were referred to social care "
        "within six weeks, as a share of all that closed. A local definition, from the council's "
        "continuous improvement plan. Each month's figure looks back over three months; the "
        "quarter's figure is that of its last month, whose three months are the quarter.",
        "in the three months to {before}",
    ),
    Indicator(
        "eh_closure_rereferred_6m",
        "Children re-referred within six months of family support closing",
        "%",
        1,
        "low",
        "{value} of children whose family support had closed were re-referred to any service "
        "within six months",
        "Children whose family support closed in the window and who were not still open to social "
        "care: the share re-referred to early help or social care within six months. A local "
        "definition.",
    ),
    Indicator(
        "eh_stepdown_rereferred_12m",
        "Children re-referred within a year of stepping down from social care",
        "%",
        1,
        "low",
        "{value} of children stepped down from social care to early help had been re-referred "
        "a year on",
        "Children referred from social care to early help in the window: the share re-referred to "
        "early help or social care when looked at a year later. A local definition.",
    ),
    Indicator(
        "sf_claims",
        "Supporting Families claims, share of the year's target",
        "%",
        1,
        "high",
        "Supporting Families claims had reached {value} of the year's target by {as_at}",
        "Claims submitted so far in the financial year under the national Supporting Families "
        "programme, over the number of families in the year's target. Not a sample, so it has no "
        "interval; it is assessed when the year is over.",
    ),
    Indicator(
        "rpc_delegates",
        "Delegates on parental relationship training",
        "delegates",
        0,
        "neutral",
        "{value} delegates were on training about parental relationships in the quarter",
        "Delegates on all courses on parental relationships in the quarter's months. For a course "
        "still to come they are bookings, not attendance.",
        "in the quarter to {before}",
        assumption=FULLY_BOOKED,
    ),
)
