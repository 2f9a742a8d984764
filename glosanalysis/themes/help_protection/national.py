"""Referrals, assessments and children in need, as the Department counts them."""

from glosanalysis.themes.national import TWO_POINTS, National
from glosanalysis.themes.own_words import own_words

__all__ = ["NATIONAL"]

NATIONAL = National("(Department for Education, children in need census, year to 31 March.)")
_add = NATIONAL.add

_add(
    "rereferral_12m_pct",
    "Re-referred within 12 months",
    columns="rereferral_percent, rereferral_count, referral_count",
    sentence="{value} of referrals to children's social care in the year to {as_at}, {count} of "
    "{base}, came within 12 months of an earlier one",
    definition="Referrals that came within 12 months of an earlier referral of the same child, "
    "over all referrals of the year. Referrals are counted, not children, and every repeat counts.",
    kind="flow",
    good_is="low",
    counted=("referral", "referrals"),
    opens=1,
    **TWO_POINTS,
)
_add(
    "assessment_45d_national_pct",
    "Assessments within 45 working days",
    columns="Assessments_completed, Same_day to 41-45_days",
    sentence="{value} of assessments in the year to {as_at}, {count} of {base}, were completed "
    "within 45 working days",
    definition="Assessments completed within 45 working days, the statutory limit, over all that "
    "were completed in the year.",
    kind="flow",
    good_is="high",
    counted=("assessment", "assessments"),
    opens=2,
    **TWO_POINTS,
)
_add(
    "assessment_median_days",
    "Length of an assessment, median",
    columns="Median_days",
    unit="working days",
    decimals=0,
    sentence="Half of the assessments completed in the year to {as_at} took {value} working days "
    "or less",
    definition="The median of working days from the start of an assessment to its end.",
    kind="flow",
    good_is="low",
    materiality=2.0,
    materiality_reason="Printed in whole days: one day may be a rounding.",
)
_add(
    "cin_rate",
    "Children in need, per 10,000",
    columns="At31_episodes; population_estimate",
    unit="per 10,000 children",
    decimals=0,
    sentence="{value} in 10,000 children were in need at {as_at}, {count} in all",
    definition="Children in need at 31 March per 10,000 aged 0 to 17 in the middle of the year "
    "before. A higher rate is neither good nor bad: it may be more need, or more of it met.",
)
_add(
    "cin_2y_pct",
    "In need for two years or more",
    columns="2years+_percent, 2years+, Ended_episodes",
    sentence="{value} of episodes of need that ended in the year to {as_at}, {count} of {base}, "
    "had lasted two years or more",
    definition="Episodes of need of two years or more over all that ended in the year.",
    kind="flow",
    good_is="low",
    counted=("episode", "episodes"),
    **TWO_POINTS,
)
_add(
    "referrals",
    "Referrals",
    columns="referral_count",
    unit="referrals",
    decimals=0,
    sentence="There were {value} referrals to children's social care in the year to {as_at}",
    definition="Referrals in the year; a child may be referred several times.",
    kind="flow",
)
_add(
    "referral_nfa_pct",
    "Referrals without further action",
    columns="no_further_action_percent, no_further_action_count, referral_count",
    sentence="{value} of referrals in the year to {as_at}, {count} of {base}, ended without "
    "further action",
    definition="Referrals that ended without further action over all of the year.",
    kind="flow",
    counted=("referral", "referrals"),
)

NATIONAL.careful(
    "referrals_not_children",
    "rereferral_12m_pct",
    "referrals",
    text="Referrals are counted, not children: a child who is referred three times in a year "
    "is two re-referrals.",
)

NATIONAL.careful(
    "other_window",
    "rereferral_12m_pct",
    "referrals",
    text=own_words("other_window"),
)

NATIONAL.careful(
    "population_before",
    "cin_rate",
    text="The rate of a March is of the population in the middle of the year before, as the "
    "Department has it; the estimates are revised, and the rate with them.",
)
