"""The public figures that made-up records must come out at, each with how near and its source.

Some go into the drawing as they are; most follow from it (a re-referral rate from chances and
gaps, a stock from starts and lengths). A test measures each on the tables themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIGURES", "Figure"]

_CIN = "DfE, Children in need 2025"
_CIN_2024 = "DfE, Children in need 2024, durations"
_PAPERS = "quarterly papers of the council"
_AFC = "Action for Children 2022: 4% of children"
_EHCP = "DfE, Education, health and care plans 2025"
_CLA = "DfE, Children looked after in England 2025"
_CLA_2024 = "DfE, Children looked after in England 2024, detail"
_S251 = "DfE, section 251 outturn 2024-25"
_CSWW = "DfE, Children's social work workforce 2025"


@dataclass(frozen=True)
class Figure:
    """A public figure.

    Parameters
    ----------
    name : str
        What is measured.
    value : float
        As printed: numbers for a council of Gloucestershire's size, shares in per cent.
    within : float
        How far from it the measured value may be, in the same unit: what the rounding of the
        release, one year's chance and the simplicity of the drawing come to.
    source : str
        Who printed it.
    counted : bool
        Whether it is a number, of which a council half the size has half.
    """

    name: str
    value: float
    within: float
    source: str
    counted: bool = False


FIGURES = (
    # Early help
    Figure(
        "early_help_children_a_year",
        5320,
        600,
        "Action for Children 2022: 4% of children",
        counted=True,
    ),
    Figure("early_help_referred_in_6_weeks", 6.2, 1.4, f"{_PAPERS}: 4.9 to 7.5%"),
    Figure("early_help_referred_in_6_months", 8.7, 3.0, f"{_PAPERS}: 17 of 195"),
    Figure("step_down_referred_in_12_months", 5.8, 2.5, f"{_PAPERS}: 6 of 104"),
    # The front door
    Figure("referrals_a_year", 8129, 500, _CIN, counted=True),
    Figure("re_referred_in_12_months", 22.4, 1.5, _CIN),
    Figure("children_per_100_referrals", 88, 3, f"{_CIN}, England"),
    Figure("no_further_action", 6.5, 1.0, f"{_CIN}, England"),
    Figure("assessed_not_in_need", 30.8, 2.0, f"{_CIN}, England"),
    Figure("in_need_on_last_day", 4142, 420, _CIN, counted=True),
    Figure("need_to_3_months", 47.5, 3, f"{_CIN_2024}, England"),
    Figure("need_3_to_6_months", 14.8, 3, f"{_CIN_2024}, England"),
    Figure("need_6_to_12_months", 15.7, 3, f"{_CIN_2024}, England"),
    Figure("need_1_to_2_years", 12.2, 3, f"{_CIN_2024}, England"),
    Figure("need_2_years_and_more", 9.8, 3, f"{_CIN_2024}, England"),
    Figure("assessment_lower_quartile", 23, 2, _CIN_2024),
    Figure("assessment_median", 40, 2, _CIN_2024),
    Figure("assessment_upper_quartile", 47, 2, _CIN_2024),
    Figure("assessment_beyond_45_days", 28, 2, _CIN_2024),
    Figure("referred_by_police", 28, 3, "DfE, Children in need 2024, England"),
    Figure("referred_by_schools", 20, 3, "DfE, Children in need 2024, England"),
    # Education, health and care plans
    Figure("plans", 6412, 320, _EHCP, counted=True),
    Figure("plans_growth", 9.1, 2.0, _EHCP),
    Figure("plans_new", 967, 60, _EHCP, counted=True),
    Figure("plans_ceased", 467, 60, _EHCP, counted=True),
    Figure("requests_refused", 25, 3, f"{_EHCP}, England"),
    Figure("decided_in_6_weeks", 85, 2, f"{_EHCP}, England"),
    Figure("assessments_with_plan", 94, 2, f"{_EHCP}, England"),
    Figure("plans_in_20_weeks", 26.1, 4, _EHCP),
    Figure("plans_excepted", 2.0, 1.0, _EHCP),
    Figure("plans_beyond_a_year", 0.2, 0.4, _EHCP),
    Figure("plans_for_boys", 71, 3, f"{_EHCP}, England"),
    Figure("plans_at_age_4_to_5", 27, 4, f"{_EHCP}, England"),
    Figure("plans_at_age_6_to_9", 28, 4, f"{_EHCP}, England"),
    Figure("ceased_for_no_engagement", 36, 8, f"{_EHCP}, England"),
    Figure("ceased_by_transfer", 31, 8, f"{_EHCP}, England"),
    Figure("in_further_education", 12.3, 2.5, _EHCP),
    # Looked after
    Figure("looked_after", 758, 50, _CLA, counted=True),
    Figure("started_in_year", 239, 35, _CLA, counted=True),
    Figure("ceased_in_year", 323, 40, _CLA, counted=True),
    Figure("aged_1_to_4", 12, 4, f"{_CLA}, England"),
    Figure("aged_5_to_9", 18, 4, f"{_CLA}, England"),
    Figure("aged_10_to_15", 38, 5, f"{_CLA}, England"),
    Figure("aged_16_and_over", 27, 5, f"{_CLA}, England"),
    Figure("in_foster_homes", 68, 5, _CLA),
    Figure("in_childrens_homes", 10, 3, _CLA),
    Figure("in_supported_accommodation", 11, 3, _CLA),
    Figure("with_parents", 5, 2, _CLA),
    Figure("placed_for_adoption", 4, 2, _CLA),
    Figure("own_provision", 44, 6, _CLA),
    Figure("private_provision", 40, 6, _CLA),
    Figure("over_20_miles", 26, 4, _CLA),
    Figure("three_placements_in_year", 12, 3, _CLA),
    Figure("same_carer_two_years", 65, 7, _CLA),
    Figure("left_at_18", 39, 6, f"{_CLA_2024}, England"),
    Figure("foster_days_mean", 406, 60, f"{_CLA_2024}, England"),
    Figure("foster_days_median", 174, 40, f"{_CLA_2024}, England"),
    Figure("homes_days_mean", 444, 90, f"{_CLA_2024}, England"),
    Figure("supported_days_median", 114, 25, f"{_CLA_2024}, England"),
    # Costs
    Figure("foster_price_a_week", 765, 60, f"{_S251}, England"),
    Figure("homes_price_a_week", 7385, 740, f"{_S251}, England"),
    # Workforce
    Figure("workers_fte", 430.1, 25, _CSWW, counted=True),
    Figure("agency_share_of_fte", 10.2, 1.5, _CSWW),
    Figure("vacancy_rate", 10.8, 1.5, _CSWW),
    Figure("turnover", 10.9, 4.0, _CSWW),
    Figure("case_holders", 242, 30, _CSWW, counted=True),
    Figure("cases_a_holder", 13.1, 1.0, _CSWW),
)
"""All figures that are held."""
