"""What to be careful about in what the papers print of children in care and care leavers."""

from __future__ import annotations

from glosanalysis.data.schemas.care import Care
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import month, number
from glosanalysis.stats.rounding import places_printed, round_half_up
from glosanalysis.themes.children_in_care.counts import Growth, counts
from glosanalysis.themes.children_in_care.moves import last_moves
from glosanalysis.themes.help_protection.visits import visited
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.recent import recent
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]

_SELF_EVALUATION = "sef-2020-05"
"""The paper whose words some of them set beside its figures."""


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        ("single_counts", ("cla",), _single_counts),
        ("growth_in_words", ("cla", "cla_growth_per_year"), _growth_in_words),
        ("section_20_halved", ("s20_pct",), _section_20_halved),
        ("two_assessments", ("cla_assessment_pct",), _two_assessments),
        ("list_and_table", ("cla_visit_pct",), _list_and_table),
        ("moves_may_be_chance", ("cwd_3plus_moves_pct",), _moves_may_be_chance),
        ("all_ages", ("cl_suitable_pct", "cl_eet_pct"), _all_ages),
    ]
    said = [Caution(name, about, text(tables)) for name, about, text in found]
    return [each for each in said if each.text]


def _of(tables: Tables, measure: str) -> list[Care]:
    return recent(tables, rows_of(tables, Care, measure))


def _single_counts(tables: Tables) -> str:
    if not recent(tables, counts(tables)):
        return ""
    return (
        "The papers count children in care on days of their own choice, for reports of several "
        "services: these are single counts, not a series."
    )


def _growth_in_words(tables: Tables) -> str:
    """Set the growth that a paper says beside that of the counts."""
    rows = recent(tables, counts(tables))
    said = [place for place, row in enumerate(rows) if row.source_id == _SELF_EVALUATION]
    if not said or said[0] == 0:
        return ""
    growth = Growth(rows[said[0] - 1], rows[said[0]])
    if not growth.first.children:
        return ""
    return (
        "The self-evaluation of May 2020 says that the number of children in care grew by “around "
        f"3% over the past year”. No count of a year before is printed; {growth.span} it grew by "
        f"{number(growth.per_year, 1)}% a year, from {number(growth.first.children)} to "
        f"{number(growth.last.children)}."
    )


def _section_20_halved(tables: Tables) -> str:
    if not any(row.source_id == _SELF_EVALUATION for row in _of(tables, "s20_pct")):
        return ""
    return (
        "The paper says that “the use of S20 halved for new entrants has halved”: it gives neither "
        "the figures nor the time, so it cannot be checked. England's average is printed without "
        "a date."
    )


def _two_assessments(tables: Tables) -> str:
    """Name the two shares that two sections of one paper give."""
    own, other = _of(tables, "cla_assessment_pct"), _of(tables, "cla_assessment_fostering_pct")
    pairs = [(one, two) for one in own for two in other if one.source_id == two.source_id]
    if not pairs or pairs[-1][0].value == pairs[-1][1].value:
        return ""
    one, two = pairs[-1]
    return (
        f"Two sections of one paper differ: assessments up to date are {one.value:g}% in that on "
        f"looked after children, {two.value:g}% in that on fostering. The first is shown."
    )


def _list_and_table(tables: Tables) -> str:
    """Say where a list of visits and the table below it differ."""
    found = visited(tables, "cic")
    if not recent(tables, [each.row for each in found]):
        return ""
    odd = [
        f"For {month(each.as_at)} a list prints {row.in_time_pct:g}% of children in care visited "
        f"in time; the table below it counts {number(row.seen or 0)} of "
        f"{number(row.children or 0)}, {number(each.in_time or 0, 1)}%. The counts are shown."
        for each in found
        if each.is_counted
        and (row := each.row).in_time_pct is not None
        and row.in_time_pct != round_half_up(each.in_time or 0, places_printed(row.in_time_pct))
    ]
    return odd[-1] if odd else ""


def _moves_may_be_chance(tables: Tables) -> str:
    found = last_moves(tables)
    if found is None or not found.may_be_chance:
        return ""
    before, after = (
        f"{number(row.numerator or 0)} of {number(row.denominator or 0)}"
        for row in (found.before, found.after)
    )
    return (
        "The paper says that placement stability for children with disabilities “has improved”. "
        f"Of so few, {after} after {before} may be chance."
    )


def _all_ages(tables: Tables) -> str:
    if not _of(tables, "cl_suitable_pct") and not _of(tables, "cl_eet_pct"):
        return ""
    return (
        "The shares of care leavers are of all ages. The Department measures those aged 17 to 18 "
        "and 19 to 21: the two do not compare. The paper prints “X%” of those aged 19 to 21 in "
        "education, employment or training."
    )
