"""The bytes of a table's file with rows changed and added: all else stays as it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from glosanalysis.adding.compared import Compared
from glosanalysis.data.batches import batches

__all__ = ["with_rows"]


def with_rows(content: bytes, compared: Compared) -> bytes:
    r"""Give a file with the rows that changed, in their places, and with the new ones at its end.

    Parameters
    ----------
    content : bytes
        The file as it is, faultless: its order of columns and rows and its line ends are kept.
    compared : Compared

    Returns
    -------
    bytes

    Examples
    --------
    >>> import pandas as pd
    >>> from glosanalysis.adding.compared import Compared
    >>> from glosanalysis.data.schemas import PUBLISHED
    >>> table = PUBLISHED["ehc_plans"]
    >>> row = pd.DataFrame([["2024-01-31", "5600", "a", "=1"]], columns=list(table.columns))
    >>> with_rows(b"as_at,plans,source_id,locator\r\n", Compared(table, row, (), 0))
    b'as_at,plans,source_id,locator\r\n2024-01-31,5600,a,=1\r\n'
    """
    found = {n: row for lines, rows in batches(content) for n, row in zip(lines, rows, strict=True)}
    begins = list(found)
    header = found[begins[0]]
    # Lines at the end that hold nothing are no rows: `check` passes over them.
    lines = list(io.StringIO(content.decode().rstrip("\r\n"), newline=""))
    end = "\r\n" if b"\r\n" in content else "\n"
    lines[-1] += end
    after = dict(zip(begins, [*begins[1:], len(lines) + 1], strict=True))
    for each in reversed(compared.changed):
        now = {name: new for name, (_, new) in each.cells.items()}
        cells = zip(header, found[each.line], strict=True)
        row = _line([now.get(name, cell) for name, cell in cells], end)
        # A row may go over several lines, and is then one: the others keep their places in front.
        lines[each.line - 1 : after[each.line] - 1] = [row]
    lines += [_line([row[name] for name in header], end) for _, row in compared.new.iterrows()]
    return "".join(lines).encode()


def _line(cells: Sequence[str], end: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator=end).writerow(cells)
    return buffer.getvalue()
