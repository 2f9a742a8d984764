"""Feeds as equals: what each brings is an observation, and one engine sets others beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from headlines import headlines

from glosanalysis.authority import COUNTRY, NEIGHBOURS, OWN
from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import IndicatorRow, row_for
from glosanalysis.observations import Observation
from glosanalysis.overview.history import histories
from glosanalysis.overview.ranking import opens_a_page
from glosanalysis.pages.indicator_history import over_quarters
from glosanalysis.quarter import Quarter
from glosanalysis.render.cells import changed, valued
from glosanalysis.render.outputs import Html, Shown
from glosanalysis.render.report_parts import in_brief, key_figures
from glosanalysis.render.sentences import sentence
from glosanalysis.render.tables import NOT_KNOWN
from glosanalysis.report import Report
from glosanalysis.themes import THEMES, early_help
from glosanalysis.themes.cells import Cells
from glosanalysis.themes.comparing import comparator_for, with_comparators
from glosanalysis.themes.feeds import Printed
from glosanalysis.themes.theme import Theme

LAST = Quarter.parse("2022-23-Q4")


@pytest.fixture
def tables(five_papers: Tables) -> Tables:
    return five_papers


def row_of(theme: Theme, tables: Tables, indicator: str) -> IndicatorRow:
    return next(row for row in theme.rows(tables, LAST) if row.indicator.id == indicator)


def held_back(tables: Tables, table: str, column: str, symbol: str, **cells: object) -> Tables:
    """Hold back the newest number of a table that is chosen by some cells."""
    frame = tables[table]
    chosen = frame
    for name, wanted in cells.items():
        chosen = chosen[chosen[name] == wanted]
    newest = chosen.sort_values("as_at").index[-1]
    gone = frame.loc[[newest]].assign(**{column: pd.NA, f"{column}_symbol": symbol})
    return replace(
        tables,
        frames={**tables.frames, table: frame.drop(index=newest).reset_index(drop=True)},
        suppressed={table: gone},
    )


# A number that is held back.


@pytest.mark.parametrize(
    ("symbol", "note"),
    [
        ("c", "held back, so that nobody can be recognised"),
        ("<5", "held back, so that nobody can be recognised; printed as <5"),
    ],
)
def test_a_suppressed_newest_figure_stands_as_a_symbol_explained(
    tables: Tables, symbol: str, note: str
) -> None:
    printed = row_of(THEMES["workforce"], tables, "caseload_18")
    assert printed.value is not None
    where = {"measure": "caseload_18_pct"}
    row = row_of(
        THEMES["workforce"],
        held_back(tables, "workforce", "value", symbol, **where),
        "caseload_18",
    )
    assert (row.status, row.value, row.change, row.target) == ("suppressed", None, None, None)
    assert (row.assessment, row.is_fresh) == ("not_assessed", False)
    cell = valued(row)
    assert isinstance(cell, Html)
    assert cell.plain == f"[c] ({note})"
    assert "[c]" in cell.html
    assert changed(row) == NOT_KNOWN
    assert sentence(row).endswith(f": [c], {note}.")
    record = row.record()
    assert (record["value"], record["status"], record["qualifier"]) == ("", "suppressed", "[c]")
    assert record["as_at"] == printed.record()["as_at"]
    assert record["source_id"] == printed.record()["source_id"]


def test_the_page_of_a_theme_shows_the_symbol_and_explains_it(tables: Tables) -> None:
    theme = THEMES["workforce"]
    seen = held_back(tables, "workforce", "value", "c", measure="agency_pct").known_at(LAST)
    rows = tuple(row for row in theme.rows(seen, LAST) if row.latest and not row.is_history)
    headlines = tuple(theme.foremost(rows))
    report = Report(
        quarter=LAST,
        themes=(theme,),
        silent=(),
        published=seen,
        rows=rows,
        past=(),
        headlines=headlines,
        foremost=tuple(opens_a_page(headlines, rows)),
        standing=(),
        questions=(),
        off_target=frozenset(),
        cautions=(),
        said=seen["statements"].iloc[:0],
        contradicted=(),
        revisions=seen.revisions.iloc[:0],
    )
    body = html_of(key_figures(report))
    line = next(each for each in body.split("<tr") if "share of the workforce" in each)
    assert "[c]" in line
    assert "held back, so that nobody can be recognised" in line
    assert "suppressed" in line
    assert "Agency staff were" not in html_of(in_brief(report))


def html_of(shown: Shown) -> str:
    return "".join(piece.html for piece in shown.pieces if isinstance(piece, Html))


def test_nothing_is_compared_with_a_number_that_was_held_back() -> None:
    seen = [
        seen_in("2022-09-30", OWN.code, value=None, symbol="c"),
        seen_in("2022-06-30", OWN.code, value=4),
        seen_in("2022-12-31", OWN.code, value=6),
    ]
    row = row_for("made_up", CHILDREN, seen, quarter=LAST)
    assert (row.value, row.previous, row.change) == (6, None, None)


def test_a_course_that_is_held_back_takes_the_total_of_its_quarter_with_it(tables: Tables) -> None:
    frame = tables["training"].sort_values("as_at")
    newest = frame["as_at"].iloc[-1]
    whole = frame[frame["as_at"].dt.to_period("Q") == newest.to_period("Q")]
    assert len(whole) > 1
    known = early_help.THEME.observed(held_back(tables, "training", "delegates", "c"))
    last = [each for each in known["rpc_delegates"] if each.as_at == newest.date()]
    assert [(each.value, each.symbol) for each in last] == [(None, "c")]
    quarter = Quarter.containing(newest.date())
    others = [each for each in known["rpc_delegates"] if each.value is not None]
    assert all(Quarter.containing(each.as_at) != quarter for each in others)


def test_an_outcome_that_no_figure_rests_on_holds_none_back(tables: Tables) -> None:
    where = {"cohort": "closure", "outcome": "still_open_to_social_care"}
    changed_tables = held_back(tables, "early_help_cohorts", "children", "c", **where)
    seen = early_help.THEME.observed(changed_tables)["eh_closure_rereferred_6m"]
    assert [each.symbol for each in seen] == [""]
    where = {"cohort": "closure", "outcome": "rereferred"}
    changed_tables = held_back(tables, "early_help_cohorts", "children", "c", **where)
    seen = early_help.THEME.observed(changed_tables)["eh_closure_rereferred_6m"]
    assert [(each.symbol, each.value) for each in seen] == [("c", None)]


def test_the_page_of_all_quarters_shows_the_symbol_and_draws_no_point_for_it(
    tables: Tables,
) -> None:
    theme = THEMES["workforce"]
    changed_tables = held_back(tables, "workforce", "value", "c", measure="turnover_pct")
    followed = histories(theme, changed_tables)
    page = over_quarters(theme, followed, [], [])
    turnover = page.split("## Social worker turnover")[1].split("\n## ")[0]
    assert "[c]" in turnover
    assert "held back, so that nobody can be recognised" in turnover
    history = followed["turnover_pct"]
    assert len(history.values) == len(history.rows) - 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": 1.0, "symbol": "c"},
        {"value": None},
        {"value": None, "symbol": "?"},
        {"value": 1.0, "feed": "rumour"},
    ],
)
def test_an_observation_is_a_number_or_a_symbol_of_a_known_feed(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Observation(as_at=date(2022, 1, 1), source_id="s", locator="l", **wrong)  # type: ignore[arg-type]


# Another area beside ours: by area, definition and date.


def seen_in(day: str, area: str, **other: object) -> Observation:
    cells = {"value": 5.0, "source_id": "s", "locator": "l", **other}
    return Observation(as_at=date.fromisoformat(day), area_code=area, **cells)  # type: ignore[arg-type]


OURS = seen_in("2022-12-31", OWN.code, definition="staff")


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        (seen_in("2022-12-31", COUNTRY.code), True),
        (seen_in("2023-01-01", COUNTRY.code), False),  # after it
        (seen_in("2021-06-30", COUNTRY.code), True),  # 18 months before
        (seen_in("2021-05-31", COUNTRY.code), False),  # history
        (seen_in("2022-12-31", COUNTRY.code, definition="posts"), False),
        (seen_in("2022-12-31", COUNTRY.code, value=None, symbol="c"), False),
        (seen_in("2022-12-31", OWN.region.code), False),
        (seen_in("2022-12-31", NEIGHBOURS.code), False),
    ],
)
def test_a_comparator_is_of_the_area_the_definition_and_the_date(
    other: Observation, fits: bool
) -> None:
    (own,) = with_comparators([OURS, other])
    assert (own.comparator is not None) is fits
    if own.comparator:
        assert (own.comparator.area, own.comparator.value) == ("England", 5.0)


def test_a_span_is_set_beside_one_that_overlaps_it() -> None:
    own = replace(OURS, starts=date(2018, 1, 31), definition="")
    before = seen_in("2018-01-31", COUNTRY.code, starts=date(2014, 1, 31))
    early, late = (
        seen_in(day, COUNTRY.code, starts=date(2018, 1, 31), value=value)
        for day, value in (("2019-01-31", 3.0), ("2020-01-31", 4.0))
    )
    assert comparator_for(own, [before]) is None
    chosen = comparator_for(own, [late, early, before])
    assert chosen is not None
    assert (chosen.value, chosen.as_at) == (4.0, date(2020, 1, 31))


# A made-up indicator: its definition and its feed, and nothing else.


CHILDREN = Indicator(
    id="children_in_care",
    label="Children in care",
    unit="children",
    decimals=0,
    good_is="neutral",
    sentence="{value} children were in care at {as_at}",
    definition="Children in care, as printed.",
    kind="level",
    opens=1,
)
CARE = Printed(cells=Cells(table="children_in_care", column="children"), feed="release")


def care(since: Quarter | None = None) -> Theme:
    return Theme(
        id="made_up",
        title="Care",
        indicators=(CHILDREN,),
        feeds={"children_in_care": CARE},
        cautions=lambda _: [],
        since=since,
    )


def test_a_new_indicator_is_its_definition_and_its_feed(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = care()
    newest = tables["children_in_care"].sort_values("as_at").iloc[-1]
    quarter = Quarter.containing(newest["as_at"].date())
    row = theme.rows(tables, quarter)[0]
    assert row.record() | {"locator": ""} == {
        **dict.fromkeys(row.record(), ""),
        "quarter": str(quarter),
        "theme": "made_up",
        "indicator": "children_in_care",
        "label": "Children in care",
        "value": f"{newest['children']}",
        "unit": "children",
        "previous_value": row.record()["previous_value"],
        "change": row.record()["change"],
        "good_is": "neutral",
        "assessment": "not_assessed",
        "as_at": newest["as_at"].date().isoformat(),
        "status": "new",
        "source_id": newest["source_id"],
        "feed": "release",
    }
    assert row.latest is not None
    assert row.latest.indicator == "children_in_care"
    assert row.latest.known_on == tables.sources.at[newest["source_id"], "published_on"].date()
    # It opens its page and the overview by what the indicator itself says.
    monkeypatch.setitem(THEMES, "made_up", theme)
    assert theme.headline == ("children_in_care",)
    assert headlines(tables, quarter)[-1].indicator.id == ("children_in_care")


def test_a_theme_has_no_page_row_or_line_before_it_begins(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = tables["children_in_care"]["as_at"].max().date()
    quarter = Quarter.containing(day)
    always, later = care(), care(since=quarter + 1)
    assert always.has_page(tables, quarter)
    assert care(since=quarter).has_page(tables, quarter)
    assert not later.has_page(tables, quarter)
    assert later.rows(tables, quarter) == []
    assert later.rows(tables, quarter + 1)[0].value is not None
    monkeypatch.setitem(THEMES, "made_up", later)
    assert "made_up" not in {row.theme for row in headlines(tables, quarter)}


def test_a_forgotten_feed_or_place_is_said() -> None:
    theme = care()
    with pytest.raises(ValueError, match="children_in_care"):
        replace(theme, feeds={})
    twice = (theme.indicators[0], replace(theme.indicators[0], id="other"))
    with pytest.raises(ValueError, match="open at one place"):
        replace(theme, indicators=twice, feeds={"children_in_care": CARE, "other": CARE})


def test_what_one_paper_words_in_two_ways_is_said_of_that_paper_only(tables: Tables) -> None:
    """Of a later paper with one wording nothing is quoted: it is data beside the rows."""
    seen = tables.known_at(LAST)
    quoted = "the heading of its table “referred to Social Care in the last 6 weeks”. Which"
    assert quoted in two_measures(seen)
    frame = seen["early_help_kpi"]
    day = pd.Timestamp("2023-01-31")
    later = frame.tail(1).assign(month=day.replace(day=1), as_at=day, wording=None)
    grown = {**seen.frames, "early_help_kpi": pd.concat([frame, later], ignore_index=True)}
    said = two_measures(replace(seen, frames=grown, until=None))
    assert said.endswith("leaves out those still open to social care.")


def two_measures(tables: Tables) -> str:
    found = {each.name: each.text for each in early_help.THEME.cautions(tables)}
    return found["two_measures"]
