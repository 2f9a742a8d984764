"""The overview's own parts: what matters most, the table at a glance, a line a theme."""

from __future__ import annotations

from itertools import groupby, islice

import pandas as pd
from markupsafe import Markup

from glosanalysis.data.releases import BEGINS
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.overview.ranking import MOST, RULE
from glosanalysis.phrasing import counted, day
from glosanalysis.quarter import Quarter
from glosanalysis.render.addresses import address_of
from glosanalysis.render.cells import assessed, changed, described, held_against, valued
from glosanalysis.render.outputs import Html, Shown, folded, listed_items, paragraph
from glosanalysis.render.revision_notes import revised_values
from glosanalysis.render.sentences import fact, published_on, shown_value
from glosanalysis.render.tables import NOT_KNOWN, Cell, gathered, html_table
from glosanalysis.report import Report
from glosanalysis.themes import THEMES
from glosanalysis.themes.theme import Theme

__all__ = ["at_a_glance", "downloads", "theme_by_theme", "what_matters"]

_KEY_UNDER = "Change, target and assessment stand under a value where few have them."
_KEY = "A dash: no figure of the same kind to compare with"
_KEY_ASSESSED = ", or not assessed: not new, not over, or neither good nor bad"


def what_matters(report: Report) -> Shown:
    """Say what matters most, the most important first, and by which rule it was chosen."""
    off, chosen, still = report.off_target, report.foremost, report.standing
    if report.quarter >= BEGINS:
        chosen = chosen[: MOST - 1]  # each is a line longer, with what stands beside it
    if not chosen and not still:
        return Shown([paragraph(_nothing_ranked(report), "none")])
    pages = {theme.id for theme in report.themes}
    facts = [
        Markup("{}: {}").format(
            _link(THEMES[row.theme], _page(row.theme, pages)), fact(row, row.indicator.id in off)
        )
        for row in [*chosen, *still]
    ]
    new = listed_items(facts[: len(chosen)], "facts")
    rule = Html(Markup("<p>{}</p>").format(RULE), "")
    if not still:
        return Shown([new, folded("How these were chosen", rule)])
    lead = paragraph("Not new this quarter, and still the latest:", "since")
    old = listed_items(facts[len(chosen) :], "facts")
    parts = [new, lead, old] if chosen else [lead, old]
    return Shown([*parts, folded("How these were chosen", rule)])


def at_a_glance(report: Report) -> Shown:
    """Tabulate the headline figures that are not history, each with a link to its page."""
    rows = [row for row in report.opening_rows if not report.is_repeated(row)]
    rows = _foremost(rows, fresh=report.quarter < BEGINS)
    if not rows:
        return Shown([])
    cells = gathered(pd.DataFrame([_cells(row, report) for row in rows]))
    caption = f"Headline figures, {report.quarter.label}"
    if report.quarter < BEGINS:
        caption += f". Published {published_on(rows)}"
    ids = [row.indicator.id for row in rows]
    body = html_table(cells, caption, [False] * len(cells.columns), cards=True, ids=ids)
    return Shown([Html(body, caption), paragraph(_key(cells), "exhibit-caption")])


def _key(cells: pd.DataFrame) -> str:
    """Say what a dash means where there is one, and what stands under values."""
    dashes = f"{_KEY}{_KEY_ASSESSED if 'Assessment' in cells else ''}."
    said = [_KEY_UNDER] if len(cells.columns) < _COLUMNS else []
    return " ".join([*said, dashes] if (cells == NOT_KNOWN).any(axis=None) else said)


def _foremost(rows: list[IndicatorRow], *, fresh: bool) -> list[IndicatorRow]:
    """Keep each theme's foremost figure, and what is new or, of national ones, clearly moved.

    With ten themes all headlines would fill two screens by themselves. What is counted from records
    is told beside what is published, so each has its foremost.
    """
    # What is held back comes last: it is a theme's foremost only where nothing else is known.
    told_first = sorted(rows, key=lambda row: row.value is None)
    first = {_own(row): row for row in reversed(told_first)}
    judged = ("better", "worse", "on_target", "off_target")
    kept = [
        row
        for row in rows
        if row is first[_own(row)] or (row.is_fresh if fresh else row.assessment in judged)
    ]
    if len(kept) <= _SHORT:
        return kept
    two = _of_each_theme(kept, 2)
    return two if len(two) <= _LONG else _of_each_theme(kept, 1)


def _own(row: IndicatorRow) -> tuple[str, bool]:
    """Give what a row may be the foremost of: its theme, published or counted from records."""
    return row.theme, row.latest is not None and row.latest.feed == "return"


_COLUMNS = 6
_SHORT, _LONG = 7, 9
"""Of a longer table than the first each theme has its two foremost figures, or one if that is
longer than the second."""


def _of_each_theme(rows: list[IndicatorRow], most: int) -> list[IndicatorRow]:
    by_theme = groupby(rows, key=lambda row: row.theme)
    return [row for _, own in by_theme for row in islice(own, most)]


def _cells(row: IndicatorRow, report: Report) -> dict[str, Cell]:
    label = row.indicator.label
    link = Markup('<a href="{}">{}</a>').format(address_of(row, report), label)
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
    # Those of which the page has told already what still stands need no second line.
    told = {row.theme for row in report.standing}
    every = {theme.id for theme in (*report.themes, *report.silent)}
    begun = [t for id_, t in THEMES.items() if id_ in every and id_ not in told]
    lines = [_with_page(theme, report) for theme in begun if theme.id in shown]
    silent = [theme for theme in begun if theme.id not in shown]
    still = [] if report.quarter >= BEGINS else [t for t in silent if _stands(t, report)]
    lines += [_without_page(theme, report) for theme in still]
    if rest := [theme for theme in silent if theme not in still]:
        lines.append(_all_without_page(rest, report))
    return Shown([listed_items(lines, "themes")])


def _with_page(theme: Theme, report: Report) -> Markup:
    fresh = [row for row in report.rows if row.theme == theme.id and row.is_fresh]
    labels = "; ".join(row.indicator.label for row in fresh)
    figures = counted(len(fresh), "figure is", "figures are")
    if report.quarter >= BEGINS:
        return Markup("{}: {}").format(_link(theme), f"{figures} new.{_said(theme, report)}")
    quoted = _said(theme, report)
    # Beside the paper's own words the names would make three lines of one; the table has most.
    named = f" ({labels})" if len(fresh) <= _NAMED and not quoted else ""
    return Markup("{}: {}").format(_link(theme), f"{figures} new{named}.{quoted}")


def _all_without_page(themes: list[Theme], report: Report) -> Markup:
    """Name in one line the themes that have nothing new and nothing that still stands."""
    links = [_link(theme, f"../../themes/{theme.id}.html") for theme in themes]
    return Markup("{}: {}.").format(_nothing_new(report).capitalize(), Markup("; ").join(links))


def _nothing_new(report: Report) -> str:
    papers, national = report.published.has_papers, not report.published.releases.frame.empty
    feeds = [*(["papers"] if papers else []), *(["releases"] if national else [])]
    return f"nothing new in the {' and '.join(feeds) or 'returns'} in this book"


def _nothing_ranked(report: Report) -> str:
    if report.published.has_papers:
        return "The papers in this book have nothing new this quarter."
    if not report.published.releases.frame.empty:
        return "The releases in this book have nothing new this quarter."
    return "What is new this quarter is counted from records: each theme's page begins with it."


def _stands(theme: Theme, report: Report) -> bool:
    """Tell whether a theme without anything new has a figure that is not history, or a word."""
    current = any(row.theme == theme.id for row in report.rows)
    return current or bool(_said(theme, report))


def _without_page(theme: Theme, report: Report) -> Markup:
    """Give the last figure of a theme that has nothing new, and what the papers say in words."""
    link = _link(theme, f"../../themes/{theme.id}.html")
    said = _nothing_new(report)
    own = (row for row in report.opening_rows if row.theme == theme.id)
    if known := [(row.latest.as_at, row) for row in own if row.latest is not None]:
        as_at, row = max(known, key=lambda each: each[0])
        said += f"; last figure: {row.indicator.label} {shown_value(row)}, {day(as_at)}"
    return Markup("{}: {}.{}").format(link, said, _said(theme, report))


def _said(theme: Theme, report: Report) -> str:
    """Quote how things stand by the papers where they give no figure."""
    told = report.said[(report.said["theme"] == theme.id) & (report.said["kind"] == "level")]
    quoted = [f" {row.says} ({day(row.as_at)})" for row in told.head(_QUOTED).itertuples()]
    return "".join(quoted)


_NAMED = 4
"""Of more new figures the names would be longer than the page that shows them."""
_QUOTED = 1
"""So many of the papers' own words a theme; its page has the others."""


def downloads(report: Report) -> Shown:
    """Link what can be taken away, and what does not hold in the papers."""
    off = len(report.contradicted)
    if off:
        count = counted(off, "printed figure", "printed figures").capitalize()
        said = f"{count} of these papers {'does' if off == 1 else 'do'} not hold"
    else:
        said = "What the papers print was worked out again"
    if not report.published.has_papers:
        said = ""
    text = "All indicators of this quarter (CSV)"
    if report.published.releases.frame.empty:
        return Shown([Html(_download(report.quarter, text, said), text)])
    beside = _COMPARISONS.format(report.quarter, "region, England and neighbours (CSV)")
    return Shown([Html(_download(report.quarter, text, said, beside), text)])


_COMPARISONS = Markup(
    ', and the national ones beside <a href="comparisons.csv" download="{}-comparisons.csv">{}</a>'
)


def _download(quarter: Quarter, text: str, said: str, beside: str = "") -> Markup:
    audited = Markup(' {}: <a href="../../audit.html">audit of the papers</a>.').format(said)
    return Markup(
        '<p class="download"><a href="indicators.csv" download="{}-indicators.csv">{}</a>{}.{}</p>'
    ).format(quarter, text, beside, audited if said else "")
