"""What a member may ask: of what moved beyond noise, is off target, hidden or missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_up
import pytest
from headlines import headlines

from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.observations import Observation
from glosanalysis.overview.questions import MOST_QUESTIONS, Question, questions
from glosanalysis.quarter import Quarter
from glosanalysis.render.asked import asked

QUARTER = Quarter.parse("2022-23-Q3")
DAY, BEFORE = date(2022, 12, 31), date(2022, 9, 30)


def row(theme: str = "ehcp", as_at: date = DAY, **seen: object) -> IndicatorRow:
    behind = {"value": 30.0, "target": None, **seen}
    latest = Observation(as_at=as_at, source_id="s", locator="l", **behind)  # type: ignore[arg-type]
    before = Observation(as_at=BEFORE, source_id="s", locator="l", value=20.0)
    return IndicatorRow(
        theme=theme,
        indicator=made_up.indicator(
            unit="%", good_is="low", materiality=5, materiality_reason="Made up."
        ),
        quarter=QUARTER,
        latest=latest,
        before=before,
    )


MOVED = row()
STEADY = row(value=24.0)
BY_CHANCE = row(interval=(15.0, 45.0))
OFF = row(value=21.0, target=10.0)
ON = row(target=40.0)
HIDDEN = row(value=None, symbol="c")
OLD = row(as_at=date(2020, 12, 31))

ABOUT = {
    "moved": (MOVED, ["moved"]),
    "less than what matters": (STEADY, []),
    "within its interval": (BY_CHANCE, []),
    "off target": (OFF, ["off_target"]),
    "moved and still on target": (ON, []),
    "hidden": (HIDDEN, ["hidden"]),
    "missing": (OLD, ["missing"]),
    "carried forward": (replace(MOVED, told_before=MOVED.latest), []),
    "never reported": (replace(MOVED, latest=None), []),
}


@pytest.mark.parametrize(("given", "about"), ABOUT.values(), ids=ABOUT)
def test_what_is_asked_about(given: IndicatorRow, about: list[str]) -> None:
    assert [each.about for each in questions([given])] == about


def test_a_theme_with_a_current_figure_misses_none() -> None:
    assert questions([OLD, STEADY]) == []
    assert [each.row for each in questions([OLD, replace(STEADY, theme="workforce")])] == [OLD]


def test_there_are_five_at_most_and_of_all_kinds() -> None:
    missing = [replace(OLD, theme=name) for name in ("voice", "quality", "education")]
    found = questions([MOVED] * 6 + [HIDDEN] * 2 + missing)
    assert [each.about for each in found] == ["moved"] * 3 + ["hidden"] + ["missing"]
    assert [each.about for each in questions([MOVED] * 9)] == ["moved"] * MOST_QUESTIONS


SAID = {
    "30.0% at 31 December 2022, up from 20.0%": (MOVED, "moved"),
    "21.0% at 31 December 2022, the target is 10% or less; what is being done to meet it?": (
        OFF,
        "off_target",
    ),
    "30.0% at 31 December 2022, off a target that the papers do not print": (MOVED, "off_target"),
    "[c] at 31 December 2022, held back": (HIDDEN, "hidden"),
    "the newest figure that this report knows is of 31 December 2020": (OLD, "missing"),
}


@pytest.mark.parametrize(("said", "of"), SAID.items(), ids=[about for _, about in SAID.values()])
def test_a_question_says_what_is_known(said: str, of: tuple[IndicatorRow, str]) -> None:
    text = asked(Question(of[0], of[1]))  # type: ignore[arg-type]
    assert text.startswith(said)
    assert text.endswith("?")


def test_no_question_of_the_book_claims_a_change_that_is_none(
    project: Project, tables: Tables
) -> None:
    count = 0
    for quarter in published_quarters(project):
        found = questions(headlines(tables, quarter))
        assert len(found) <= MOST_QUESTIONS
        for each in found:
            count += 1
            text = asked(each)
            assert text.count("?") == 1
            assert len(text.split()) <= 30
            if " up from " in text or " down from " in text:
                assert each.row.clear
                assert each.row.assessment != "unchanged"
    assert count
