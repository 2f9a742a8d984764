"""Read a CSV file as text, cell by cell, and say where it is not the file it should be."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

__all__ = ["Fault", "Unreadable", "read_text"]


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong with a table, as a user reads it.

    Examples
    --------
    >>> print(Fault("data/published/placements.csv", 41, "placements",
    ...             "'24x' is not a whole number"))
    data/published/placements.csv, line 41, column placements: '24x' is not a whole number
    """

    file: str
    line: int
    column: str
    what: str

    def __str__(self) -> str:
        where = [self.file]
        where += [f"line {self.line}"] if self.line else []
        where += [f"column {self.column}"] if self.column else []
        return f"{', '.join(where)}: {self.what}"


class Unreadable(Exception):
    """The file cannot be laid out in rows and columns; `faults` says why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = sorted(faults)


def read_text(
    path: Path, shown_as: str, columns: Sequence[str], may_be_empty: bool = False
) -> tuple[pd.DataFrame, list[Fault]]:
    """Read a table as text.

    Parameters
    ----------
    path : Path
        The file.
    shown_as : str
        The name by which faults call it.
    columns : sequence of str
        The columns that it must have.
    may_be_empty : bool
        Whether no row is all right.

    Returns
    -------
    frame : DataFrame of str
        The rows that have the right number of cells, indexed by their line in the file.
    faults : list of Fault
        The rows that have not.

    Raises
    ------
    Unreadable
        If there is no file, no text in UTF-8, no header with these columns, or no row.
    """
    text = _decoded(path, shown_as)
    rows = _rows(text, shown_as)
    (_, header), body = rows[0], rows[1:]
    _check_header(header, shown_as, columns)
    faults = [
        Fault(shown_as, line, "", f"{_cells(len(row))}, {len(columns)} are needed")
        for line, row in body
        if len(row) != len(columns)
    ]
    whole = {line: row for line, row in body if len(row) == len(columns)}
    if not body and not may_be_empty:
        raise Unreadable([Fault(shown_as, 2, "", "no rows: the table needs at least one")])
    frame = pd.DataFrame(whole.values(), index=list(whole), columns=header, dtype="str")
    return frame[list(columns)], faults


def _decoded(path: Path, shown_as: str) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable([Fault(shown_as, 0, "", "the file is missing")]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable([Fault(shown_as, 0, "", f"cannot be read: {reason}")]) from None
    if not content.strip():
        raise Unreadable([Fault(shown_as, 0, "", "the file is empty, a header line is needed")])
    if content.startswith(b"\xef\xbb\xbf"):
        raise Unreadable([_encoding_fault(shown_as, 1, "begins with a byte order mark")])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise Unreadable([_encoding_fault(shown_as, line, what)]) from None


def _encoding_fault(shown_as: str, line: int, what: str) -> Fault:
    return Fault(shown_as, line, "", f"{what}: save the file as UTF-8 without a byte order mark")


def _rows(text: str, shown_as: str) -> list[tuple[int, list[str]]]:
    """Split the text into rows, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise Unreadable([Fault(shown_as, line, "", f"not readable as CSV: {error}")]) from None
        rows.append((line, row))
    while not rows[-1][1]:
        rows.pop()
    return rows


def _check_header(header: list[str], shown_as: str, columns: Sequence[str]) -> None:
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) < len(columns) and any(separator in cell for cell in header):
            what = f"columns are separated by {name}, commas are needed"
            raise Unreadable([Fault(shown_as, 1, "", what)])
    missing = [name for name in columns if name not in header]
    extra = [name for name in header if name not in columns]
    doubled = {name for name in header if name in columns and header.count(name) > 1}
    faults = [Fault(shown_as, 1, name, "the column is missing") for name in missing]
    faults += [Fault(shown_as, 1, name, _unknown(name, missing)) for name in extra]
    faults += [Fault(shown_as, 1, name, "the column is there twice") for name in doubled]
    if faults:
        raise Unreadable(faults)


def _unknown(name: str, missing: list[str]) -> str:
    near = difflib.get_close_matches(name, missing, n=1)
    hint = f", did you mean {near[0]}?" if near else ""
    return f"'{name}' is not a column of this table{hint}"


def _cells(number: int) -> str:
    return {0: "an empty line", 1: "1 cell"}.get(number, f"{number} cells")
