"""What the Pupil Premium Plus was spent on."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.education import PupilPremium
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import quantity
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.education.derived import premiums
from glosanalysis.themes.measured import is_history

__all__ = ["premium_by_purpose"]

_PURPOSES = {
    "learning": "Learning",
    "social_emotional_mental_health": "Social, emotional and mental health",
    "attendance": "Attendance",
}


def premium_by_purpose(tables: Tables) -> Display:
    """Show the newest year's spending by purpose, the largest first."""
    measure = "Pupil Premium Plus spent on children in care, £ thousand"
    years = premiums(tables.rows(PupilPremium))
    if not years or is_history(tables, years[-1].as_at):
        return Display.nothing_yet("pupil-premium", measure)
    year = years[-1]
    rows = sorted(year.rows, key=lambda row: (-row.spend, row.category))
    shares = [100 * row.spend / year.total for row in rows]
    name = _PURPOSES[rows[0].category]
    part, whole = (
        quantity(round_half_up(each / 1000), "£ thousand") for each in (rows[0].spend, year.total)
    )
    return Display(
        name="pupil-premium",
        title=f"{quantity(shares[0], '%')} of the Pupil Premium Plus of {year.year}, "
        f"{part} of {whole}, went on {name[:1].lower()}{name[1:]}",
        frame=pd.DataFrame(
            {
                "purpose": [_PURPOSES[row.category] for row in rows],
                "spend": [row.spend / 1000 for row in rows],
                "share": shares,
            }
        ),
        columns={
            "purpose": Column("Purpose"),
            "spend": Column("Spent", "£ thousand", decimals=0),
            "share": Column("Share", "%", decimals=1),
        },
        measure=measure,
        period=f"Financial year {year.year}",
        cited=citations(tables.titles, year.rows),
        unit="£ thousand",
    )
