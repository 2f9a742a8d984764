"""The overview's own parts: what matters most, the headline table, and what figures stand on."""

from __future__ import annotations

from html import escape

import pandas as pd

from glosanalysis.indicator import IndicatorRow
from glosanalysis.present.cells import (
    STATUSES,
    amount,
    assessed,
    changed,
    good,
    previous,
    with_note,
)
from glosanalysis.present.outputs import Html, Shown, paragraph
from glosanalysis.present.sentences import sentence, shown_value
from glosanalysis.present.small_line import small_line
from glosanalysis.present.tables import NOT_KNOWN, Cell, html_table
from glosanalysis.report import Report
from glosanalysis.themes import THEMES
from glosanalysis.themes.footing import FEW, Footing
from glosanalysis.themes.history import History
from glosanalysis.themes.overview import (
    RULE,
    footings,
    headline_histories,
    headline_rows,
    matters_most,
)
from glosanalysis.wording import counted, day, number

__all__ = ["at_a_glance", "behind_the_figures", "what_matters"]

_KEY = (
    "▲ and ▼ compare with the column Previous, never with the target, with England or with other "
    "areas. ✔ and ✘ are the assessment: against the target where there is one, otherwise against "
    "Previous. The line follows the quarters that have a figure, up to this one; it does not begin "
    "at 0, and its last point is the latest figure."
)


def what_matters(report: Report) -> Shown:
    """Say what matters most, the most important first, and by which rule it was chosen."""
    chosen = matters_most(headline_rows(report.published, report.quarter))
    items = "\n".join(f"<li>{_said(row)}</li>" for row in chosen)
    body = f'<ol class="matters">\n{items}\n</ol>'
    rule = (
        '<details class="folded"><summary>How these were chosen</summary>\n'
        f"<p>{RULE}</p>\n</details>"
    )
    return Shown([Html(f"{body}\n{rule}", " ".join(map(sentence, chosen)))])


def _said(row: IndicatorRow) -> str:
    old = "Nothing new this quarter; the latest known: " if row.status == "carried_forward" else ""
    said = sentence(row)
    link = f'<a href="{row.theme}.html">{THEMES[row.theme].title}</a>'
    return f"{link}: {escape(old + said, quote=False)}"


def at_a_glance(report: Report) -> Shown:
    """Tabulate every headline indicator, known or not, each with a link to its page."""
    followed = headline_histories(report.published)
    rows = headline_rows(report.published, report.quarter)
    cells = pd.DataFrame([_cells(row, followed.get(row.indicator.id)) for row in rows])
    caption = f"Headline indicators, {report.quarter.label}, as known at " + day(
        report.quarter.last_day
    )
    body = html_table(cells, caption, [False] * len(cells.columns), cards=True)
    download = (
        '<p class="download">All indicators of this quarter are under '
        '<a href="#every-figure-by-theme">Every figure by theme</a>, with CSV to download.</p>'
    )
    return Shown([Html(f"{body}\n{download}", caption), paragraph(_KEY, "exhibit-caption")])


def _cells(row: IndicatorRow, history: History | None) -> dict[str, Cell]:
    latest = row.latest
    if latest is None or history is None:
        return _unknown(row)
    comparator = latest.comparator
    return {
        "Indicator": _linked(row),
        "This quarter": with_note(shown_value(row), _behind(row)),
        "Previous": previous(row),
        "Change": changed(row),
        "Target": NOT_KNOWN if latest.target is None else good(row),
        "Assessment": assessed(row),
        "Elsewhere": with_note(amount(row, comparator.value), comparator.area)
        if comparator
        else NOT_KNOWN,
        "As at": with_note(day(latest.as_at), STATUSES[row.status]),
        "Over the quarters": Html(small_line(history), ""),
    }


def _unknown(row: IndicatorRow) -> dict[str, Cell]:
    names = ["Previous", "Change", "Target", "Assessment", "Elsewhere", "As at"]
    return {
        "Indicator": with_note(row.indicator.label, _direction(row)),
        "This quarter": "Not reported yet",
        **dict.fromkeys(names, NOT_KNOWN),
        "Over the quarters": NOT_KNOWN,
    }


def _direction(row: IndicatorRow) -> str:
    return {"low": "lower is better", "high": "higher is better"}.get(
        row.indicator.good_is, "neither high nor low is good in itself"
    )


def _linked(row: IndicatorRow) -> Html:
    label = escape(row.indicator.label, quote=False)
    return Html(
        f'<a href="{row.theme}.html">{label}</a><span class="note">{_direction(row)}</span>',
        row.indicator.label,
    )


def _behind(row: IndicatorRow) -> str:
    latest = row.latest
    if latest is None or latest.numerator is None or latest.denominator is None:
        return "" if row.status != "carried_forward" else "the latest known, not of this quarter"
    said = f"{number(latest.numerator)} of {number(latest.denominator)}"
    return said + (
        "; the latest known, not of this quarter" if row.status == "carried_forward" else ""
    )


def behind_the_figures(report: Report) -> Shown:
    """Tabulate year averages, how many are behind a percentage, and the way to the target."""
    known = footings(report.published, report.quarter)
    cells = pd.DataFrame([_footing_cells(each) for each in known])
    caption = "Headline indicators: average of the year, how many are behind, way to the target"
    body = html_table(cells, caption, [False] * len(cells.columns), cards=True)
    note = (
        "The average is the plain mean of the quarters of the financial year that have a figure; "
        "of month-end counts, of the months. "
        f"Where {FEW} or fewer are behind a percentage, one of them moves it by half a point or "
        "more, and a family with several children by a multiple of that."
    )
    return Shown([Html(body, caption), paragraph(note, "exhibit-caption")])


def _footing_cells(each: Footing) -> dict[str, Cell]:
    return {
        "Indicator": each.row.indicator.label,
        "Average of the year": _average(each),
        "How many are behind it": _counts(each),
        "Way to the target": _way(each),
    }


def _average(each: Footing) -> Cell:
    if each.average is None:
        return with_note(NOT_KNOWN, "not a figure of which a year has an average")
    quarters = counted(each.averaged, "quarter", "quarters")
    return with_note(amount(each.row, each.average), f"{quarters} of {each.year}")


def _counts(each: Footing) -> Cell:
    latest = each.row.latest
    assert latest is not None
    if each.row.indicator.unit != "%":
        return with_note(NOT_KNOWN, "a number, not a percentage")
    if latest.numerator is None or latest.denominator is None or not each.counted:
        return with_note(NOT_KNOWN, "the paper prints no numbers")
    one, several = each.counted
    said = f"{number(latest.numerator)} of {number(latest.denominator)} {several}"
    if each.moved_to is None:
        return said
    fewer, more = (amount(each.row, value) for value in each.moved_to)
    return with_note(
        said, f"few: one {one} fewer would make it {fewer}, one more {more}; mind a single family"
    )


def _way(each: Footing) -> Cell:
    if each.short_of_target is None:
        return with_note(NOT_KNOWN, "the papers give no target")
    unit = " points" if each.row.indicator.unit == "%" else ""
    size = number(abs(each.short_of_target), each.row.indicator.decimals) + unit
    said = f"{size} to go" if each.short_of_target > 0 else f"Reached, with {size} to spare"
    met = f"met in {each.met} of {counted(each.reported, 'quarter', 'quarters')} with a figure"
    return with_note(said, each.pace or met)
