"""The parts that every page of a theme has: facts, key figures, methods and sources."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from glosanalysis.data.releases import BEGINS
from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import COLUMNS, IndicatorRow
from glosanalysis.phrasing import counted, day, listed
from glosanalysis.render.addresses import only_stands, public_address
from glosanalysis.render.cells import assessed, changed, described, held_against, valued
from glosanalysis.render.csv_links import csv_link
from glosanalysis.render.outputs import Html, Shown, folded, listed_items, paragraph
from glosanalysis.render.revision_notes import revised_values, revision_notes
from glosanalysis.render.sentences import fact, published_on, shown_value
from glosanalysis.render.tables import Cell, gathered, html_table
from glosanalysis.report import Report

__all__ = [
    "disagreements",
    "in_brief",
    "key_figures",
    "methods",
    "sources",
    "what_papers_say",
]

_QUOTED = 3
"""So many statements of the papers are open on a page, the newest; the others are folded."""
_KINDS = {
    "level": "How things stand",
    "explanation": "Why",
    "action": "What is done",
    "expectation": "What is expected",
}


def in_brief(report: Report) -> Shown:
    """Say three to five facts, then what is new since the quarter before in this book."""
    off = report.off_target
    facts = [fact(row, row.indicator.id in off) for row in report.foremost]
    return Shown(
        [listed_items(facts, "facts"), paragraph(_since(report), "since"), *_notes(report)]
    )


def _since(report: Report) -> str:
    """Say how much is new since the published quarter before, and what is not."""
    before = report.published.quarter_before(report.quarter)
    own = [row for row in report.rows if not row.indicator.estimate]
    fresh = sum(row.is_fresh for row in own)
    since = f" since {before.label}, the quarter before in this book" if before else ""
    said = f"{counted(fresh, 'figure is', 'figures are').capitalize()} new{since}."
    said += f" Published {published_on(own)}." if own else ""
    old = [row.indicator.label for row in own if row.status == "carried_forward"]
    return said + (f" Carried forward: {'; '.join(old)}." if old else "")


def _notes(report: Report) -> list[Html]:
    """List what was revised or withdrawn since it was published."""
    said = revision_notes(report)
    if not said:
        return []
    title = counted(len(said), "revision", "revisions").capitalize()
    return [folded(title, listed_items(said))]


def key_figures(report: Report) -> Shown:
    """Tabulate the figures that are not history, new ones first, with their download."""
    theme = report.themes[0]
    shown = [row for row in report.rows if not report.is_repeated(row) and not only_stands(row)]
    rows = sorted(shown, key=lambda row: (row.indicator.estimate, not row.is_fresh))
    revised = revised_values(report)
    cells = gathered(pd.DataFrame([_key_cells(row, report, revised) for row in rows]))
    records = pd.DataFrame([row.record() for row in report.rows], columns=list(COLUMNS))
    caption = f"{theme.title}: key figures, {report.quarter.label}. Published {published_on(rows)}"
    ids = [row.indicator.id for row in rows]
    body = html_table(cells, caption, [False] * len(cells.columns), cards=True, ids=ids)
    link = csv_link(records, f"{report.quarter}-{theme.id}")
    return Shown([Html(Markup("\n").join([body, link, *_past(report)]), caption)])


def _key_cells(row: IndicatorRow, report: Report, revised: set[str]) -> dict[str, Cell]:
    indicator = row.indicator
    label = _with_unit(indicator)
    ours = indicator.estimate and "estimate" not in label
    return {
        "Indicator": f"{label} (our estimate)" if ours else label,
        "Value": valued(row, indicator.id in revised),
        "Change": changed(row),
        "Target, other areas": held_against(row, indicator.id in report.off_target),
        "Assessment": assessed(row),
        "Describes": described(row),
    }


def _with_unit(indicator: Indicator) -> str:
    """Name an indicator with what it counts in, where neither its name nor its value says it."""
    label, unit = indicator.label, indicator.unit
    told = unit.removesuffix(" children").casefold() in label.casefold()
    return label if told or unit in ("%", "£ thousand") else f"{label}, {unit}"


def _past(report: Report) -> list[Markup]:
    """Name the figures that are history in one line."""
    if not report.past:
        return []
    if report.quarter >= BEGINS:
        # With national figures on the page, a list of thirty old ones would bury them.
        count = counted(len(report.past), "figure is", "figures are").capitalize()
        told = Markup(
            '<p>{} more than 18 months old: with <a href="../../themes/{}.html">all quarters</a>.'
            "</p>"
        )
        return [told.format(count, report.themes[0].id)]
    named = "; ".join(
        f"{_with_unit(row.indicator)}: {shown_value(row)} ({day(row.latest.as_at)})"
        for row in report.past
        if row.latest is not None
    )
    why = "More than 18 months old"
    if not all(row.is_old for row in report.past):
        why += ", or of a budget that has ended"
    said = Markup('<p>{}, so with <a href="../../themes/{}.html">all quarters</a>: {}.</p>')
    return [said.format(why, report.themes[0].id, named)]


def what_papers_say(report: Report) -> Shown:
    """Quote what the papers say in words: how things stand, why, what is done, what is to come."""
    titles = report.published.sources["title"]
    said = [_quoted(row, titles[row.source_id]) for row in report.said.itertuples()]
    if not said:
        return Shown([])
    first, rest = said[:_QUOTED], said[_QUOTED:]
    count = counted(len(rest), "more statement", "more statements").capitalize()
    more = [folded(f"{count} of the papers", listed_items(rest, "said"))] if rest else []
    return Shown([listed_items(first, "said"), *more])


def _quoted(row: Any, title: str) -> Markup:
    """Quote a statement, with its kind, its day and its place in a paper."""
    return Markup(
        "<em>{kind}, {day}:</em> {says} "
        '(<a href="../../sources.html#{source}" title="{title}">{locator}</a>)'
    ).format(
        kind=_KINDS[row.kind],
        day=day(row.as_at),
        says=row.says,
        source=row.source_id,
        title=title,
        locator=row.locator,
    )


def _of_papers(report: Report) -> list[IndicatorRow]:
    return [row for row in report.rows if row.latest and row.latest.feed == "paper"]


def disagreements(report: Report) -> Shown:
    """Say how many printed figures do not hold, with each of them in a fold, and where they are."""
    found = sorted(report.contradicted, key=lambda each: each.statement.id)
    # What papers printed before stands on the pages of its quarters, and in the audit.
    if not found or (report.quarter >= BEGINS and all(map(report.is_repeated, _of_papers(report)))):
        return Shown([])
    count = counted(len(found), "printed figure does", "printed figures do").capitalize()
    lead = Markup(
        '<p>{} not hold; where each is printed: <a href="../../audit.html#audit-{}">'
        "the audit of the papers</a>.</p>"
    ).format(count, report.themes[0].id.replace("_", "-"))
    said = [f"{each.statement.says} {each.statement.judgement}".strip() for each in found]
    fold = folded("What does not hold", listed_items(said, "said"))
    return Shown([Html(lead, f"{count} not hold."), fold])


def methods(report: Report) -> Shown:
    """Say how each indicator of the page is measured, and what to be careful about."""
    careful = [each.text for each in report.cautions]
    measured = listed_items([_measured(row) for row in report.rows], "said")
    pieces = [folded("How each figure is measured", measured)]
    return Shown([listed_items(careful, "careful"), *pieces] if careful else pieces)


def _measured(row: IndicatorRow) -> Markup:
    """Say how an indicator is measured, and what is assumed."""
    indicator = row.indicator
    said = Markup("<strong>{}.</strong> {}").format(indicator.label, indicator.definition)
    if indicator.assumption:
        said += Markup(" <em>Assumed:</em> {}").format(indicator.assumption)
    return said


def sources(report: Report) -> Shown:
    """Name the documents that the page's indicators come from, with the places in them."""
    places: dict[str, list[str]] = {}
    for row in report.rows:
        if row.latest is not None:
            places.setdefault(row.latest.source_id, []).append(row.latest.locator)
    for told in report.said.itertuples():
        places.setdefault(told.source_id, []).append(told.locator)
    register = report.published.sources
    said = [
        _document(register.loc[id_], places[id_], public_address(register, id_))
        for id_ in sorted(places)
    ]
    return Shown([listed_items(said, "sources")])


def _document(entry: pd.Series, where: list[str], address: str) -> Markup:
    """Name a document of the register, linked to its entry, and each place in it once."""
    places = list(dict.fromkeys(where))
    named = Markup(
        '<a href="../../sources.html#{id}">{title}</a>, {publisher}, published {day}'
    ).format(
        id=entry.name,
        title=entry["title"],
        publisher=entry["publisher"],
        day=day(entry["published_on"]),
    )
    if address:
        named += Markup(' (<a href="{}">read it</a>)').format(address)
    if len(places) <= _PLACES:
        return Markup("{}: {}.").format(named, listed(places))
    fold = Markup("{}: <details><summary>{} places in it</summary>{}.</details>")
    return fold.format(named, len(places), listed(places))


_PLACES = 8
"""Of a document with more of them the places are folded: each figure has its own beside it."""
