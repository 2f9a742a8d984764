"""What is known of the measures by which a reader could reckon what is hidden."""

from collections.abc import Mapping

from glosanalysis.disclosure import AtMost, Earlier, Heads, Relation

__all__ = ["HEADS", "RELATIONS"]

_NIGHTS = 92
"""The most that one child has in a quarter."""

RELATIONS: tuple[Relation, ...] = (
    AtMost("ext_placement_nights", "placement_nights"),
    AtMost("placement_cost_net", "placement_cost"),
    Earlier("ehc_plans_growth_year", of="ehc_plans_active"),
)
"""What adds up. Not that who was referred within six weeks was so within six months: while a
follow-up is not over, the two are shares of other children."""

HEADS: Mapping[str, Heads] = {
    "ext_placement_nights": Heads("numerator", most=_NIGHTS),
    "placement_nights": Heads("numerator", most=_NIGHTS),
    "placement_mean_nights": Heads("denominator", most=1),
    "placement_week_cost": Heads("denominator", most=_NIGHTS / 7),
    **dict.fromkeys(
        ("placement_cost", "placement_cost_net"),
        Heads("denominator", most=_NIGHTS / 7, of="placement_week_cost"),
    ),
    **dict.fromkeys(
        ("placement_price_effect", "placement_volume_effect", "placement_mix_effect"),
        Heads("denominator", most=_NIGHTS / 7, of="placement_week_cost"),
    ),
    **dict.fromkeys(
        ("ext_rate_cost", "ext_rate_price_effect", "ext_rate_volume_effect", "ext_rate_mix_effect"),
        Heads("numerator", most=_NIGHTS, of="ext_placement_nights"),
    ),
    "ext_rate_priced_pct": Heads("numerator", most=_NIGHTS),
    "caseload_fte": Heads("denominator", most=1),
}
"""On how many people a sum of nights or money rests; all else counts people itself."""
