"""A report knows what describes its last day or a day before, and nothing later."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from glosanalysis.data.published import Published
from glosanalysis.period import Quarter
from glosanalysis.pipeline.indicators import indicator_records
from glosanalysis.pipeline.plan import reports_of

QUARTERS = ["2017-18-Q3", "2018-19-Q3", "2020-21-Q1", "2022-23-Q2", "2022-23-Q3"]


@pytest.mark.parametrize("text", QUARTERS)
def test_later_rows_are_not_seen(published: Published, text: str) -> None:
    quarter = Quarter.parse(text)
    for name, frame in published.seen_by(quarter).tables.items():
        assert (frame["as_at"] <= pd.Timestamp(quarter.last_day)).all(), name


@pytest.mark.parametrize("text", QUARTERS)
def test_later_rows_change_nothing(published: Published, text: str) -> None:
    quarter = Quarter.parse(text)
    without = published.seen_by(quarter)
    assert indicator_records(published, quarter) == indicator_records(without, quarter)


def test_the_last_day_itself_is_seen_and_the_next_day_is_not(published: Published) -> None:
    row = published["ehc_plans"].iloc[[0]]
    day = pd.Timestamp("2022-12-31")
    frame = pd.concat([row.assign(as_at=day), row.assign(as_at=day + pd.Timedelta(days=1))])
    tables = {**published.tables, "ehc_plans": frame}
    seen = replace(published, tables=tables).seen_by(Quarter.parse("2022-23-Q3"))
    assert seen["ehc_plans"]["as_at"].tolist() == [day]


def test_seeing_leaves_the_original_untouched(published: Published) -> None:
    before = {name: len(frame) for name, frame in published.tables.items()}
    published.seen_by(Quarter.parse("2017-18-Q3"))
    assert {name: len(frame) for name, frame in published.tables.items()} == before


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("2017-18-Q3", ["placements"]),
        ("2018-19-Q3", ["ehcp", "placements", "workforce"]),
        ("2020-21-Q1", ["ehcp", "placements", "workforce"]),
        ("2021-22-Q4", ["early_help", "ehcp", "placements", "workforce"]),
    ],
)
def test_a_theme_without_a_figure_has_no_report(
    published: Published, text: str, themes: list[str]
) -> None:
    assert reports_of(Quarter.parse(text), published) == ["overview", *themes]
