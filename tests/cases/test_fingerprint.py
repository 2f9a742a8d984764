"""A fingerprint tells one extract from another, and the same one wherever it lies."""

from __future__ import annotations

import ibis
import pandas as pd
import pytest

from glosanalysis.cases.fingerprint import summed
from glosanalysis.cases.native import native_functions

ROWS = pd.DataFrame(
    {
        "id": ["P1", "P2", "P3"],
        "from": pd.to_datetime(["2024-01-31", "2024-02-29", None]),
        "cost": [12.5, 12.25, None],
        "miles": [3, 20, 21],
    }
)


def of(rows: pd.DataFrame, *, native: bool) -> str:
    engine = ibis.duckdb.connect()
    table = engine.create_table("rows", rows)
    return summed(table, engine.execute, native_functions(engine) if native else None)


@pytest.fixture(params=[True, False], ids=["its own", "portable"])
def native(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_the_order_of_rows_does_not_matter(native: bool) -> None:
    assert of(ROWS.iloc[::-1], native=native) == of(ROWS, native=native)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (0, "id", "P4"),
        (0, "from", pd.Timestamp("2024-02-01")),
        (2, "from", pd.Timestamp("2024-02-29")),
        (0, "cost", 12.5001),
        (0, "cost", -12.5),
        (2, "cost", 0.0),
        (0, "miles", 4),
    ],
)
def test_one_cell_makes_another(native: bool, row: int, column: str, value: object) -> None:
    other = ROWS.copy()
    other.loc[row, column] = value
    assert of(other, native=native) != of(ROWS, native=native)


def test_a_row_twice_is_told_from_it_once(native: bool) -> None:
    twice = pd.concat([ROWS, ROWS.tail(1)])
    assert of(twice, native=native) != of(ROWS, native=native)


def test_the_last_bits_of_a_fraction_count_for_nothing(native: bool) -> None:
    other = ROWS.copy()
    other.loc[0, "cost"] = 12.5 + 1e-9
    assert of(other, native=native) == of(ROWS, native=native)


def test_what_moves_from_one_column_to_the_next_is_told(native: bool) -> None:
    one = pd.DataFrame({"a": ["ab"], "b": ["c"]})
    other = pd.DataFrame({"a": ["a"], "b": ["bc"]})
    assert of(one, native=native) != of(other, native=native)
