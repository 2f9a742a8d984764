"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.published import Published

__all__ = ["cautions"]


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
