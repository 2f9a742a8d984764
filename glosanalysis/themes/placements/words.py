"""What to be careful about, and what the papers say that their numbers do not."""

from __future__ import annotations

from glosanalysis.data.published import Published
from glosanalysis.themes.placements.observed import by_month
from glosanalysis.wording import number

__all__ = ["cautions", "disagreements"]


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    if published["revenue"].empty:
        return []
    return [
        "A forecast is not an outcome: the cost of the year was known only after it ended, and "
        "no paper here gives it.",
        "Cost of a placement and number of placements both carry the forecast: the papers do "
        "not print how many placements the budget was made for.",
    ]


def disagreements(published: Published) -> list[str]:
    """Say what the papers' words claim that their numbers do not bear out."""
    counts = by_month(published["placements"])
    parts = counts[["fostering", "residential", "supported_living"]].dropna()
    gap = (counts["total"].reindex(parts.index) - parts.sum(axis=1)).dropna()
    if gap.empty:
        return []
    off = int((gap != 0).sum())
    return [
        "The paper says that youth offending placements account for the difference between the "
        "residential and fostering placements and the total. With supported living counted, the "
        f"types add to the total in {number(len(gap) - off)} of {number(len(gap))} months; in the "
        f"other {number(off)} the difference is up to {number(gap.abs().max())}."
    ]
