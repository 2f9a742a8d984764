"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.published import Published
from glosanalysis.themes.theme import Caution
from glosanalysis.themes.workforce.observed import rows_of
from glosanalysis.wording import day

__all__ = ["cautions"]


def cautions(published: Published) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    workforce = published["workforce"]
    said = [
        Caution(
            "no_definitions",
            ("agency_pct", "vacancy_pct", "turnover_pct"),
            "The papers do not define agency share, vacancies or turnover. Under the national "
            "definitions, which count full-time equivalents, the figures could differ.",
        )
    ]
    for reading in published["workforce_readings"].itertuples():
        if reading.kind == "approximate" and reading.measure == "agency_pct":
            said.append(
                Caution(
                    f"approximate_{reading.as_at:%Y-%m-%d}",
                    ("agency_pct",),
                    f"The agency share at {day(reading.as_at)} is approximate: printed is "
                    f"“{reading.printed}”.",
                )
            )
    if len(rows_of(workforce, "agency_saving_k")):
        said.append(
            Caution(
                "nearest_million",
                ("agency_premium_k",),
                "The cost of agency cover per worker rests on an assumption about the number of "
                "agency staff, and on a saving said to the nearest million: read it as the range "
                "in its table.",
            )
        )
    return said
