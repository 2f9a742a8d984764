"""The parts that every page of a theme has: opening, key figures, methods and sources."""

from __future__ import annotations

from html import escape

import pandas as pd

from glosanalysis.indicator_row import COLUMNS, IndicatorRow
from glosanalysis.overview.ranking import matters_most
from glosanalysis.phrasing import counted, day, listed
from glosanalysis.render.cells import assessed, changed, described, held_against, valued
from glosanalysis.render.outputs import Html, Shown, listed_items, paragraph
from glosanalysis.render.revision_notes import revised_values, revision_notes
from glosanalysis.render.sentences import fact, published_on, shown_value
from glosanalysis.render.tables import Cell, csv_link, html_table, without_empty
from glosanalysis.report import Report

__all__ = [
    "disagreements",
    "key_figures",
    "methods",
    "opening",
    "sources",
    "what_papers_say",
]

_QUOTED = 3
"""So many statements of the papers are open on a page, the newest; the others are folded."""
_FEWEST = 3
"""A page opens with so many facts at least, where it has them."""
_KINDS = {
    "level": "How things stand",
    "explanation": "Why",
    "action": "What is done",
    "expectation": "What is expected",
}


def opening(report: Report) -> Shown:
    """Open a page: three to five facts, then what is new since the quarter before in this book."""
    off = report.off_target
    facts = [
        escape(fact(row, row.indicator.id in off), quote=False) for row in _opening_rows(report)
    ]
    return Shown(
        [listed_items(facts, "facts"), paragraph(_since(report), "since"), *_notes(report)]
    )


def _opening_rows(report: Report) -> list[IndicatorRow]:
    """Choose the headline figures that are new, then others until there are enough."""
    first = report.headline_rows()
    others = [row for row in report.rows if row not in first]
    chosen = matters_most(first, report.off_target)
    return chosen + matters_most(others, report.off_target)[: max(0, _FEWEST - len(chosen))]


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
    items = "\n".join(f"<li>{escape(each, quote=False)}</li>" for each in said)
    title = counted(len(said), "revision", "revisions").capitalize()
    fold = f'<details class="folded"><summary>{title}</summary>\n<ul>\n{items}\n</ul>\n</details>'
    return [Html(fold, " ".join(said))]


def key_figures(report: Report) -> Shown:
    """Tabulate the figures that are not history, new ones first, with their download."""
    theme = report.themes[0]
    rows = sorted(report.rows, key=lambda row: (row.indicator.estimate, not row.is_fresh))
    revised = revised_values(report)
    cells = without_empty(
        pd.DataFrame([_key_cells(row, row.indicator.id in revised) for row in rows])
    )
    records = pd.DataFrame([row.record() for row in report.rows], columns=list(COLUMNS))
    caption = f"{theme.title}: key figures, {report.quarter.label}. Published {published_on(rows)}"
    body = html_table(cells, caption, [False] * len(cells.columns), cards=True)
    link = csv_link(records, f"{report.quarter}-{theme.id}")
    return Shown([Html(f"{body}\n{link}{_past(report)}", caption)])


def _key_cells(row: IndicatorRow, revised: bool) -> dict[str, Cell]:
    indicator = row.indicator
    unit = "" if indicator.unit in ("%", "£ thousand") else f", {indicator.unit}"
    label = indicator.label + ("" if unit.strip(", ") in indicator.label else unit)
    ours = indicator.estimate and "estimate" not in label
    return {
        "Indicator": f"{label} (our estimate)" if ours else label,
        "Value": valued(row, revised),
        "Change": changed(row),
        "Target, other areas": held_against(row),
        "Assessment": assessed(row),
        "Describes": described(row),
    }


def _past(report: Report) -> str:
    """Name the figures that are history in one line."""
    if not report.past:
        return ""
    theme = report.themes[0]
    named = "; ".join(
        f"{row.indicator.label}, {shown_value(row)} ({day(row.latest.as_at)})"
        for row in report.past
        if row.latest is not None
    )
    link = f'<a href="../../themes/{theme.id}.html">all quarters</a>'
    return f"\n<p>More than 18 months old, so with {link}: {escape(named, quote=False)}.</p>"


def what_papers_say(report: Report) -> Shown:
    """Quote what the papers say in words: how things stand, why, what is done, what is to come."""
    titles = report.published.sources["title"]
    said = [
        f"<em>{_KINDS[row.kind]}, {day(row.as_at)}:</em> {escape(row.says, quote=False)} "
        f'(<a href="../../sources.html#{row.source_id}" '
        f'title="{escape(titles[row.source_id])}">{escape(row.locator, quote=False)}</a>)'
        for row in report.said.itertuples()
    ]
    if not said:
        return Shown([])
    first, rest = said[:_QUOTED], said[_QUOTED:]
    count = counted(len(rest), "more statement", "more statements").capitalize()
    more = [_folded(rest, f"{count} of the papers")] if rest else []
    return Shown([listed_items(first, "said"), *more])


def _folded(items: list[str], title: str) -> Html:
    body = listed_items(items, "said")
    fold = f'<details class="folded"><summary>{title}</summary>\n{body.html}\n</details>'
    return Html(fold, body.plain)


def disagreements(report: Report) -> Shown:
    """Say how many printed figures do not hold, with each of them in a fold, and where they are."""
    found = sorted(report.contradicted, key=lambda each: each.statement.id)
    if not found:
        return Shown([])
    anchor = report.themes[0].id.replace("_", "-")
    link = f'<a href="../../audit.html#audit-{anchor}">the audit of the papers</a>'
    count = counted(len(found), "printed figure does", "printed figures do").capitalize()
    lead = Html(f"<p>{count} not hold; where each is printed: {link}.</p>", f"{count} not hold.")
    said = [
        escape(f"{each.statement.says} {each.statement.judgement}".strip(), quote=False)
        for each in found
    ]
    return Shown([lead, _folded(said, "What does not hold")])


def methods(report: Report) -> Shown:
    """Say how each indicator of the page is measured, and what to be careful about."""
    measured = [
        f"<strong>{escape(row.indicator.label, quote=False)}.</strong> {_measured(row)}"
        for row in report.rows
    ]
    careful = [
        escape(each.text, quote=False)
        for theme in report.themes
        for each in theme.cautions(report.published)
    ]
    pieces = [_folded(measured, "How each figure is measured")]
    return Shown([listed_items(careful, "careful"), *pieces] if careful else pieces)


def _measured(row: IndicatorRow) -> str:
    """Say how an indicator is measured, what is assumed, and which change matters."""
    indicator = row.indicator
    said = escape(indicator.definition, quote=False)
    if indicator.assumption:
        said += f" <em>Assumed:</em> {escape(indicator.assumption, quote=False)}"
    return said


def sources(report: Report) -> Shown:
    """Name the documents that the page's indicators come from, with the places in them."""
    places: dict[str, list[str]] = {}
    for row in report.rows:
        if row.latest is not None:
            places.setdefault(row.latest.source_id, []).append(row.latest.locator)
    register = report.published.sources
    said = [
        f'<a href="../../sources.html#{source}">{escape(register.at[source, "title"], quote=False)}'
        f"</a>, {escape(register.at[source, 'publisher'], quote=False)}, published "
        f"{day(register.at[source, 'published_on'])}: "
        f"{escape(listed(list(dict.fromkeys(where))), quote=False)}."
        for source, where in sorted(places.items())
    ]
    return Shown([listed_items(said, "sources")])
