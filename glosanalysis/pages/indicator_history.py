"""The page that follows every indicator of a theme over all quarters."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
from markupsafe import Markup

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.overview.history import History
from glosanalysis.phrasing import listed
from glosanalysis.quarter import Quarter
from glosanalysis.render.cells import assessed, changed, with_note
from glosanalysis.render.charts.small_line import said_line, small_line
from glosanalysis.render.csv_links import records_link
from glosanalysis.render.outputs import Html
from glosanalysis.render.sentences import both_dates, shown_value
from glosanalysis.render.tables import Cell, html_table, records_table
from glosanalysis.themes.theme import Theme

__all__ = ["over_quarters"]


def over_quarters(
    theme: Theme,
    followed: dict[str, History],
    reported: Collection[Quarter],
    never: Sequence[str],
) -> str:
    """Write the page of a theme as Markdown, each indicator under a heading of its own.

    Parameters
    ----------
    theme : Theme
    followed : dict of str to History
        Its indicators, by identifier.
    reported : collection of Quarter
        The quarters whose report of this theme is in the book, which the page links to.
    never : sequence of str
        The labels of those that could have a figure and have none.

    Returns
    -------
    str
    """
    text = [f"# {theme.title} in all quarters"]
    if followed:
        text += [
            "Each indicator in every quarter that has a figure of its own, the newest first, by "
            "all that is known today. A quarter's name links to its report, which may know less. "
            "The small line does not begin at 0; figures of another definition, budget or span "
            "are not joined.",
            _newest(followed),
        ]
    if never:
        text.append(f"Without a figure in this book: {listed(never)}.")
    for history in followed.values():
        text += [f"## {history.indicator.label}", _history(theme, history, reported)]
    return "\n\n".join(text) + "\n"


def _newest(followed: dict[str, History]) -> Markup:
    """Tabulate the latest figure of each indicator with its line."""
    cells = pd.DataFrame(
        [
            {
                "Indicator": history.indicator.label,
                "Latest": with_note(
                    shown_value(history.rows[-1]),
                    "; ".join(
                        filter(
                            None,
                            [history.rows[-1].quarter.short_label, history.rows[-1].why_no_number],
                        )
                    ),
                ),
                "Over the quarters": Html(small_line(history), said_line(history)),
            }
            for history in followed.values()
        ]
    )
    return html_table(cells, "Every indicator, its latest figure and its line", [False] * 3, True)


def _history(theme: Theme, history: History, reported: Collection[Quarter]) -> Markup:
    newest_first = history.rows[::-1]
    label = history.indicator.label
    cells = [_cells(theme, row, reported) for row in newest_first]
    body = records_table(cells, f"{label}, by quarter")
    name = history.indicator.id.replace("_", "-")
    said = Markup("<p>{}.</p>").format(said_line(history))
    link = records_link([row.record() for row in newest_first], name)
    return Markup("\n").join([said, body, link])


def _cells(theme: Theme, row: IndicatorRow, reported: Collection[Quarter]) -> dict[str, Cell]:
    assert row.latest is not None
    said = row.quarter.short_label
    link = Markup('<a href="../reports/{}/{}.html">{}</a>').format(row.quarter, theme.id, said)
    return {
        "Quarter": Html(link, said) if row.quarter in reported else said,
        "Value": with_note(shown_value(row), row.why_no_number),
        "Change": changed(row),
        "Assessment": assessed(row),
        "Describes": both_dates(row),
    }
