"""Whatever rows the tables hold, as long as they are well formed, every page makes sense.

Rows are taken away, and plausible later ones are added, drawn at random from fixed seeds.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from executed import Block, page, tables_read
from grown import as_rows, grown, texts_in
from growth import WAYS, grow
from hypothesis import given, settings
from hypothesis import strategies as st
from rows_hold import faults_of
from sense import faults_in, faults_in_sentence

from glosanalysis.catalogue import reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES

QUARTER = Quarter.parse("2022-23-Q4")
LATER = [Quarter.parse(q) for q in ("2023-24-Q1", "2023-24-Q2", "2023-24-Q3", "2023-24-Q4")]
FAR = [Quarter.parse(q) for q in ("2026-27-Q4", "2030-31-Q1")]

AS_SENTENCES = re.compile(r"render\.(what_matters|cautions)\b")
"""The calls whose longer lines are whole sentences."""

LINE = 60

often = settings(max_examples=25, deadline=None, derandomize=True, database=None)
seldom = settings(max_examples=8, deadline=None, derandomize=True, database=None)
ways = st.lists(st.sampled_from(sorted(WAYS)), min_size=1, max_size=6, unique=True)
seeds = st.integers(0, 2**32 - 1)


def thinned(tables: Tables, share: float, seed: int) -> Tables:
    """Keep a share of the rows of every table, chosen by the seed."""
    frames = {
        name: frame.sample(frac=share, random_state=(seed + place) % 2**32).reset_index(drop=True)
        for place, (name, frame) in enumerate(tables.frames.items())
    }
    return replace(tables, frames=frames)


@pytest.fixture(scope="session")
def texts(project: Project):
    return texts_in(project.data)


@pytest.fixture(scope="session")
def more(texts):
    """Give the tables grown in some ways."""
    like = [row for row in as_rows(texts["revenue"]) if row["financial_year"] == "2017-18"]
    return lambda names, seed: grown(texts, grow(names, seed, like))


def pages_of(project: Project, tables: Tables, quarter: Quarter) -> list[Block]:
    """Make every page of a quarter and give all that stands on them."""
    with tables_read(tables):
        return [
            block
            for name in reports_of(quarter, tables)
            for block in page(project.notebooks / f"{name}.ipynb", quarter)
        ]


def faults_of_pages(blocks: list[Block]) -> list[str]:
    found = []
    for block in blocks:
        whole = AS_SENTENCES.search(block.cell) and len(block.text) > LINE
        faults = faults_in_sentence(block.text) if whole else faults_in(block.text)
        found += [f"{block.cell}: {fault}: {block.text}" for fault in faults]
    return found


@often
@given(share=st.sampled_from([0.1, 0.3, 0.6, 0.9]), seed=seeds)
def test_any_part_of_the_rows_makes_sense(tables: Tables, share: float, seed: int) -> None:
    assert faults_of(thinned(tables, share, seed), QUARTER) == []


@seldom
@given(share=st.sampled_from([0.1, 0.5]), seed=seeds)
def test_pages_of_any_part_of_the_rows_make_sense(
    project: Project, tables: Tables, share: float, seed: int
) -> None:
    assert faults_of_pages(pages_of(project, thinned(tables, share, seed), QUARTER)) == []


@often
@given(names=ways, seed=seeds, quarter=st.sampled_from([QUARTER, *LATER, *FAR]))
def test_more_rows_make_sense(more, names: list[str], seed: int, quarter: Quarter) -> None:
    assert faults_of(more(names, seed), quarter) == []


@seldom
@given(names=ways, seed=seeds, quarter=st.sampled_from([*LATER, *FAR]))
def test_pages_of_more_rows_make_sense(
    project: Project, more, names: list[str], seed: int, quarter: Quarter
) -> None:
    assert faults_of_pages(pages_of(project, more(names, seed), quarter)) == []


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_grow_makes_sense_alone_and_to_its_end(more, way: str) -> None:
    tables = more([way], 0)
    last = max(frame["as_at"].max() for frame in tables.frames.values())
    assert faults_of(tables, Quarter.containing(last.date())) == []


@pytest.mark.parametrize("quarter", [*LATER[:2], LATER[-1]], ids=str)
def test_pages_of_all_ways_together_make_sense(project: Project, more, quarter: Quarter) -> None:
    assert faults_of_pages(pages_of(project, more(sorted(WAYS), 0), quarter)) == []


def test_what_is_said_of_england_is_not_said_of_another_area(project: Project, more) -> None:
    """Rows of the South West change no line that names England and not the South West."""

    def of_england(tables: Tables, quarter: Quarter) -> list[Block]:
        blocks = pages_of(project, tables, quarter)
        named = [b for b in blocks if "England" in b.text and "South West" not in b.text]
        return [b for b in named if not b.text.startswith("From:")]

    base, named = ["twelve months", "January counts", "national rows"], 0
    for quarter in (QUARTER, *LATER):
        without = of_england(more(base, 0), quarter)
        assert of_england(more([*base, "another area"], 0), quarter) == without
        named += len(without)
    assert named


def test_counts_of_nothing_make_sense(tables: Tables) -> None:
    """Set every figure that may be 0 to 0."""
    columns = {
        "early_help_kpi": "actual_pct",
        "early_help_cohorts": "children",
        "supporting_families": "claims",
        "training": "delegates",
        "ehc_new_plans": "plans",
        "special_school_places": "places",
        "placements": "placements",
        "workforce": "value",
    }
    frames = dict(tables.frames)
    for name, column in columns.items():
        frames[name] = frames[name].assign(**{column: frames[name][column] * 0})
    for quarter in ("2017-18-Q3", "2020-21-Q1", "2022-23-Q4"):
        assert faults_of(replace(tables, frames=frames), Quarter.parse(quarter)) == []


@pytest.mark.parametrize("seed", range(3))
def test_rows_in_another_order_say_the_same(
    project: Project, tables: Tables, more, seed: int
) -> None:
    for known, quarter in ((tables, QUARTER), (more(sorted(WAYS), seed), LATER[2])):
        shuffled = thinned(known, 1.0, seed)
        assert not shuffled["placements"].equals(known["placements"])
        for theme in THEMES.values():
            rows = [row.record() for row in theme.rows(known, quarter)]
            assert [row.record() for row in theme.rows(shuffled, quarter)] == rows
        # Lists of claims keep the order of their file; what they say is the same.
        said, said_then = (
            sorted(block.text for block in pages_of(project, each, quarter))
            for each in (shuffled, known)
        )
        assert said == said_then
