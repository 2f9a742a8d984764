"""A return: what was counted from case records, made safe to publish, written and registered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from glosanalysis.cases.counted import Counted
from glosanalysis.cases.relations import HEADS, RELATIONS
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.data.returns import REGISTER, TABLE
from glosanalysis.disclosure import breaches, protect, with_contributors
from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.quarter import Quarter

__all__ = ["MEASURES_VERSION", "Return", "make_return", "returned", "unsafe"]

MEASURES_VERSION = "1"
"""Goes up whenever a measure counts otherwise than before."""
_OVER_DAYS = ("ext_placements",)
"""Measures that are a mean of month ends."""
_STANDARD = "SSD 1.4.5; SEN2 1.3; CSWW 2022"


@dataclass(frozen=True, kw_only=True)
class Return:
    """A return as it is published.

    Parameters
    ----------
    id : str
    table : DataFrame of str
        With the columns of `glosanalysis.data.returns.TABLE`.
    entry : mapping of str to str
        Its line of the register.
    """

    id: str
    table: pd.DataFrame
    entry: Mapping[str, str]

    @property
    def hidden(self) -> int:
        """How many cells are hidden."""
        return int((self.table["hidden"] != "").sum())

    def write(self, folder: Path, by_way_of: Path) -> Path:
        """Write the table and its line of the register, each whole or not at all.

        Parameters
        ----------
        folder : Path
            ``data/returns``.
        by_way_of : Path
            A folder for what is not finished.

        Returns
        -------
        Path
            The table.
        """
        path = folder / f"{self.id}.csv"
        register = _register(folder)
        register = register[register["return_id"] != self.id]
        register = pd.concat([register, pd.DataFrame([self.entry])], ignore_index=True)
        register = register.sort_values("made_on", kind="stable")
        write_whole(path, _as_csv(self.table), by_way_of)
        write_whole(folder / "register.csv", _as_csv(register[list(REGISTER)]), by_way_of)
        return path


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
        If it cannot be made safe.
    """
    name = f"records_{made_on.isoformat()}"
    earlier = returned(folder, but=name)
    _refuse_loss(folder / f"{name}.csv", counted.counts)
    counts = with_contributors(_averaged(_finished(counted.counts)), HEADS)
    safe = protect(counts, earlier, relations=RELATIONS)
    # Nothing is believed: what was made safe is attacked as a reader would.
    found = breaches(safe, earlier, relations=RELATIONS, heads=HEADS)
    if found:
        raise BadData("\n".join(found))
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
    }
    return Return(id=name, table=_table(safe, name), entry=entry)


def _finished(counts: pd.DataFrame) -> pd.DataFrame:
    """Leave out the groups of what is provisional: they are returned when all is followed up.

    Few are followed up by then, so that most would be hidden, and hide others; and what came to
    them since would follow from the next return.
    """
    return counts[~(counts["provisional"] & (counts["breakdown"] != ""))]


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
        provisional=safe["provisional"].map({True: "yes", False: "no"}),
        return_id=name,
    )
    order = ["quarter", "indicator", "breakdown", "group"]
    return text[list(TABLE)].sort_values(order, kind="stable", ignore_index=True)


def _in_digits(number: float) -> str:
    """Write a count whole, and what is measured with two decimals."""
    if pd.isna(number):
        return ""
    return str(int(number)) if float(number).is_integer() else f"{number:.2f}"


def _as_csv(frame: pd.DataFrame) -> bytes:
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text.encode()


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def _register(folder: Path) -> pd.DataFrame:
    path = folder / "register.csv"
    return _read(path) if path.is_file() else pd.DataFrame(columns=list(REGISTER))


def unsafe(folder: Path) -> list[str]:
    """Say what the returns of a folder tell that they must not, each beside those before it."""
    every = returned(folder)
    return [
        sentence
        for at, frame in enumerate(every)
        for sentence in breaches(frame, every[:at], relations=RELATIONS, heads=HEADS)
    ]


def returned(folder: Path, but: str = "") -> list[pd.DataFrame]:
    """Give the cells of every return but one, the oldest first, with numbers where they have any.

    Parameters
    ----------
    folder : Path
        ``data/returns``.
    but : str
        The identifier of the one that is left out.
    """
    paths = [path for path in sorted(folder.glob("records_*.csv")) if path.stem != but]
    return [
        text.assign(**{cell: pd.to_numeric(text[cell]) for cell in ("numerator", "denominator")})
        for text in map(_read, paths)
    ]


def _refuse_loss(path: Path, counts: pd.DataFrame) -> None:
    if not path.is_file():
        return
    gone = sorted(set(_read(path)["quarter"]) - set(counts["quarter"]), key=Quarter.parse)
    if gone:
        raise WrongUsage(
            f"today's return {path.name} has {', '.join(gone)} too, and one of today replaces it: "
            "name all of its quarters"
        )
