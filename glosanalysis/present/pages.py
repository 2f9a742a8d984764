"""The parts that every page has: headline, key figures, methods, cautions and sources."""

from __future__ import annotations

import pandas as pd

from glosanalysis.indicator import COLUMNS, Indicator, IndicatorRow
from glosanalysis.present.cells import ASSESSMENTS, STATUSES, amount, good, signed, with_note
from glosanalysis.present.outputs import Html, Prose, Shown
from glosanalysis.present.revised import revised_values, revision_notes
from glosanalysis.present.sentences import sentence, shown_previous, shown_value
from glosanalysis.present.tables import NOT_KNOWN, Cell, csv_link, html_table
from glosanalysis.report import Report
from glosanalysis.themes.theme import Theme
from glosanalysis.wording import counted, day, listed, number

__all__ = [
    "cautions",
    "disagreements",
    "headline",
    "key_figures",
    "methods",
    "opening",
    "quarter_notes",
    "sources",
    "what_papers_say",
]


def headline(report: Report) -> Prose:
    """Say what matters most in a sentence or two, and whether it is new."""
    rows = report.headline_rows()
    fresh = [row for row in rows if row.status in ("new", "provisional")]
    chosen = fresh or rows
    if len(report.themes) > 1:
        chosen = list({row.theme: row for row in reversed(chosen)}.values())[::-1]
    said = [sentence(row) for row in chosen[: max(2, len(report.themes))]]
    if not fresh:
        said.insert(
            0, f"Nothing of this was reported for {report.quarter.label}. The latest known:"
        )
    return Prose(" ".join(said))


def key_figures(report: Report) -> Shown:
    """Tabulate every indicator that is known, with target, change and comparator."""
    several = len(report.themes) > 1
    figures: list[Html | Prose] = [_figures_of(theme, report, several) for theme in report.themes]
    notes = [] if several else revision_notes(report)
    return Shown([*figures, Prose("\n".join(f"- {note}" for note in notes))] if notes else figures)


def _figures_of(theme: Theme, report: Report, several: bool) -> Html:
    """Set the figures of one theme; where there are several, each says whose they are."""
    rows = [row for row in report.rows if row.theme == theme.id]
    known = [row for row in rows if row.latest is not None]
    revised = revised_values(report)
    cells = pd.DataFrame([_key_cells(row, row.indicator.id in revised) for row in known])
    cells = cells.loc[:, [not (cells[name] == NOT_KNOWN).all() for name in cells.columns]]
    numeric = [name in ("Value", "Before", "Change") for name in cells.columns]
    records = pd.DataFrame([row.record() for row in rows], columns=list(COLUMNS))
    caption = f"{theme.title}: key figures as known at {day(report.quarter.last_day)}"
    body = html_table(cells, caption, numeric, cards=True)
    link = csv_link(records, f"{report.quarter}-{theme.id}")
    page = f'<p><a href="{theme.id}.html">More on {theme.title}</a></p>' if several else ""
    return Html(f"{body}\n{link}{page}", caption)


def _key_cells(row: IndicatorRow, revised: bool) -> dict[str, Cell]:
    indicator, latest = row.indicator, row.latest
    assert latest is not None
    unit = "" if indicator.unit in ("%", "£ thousand") else f", {indicator.unit}"
    return {
        "Indicator": indicator.label + ("" if unit.strip(", ") in indicator.label else unit),
        "Value": with_note(shown_value(row) + _interval(row), "revised" if revised else ""),
        "Before": NOT_KNOWN if row.previous is None else shown_previous(row),
        "Change": signed(row),
        "Good is": good(row),
        "Assessment": ASSESSMENTS[row.assessment],
        "Elsewhere": f"{latest.comparator.area}: {amount(row, latest.comparator.value)}"
        if latest.comparator
        else NOT_KNOWN,
        "As at": f"{day(latest.as_at)}, {STATUSES[row.status]}",
    }


def _interval(row: IndicatorRow) -> str:
    if row.latest is None or row.latest.interval is None:
        return ""
    low, high = (number(end, row.indicator.decimals) for end in row.latest.interval)
    return f" ({low} to {high})"


def quarter_notes(report: Report) -> Prose:
    """Say what is carried forward, provisional, or was never reported."""
    said = []
    for status, words in (
        ("carried_forward", "Carried forward from an earlier quarter, with nothing new since"),
        ("provisional", "Provisional, being planned, or of a period not over or not all reported"),
        ("not_reported", "Not reported by the end of this quarter"),
    ):
        named = [_named(theme, report, status) for theme in report.themes]
        if any(named):
            said.append(f"- **{words}:** {'; '.join(filter(None, named))}.")
    if report.silent:
        names = listed([theme.title for theme in report.silent])
        said.append(f"- **Themes without a page, because no figure was known by then:** {names}.")
    if not said:
        said.append("Every figure is new this quarter.")
    said += [f"- {note}" for note in revision_notes(report)]
    return Prose("\n".join(said))


def _named(theme: Theme, report: Report, status: str) -> str:
    """Name the figures of a theme that have a standing; in short where all the known ones have."""
    rows = [row for row in report.rows if row.theme == theme.id]
    known = [row for row in rows if row.latest is not None]
    having = [row for row in rows if row.status == status]
    if having and having == known:
        last = max(row.latest.as_at for row in known if row.latest)
        return f"everything on {theme.title}, last as at {day(last)}"
    return "; ".join(row.indicator.label for row in having)


def methods(report: Report) -> Prose:
    """Say how each indicator of the page is measured."""
    known = [row.indicator for row in report.rows if row.latest is not None]
    return Prose("\n".join(f"- **{each.label}.** {_measured(each)}" for each in known))


def _measured(indicator: Indicator) -> str:
    """Say how an indicator is measured, and what is assumed."""
    assumed = f" *Assumed:* {indicator.assumption}" if indicator.assumption else ""
    return indicator.definition + assumed


def cautions(report: Report) -> Prose:
    """Say what to be careful about."""
    said = [each for theme in report.themes for each in theme.cautions(report.published)]
    return Prose("\n".join(f"- {each.text}" for each in said))


def disagreements(report: Report) -> Shown:
    """Say what the papers print that does not hold, with the place of each in the audit."""
    if not report.contradicted:
        return Shown([Prose("Nothing found for these figures.")])
    links = listed(
        [
            f'<a href="../../audit.html#audit-{theme.id.replace("_", "-")}">{theme.title}</a>'
            for theme in report.themes
        ]
    )
    count = counted(len(report.contradicted), "printed figure does", "printed figures do")
    if len(report.themes) > 1:
        text = f"{count} not hold. Each is in the audit, by theme: {links}."
        return Shown([Html(f"<p>{text}</p>", f"{count} not hold.")])
    said = [
        f"- *Claimed:* {found.statement.says} *Checked:* {found.statement.judgement}"
        for found in report.contradicted
    ]
    where = f"Where each is printed, and all that was checked: the audit of the papers, {links}."
    return Shown([Prose("\n".join(said)), Html(f"<p>{where}</p>", "See the audit of the papers.")])


def sources(report: Report) -> Prose:
    """Name the documents that the page's indicators come from, with the places in them."""
    places: dict[str, list[str]] = {}
    for row in report.rows:
        if row.latest is not None:
            places.setdefault(row.latest.source_id, []).append(row.latest.locator)
    register = report.published.sources
    said = [
        f"- *{register.at[source, 'title']}*, {register.at[source, 'publisher']}, "
        f"{day(register.at[source, 'published_on'])}: {'; '.join(dict.fromkeys(where))}."
        for source, where in sorted(places.items())
    ]
    return Prose("\n".join(said))


def opening(report: Report) -> Shown:
    """Open a page: three to five facts, then what is new since the quarter before."""
    return Shown([headline(report)])


def what_papers_say(report: Report) -> Shown:
    """Quote what the papers say in words: what explains a figure, what is done, what is to come."""
    if report.said.empty:
        return Shown([])
    said = [f"- {row.says}" for row in report.said.itertuples()]
    return Shown([Prose("\n".join(said))])
