"""A report knows what describes its last day or a day before, and nothing later."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from glosanalysis.data.published import Published
from glosanalysis.period import Quarter
from glosanalysis.pipeline.indicators import indicator_records
from glosanalysis.pipeline.plan import reports_of
from glosanalysis.themes import THEMES

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


@pytest.mark.parametrize("text", [*QUARTERS, "2011-12-Q4", "2019-20-Q4", "2021-22-Q4"])
def test_what_was_observed_by_a_quarter_is_still_observed_later(
    published: Published, text: str
) -> None:
    """A figure carried forward is the figure that was published, whatever came after it."""
    quarter = Quarter.parse(text)
    for theme in THEMES.values():
        now, then = theme.observe(published), theme.observe(published.seen_by(quarter))
        for indicator in then:
            by_then = [seen for seen in now[indicator] if seen.as_at <= quarter.last_day]
            assert by_then == then[indicator], indicator


def test_a_carried_forward_figure_is_not_worked_out_again_from_later_rows(
    published: Published,
) -> None:
    def grown(name: str, **cells: object) -> pd.DataFrame:
        row = published[name].iloc[[-1]].assign(**cells)
        return pd.concat([published[name], row], ignore_index=True)

    later = pd.Timestamp("2023-09-30")
    workforce = published["workforce"]
    extra = [
        workforce.iloc[[-1]].assign(as_at=later, measure=measure, value=value)
        for measure, value in (("vacancy_pct", 10.0), ("vacancy_fte", 90.0))
    ]
    tables = {
        **published.tables,
        "workforce": pd.concat([workforce, *extra], ignore_index=True),
        "special_school_places": grown(
            "special_school_places",
            as_at=pd.Timestamp("2023-09-01"),
            status="commissioned",
            places=1400,
        ),
        "ehc_new_plans": grown(
            "ehc_new_plans",
            as_at=pd.Timestamp("2023-08-31"),
            to_date=pd.Timestamp("2023-08-31"),
            plans=900,
            printed_change=112,
        ),
    }
    changed = replace(published, tables=tables)
    for theme, ids in (
        ("workforce", ["agency_pct", "vacancy_pct"]),
        ("ehcp", ["special_school_places_planned", "ehc_projection"]),
    ):
        now, then = THEMES[theme].observe(changed), THEMES[theme].observe(published)
        for indicator in ids:
            assert then[indicator]
            assert now[indicator] == then[indicator], indicator


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
