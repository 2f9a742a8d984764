"""The sums that tables of the papers hold in themselves: rows across, columns down, averages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from glosanalysis.audit.statement import Statement
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables

__all__ = ["THEME", "attachments", "averages"]

THEME = "placements"
"""The theme of all tables that can be added up: placements, and the budget they are paid from."""

_ACROSS = (
    ("variance_k", "sum", ("variance_dsg_k", "variance_non_dsg_k"), 0, "the variance"),
    ("outturn_k", "sum", ("budget_k", "variance_k"), 0, "the forecast outturn"),
    (
        "variance_pct",
        "percentage",
        ("variance_k", "budget_k"),
        1,
        "the variance in % of the budget",
    ),
    (
        "previous_variance_k",
        "sum",
        ("previous_variance_dsg_k", "previous_variance_non_dsg_k"),
        0,
        "the variance of the month before",
    ),
    ("change_k", "difference", ("variance_k", "previous_variance_k"), 0, "the change on the month"),
)
"""Within a row of an attachment: a column, the operation, and the columns that it comes from."""

_MONEY = tuple(name for name in PUBLISHED["revenue"].columns if name.endswith("_k"))
"""Its amounts: what is in £ thousand ends so, in every table."""


def attachments(tables: Tables) -> Iterator[Statement]:
    """Check each row of the attachments across, and each subtotal and total down."""
    for _, table in tables["revenue"].groupby(["forecast_month", "view"], sort=False):
        for row in table.itertuples():
            yield from _across(row)
        for _, section in table.groupby("section", sort=False):
            yield from _down(section[section["level"] == "line"], section, "subtotal")
        parts = table[table["level"].isin(["line", "rounding"])]
        yield from _down(parts, table, "total")


def _across(row: Any) -> Iterator[Statement]:
    for column, operation, parts, decimals, what in _ACROSS:
        operands = [getattr(row, part) for part in parts]
        printed = getattr(row, column)
        share_of_nothing = operation == "percentage" and operands[1] == 0
        if any(map(pd.isna, [printed, *operands])) or share_of_nothing:
            continue
        yield _of_table(
            row,
            f"{_name(row)}-{column}",
            f"{row.line}: {what}",
            operation,
            tuple(_plain(each) for each in operands),
            _plain(printed, decimals),
            decimals,
            f"{row.locator}, {column}",
        )


def _name(row: Any) -> str:
    """Name a row of an attachment by its key, in letters that a link and a table can hold."""
    key = f"revenue {row.forecast_month:%Y-%m} {row.view} {row.section} {row.line}"
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")


def _down(parts: pd.DataFrame, table: pd.DataFrame, level: str) -> Iterator[Statement]:
    for whole in table[table["level"] == level].itertuples():
        for column in _MONEY:
            operands = parts[column].dropna()
            printed = getattr(whole, column)
            if len(operands) < 2 or pd.isna(printed):
                continue
            yield _of_table(
                whole,
                f"{_name(whole)}-{column}-{level}",
                f"{whole.line}: the {level} of its lines, {column}",
                "sum",
                tuple(map(_plain, operands)),
                _plain(printed),
                0,
                f"{whole.locator}, {column}",
            )


def averages(tables: Tables) -> Iterator[Statement]:
    """Check each printed average against the months it covers, as far as its paper knew them.

    Months that came later do not count; an average of which a month is missing is not checked.
    """
    months = tables["placements"]
    for row in tables["placement_averages"].itertuples():
        covered = months[
            (months["placement_type"] == row.placement_type)
            & months["month"].between(row.from_month, row.to_month)
            & (months["known_on"] <= row.known_on)
        ]
        if len(covered) != len(pd.period_range(row.from_month, row.to_month, freq="M")):
            continue
        span = f"{row.from_month:%Y-%m}-{row.to_month:%Y-%m}"
        type_ = row.placement_type.replace("_", " ")
        yield _of_table(
            row,
            f"placement-average-{row.placement_type}-{span}",
            f"Average of {type_} placements, {row.from_month:%B %Y} to {row.to_month:%B %Y}",
            "mean",
            tuple(map(_plain, covered["placements"])),
            _plain(row.printed_average),
            0,
            f"{row.locator}, {row.financial_year}",
        )


def _of_table(
    row: Any,
    id_: str,
    says: str,
    operation: str,
    operands: tuple[str, ...],
    printed: str,
    decimals: int,
    locator: str,
) -> Statement:
    return Statement(
        id_,
        THEME,
        says,
        operation,
        operands,
        "equals",
        printed,
        decimals,
        "",
        "",
        row.source_id,
        locator,
        row.as_at.date(),
        single=False,
    )


def _plain(value: float, decimals: int = 0) -> str:
    return f"{value:.{decimals}f}"
