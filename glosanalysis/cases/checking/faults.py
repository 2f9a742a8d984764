"""What was found in records: by table, row, column and rule, and never a value of a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from glosanalysis.cases.checking.rules import RULES

__all__ = ["Faults"]

COLUMNS = ("table", "row", "column", "rule", "level")


@dataclass(frozen=True)
class Faults:
    """The faults of a set of records.

    Parameters
    ----------
    frame : DataFrame
        A row a fault: ``table, row, column, rule, level``. The first row below the headings, or
        first put into a database, is row 1. Without a row it is the table that is at fault.
    """

    frame: pd.DataFrame

    @classmethod
    def of(cls, found: Iterable[pd.DataFrame]) -> Faults:
        """Put together what was found, each fault once, in order."""
        empty = pd.DataFrame(columns=COLUMNS[:-1])
        frame = pd.concat([empty, *found], ignore_index=True)
        frame["row"] = frame["row"].astype("Int64")
        frame["level"] = [RULES[rule].level for rule in frame["rule"]]
        once = frame[list(COLUMNS)].drop_duplicates()
        return cls(once.sort_values(["table", "row", "column", "rule"], ignore_index=True))

    def __len__(self) -> int:
        return len(self.frame)

    def by_rule(self) -> pd.DataFrame:
        """Count the faults: ``table, rule, level, rows``, errors first."""
        counted = self.frame.groupby(["level", "table", "rule"], as_index=False).size()
        return counted.rename(columns={"size": "rows"})[["table", "rule", "level", "rows"]]

    @property
    def told(self) -> list[str]:
        """A line for each table and rule that is broken: how often, and what it says."""
        return [
            f"{row.level}: {row.table}: {row.rows} × {row.rule}: {RULES[row.rule].sentence}"
            f" ({RULES[row.rule].fate})"
            for row in self.by_rule().itertuples()
        ]
