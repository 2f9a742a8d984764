"""What to be careful about with adoption and fostering."""

from __future__ import annotations

from datetime import date

from glosanalysis.data.schemas.adoption_fostering import AdoptionFostering, FosteringPanel
from glosanalysis.data.schemas.words import Statements
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import number
from glosanalysis.themes.adoption_fostering.derived import in_house
from glosanalysis.themes.measured import in_words, is_history, year_named
from glosanalysis.themes.own_words import own_words
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]

_SO_FAR = ("adoption_in", "adoption_out", "adoption_disruptions", "sgo_made", "foster_approved")


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        ("two_shares", ("foster_in_house_cla_pct",), _two_shares(tables)),
        ("part_years", _SO_FAR, _part_years(tables)),
        ("panel_overlaps", ("foster_applications", "foster_resignations"), _overlaps(tables)),
        ("regional_agency", ("adopters_approved", "adopters_waiting"), _regional(tables)),
        ("how_long", ("adoption_a1_days", "adoption_a2_days"), _how_long(tables)),
    ]
    return [Caution(name, about, text) for name, about, text in found if text]


def _two_shares(tables: Tables) -> str:
    """Set the two shares that are printed of one thing side by side."""
    rows = {
        row.measure: row.value
        for row in sorted(tables.rows(AdoptionFostering), key=lambda row: row.as_at)
        if row.value is not None
    }
    care, fostered = rows.get("printed_pct_of_care"), rows.get("printed_pct_of_foster_care")
    counts = [each for each in in_house(tables) if each.in_care]
    if care is None or fostered is None or not counts:
        return ""
    latest = counts[-1]
    if is_history(tables, latest.row.as_at.date()):
        return ""
    whole = latest.in_care or 0
    return (
        f"Two slides print two shares of children with in-house carers: {care:g}% of children in "
        f"care, and {fostered:g}% of children in foster care. {number(latest.children)} of the "
        f"{number(whole)} in care are {number(100 * latest.children / whole, 1)}%."
    )


def _part_years(tables: Tables) -> str:
    """Name the newest part of a year, which is no trend beside whole years."""
    spans = {
        (row.from_date.date(), row.as_at.date())
        for row in tables.rows(AdoptionFostering)
        if row.measure in _SO_FAR
    }
    parts = [span for span in spans if not (year_named(*span) or is_history(tables, span[1]))]
    if not parts:
        return ""
    when = in_words(*max(parts, key=lambda span: span[1]))
    return (
        f"Figures {when} are of part of a year, to the end of the month before the paper: they "
        "are not set against whole years."
    )


def _overlaps(tables: Tables) -> str:
    """Say what the panel's categories hold."""
    rows = tables.rows(FosteringPanel)
    if not rows or is_history(tables, max(row.as_at for row in rows).date()):
        return ""
    return (
        "A case at the fostering panel may be in several categories. Resignations hold those that "
        "had been given earlier and never put to panel: their number is of more than a year."
    )


def _regional(tables: Tables) -> str:
    """Say since when adopters are the regional agency's."""
    begun = date(2019, 3, 1)
    told = [
        row
        for row in tables.rows(Statements)
        if (row.theme, row.indicator, row.kind)
        == ("adoption_fostering", "adopters_approved", "action")
        and row.as_at.date() >= begun
    ]
    if not told:
        return ""
    return own_words("adoption_agency")


def _how_long(tables: Tables) -> str:
    """Say that the time an adoption takes is not printed of our own children."""
    if not tables.rows(AdoptionFostering):
        return ""
    return own_words("adoption_time")
