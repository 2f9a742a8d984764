"""Children in need: a census of the year to 31 March."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure, Sum

__all__ = ["CHILDREN_IN_NEED"]

_DFE = "Department for Education"
_YEAR = Dates("Reporting year", 3, 31)
_TENS = {"National": 10.0, "Regional": 10.0}
"""England and regions are rounded to ten, so that authorities do not add up to them."""

_C1 = Dataset(
    id="cin_referrals",
    title="Children in need: referrals and re-referrals (C1)",
    publisher=_DFE,
    dates=_YEAR,
    texts=("category",),
    columns={
        "referral_count": ("Referrals",),
        "rereferral_count": ("Re_referrals",),
        "rereferral_percent": ("Re_referrals_percent",),
        "no_further_action_count": ("No_Further_Action",),
        "no_further_action_percent": (),
    },
    figures=(
        Figure("referrals", 0, "referral_count"),
        Figure(
            "rereferral_12m_pct",
            1,
            "rereferral_percent",
            1,
            (Sum(("rereferral_count",)),),
            ("referral_count",),
        ),
        Figure(
            "referral_nfa_pct",
            1,
            "no_further_action_percent",
            1,
            (Sum(("no_further_action_count",)),),
            ("referral_count",),
        ),
    ),
    others=(
        "Referrals_rate",
        "Not_in_Need",
        "Not_in_Need_percent",
        "not_in_need_count",
        "Referrals_child",
        "Referrals_child_rate",
        "Re_referrals_child",
        "Re_referrals_child_percent",
        "referral_child_count",
        "rereferral_child_count",
        "rereferral_child_percent",
    ),
    rounding=_TENS,
    areas_add=("referral_count", "rereferral_count", "no_further_action_count"),
    whole_numbers=("referral_count", "rereferral_count", "no_further_action_count"),
)

_IN_TIME = ("Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days")
_LATE = ("46-50_days", "51-60_days", "61+_days")
_C2 = Dataset(
    id="cin_assessments",
    title="Children in need: duration of assessments (C2)",
    publisher=_DFE,
    dates=_YEAR,
    texts=("category",),
    columns={
        **dict.fromkeys(("Assessments_completed", *_IN_TIME, *_LATE), ()),
        "Median_days": (),
    },
    figures=(
        Figure(
            "assessment_45d_national_pct",
            1,
            # "Same day" is hidden in one row of twelve: what is left of the whole says the same.
            numerator=(Sum(_IN_TIME), Sum(("Assessments_completed",), _LATE)),
            denominator=("Assessments_completed",),
        ),
        Figure("assessment_median_days", 0, "Median_days"),
    ),
    others=("Assessments_completed_rate", "25th_Percentile_days", "75th_Percentile_days"),
    rounding=_TENS,
    adds={"Assessments_completed": (*_IN_TIME, *_LATE)},
    some_unknown=True,
    areas_add=("Assessments_completed", *_IN_TIME, *_LATE),
    whole_numbers=("Assessments_completed", *_IN_TIME, *_LATE),
)

_B1 = Dataset(
    id="cin_in_need",
    title="Children in need: episodes in the year and at 31 March (B1)",
    publisher=_DFE,
    dates=_YEAR,
    texts=("category",),
    columns={"At31_episodes": ()},
    # The rate needs the population, of another release: it is made where both are read.
    figures=(Figure("children_in_need", 0, "At31_episodes"),),
    others=(
        "Anypoint_episodes",
        "Anypoint_child",
        "Started_episodes",
        "Started_child",
        "Ended_episodes",
        "Ended_child",
        "awaiting_assessment",
    ),
    rounding=_TENS,
    areas_add=("At31_episodes",),
    whole_numbers=("At31_episodes",),
)

_BANDS = (
    "3_months_or_less",
    "more_than_3_months_6_months",
    "more_than_6_months_less_than_1_year",
    "1_year_less_than_2_years",
    "2years+",
)
_B5 = Dataset(
    id="cin_duration",
    title="Children in need: duration of ended episodes (B5)",
    publisher=_DFE,
    dates=_YEAR,
    texts=("category",),
    columns={**dict.fromkeys(("Ended_episodes", *_BANDS), ()), "2years+_percent": ()},
    figures=(
        Figure("cin_2y_pct", 1, "2years+_percent", 1, (Sum(("2years+",)),), ("Ended_episodes",)),
    ),
    others=tuple(f"{band}_percent" for band in _BANDS[:-1]),
    rounding=_TENS,
    adds={"Ended_episodes": _BANDS},
    some_unknown=True,
    areas_add=("Ended_episodes", *_BANDS),
    whole_numbers=("Ended_episodes", *_BANDS),
)

CHILDREN_IN_NEED = (_C1, _C2, _B1, _B5)
