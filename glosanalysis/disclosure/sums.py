"""Which measures of returns are sums of nights or money, and on how many people they rest."""

from __future__ import annotations

from collections.abc import Mapping

from glosanalysis.disclosure.heads import Heads

__all__ = ["HEADS"]

_NIGHTS = 92
"""The most that one child has in a quarter."""

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
