"""The logs of the book: what is assumed, what to be careful about, what was decided on the data.

Each entry is written once, with the indicator, theme or table that it belongs to; it is gathered
here, and shown on the pages that it concerns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from glosanalysis.catalogue import ReportKey, published_quarters
from glosanalysis.checkout.kept import Parts, made_anew
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.escaping import markdown
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.pages.data_log import _row, data_log_page
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES
from glosanalysis.themes.theme import Theme

__all__ = ["Entry", "entries_of", "log_pages"]

_KINDS = {"assumption": "What is assumed", "caution": "What to be careful about"}
_Said = dict[str, dict[str, str]]
"""What the log tells of the entries of a page, by their names."""


@dataclass(frozen=True)
class Entry:
    """An assumption or a caution as the page of a quarter says it.

    Parameters
    ----------
    kind : str
        ``assumption`` or ``caution``.
    name : str
        Tells it from the theme's others, in every quarter.
    text : str
    rows : tuple of IndicatorRow
        The figures of the quarter that it concerns.
    """

    kind: str
    name: str
    text: str
    rows: tuple[IndicatorRow, ...]


def log_pages(project: Project, tables: Tables, part: Parts = made_anew) -> dict[str, str]:
    """Write the pages of the logs, by the names of their files."""
    return {
        "caveats.md": caveats_page(project, tables, part),
        "data-log.md": data_log_page(tables),
    }


def entries_of(theme: Theme, tables: Tables, quarter: Quarter) -> dict[str, Entry]:
    """Gather the assumptions and cautions of a theme's page in a quarter.

    Parameters
    ----------
    theme : Theme
    tables : Tables
    quarter : Quarter

    Returns
    -------
    dict of str to Entry
        By name; an assumption that several indicators rest on is there once.
    """
    seen = tables.known_at(quarter)
    rows = theme.known(seen, quarter)
    known = [row for row in rows if row.latest is not None and not row.is_history]
    assumed = dict.fromkeys(row.indicator.assumption for row in known)
    entries = [
        Entry("assumption", text, text, tuple(r for r in known if r.indicator.assumption == text))
        for text in assumed
        if text
    ]
    entries += [
        Entry(
            "caution", said.name, said.text, tuple(r for r in known if r.indicator.id in said.about)
        )
        for said in theme.cautions_on(seen, known)
    ]
    return {entry.name: entry for entry in entries}


def caveats_page(project: Project, tables: Tables, part: Parts = made_anew) -> str:
    """Write the log of assumptions and caveats, as the newest page of each theme says them.

    Parameters
    ----------
    project : Project
    tables : Tables
    part : callable
        Gives what a page of a theme says, as it is kept or made anew.
    """
    text = [
        "# Assumptions and caveats",
        "",
        "What the figures rest on where the sources do not say, and what to be careful about, as "
        "the newest page of each theme says it. An assumption stands on the pages under *How it "
        "is measured*, a caveat under *What to be careful about*, from the quarter named on; "
        "where the sentence has figures, each page has its own. Assumptions about all figures "
        "are in [Methods](methods.md), decisions on single tables in the "
        "[data log](data-log.md).",
    ]
    published = published_quarters(project)
    for theme in THEMES.values():
        quarters = [
            quarter
            for quarter in published
            if ReportKey(quarter, theme.id).report_in(project.reports).is_file()
        ]
        said = {
            quarter: part(f"said {theme.id} {quarter}", "", partial(_said, theme, tables, quarter))
            for quarter in quarters
        }
        if said:
            text += _section(theme, said)
    return WRITTEN + "\n".join(text) + "\n"


def _said(theme: Theme, tables: Tables, quarter: Quarter) -> _Said:
    """Give of the entries of a page what the log tells of them."""
    return {name: _told(entry) for name, entry in entries_of(theme, tables, quarter).items()}


def _told(entry: Entry) -> dict[str, str]:
    dates = [row.latest.as_at for row in entry.rows if row.latest is not None]
    return {
        "kind": entry.kind,
        "text": entry.text,
        "figures": "; ".join(row.indicator.label for row in entry.rows),
        "as_at": day(max(dates)) if dates else "",
    }


def _section(theme: Theme, said: Mapping[Quarter, _Said]) -> list[str]:
    """Write the log of one theme, from the quarters that have a page of it, oldest first."""
    newest = list(said)[-1]
    lines = ["", f"## {theme.title}", "", f"Newest page: {_link(theme, newest)}."]
    for kind, heading in _KINDS.items():
        rows = []
        for name, told in said[newest].items():
            if told["kind"] == kind:
                first = next(quarter for quarter in said if name in said[quarter])
                since = _since(theme, first, said[first][name]["as_at"])
                rows.append(_row(markdown(told["text"]), markdown(told["figures"]), since))
        if rows:
            lines += ["", _row(heading, "Figures", "Since"), "|---|---|---|", *rows]
    return lines


def _since(theme: Theme, first: Quarter, as_at: str) -> str:
    """Name the first page that says it, and the figure there."""
    figure = f", figure as at {as_at}" if as_at else ""
    return f"{_link(theme, first)}{figure}"


def _link(theme: Theme, quarter: Quarter) -> str:
    return f"[{quarter.short_label}](reports/{quarter}/{theme.id}.ipynb)"
