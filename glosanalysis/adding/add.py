"""Add rows to a published table: all checks first, then the file in one step."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from glosanalysis.adding.compared import Compared, compared
from glosanalysis.adding.incoming import rows_for
from glosanalysis.adding.sheets import grid_of
from glosanalysis.adding.written import with_rows
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.lock import alone
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import contents, load
from glosanalysis.data.read import read_text
from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import PUBLISHED, SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BadData, WrongUsage

__all__ = ["Addition", "addition", "put_in_place", "table_named"]

Check = Callable[[Path], Tables]


@dataclass(frozen=True)
class Addition:
    """What adding the rows of a file would do.

    Parameters
    ----------
    compared : Compared
        What is new and what changed.
    content : bytes
        The table's file with it.
    before, after : Tables
        The data as they are, and as they would be.
    seen : str
        The SHA-256 of the data as they were read.
    """

    compared: Compared
    content: bytes
    before: Tables
    after: Tables
    seen: str

    @property
    def place(self) -> str:
        """The table's file, below the top of the checkout."""
        return f"data/published/{self.compared.table.name}.csv"


def table_named(name: str) -> Table:
    """Give a published table by its name.

    Raises
    ------
    WrongUsage
        If there is none; the message has the nearest name, and all there are.
    """
    if name in PUBLISHED:
        return PUBLISHED[name]
    near = difflib.get_close_matches(name, PUBLISHED, n=1)
    hint = f", did you mean {near[0]}?" if near else ""
    raise WrongUsage(f"there is no table '{name}'{hint}; there are {', '.join(PUBLISHED)}")


def addition(
    project: Project, table: Table, file: Path, sheet: str | None, check: Check = load
) -> Addition:
    """Work out what adding the rows of a file would do, and prove it; nothing is written.

    Parameters
    ----------
    project : Project
    table : Table
        A published one.
    file : Path
        XLSX, ODS or CSV.
    sheet : str, optional
        Which sheet of a workbook.
    check : callable
        What the whole data have to pass: it takes their folder, and gives the tables.

    Returns
    -------
    Addition

    Raises
    ------
    BadData
        If there is a fault in the file, or in the data with or without its rows.
    WrongUsage
        If it is not told which sheet.
    """
    seen = contents(project.data)
    before = load(project.data)
    path = project.data / "published" / f"{table.name}.csv"
    held, _ = read_text(path, path.name, list(table.columns))
    register, _ = read_text(project.data / "sources.csv", "data/sources.csv", list(SOURCES.columns))
    found = compared(table, held, rows_for(table, grid_of(file, table, sheet), register))
    if found.nothing:
        return Addition(found, path.read_bytes(), before, before, seen)
    content = with_rows(path.read_bytes(), found)
    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / "data"
        shutil.copytree(project.data, tried)
        (tried / "published" / path.name).write_bytes(content)
        try:
            after = check(tried)
        except BadData as error:
            raise BadData(f"with these rows the data would have faults:\n{error}") from None
    return Addition(found, content, before, after, seen)


def put_in_place(project: Project, made: Addition, waiting: Callable[[], None]) -> None:
    """Write the table's file whole, if the data are still what they were.

    Parameters
    ----------
    project : Project
    made : Addition
    waiting : callable
        Called once if another command has to end first.

    Raises
    ------
    WrongUsage
        If the data changed since they were read; nothing is written.
    """
    with alone(project, waiting):
        if contents(project.data) != made.seen:
            raise WrongUsage("the tables changed since they were read: add the rows again")
        write_whole(project.root / made.place, made.content, project.work / "tmp")
