"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.published import Published
from glosanalysis.themes.workforce.observed import rows_of
from glosanalysis.wording import day

__all__ = ["cautions"]


def cautions(published: Published) -> list[str]:
    """Say what to be careful about, with the figures concerned."""
    workforce = published["workforce"]
    said = [
        "The papers do not define agency share, vacancies or turnover. Under the national "
        "definitions, which count full-time equivalents, the figures could differ."
    ]
    for reading in published["workforce_readings"].itertuples():
        if reading.kind == "approximate" and reading.measure == "agency_pct":
            said.append(
                f"The agency share at {day(reading.as_at)} is approximate: printed is "
                f"“{reading.printed}”."
            )
    if len(rows_of(workforce, "agency_saving_k")):
        said.append(
            "The cost of agency cover per worker rests on an assumption about the number of agency "
            "staff, and on a saving said to the nearest million: read it as the range in its table."
        )
    return said
