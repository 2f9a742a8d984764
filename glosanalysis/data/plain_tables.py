"""Tables that the project writes itself, of releases and returns: text, held to a few rules."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from glosanalysis.data.read import TOLD, Fault

__all__ = ["DAY", "NUMBER", "broken", "contents", "fault_at", "no_lines", "read_plain", "shown"]

DAY = r"\d{4}-\d{2}-\d{2}"
NUMBER = r"-?\d+(\.\d+)?"


def no_lines(columns: tuple[str, ...]) -> pd.DataFrame:
    """Give a table of these columns without a line."""
    return pd.DataFrame(columns=list(columns), dtype="str")


def shown(path: Path) -> str:
    """Name a table as a message does: by its place below the project."""
    return f"data/{path.parent.name}/{path.name}"


def read_plain(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> pd.DataFrame:
    """Read a table as text.

    Parameters
    ----------
    path : Path
    columns : tuple of str
        Which its header has to name, in this order.
    faults : list of Fault
        Added to where the file cannot be read or has another header.

    Returns
    -------
    DataFrame of str
        Without a line where there is a fault.
    """
    try:
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_filter=False)
    except (OSError, ValueError) as error:
        faults.append(Fault(shown(path), 0, "", f"cannot be read: {error}"))
        return no_lines(columns)
    if tuple(frame.columns) != columns:
        what = f"the header has to be {','.join(columns)}"
        faults.append(Fault(shown(path), 1, "", what))
        return no_lines(columns)
    return frame


def broken(text: pd.DataFrame, file: str, checks: dict[str, tuple[pd.Series, str]]) -> list[Fault]:
    """Give the first faults of each column.

    Parameters
    ----------
    text : DataFrame of str
    file : str
        As a message names it.
    checks : dict of str to tuple
        By column: whether each cell is fine, and what is wrong with one that is not.
    """
    return [
        fault_at(text, file, line, name, what)
        for name, (fine, what) in checks.items()
        for line in text.index[~fine.to_numpy(dtype=bool)][:TOLD]
    ]


def fault_at(text: pd.DataFrame, file: str, line: int, column: str, what: str) -> Fault:
    """Name the cell of an index and column as a fault."""
    # The header is line 1, and the first row has the index 0.
    return Fault(file, int(line) + 2, column, f"'{text.at[line, column]}' {what}")


def contents(folder: Path) -> bytes:
    """Give the SHA-256 of all tables of a folder: it differs if any byte does."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.digest()
