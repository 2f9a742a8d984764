"""The front door as the council's own records count it."""

from glosanalysis.themes.from_records import FromRecords
from glosanalysis.themes.national import TWO_POINTS

__all__ = ["RECORDS"]

RECORDS = FromRecords(opens=("rereferral_12m_pct", "assessment_45d_national_pct", "contacts"))
_add = RECORDS.add

_add(
    "count",
    "contacts",
    "Contacts",
    unit="contacts",
    sentence="there were {value} contacts in the quarter to {as_at}",
    definition="Contacts dated in the quarter, each once.",
)
_add(
    "share",
    "contact_to_referral_pct",
    "Contacts that became a referral",
    sentence="{value} of contacts in the quarter to {as_at}, {count} of {base}, became a referral",
    definition="Contacts of the quarter whose outcome is a new referral, over all contacts of it.",
    counted=("contact", "contacts"),
    **TWO_POINTS,
)
_add(
    "count",
    "referrals_in_quarter",
    "Referrals to social care",
    unit="referrals",
    sentence="there were {value} referrals to social care in the quarter to {as_at}",
    definition="Referrals dated in the quarter; a child has one a day.",
)
_add(
    "share",
    "referral_nfa_pct",
    "Referrals that ended in no further action",
    sentence="{value} of referrals in the quarter to {as_at}, {count} of {base}, ended in no "
    "further action",
    definition="Referrals of the quarter that are marked so, over all referrals of it.",
    counted=("referral", "referrals"),
    **TWO_POINTS,
)
_add(
    "share",
    "rereferral_12m_pct",
    "Re-referred within 12 months",
    good_is="low",
    sentence="{value} of referrals in the quarter to {as_at}, {count} of {base}, came within 12 "
    "months of an earlier one",
    definition="Referrals of the quarter within 12 months of the child's referral before, over all "
    "referrals of it: the Department's definition, for a quarter in place of its year.",
    counted=("referral", "referrals"),
    **TWO_POINTS,
)
_add(
    "share",
    "assessment_45d_national_pct",
    "Assessments within 45 working days",
    good_is="high",
    sentence="{value} of assessments completed in the quarter to {as_at}, {count} of {base}, took "
    "45 working days or less",
    definition="Assessments authorised in the quarter within 45 working days of their start, by "
    "England's bank holidays, over all that were.",
    counted=("assessment", "assessments"),
    **TWO_POINTS,
)
_add(
    "count",
    "assessments_open",
    "Assessments open",
    unit="assessments",
    of_a_day=True,
    sentence="{value} assessments were open at {as_at}",
    definition="Assessments begun and not authorised on the last day of the quarter.",
)
_add(
    "share",
    "assessments_open_over_45d_pct",
    "Open assessments beyond 45 working days",
    of_a_day=True,
    good_is="low",
    sentence="{value} of open assessments at {as_at}, {count} of {base}, had taken more than 45 "
    "working days",
    definition="Open assessments that began more than 45 working days before the last day of the "
    "quarter, over all open ones: those that will be late, before they count as late.",
    counted=("assessment", "assessments"),
    **TWO_POINTS,
)
