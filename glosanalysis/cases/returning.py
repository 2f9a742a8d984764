"""A return: what was counted from case records, made safe to publish."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from glosanalysis.cases.counted import Counted
from glosanalysis.cases.made_safe import made_safe
from glosanalysis.cases.relations import HEADS, RELATIONS
from glosanalysis.cases.return_files import Return, read_return, returned
from glosanalysis.data.returns import TABLE
from glosanalysis.disclosure import breaches
from glosanalysis.errors import WrongUsage
from glosanalysis.quarter import Quarter

__all__ = ["MEASURES_VERSION", "make_return", "unsafe"]

MEASURES_VERSION = "3"
"""Goes up whenever a measure counts otherwise than before."""
_OVER_DAYS = ("ext_placements",)
"""Measures that are a mean of month ends."""
_IN_ALL = ("placements_begun", "placements_ended", "placement_mean_nights")
"""Returned in all only: with placements on two days they add up in every group, and most groups
are small, so that hardly a number would be left."""
_STANDARD = "SSD 1.4.5; SEN2 1.3; CSWW 2022"


def make_return(counted: Counted, folder: Path, *, made_on: date) -> Return:
    """Make what was counted safe beside all that was returned before.

    Parameters
    ----------
    counted : Counted
    folder : Path
        ``data/returns``: what is there is known to the world.
    made_on : date
        Today.

    Returns
    -------
    Return
        Not written yet.

    Raises
    ------
    WrongUsage
        If a return of the same day would lose a quarter.
    BadData
        If what was returned before tells too much already.
    """
    name = f"records_{made_on.isoformat()}"
    counts = counted.counts
    complete = counts[~counts["provisional"]]
    _refuse_loss(folder / f"{name}.csv", complete)
    in_all = complete["indicator"].isin(_IN_ALL) & (complete["breakdown"] != "")
    safe = made_safe(_averaged(complete[~in_all]), returned(folder, but=name))
    entry = {
        "return_id": name,
        "made_on": made_on.isoformat(),
        "as_at": counted.as_at.isoformat(),
        "standard": _STANDARD,
        "tables": "; ".join(f"{table} {rows}" for table, rows in sorted(counted.rows.items())),
        "left_out": "; ".join(
            f"{table} {rule} {rows}" for (table, rule), rows in sorted(counted.left_out.items())
        ),
        "sha256": counted.fingerprint,
        "measures": MEASURES_VERSION,
        "package": version("glosanalysis"),
        "stayed": str(safe.stayed),
    }
    return Return(
        id=name,
        table=_table(safe.table, name),
        entry=entry,
        waiting=int(counts["provisional"].sum()),
        stayed=safe.stayed,
        left_out=safe.left_out,
    )


def unsafe(folder: Path) -> list[str]:
    """Say what the returns of a folder tell that they must not, each beside those before it."""
    every = returned(folder)
    return [
        sentence
        for at, frame in enumerate(every)
        for sentence in breaches(frame, every[:at], relations=RELATIONS, heads=HEADS)
    ]


def _averaged(counts: pd.DataFrame) -> pd.DataFrame:
    """Give an average over days as one number: what it was divided by counts nobody."""
    over_days = counts["indicator"].isin(_OVER_DAYS)
    mean = (counts["numerator"] / counts["denominator"]).round(2)
    return counts.assign(
        numerator=counts["numerator"].where(~over_days, mean),
        denominator=counts["denominator"].where(~over_days),
    )


def _table(safe: pd.DataFrame, name: str) -> pd.DataFrame:
    text = safe.assign(
        numerator=safe["numerator"].map(_in_digits),
        denominator=safe["denominator"].map(_in_digits),
        provisional="no",
        return_id=name,
    )
    order = ["quarter", "indicator", "breakdown", "group"]
    return text[list(TABLE)].sort_values(order, kind="stable", ignore_index=True)


def _in_digits(number: float) -> str:
    """Write a count whole, and what is measured with two decimals."""
    if pd.isna(number):
        return ""
    return str(int(number)) if float(number).is_integer() else f"{number:.2f}"


def _refuse_loss(path: Path, counts: pd.DataFrame) -> None:
    if not path.is_file():
        return
    gone = sorted(set(read_return(path)["quarter"]) - set(counts["quarter"]), key=Quarter.parse)
    if gone:
        raise WrongUsage(
            f"today's return {path.name} has {', '.join(gone)} too, and one of today replaces it: "
            "name all of its quarters"
        )
