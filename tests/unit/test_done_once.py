"""What is worked out once, or only where it is shown, is what it would be otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from copies import IN_A_COPY
from markupsafe import Markup
from matplotlib.figure import Figure

from glosanalysis.audit.statements import statements
from glosanalysis.audit.sums_of_tables import THEME
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.data.releases import TABLE
from glosanalysis.data.rows import records
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.national.comparing import place_at, ranks
from glosanalysis.national.derived import figures
from glosanalysis.national.series import series_of
from glosanalysis.publication.canonical_csv import seen_tables
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


def _sums(tables: Tables) -> list[str]:
    return [each.id for each in statements(tables, {THEME})]


def test_what_quarters_have_in_common_is_made_once_and_is_what_each_would_make(
    five_papers: Tables,
) -> None:
    names, made = ("claims", "revenue"), []

    def lengths(tables: Tables) -> tuple[int, ...]:
        made.append(tables.until)
        return tuple(len(tables[name]) for name in names)

    quarters = [Quarter(2016, 1), Quarter(2016, 2), *QUARTERS, Quarter(2023, 1)]
    for quarter in quarters:
        seen = five_papers.known_at(quarter)
        earlier = seen.known_at(Quarter(2016, 1))
        for tables in (seen, earlier):
            assert tables.once_for(names, "lengths", lengths) == lengths(tables)
    asked_twice = 2 * len(quarters)
    assert asked_twice < len(made) < 2 * asked_twice


@pytest.mark.parametrize("quarter", QUARTERS)
def test_sums_of_tables_are_those_of_the_rows_alone(five_papers: Tables, quarter: Quarter) -> None:
    seen = five_papers.known_at(quarter)
    alone = Tables(seen.frames, seen.sources, seen.revisions, judgements=seen.judgements)
    assert _sums(seen) == _sums(alone)


@with_releases
def test_a_release_is_written_as_pandas_would_write_it(here: Tables) -> None:
    seen = here.known_at(NATIONAL)
    written = seen_tables(here, NATIONAL)
    for name, rows in seen.releases.frame.groupby("release_id", observed=True):
        text = rows[list(TABLE)].to_csv(index=False, lineterminator="\n", float_format="%.15g")
        assert written[f"releases/{name}"] == (len(rows), text.encode())


@with_releases
def test_the_numbers_of_authorities_are_laid_out_as_pandas_would(here: Tables) -> None:
    releases = figures(here.known_at(NATIONAL))
    local = releases.areas.loc[releases.areas["level"] == "Local authority", "current_code"]
    for name in ("ehc_20w_pct", "agency_rate_fte", "cla_week_cost"):
        rows = releases.of(name).astype({"area_code": "str"})
        rows = rows[rows["area_code"].isin(local) & rows["value"].notna()]
        wide = rows.pivot(index="as_at", columns="area_code", values="value").sort_index()
        pd.testing.assert_frame_equal(series_of(here.known_at(NATIONAL), name).wide, wide)


@with_releases
def test_an_area_has_the_numbers_of_its_rows_by_day(here: Tables) -> None:
    series = series_of(here.known_at(NATIONAL), "ehc_20w_pct")
    for code in (series.own, series.region, "E92000001", "nowhere"):
        rows = series.rows[series.rows["area_code"] == code]
        expected = rows.set_index("as_at")["value"].dropna().sort_index()
        pd.testing.assert_series_equal(series.of(code), expected)
