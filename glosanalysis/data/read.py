"""Read a CSV file as text, cell by cell, and say where it is not the file it should be."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from glosanalysis.data.batches import Batch, NotCsv, batches
from glosanalysis.data.header import header_faults

__all__ = [
    "TOLD",
    "Fault",
    "Faults",
    "Unreadable",
    "not_utf8",
    "ragged",
    "read_text",
]


@dataclass(frozen=True, order=True)
class Fault:
    r"""Something wrong with a table, as a user reads it.

    Examples
    --------
    >>> print(Fault("data/published/placements.csv", 41, "placements",
    ...             "'24x' is not a whole number"))
    data/published/placements.csv, line 41, column placements: '24x' is not a whole number
    >>> print(Fault("a.csv", 0, "", "'one\nother' \x1b[31m"))
    a.csv: 'one\nother' \x1b[31m
    """

    file: str
    line: int
    column: str
    what: str

    def __str__(self) -> str:
        where = [self.file]
        where += [f"line {self.line}"] if self.line else []
        where += [f"column {self.column}"] if self.column else []
        return "".join(map(_seen, f"{', '.join(where)}: {self.what}"))


def _seen(letter: str) -> str:
    """Write a character that cannot be seen as programmers do: a fault takes one line."""
    return letter if letter.isprintable() else repr(letter)[1:-1]


TOLD = 20
"""How many faults of a file are told: who has more has one cause, or another file."""


class Faults:
    """The first faults of a file by line and column, and how many there are in all."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self._first: list[Fault] = []

    def add(self, faults: Iterable[Fault], more: int = 0) -> None:
        """Take faults in, of which the later ones may be only counted: `more` of them."""
        taken = list(faults)
        self.count += len(taken) + more
        self._first = sorted([*self._first, *taken])[:TOLD]

    def told(self) -> list[Fault]:
        """Give the first ones, and a line that says how many more there are."""
        rest = self.count - len(self._first)
        if not rest:
            return self._first
        word = "fault" if rest == 1 else "faults"
        return [*self._first, Fault(self.file, 0, "", f"{rest:,} more {word} in this file")]


class Unreadable(Exception):
    """The file cannot be laid out in rows and columns; `faults` says why."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = sorted(faults)


def read_text(path: Path, shown_as: str, columns: Sequence[str]) -> tuple[pd.DataFrame, Faults]:
    """Read a table as text.

    Parameters
    ----------
    path : Path
        The file.
    shown_as : str
        The name by which faults call it.
    columns : sequence of str
        The columns that it must have.

    Returns
    -------
    frame : DataFrame of str
        The rows that have the right number of cells, indexed by their line in the file.
    faults : Faults
        The rows that have not.

    Raises
    ------
    Unreadable
        If there is no file, no text in UTF-8, or no header with these columns.
    """
    content = _content(path, shown_as)
    try:
        return _laid_out(batches(content), shown_as, columns)
    except NotCsv as error:
        what = f"not readable as CSV: {error}"
        raise Unreadable([Fault(shown_as, error.line, "", what)]) from None


def _laid_out(
    parts: Iterator[Batch], shown_as: str, columns: Sequence[str]
) -> tuple[pd.DataFrame, Faults]:
    _, (header,) = next(parts)
    _check_header(header, shown_as, columns)
    laid_out = _Columns(shown_as, len(header))
    for lines, rows in parts:
        laid_out.take(lines, rows)
    faults = laid_out.faults
    return laid_out.frame(header)[list(columns)], faults


_KEPT = 5_000
"""Different cells of a column of which each is kept once. A column with more hardly repeats itself,
and to remember its cells would take more memory than they do."""


class _Columns:
    """Rows of a file, turned into columns batch by batch."""

    def __init__(self, shown_as: str, width: int) -> None:
        self.faults = Faults(shown_as)
        self.lines = array("q")
        self._cells: list[list[str]] = [[] for _ in range(width)]
        self._kept: list[dict[str, str]] = [{} for _ in range(width)]
        self._empty = 0  # empty lines at the end are none

    def take(self, lines: Sequence[int], rows: list[list[str]]) -> None:
        """Put rows after those that are there; a row of another width is a fault."""
        if self._empty or set(map(len, rows)) != {len(self._cells)}:
            whole = list(self._sifted(lines, rows))
            lines, rows = [line for line, _ in whole], [row for _, row in whole]
        self.lines.extend(lines)
        for place, cells in enumerate(zip(*rows, strict=True)):
            kept = self._kept[place]
            if len(kept) < _KEPT:
                # The one that is there already, so that the same text is in memory once.
                self._cells[place] += map(kept.setdefault, cells, cells)
            else:
                self._cells[place] += cells

    def _sifted(
        self, lines: Sequence[int], rows: list[list[str]]
    ) -> Iterator[tuple[int, list[str]]]:
        """Give the rows that have the right number of cells, and note the others as faults."""
        file, width = self.faults.file, len(self._cells)
        for line, row in zip(lines, rows, strict=True):
            if not row:
                self._empty += 1
                continue
            empty = range(line - self._empty, line)
            self._empty = 0
            self.faults.add(ragged(file, each, 0, width) for each in empty)
            if len(row) == width:
                yield line, row
            else:
                self.faults.add([ragged(file, line, len(row), width)])

    def frame(self, header: Sequence[str]) -> pd.DataFrame:
        """Make the table, indexed by line, and let go of the rows."""
        index = pd.Index(np.array(self.lines, dtype="int64"))
        self._kept.clear()
        columns = {}
        for name in reversed(header):  # from the end, so that each list goes as it is turned
            cells = np.array(self._cells.pop(), dtype=object)
            columns[name] = pd.Series(cells, index, dtype="str", copy=False)
        return pd.DataFrame(columns, index=index, copy=False)


def ragged(shown_as: str, line: int, number: int, needed: int) -> Fault:
    """Say that a row has another number of cells than the header.

    Examples
    --------
    >>> print(ragged("rows.csv", 3, 5, 4))
    rows.csv, line 3: 5 cells, 4 are needed
    """
    return Fault(shown_as, line, "", f"{_cells(number)}, {needed} are needed")


def _content(path: Path, shown_as: str) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable([Fault(shown_as, 0, "", "the file is missing")]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Unreadable([Fault(shown_as, 0, "", f"cannot be read: {reason}")]) from None
    if not content or content.isspace():
        raise Unreadable([Fault(shown_as, 0, "", "the file is empty, a header line is needed")])
    if content.startswith(b"\xef\xbb\xbf"):
        raise Unreadable([_encoding_fault(shown_as, 1, "begins with a byte order mark")])
    if fault := not_utf8(content, shown_as):
        raise Unreadable([fault])
    return content


def not_utf8(content: bytes, shown_as: str) -> Fault | None:
    """Say which byte of a file is no text in UTF-8, if any is.

    Parameters
    ----------
    content : bytes
    shown_as : str
        The name by which faults call the file.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{content[error.start]:02x} is not UTF-8"
        return _encoding_fault(shown_as, line, what)
    return None


def _encoding_fault(shown_as: str, line: int, what: str) -> Fault:
    return Fault(shown_as, line, "", f"{what}: save the file as UTF-8 without a byte order mark")


def _check_header(header: list[str], shown_as: str, columns: Sequence[str]) -> None:
    found = header_faults(header, columns)
    if found:
        raise Unreadable(Fault(shown_as, 1, name, what) for name, what in found)


def _cells(number: int) -> str:
    return {0: "an empty line", 1: "1 cell"}.get(number, f"{number} cells")
