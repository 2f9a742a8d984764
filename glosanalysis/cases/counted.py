"""From the address of case records to what was counted from them, in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from glosanalysis.cases.checking import Faults

from glosanalysis.cases.plainly import plainly
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.errors import BadData
from glosanalysis.extras import need_the_extra
from glosanalysis.quarter import Quarter

__all__ = ["Counted", "counted_from"]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was counted, and from what; nothing is hidden in it yet.

    Parameters
    ----------
    counts : DataFrame
        ``quarter, indicator, breakdown, group, numerator, denominator, provisional``.
    as_at : date
        The day that the records describe.
    rows : mapping of str to int
        How many rows each table of the records has.
    left_out : mapping of tuple of str to int
        How many rows were left out, by table and rule.
    fingerprint : str
        A hash of what was counted.
    faults : Faults
        Where the records are at fault, without a value.
    not_counted : mapping of str to tuple of str
        By measure: which tables or columns it lacks.
    """

    counts: pd.DataFrame
    as_at: date
    rows: Mapping[str, int]
    left_out: Mapping[tuple[str, str], int]
    fingerprint: str
    faults: Faults
    not_counted: Mapping[str, tuple[str, ...]]

    @property
    def told(self) -> list[str]:
        """Lines on what was at fault, by rule, and on what could not be counted."""
        lacking = sorted(self.not_counted.items())
        return [
            *self.faults.told,
            *(f"not counted: {name}: needs {', '.join(what)}" for name, what in lacking),
        ]

    def list_faults(self, path: Path) -> None:
        """Write the list of faults, for those who keep the records."""
        self.faults.frame.to_csv(path, index=False, lineterminator="\n")

    def write_internal(self, path: Path, titles: Mapping[str, str]) -> None:
        """Write the counts as they are into a workbook, for the council's own use.

        Parameters
        ----------
        path : Path
        titles : mapping of str to str
            Of the themes, by their names, in the order of the sheets.

        Raises
        ------
        BadData
            If nothing was counted.
        """
        from glosanalysis.cases.internal import internal_workbook

        if self.counts.empty:
            raise BadData("nothing was counted, so there is no workbook to write")
        # By way of its own folder: what is not hidden lies in no work tree for a moment.
        write_whole(path, internal_workbook(self.counts, self.as_at, titles), path.parent)


def counted_from(
    source: str,
    quarters: Sequence[Quarter],
    *,
    as_at: date,
    by: str | None = None,
    rate_card: Path | None = None,
) -> Counted:
    """Check the records at an address, and count every measure that they have the tables for.

    Parameters
    ----------
    source : str
        A folder or the address of a database.
    quarters : sequence of Quarter
    as_at : date
        The day that the records describe.
    by : str, optional
        A breakdown that is for the council's own use only.
    rate_card : Path, optional
        What a week of an external placement costs.

    Returns
    -------
    Counted

    Raises
    ------
    WrongUsage
        If what counts is not installed, or there are no records there.
    BadData
        If the records cannot be read; nothing of a record is in the message.
    """
    need_the_extra("cases", "counting case records")
    from glosanalysis.cases.checking import check
    from glosanalysis.cases.counting import count
    from glosanalysis.cases.rates import read_rates
    from glosanalysis.cases.records import Records
    from glosanalysis.cases.sources import open_source

    rates = read_rates(rate_card) if rate_card else ()
    with plainly("the records"):
        records = Records(open_source(source), as_at)
        faults = check(records)
        counts = count(records, quarters, by=by, rates=rates)
        fingerprint = records.fingerprint()
    return Counted(
        counts=counts,
        as_at=as_at,
        rows=records.rows,
        left_out=records.left_out,
        fingerprint=fingerprint,
        faults=faults,
        not_counted=counts.attrs.get("not_counted", {}),
    )
