"""What is worked out once, or only where it is shown, is what it would be otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from copies import IN_A_COPY
from markupsafe import Markup
from matplotlib.figure import Figure

from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.data.rows import records
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.national.comparing import place_at, ranks
from glosanalysis.national.series import series_of
from glosanalysis.quarter import Quarter
from glosanalysis.render.charts.svg import to_svg
from glosanalysis.render.csv_links import csv_link, records_link
from glosanalysis.render.outputs import Html
from glosanalysis.render.tables import NOT_KNOWN, html_table, records_table, without_empty
from glosanalysis.themes import THEMES
from glosanalysis.themes.released import Released

QUARTERS = [Quarter.parse(text) for text in ("2018-19-Q3", "2020-21-Q1", "2022-23-Q3")]
NATIONAL = Quarter.parse("2025-26-Q2")
with_releases = pytest.mark.skipif(IN_A_COPY, reason="the copy has no releases")


@pytest.fixture(scope="module")
def here(project: Project) -> Tables:
    return load(project.data)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_records_that_a_quarter_sees_are_those_of_its_rows(
    five_papers: Tables, quarter: Quarter
) -> None:
    seen = five_papers.known_at(quarter)
    for name, table in PUBLISHED.items():
        assert seen.rows(table.model) == records(seen[name], table.model), name


def test_records_are_made_anew_where_the_rows_are_others(five_papers: Tables) -> None:
    seen = five_papers.known_at(QUARTERS[-1])
    name, table = next((n, t) for n, t in PUBLISHED.items() if len(seen[n]) > 1)
    assert len(seen.rows(table.model)) == len(seen[name])
    fewer = replace(seen, frames={**seen.frames, name: seen[name].iloc[1:]})
    assert fewer.rows(table.model) == records(seen[name].iloc[1:], table.model)


def test_a_row_that_describes_no_day_is_seen_once_its_paper_is_out(five_papers: Tables) -> None:
    for quarter in QUARTERS:
        seen, known = five_papers.known_at(quarter), pd.Timestamp(five_papers.known_by(quarter))
        for name, frame in five_papers.frames.items():
            undated = frame["as_at"].isna() & (frame["known_on"] <= known)
            assert seen[name]["as_at"].isna().sum() == undated.sum(), name


@with_releases
def test_only_what_is_shown_stands_beside_others(here: Tables) -> None:
    theme, seen = THEMES["help_protection"], here.known_at(NATIONAL)
    assert not any(each.neighbours for found in theme.observed(seen).values() for each in found)
    rows = {row.indicator.id: row.latest for row in theme.rows(seen, NATIONAL)}
    known = {row.indicator.id: row.latest for row in theme.known(seen, NATIONAL)}
    assert rows.keys() == known.keys()
    assert sum(bool(latest and latest.neighbours) for latest in rows.values()) > 3
    plain = {"neighbours": (), "median": None, "rank": None, "fifth": ""}
    for id_, latest in rows.items():
        assert (replace(latest, **plain) if latest else None) == known[id_]


@with_releases
@pytest.mark.parametrize("good_is", ["low", "high", "neutral"])
def test_a_place_on_one_day_is_that_among_all_days(here: Tables, good_is: str) -> None:
    indicators = [
        each.indicator
        for id_ in THEMES["help_protection"].feeds
        for each in THEMES["help_protection"].feeds_of(id_)
        if isinstance(each, Released) and each.compared
    ]
    for indicator in indicators:
        series = series_of(here.known_at(NATIONAL), indicator)
        every = ranks(series, good_is)
        for day, row in every.iterrows():
            place = place_at(series, day.date(), good_is)
            assert place is not None
            assert (place.rank, place.of, place.quartile, place.fifth) == tuple(row)
        assert place_at(series, date(1999, 1, 1), good_is) is None


def test_a_chart_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = Figure(layout="constrained")
    figure.add_subplot().plot([1, 2], color="black")
    engine, times = figure.get_layout_engine(), []
    whole = type(engine).execute
    monkeypatch.setattr(type(engine), "execute", lambda *a: (times.append(1), whole(*a))[1])
    try:
        to_svg(figure, "a line")
    except ValueError as error:
        assert "is no colour of a chart" in str(error)
    assert len(times) == 1


def test_a_table_of_records_and_its_download_are_those_of_a_frame_of_them() -> None:
    cells = [
        {"Quarter": "Q1", "Value": Html(Markup("<b>1</b>"), "1"), "Change": NOT_KNOWN},
        {"Quarter": "Q2", "Value": "2 < 3", "Change": NOT_KNOWN},
    ]
    frame = without_empty(pd.DataFrame(cells))
    made = html_table(frame, "Values", [False] * len(frame.columns))
    assert records_table(cells, "Values") == made
    assert "Change" not in made
    rows = [{"a": 'said "no", then', "b": "=1+1"}, {"a": "", "b": "two\nlines"}]
    assert records_link(rows, "rows") == csv_link(pd.DataFrame(rows), "rows")
