"""Revisions and targets as pages tell them: amounts with their unit, words in place of a number."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.pages.revisions import revisions_page
from glosanalysis.render import report_parts as pages
from glosanalysis.render.overview_parts import at_a_glance
from glosanalysis.render.revision_notes import revision_notes
from glosanalysis.report import open_report

_LINE = {
    "quarter": "2022-23-Q4",
    "indicator": "ehc_projection",
    "what": "value",
    "old": "6038",
    "new": "6003",
    "date": pd.Timestamp("2026-11-26").date(),
    "reason": "Other scenarios.",
}


def _revisions(*lines: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([{**_LINE, **line} for line in lines]).astype(
        {"old": "string", "new": "string"}
    )


def test_a_revised_value_is_told_as_pages_show_it() -> None:
    report = replace(open_report("ehcp", "2022-23-Q4"), revisions=_revisions({}))
    (note,) = revision_notes(report)
    assert "published as 6,038, now 6,003" in note


def test_a_note_begins_with_also_only_after_another() -> None:
    moved = {"indicator": "ehc_plans", "what": "previous_value", "old": "1", "new": pd.NA}
    report = open_report("ehcp", "2022-23-Q4")
    alone = revision_notes(replace(report, revisions=_revisions(moved)))
    assert alone[0].startswith("Revised on 26 November 2026: the previous value")
    both = revision_notes(replace(report, revisions=_revisions({}, moved)))
    assert [each.split(" on ")[0] for each in both] == ["Revised", "Also revised"]


def test_the_page_of_revisions_gives_amounts_their_unit(tables: Tables) -> None:
    lines = _revisions(
        {"indicator": "ext_variance_k", "what": "previous_value", "old": "7443", "new": pd.NA},
        {"indicator": "gone_k", "old": "1358", "new": pd.NA},
    )
    page = revisions_page(replace(tables, revisions=lines))
    assert "| previous value | £7.443 million | none |" in page
    assert "(no longer in the book) | value | 1,358 | withdrawn |" in page


def test_off_target_in_words_stands_in_the_column_of_targets() -> None:
    said = "Off target by the words of a paper; the target is not printed"
    for shown in (
        pages.key_figures(open_report("workforce", "2022-23-Q4")),
        at_a_glance(open_report("overview", "2022-23-Q4")),
    ):
        assert "".join(each.html for each in shown.pieces).count(said) == 1


def test_the_papers_that_are_quoted_are_among_the_sources() -> None:
    shown = pages.sources(open_report("workforce", "2022-23-Q4"))
    said = "".join(each.html for each in shown.pieces)
    assert "Strategic Risk Monitoring Report" in said
    assert "published 9 March 2023 (" in said
    assert "): Page of risk SR 7.2" in said
