"""A workbook by the government's rules for accessible spreadsheets: the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

import pandas as pd

from glosanalysis.escaping import sheet_cell

if TYPE_CHECKING:
    from gptables import Cover, GPTable, Theme

__all__ = ["written"]

_OPTIONS = {
    # What is text stays text.
    "strings_to_formulas": False,
    "strings_to_urls": False,
    # Otherwise parts go by way of files, and the archive notes the rights that these were given.
    "in_memory": True,
}


def written(
    tables: Mapping[str, GPTable],
    notes: Mapping[str, str],
    *,
    cover: Cover,
    day: date,
    author: str = "",
    theme: Theme | None = None,
    widths: Mapping[str, Sequence[int]] | None = None,
) -> bytes:
    """Write tables into a workbook, with a cover, contents and notes before them.

    Parameters
    ----------
    tables : mapping of str to GPTable
        By what the tab of each sheet says; at least one.
    notes : mapping of str to str
        The text of each note, by the key that tables refer to; at least one.
    cover : Cover
        Its title is that of the file, too.
    day : date
        The day that the file says it was made on, in the place of a clock.
    author : str
    theme : Theme, optional
        Without it, the library's own.
    widths : mapping of str to sequence of int, optional
        Of the columns of each sheet, in letters; without it, as wide as what they hold.

    Returns
    -------
    bytes
        An XLSX file. No text in it is a formula, a link or the mark of a note.
    """
    from gptables import produce_workbook

    into = BytesIO()
    keyed = {"Key": notes.keys(), "Note": map(sheet_cell, notes.values())}
    made = produce_workbook(
        into,
        dict(tables),
        theme=theme,
        cover=cover,
        notes_table=pd.DataFrame({name: list(cells) for name, cells in keyed.items()}),
        auto_width=widths is None,
        workbook_options=_OPTIONS,
    )
    for label, wide in (widths or {}).items():
        for column, width in enumerate(wide):
            made.get_worksheet_by_name(label).set_column(column, column, width)
    created = datetime.combine(day, time())
    made.set_properties({"title": cover.title, "author": author, "created": created})
    made.close()
    return into.getvalue()
