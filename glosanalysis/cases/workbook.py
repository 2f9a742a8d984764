"""A workbook of counts: a cover, contents, notes, and one table a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from glosanalysis.escaping import sheet_cell
from glosanalysis.spreadsheets.writing import written

if TYPE_CHECKING:
    from gptables import GPTable

__all__ = ["Cover", "Sheet", "workbook"]

NOT_APPLICABLE = "[z]"
"""What the Government Analysis Function writes where a cell does not apply; none is left empty."""
_LONGEST_LABEL = 31


@dataclass(frozen=True, kw_only=True)
class Cover:
    """What the first sheet says.

    Parameters
    ----------
    title : str
    intro, about : sequence of str
        What the workbook is; how to read it. A line each.
    made_of : date
        The day that its properties give, in the place of a clock.
    """

    title: str
    intro: Sequence[str]
    about: Sequence[str]
    made_of: date


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: a table under its title.

    Parameters
    ----------
    label : str
        What its tab says; up to 31 characters.
    title : str
    table : DataFrame
        Its columns are headed as readers see them; the first names the rows. Numbers are written
        as numbers, and ``[z]`` where there is none.
    notes : sequence of str
        For each row the key of the note that its name refers to.
    """

    label: str
    title: str
    table: pd.DataFrame
    notes: Sequence[str] = ()


def workbook(cover: Cover, sheets: Sequence[Sheet], notes: Mapping[str, str]) -> bytes:
    """Write a workbook by the rules of the Government Analysis Function.

    Parameters
    ----------
    cover : Cover
    sheets : sequence of Sheet
        At least one, none of them empty.
    notes : mapping of str to str
        The text of each note, by the key that sheets refer to; at least one.

    Returns
    -------
    bytes
        Of an XLSX file.

    Examples
    --------
    >>> plans = pd.DataFrame({"Measure": ["Plans"], "Count": [12]})
    >>> made = workbook(
    ...     Cover(title="Plans", intro=["Made up."], about=[], made_of=date(2026, 9, 30)),
    ...     [Sheet(label="EHCP", title="EHC plans", table=plans, notes=["held"])],
    ...     {"held": "Held on the last day of the quarter."},
    ... )
    >>> made[:2]
    b'PK'
    """
    from gptables import Cover as CoverSheet

    return written(
        {sheet.label[:_LONGEST_LABEL]: _table(sheet, at) for at, sheet in enumerate(sheets)},
        notes,
        cover=CoverSheet(
            title=cover.title, intro=[*cover.intro], about=[*cover.about] or None, width=100
        ),
        day=cover.made_of,
    )


def _table(sheet: Sheet, at: int) -> GPTable:
    from gptables import GPTable

    cells = sheet.table.astype(object).map(_cell)
    if len(sheet.notes):
        first = cells.columns[0]
        referred = " $$" + pd.Series([*sheet.notes], index=cells.index) + "$$"
        cells[first] = cells[first] + referred
    return GPTable(
        table=cells.reset_index(drop=True),
        table_name=f"table_{at + 1}",
        title=sheet.title,
        instructions="This worksheet contains one table. Its notes are on the worksheet Notes.",
        legend=[f"{NOT_APPLICABLE} not applicable"] if NOT_APPLICABLE in cells.to_numpy() else [],
        index_columns={2: 0},
    )


def _cell(value: object) -> object:
    if pd.isna(value):
        return NOT_APPLICABLE
    return _words(value) if isinstance(value, str) else value


def _words(text: str) -> str:
    """Write text so that the library takes it for nothing else: no link, no reference, no gap.

    Examples
    --------
    >>> _words("[North](https://example.org)"), _words("$$1$$"), _words("?"), _words("=1+1")
    ('[North] (https://example.org)', '$ $1$ $', 'named ?', '=1+1')
    """
    plain = sheet_cell(text).strip()
    return plain if any(each.isascii() and each.isalnum() for each in plain) else f"named {plain}"
