"""Hold what pages of a book show against its releases, by code that shares nothing with the book's.

Held: key figures (value, counts, change, England, neighbours' median, rank, ends of the strip, and
the direction of an assessment); the facts that a page opens with; of exhibits the years, where we
stand, funnels with their verdict, the account of plans, what came in time, where children live, the
account of the workforce; and every row of the downloads that stands for one of these. Not held: how
large a change has to be to be clear, which facts come first, and what a forecast tells.
"""

from __future__ import annotations

from collections import Counter

from exhibits_hold import exhibit
from held import Held
from key_rows_hold import key_row
from plain_releases import View
from sentences_hold import fact, question
from shown_figures import exhibits, facts, key_rows

__all__ = ["faults_of_pages"]

_HISTORY = {"Plans per 1,000 aged 0 to 25": "ehc_per_1000"}
"""Labels of figures that stand beside other areas long after they left the downloads."""


def faults_of_pages(pages: dict[str, list[str]], view: View, held: Counter[str]) -> list[str]:
    """Name what on the pages of a quarter does not hold, and count what does.

    Parameters
    ----------
    pages : dict of str to list of str
        By theme what each cell shows, as HTML.
    view : View
    held : Counter
        Added to: how many figures of each kind were held against the releases.
    """
    found: list[str] = []
    downloads = [each.download for cells in pages.values() for each in exhibits(cells)]
    lines = [line for each in downloads for line in each if {"indicator", "label"} <= line.keys()]
    labels = {**_HISTORY, **{line["label"]: line["indicator"] for line in lines}}
    for theme, cells in pages.items():
        check = Held(view, held)
        for html in cells:
            for row in key_rows(html):
                key_row(check, row)
            for said in facts(html):
                fact(check, said, lines)
            question(check, html)
        for each in exhibits(cells):
            exhibit(check, each, labels)
        found += [f"{theme}: {fault}" for fault in check.faults]
    return found
