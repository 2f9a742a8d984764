"""The overview's own parts: what matters most, the table at a glance, a line a theme."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.overview.ranking import RULE, headline_rows, matters_most
from glosanalysis.phrasing import counted, day
from glosanalysis.quarter import Quarter
from glosanalysis.render.cells import assessed, changed, described, held_against, valued
from glosanalysis.render.outputs import Html, Shown, folded, listed_items, paragraph
from glosanalysis.render.revision_notes import revised_values
from glosanalysis.render.sentences import fact, published_on, shown_value
from glosanalysis.render.tables import Cell, html_table, without_empty
from glosanalysis.report import Report
from glosanalysis.themes import THEMES
from glosanalysis.themes.theme import Theme

__all__ = ["at_a_glance", "downloads", "theme_by_theme", "what_matters"]

_KEY = "A dash: there is no figure of the same kind to compare with"
_KEY_ASSESSED = (
    ", or the figure is not assessed: it is not new, its period is not over, or it is neither good "
    "nor bad"
)


def what_matters(report: Report) -> Shown:
    """Say what matters most, the most important first, and by which rule it was chosen."""
    off = report.off_target
    chosen = matters_most(headline_rows(report.published, report.quarter), off)
    if not chosen:
        return Shown([paragraph("The papers in this book have nothing new this quarter.", "none")])
    facts = [
        Markup("{}: {}").format(_link(THEMES[row.theme]), fact(row, row.indicator.id in off))
        for row in chosen
    ]
    rule = Html(Markup("<p>{}</p>").format(RULE), "")
    return Shown([listed_items(facts, "facts"), folded("How these were chosen", rule)])


def at_a_glance(report: Report) -> Shown:
    """Tabulate the headline figures that are not history, each with a link to its page."""
    rows = [
        row
        for row in headline_rows(report.published, report.quarter)
        if row.latest is not None and not row.is_history
    ]
    if not rows:
        return Shown([])
    pages = {theme.id for theme in report.themes}
    cells = pd.DataFrame([_cells(row, pages, report) for row in rows])
    cells = without_empty(cells)
    caption = f"Headline figures, {report.quarter.label}. Published {published_on(rows)}"
    body = html_table(cells, caption, [False] * len(cells.columns), cards=True)
    key = f"{_KEY}{_KEY_ASSESSED if 'Assessment' in cells else ''}."
    return Shown([Html(body, caption), paragraph(key, "exhibit-caption")])


def _cells(row: IndicatorRow, pages: set[str], report: Report) -> dict[str, Cell]:
    label = row.indicator.label
    link = Markup('<a href="{}">{}</a>').format(_page(row.theme, pages), label)
    return {
        "Indicator": Html(link, label),
        "Value": valued(row, row.indicator.id in revised_values(report)),
        "Change": changed(row),
        "Target, other areas": held_against(row, row.indicator.id in report.off_target),
        "Assessment": assessed(row),
        "Describes": described(row),
    }


def _page(theme: str, pages: set[str]) -> str:
    """Give the page of a theme: that of the quarter, or that of all quarters."""
    return f"{theme}.html" if theme in pages else f"../../themes/{theme}.html"


def _link(theme: Theme, address: str = "") -> Markup:
    return Markup('<a href="{}">{}</a>').format(address or f"{theme.id}.html", theme.title)


def theme_by_theme(report: Report) -> Shown:
    """Say a line for each theme: how much is new, or what the last figure was and what is said."""
    shown = {theme.id for theme in report.themes}
    lines = [
        _with_page(theme, report) if theme.id in shown else _without_page(theme, report)
        for theme in THEMES.values()
        if theme.has_begun(report.quarter)
    ]
    return Shown([listed_items(lines, "themes")])


def _with_page(theme: Theme, report: Report) -> Markup:
    fresh = [row for row in report.rows if row.theme == theme.id and row.is_fresh]
    labels = "; ".join(row.indicator.label for row in fresh)
    figures = counted(len(fresh), "figure is", "figures are")
    said = f"{figures} new ({labels}).{_said(theme, report)}"
    return Markup("{}: {}").format(_link(theme), said)


def _without_page(theme: Theme, report: Report) -> Markup:
    """Give the last figure of a theme that has nothing new, and what the papers say in words."""
    link = _link(theme, f"../../themes/{theme.id}.html")
    known = [row for row in (*report.rows, *report.past) if row.theme == theme.id and row.latest]
    said = "nothing new in the papers in this book"
    first = [row for id_ in theme.headline for row in known if row.indicator.id == id_]
    if first:
        row = max(first, key=lambda each: each.latest.as_at)  # type: ignore[union-attr]
        assert row.latest is not None
        label = row.indicator.label
        said += f"; last figure: {label} {shown_value(row)}, {day(row.latest.as_at)}"
    return Markup("{}: {}.{}").format(link, said, _said(theme, report))


def _said(theme: Theme, report: Report) -> str:
    """Quote how things stand by the papers where they give no figure."""
    told = report.said[(report.said["theme"] == theme.id) & (report.said["kind"] == "level")]
    quoted = [f" {row.says} ({day(row.as_at)})" for row in told.head(_QUOTED).itertuples()]
    return "".join(quoted)


_QUOTED = 2
"""So many of the papers' own words a theme; its page has the others."""


def downloads(report: Report) -> Shown:
    """Link what can be taken away, and what does not hold in the papers."""
    off = len(report.contradicted)
    if off:
        count = counted(off, "printed figure", "printed figures").capitalize()
        said = f"{count} of these papers {'does' if off == 1 else 'do'} not hold"
    else:
        said = "What the papers print was worked out again"
    text = "All indicators of this quarter (CSV)"
    return Shown([Html(_download(report.quarter, text, said), text)])


def _download(quarter: Quarter, text: str, said: str) -> Markup:
    return Markup(
        '<p class="download"><a href="indicators.csv" download="{}-indicators.csv">{}</a>. '
        '{}: <a href="../../audit.html">audit of the papers</a>.</p>'
    ).format(quarter, text, said)
