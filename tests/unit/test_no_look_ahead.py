"""A quarter sees what describes its last day or before and was known in time, and nothing else.

Two dates a row: the day that it describes, and the day on which its paper was published. A row that
is later by either of them changes nothing of a report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from executed import page, tables_read
from grown import as_rows, grown, texts_in
from growth import WAYS, grow
from pandas.api.types import is_numeric_dtype

from glosanalysis.audit import audit
from glosanalysis.catalogue import reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.publication.indicator_csv import indicator_records
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

QUARTERS = [
    *("2017-18-Q3", "2018-19-Q3", "2019-20-Q3", "2019-20-Q4", "2020-21-Q1"),
    *("2021-22-Q4", "2022-23-Q1", "2022-23-Q2", "2022-23-Q3", "2022-23-Q4"),
]
DAY = pd.Timedelta(days=1)

Later = Callable[[pd.DataFrame], pd.DataFrame]


def otherwise(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the same rows with other figures."""
    changed = {
        name: frame[name] + 7
        for name in frame.columns
        if is_numeric_dtype(frame[name]) and name != "decimals"
    }
    return frame.assign(**changed)


def with_later(tables: Tables, later: Later) -> Tables:
    """Put other figures beside those of every table, dated by `later`."""
    frames = {
        name: pd.concat([frame, later(otherwise(frame))], ignore_index=True)
        for name, frame in tables.frames.items()
    }
    return replace(tables, frames=frames)


def everything_of(project: Project, tables: Tables, quarter: Quarter) -> list[object]:
    """Give all that a quarter publishes: its record, its pages, what it says of the papers."""
    with tables_read(tables):
        pages = [
            page(project.notebooks / f"{name}.ipynb", quarter)
            for name in reports_of(quarter, tables)
        ]
    return [indicator_records(tables, quarter), pages, audit(tables.known_at(quarter))]


@pytest.fixture(params=QUARTERS)
def quarter(request: pytest.FixtureRequest) -> Quarter:
    return Quarter.parse(request.param)


@pytest.fixture(scope="module")
def kept() -> dict[Quarter, list[object]]:
    return {}


@pytest.fixture
def as_published(
    project: Project, tables: Tables, quarter: Quarter, kept: dict[Quarter, list[object]]
) -> list[object]:
    """Give everything of the quarter as the tables have it, worked out once."""
    if quarter not in kept:
        kept[quarter] = everything_of(project, tables, quarter)
    return kept[quarter]


def test_what_is_later_by_either_date_is_not_seen(tables: Tables, quarter: Quarter) -> None:
    last_day, known_by = (pd.Timestamp(day) for day in (quarter.last_day, tables.known_by(quarter)))
    for name, frame in tables.known_at(quarter).frames.items():
        assert not (frame["as_at"] > last_day).any(), name
        assert (frame["known_on"] <= known_by).all(), name


def test_figures_known_later_change_nothing_whatever_they_describe(
    project: Project, tables: Tables, quarter: Quarter, as_published
) -> None:
    """The same days again, with other figures, from papers that came a day too late."""
    late = pd.Timestamp(tables.known_by(quarter)) + DAY
    changed = with_later(tables, lambda frame: frame.assign(known_on=late))
    assert everything_of(project, changed, quarter) == as_published


def test_figures_of_later_days_change_nothing_however_early_they_were_known(
    project: Project, tables: Tables, quarter: Quarter, as_published
) -> None:
    """The same papers, foretelling: what they describe begins a day after the quarter."""
    after = pd.Timestamp(quarter.last_day) + DAY
    changed = with_later(tables, lambda frame: frame.assign(as_at=after))
    assert everything_of(project, changed, quarter) == as_published


def test_papers_of_later_years_change_nothing(
    project: Project, tables: Tables, quarter: Quarter, as_published
) -> None:
    texts = texts_in(project.data)
    like = [row for row in as_rows(texts["revenue"]) if row["financial_year"] == "2017-18"]
    more = grown(texts, grow(sorted(WAYS), 3, like))
    assert sum(map(len, more.frames.values())) > sum(map(len, tables.frames.values()))
    assert everything_of(project, more, quarter) == as_published


def test_figures_that_are_in_time_do_change_something(
    project: Project, tables: Tables, quarter: Quarter, as_published
) -> None:
    """The tests above could not fail if nothing ever changed anything."""
    changed = replace(
        tables,
        frames={name: otherwise(frame) for name, frame in tables.frames.items()},
    )
    assert indicator_records(changed, quarter) != as_published[0]


@pytest.mark.parametrize(
    ("as_at", "known_on", "seen"),
    [
        ("2022-12-31", "2023-03-31", True),
        ("2023-01-01", "2023-03-31", False),
        ("2022-12-31", "2023-04-01", False),
        ("2018-01-31", "2023-04-01", False),
        (None, "2023-03-31", True),
        (None, "2023-04-01", False),
    ],
)
def test_each_date_counts_to_the_day(
    tables: Tables, as_at: str | None, known_on: str, seen: bool
) -> None:
    """Quarter 3 of 2022/23 ends on 31 December 2022 and knows what was out by 31 March 2023."""
    quarter = Quarter.parse("2022-23-Q3")
    dates = {"as_at": pd.Timestamp(as_at), "known_on": pd.Timestamp(known_on)}
    frame = tables["claims"].iloc[[0]].assign(**dates)
    listed = pd.DataFrame({"quarter": [str(quarter)], "known_by": [pd.Timestamp("2023-03-31")]})
    frames = {**tables.frames, "claims": frame}
    found = replace(tables, frames=frames, quarters=listed).known_at(quarter)["claims"]
    assert len(found) == seen


def test_a_quarter_that_is_not_listed_knows_the_papers_that_report_it(
    tables: Tables,
) -> None:
    """The paper of 9 March 2023 reports February 2023, that of 20 July reports April."""
    row = tables["ehc_plans"].iloc[[0]]
    frame = pd.concat(
        [
            row.assign(as_at=pd.Timestamp("2023-04-30"), known_on=pd.Timestamp("2023-07-20")),
            row.assign(as_at=pd.Timestamp("2023-07-31"), known_on=pd.Timestamp("2023-10-19")),
        ]
    )
    only = replace(tables, frames={"ehc_plans": frame}, quarters=tables.quarters.iloc[:0])
    assert only.known_by(Quarter.parse("2023-24-Q1")) == date(2023, 7, 20)
    assert only.known_by(Quarter.parse("2022-23-Q4")) == date(2023, 3, 31)


def test_what_the_quarter_before_saw_is_what_it_knew(tables: Tables) -> None:
    listed = tables.quarters[tables.quarters["quarter"].isin(["2020-21-Q1", "2021-22-Q4"])]
    two = replace(tables, quarters=listed)
    assert two.known_before(Quarter.parse("2020-21-Q1")) is None
    before = two.known_before(Quarter.parse("2021-22-Q4"))
    assert before is not None
    assert before.until == Quarter.parse("2020-21-Q1")
    assert before["ehc_plans"].empty


def test_a_figure_that_was_observed_is_still_observed_later(tables: Tables) -> None:
    """Carried forward, a figure is the one that was published, whatever came after it."""
    pairs = pairwise(QUARTERS)
    for earlier, later in ((Quarter.parse(a), Quarter.parse(b)) for a, b in pairs):
        known_by = tables.known_by(earlier)
        for theme in THEMES.values():
            now = theme.observed(tables.known_at(later))
            for id_, then in theme.observed(tables.known_at(earlier)).items():
                still = [
                    (seen.as_at, seen.value, seen.target)
                    for seen in now[id_]
                    if seen.as_at <= earlier.last_day
                    and seen.known_on is not None
                    and seen.known_on <= known_by
                ]
                assert still == [(seen.as_at, seen.value, seen.target) for seen in then], id_


def test_seeing_leaves_the_original_untouched(tables: Tables) -> None:
    before = {name: len(frame) for name, frame in tables.frames.items()}
    tables.known_at(Quarter.parse("2017-18-Q3"))
    assert {name: len(frame) for name, frame in tables.frames.items()} == before


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("2017-18-Q3", ["placements"]),
        ("2018-19-Q3", ["placements", "workforce"]),
        ("2019-20-Q3", ["early_help", "workforce"]),
        ("2020-21-Q1", ["early_help", "workforce"]),
        ("2021-22-Q4", ["early_help", "ehcp"]),
        ("2022-23-Q1", ["early_help"]),
        ("2022-23-Q3", ["early_help", "ehcp"]),
        ("2022-23-Q4", ["early_help", "ehcp", "workforce"]),
    ],
)
def test_a_theme_without_anything_new_has_no_report(
    tables: Tables, text: str, themes: list[str]
) -> None:
    """Of these four; a theme that is added may have something new in any quarter."""
    overview, *made = reports_of(Quarter.parse(text), tables)
    assert overview == OVERVIEW
    four = ("early_help", "ehcp", "placements", "workforce")
    assert [name for name in made if name in four] == themes
