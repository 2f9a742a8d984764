"""A CSV file as rows, some at a time, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

__all__ = ["Batch", "NotCsv", "batches"]

Batch = tuple[Sequence[int], list[list[str]]]
"""The lines on which rows begin, and the rows."""

_ROWS = 50
"""In a batch: so few that they stay in the cache of a processor while they are turned into columns.
Of 1,000 each takes half as long again."""

_BREAK = re.compile(r"\r\n|\r|\n")


class NotCsv(Exception):
    """What begins on a line cannot be split into cells."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def batches(content: bytes) -> Iterator[Batch]:
    r"""Split a file into rows, a batch at a time; the first row, the header, comes alone.

    Parameters
    ----------
    content : bytes
        In UTF-8.

    Yields
    ------
    Batch

    Raises
    ------
    NotCsv
        Where it is not CSV.

    Examples
    --------
    >>> [(list(lines), rows) for lines, rows in batches(b'a,b\n1,2\n3,"4"')]
    [([1], [['a', 'b']]), ([2, 3], [['1', '2'], ['3', '4']])]
    """
    reader, size, read = csv.reader(_text(content), strict=True), 1, 0
    try:
        while rows := list(islice(reader, size)):
            yield _lines(rows, read + 1, reader.line_num), rows
            size, read = _ROWS, reader.line_num
    except csv.Error as error:
        raise NotCsv(_last_begun(content), str(error)) from None


def _text(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline="")


def _lines(rows: list[list[str]], first: int, last: int) -> Sequence[int]:
    """Give the line on which each row begins: a cell may go over several."""
    if last - first + 1 == len(rows):
        return range(first, last + 1)
    lines = []
    for row in rows:
        lines.append(first)
        first += 1 + sum(len(_BREAK.findall(cell)) for cell in row)
    return lines


def _last_begun(content: bytes) -> int:
    """Give the line on which the row begins that cannot be read: the reader stops further on."""
    reader, line = csv.reader(_text(content), strict=True), 1
    with suppress(csv.Error):
        for _ in reader:
            line = reader.line_num + 1
    return line
