"""Whatever rows the tables hold, as long as they are well formed, every page can be made."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Exhibit
from glosanalysis.period import Quarter
from glosanalysis.present.sentences import sentence
from glosanalysis.present.tables import table
from glosanalysis.themes import THEMES
from glosanalysis.themes.overview import headline_series

NOT_A_NUMBER = re.compile(r"\b(nan|inf|NaT|None|<NA>)\b")
QUARTER = Quarter.parse("2022-23-Q4")


def thinned(published: Published, share: float, seed: int) -> Published:
    """Keep a share of the rows of every table, chosen by the seed."""
    tables = {
        name: frame.sample(frac=share, random_state=(seed + place) % 2**32).reset_index(drop=True)
        for place, (name, frame) in enumerate(published.tables.items())
    }
    return replace(published, tables=tables)


def say_everything(published: Published) -> None:
    assert isinstance(headline_series(published), Exhibit)
    for name, theme in THEMES.items():
        for row in theme.rows(published, QUARTER):
            row.record()
            if row.latest is not None:
                assert not NOT_A_NUMBER.search(sentence(row))
        assert all(theme.cautions(published))
        module = import_module(f"glosanalysis.themes.{name}")
        for maker in sorted(set(module.__all__) - {"THEME"}):
            exhibit = getattr(module, maker)(published)
            assert table(exhibit).pieces
            assert not NOT_A_NUMBER.search(f"{exhibit.title} {exhibit.alternative}")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(share=st.sampled_from([0.1, 0.3, 0.6, 0.9]), seed=st.integers(0, 2**32 - 1))
def test_any_part_of_the_rows_can_be_reported(
    published: Published, share: float, seed: int
) -> None:
    say_everything(thinned(published, share, seed))


def test_counts_of_nothing_can_be_reported(published: Published) -> None:
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
    tables = dict(published.tables)
    for name, column in columns.items():
        tables[name] = tables[name].assign(**{column: tables[name][column] * 0})
    say_everything(replace(published, tables=tables))


def test_rows_in_another_order_say_the_same(published: Published) -> None:
    shuffled = thinned(published, 1.0, 7)
    for theme in THEMES.values():
        rows = [row.record() for row in theme.rows(published, QUARTER)]
        assert [row.record() for row in theme.rows(shuffled, QUARTER)] == rows
    assert not shuffled["placements"].equals(published["placements"])
    assert pd.Index(shuffled["placements"].columns).equals(published["placements"].columns)
