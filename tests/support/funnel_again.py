"""The verdict of a funnel, worked out again: limits by arcsine, with the spread beyond chance."""

from __future__ import annotations

from math import asin, pi, sin, sqrt
from statistics import NormalDist

from plain_releases import View, fifth

__all__ = ["standing"]


def standing(view: View, id_: str, day: str) -> str:
    """Say the verdict of a funnel: limits by arcsine with the spread beyond chance added."""
    table = {
        a: c
        for a, c in view.tables[id_][day].items()
        if a in view.all.local and c.value is not None
    }
    counts = {
        a: (c.numerator, c.denominator)
        for a, c in table.items()
        if c.numerator is not None
        and (c.denominator or 0) >= 10
        and 0 <= c.numerator <= c.denominator
    }
    centre = sum(n for n, _ in counts.values()) / sum(d for _, d in counts.values())
    z = sorted((asin(sqrt(n / d)) - asin(sqrt(centre))) * 2 * sqrt(d) for n, d in counts.values())
    low, high = _quantile(z, 0.1), _quantile(z, 0.9)
    phi = sum(min(max(each, low), high) ** 2 for each in z) / len(z)
    weights = [4 * d for _, d in counts.values()]
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    tau2 = max(0.0, (len(z) * phi - (len(z) - 1)) / scale)
    reach = NormalDist().inv_cdf(0.999) * sqrt(1 / (4 * counts[view.code][1]) + tau2)
    middle, own = asin(sqrt(centre)), table[view.code].value
    ends = [100 * sin(min(max(middle + way * reach, 0.0), pi / 2)) ** 2 for way in (-1, 1)]
    if own > round(ends[1], 1):
        return "unusually high"
    if own < round(ends[0], 1):
        return "unusually low"
    place = fifth(view, id_, day)
    return f"the {place} fifth" if place else "within the limits"


def _quantile(ordered: list[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    below = int(at)
    return ordered[below] + (at - below) * (
        ordered[min(below + 1, len(ordered) - 1)] - ordered[below]
    )
