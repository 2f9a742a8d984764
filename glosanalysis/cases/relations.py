"""What is known of the measures by which a reader could reckon what is hidden."""

from collections.abc import Iterator

from glosanalysis.disclosure import AtMost, Column, Earlier, Relation, Same, Stock, Sum
from glosanalysis.disclosure.sums import HEADS

__all__ = ["HEADS", "RELATIONS"]

_ONE: tuple[tuple[str, tuple[str, ...]], ...] = (
    # What some indicators count, and others are shares of.
    ("contacts", ("contact_to_referral_pct",)),
    ("referrals_in_quarter", ("referral_nfa_pct", "rereferral_12m_pct")),
    ("assessments_open", ("assessments_open_over_45d_pct",)),
    ("ehc_requests", ("ehc_requested_20w_pct",)),
    ("ehc_decisions", ("ehc_assess_pct", "ehc_decision_6w_pct")),
    ("ehc_plans_issued", ("ehc_20w_all_pct", "ehc_over_1y_pct")),
    ("placements_ended", ("placement_mean_nights",)),
    ("ext_placement_nights", ("ext_rate_priced_pct",)),
)
_COHORTS: tuple[tuple[str, ...], ...] = (
    ("eh_rereferral_6w", "eh_rereferral_6m", "eh_closure_rereferred_6m", "eh_rereferral_12m"),
    ("cla_20_miles_pct", "cla_3plus_placements_pct"),
    ("placement_price_effect", "placement_volume_effect", "placement_mix_effect"),
    ("ext_rate_price_effect", "ext_rate_volume_effect", "ext_rate_mix_effect"),
)
"""Shares of the same children, as soon as all are followed up."""
_COUNTED_TWICE = (
    ("ehc_plans_active", "ehc_plans_growth_year"),
    ("placement_cost", "placement_week_cost"),
    ("vacancy_posts_fte", "vacancy_rate_fte"),
)
_SOME_OF = (
    ("eh_rereferral_6w", "eh_rereferral_6m"),
    ("eh_rereferral_6m", "eh_rereferral_12m"),
    ("eh_rereferral_6m", "eh_closure_rereferred_6m"),
    ("ehc_20w_pct", "ehc_20w_all_pct"),
    ("ehc_plans_moved_in", "ehc_plans_active"),
    ("agency_headcount", "social_workers_headcount"),
    ("ext_placement_nights", "placement_nights"),
    ("placement_cost_net", "placement_cost"),
)
_SIX_WEEKS, _SIX_MONTHS = "referred within 6 weeks", "referred within 6 months"
_BACK, _NEITHER = "early help again within 6 months", "neither within 6 months"
_NOT_FOLLOWED = (
    "died",
    "moved away",
    "aged 18",
    "stepped up",
    "referred the same day",
    "open to social care",
)


def _whole(indicator: str) -> Column:
    return Column(indicator, "denominator")


def _what_came_next() -> Iterator[Relation]:
    """Tie what came after early help to its shares.

    These are of a child's first ending in the quarter, and few have two.
    """

    def after(*groups: str) -> tuple[Column, ...]:
        return tuple(Column("eh_closed_next", at=("next", group)) for group in groups)

    def all_in_all(indicator: str, column: str = "numerator") -> Column:
        return Column(indicator, column, at=("", ""))

    followed = (_SIX_WEEKS, _SIX_MONTHS, _BACK, _NEITHER)
    yield Sum(all_in_all("eh_episodes_closed"), after(*_NOT_FOLLOWED, *followed))
    yield Sum(all_in_all("eh_rereferral_6m", "denominator"), after(*followed))
    yield Sum(all_in_all("eh_closure_rereferred_6m"), after(*followed[:3]))
    yield Sum(all_in_all("eh_rereferral_6m"), after(*followed[:2]))
    yield Sum(all_in_all("eh_rereferral_6w"), after(_SIX_WEEKS))


RELATIONS: tuple[Relation, ...] = (
    *(Same(Column(count), _whole(share)) for count, shares in _ONE for share in shares),
    *(Same(_whole(one), _whole(each)) for one, *others in _COHORTS for each in others),
    *(Same(Column(one), Column(other)) for one, other in _COUNTED_TWICE),
    *(AtMost(lesser, greater) for lesser, greater in _SOME_OF),
    AtMost(_whole("ehc_20w_pct"), Column("ehc_plans_issued")),
    Sum(
        Column("ehc_assess_pct", at=("", "")),
        (Column("ehc_decisions", at=("type", "to assess")),),
    ),
    *_what_came_next(),
    Stock(
        "ehc_plans_active",
        came=("ehc_plans_moved_in",),
        went=("ehc_plans_ceased",),
        more=True,
        by=("", "need"),
    ),
    Stock(
        _whole("cla_20_miles_pct"),
        came=(Column("placements_begun"),),
        went=(Column("placements_ended"),),
        by=("",),
    ),
    Earlier("ehc_plans_growth_year", of="ehc_plans_active"),
)
"""What adds up by the definitions: of complete quarters, and no others are told."""
