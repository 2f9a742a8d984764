"""The files of returns: read for what was told before, and written whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.data.returns import REGISTER

__all__ = ["Return", "read_return", "returned"]


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
    waiting : int
        How many figures wait until all is followed up.
    stayed : int
        How many are told as an earlier return told them, and are counted otherwise now.
    left_out : int
        How many cannot be told beside what earlier returns told.
    """

    id: str
    table: pd.DataFrame
    entry: Mapping[str, str]
    waiting: int = 0
    stayed: int = 0
    left_out: int = 0

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


def read_return(path: Path) -> pd.DataFrame:
    """Read the cells of a return, with numbers where they have any."""
    text = _read(path)
    numbers = {cell: pd.to_numeric(text[cell]) for cell in ("numerator", "denominator")}
    return text.assign(**numbers)


def returned(folder: Path, but: str = "") -> list[pd.DataFrame]:
    """Give the cells of every return but one, the oldest first.

    Parameters
    ----------
    folder : Path
        ``data/returns``.
    but : str
        The identifier of the one that is left out.
    """
    paths = [path for path in sorted(folder.glob("records_*.csv")) if path.stem != but]
    return [read_return(path) for path in paths]


def _as_csv(frame: pd.DataFrame) -> bytes:
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text.encode()


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def _register(folder: Path) -> pd.DataFrame:
    path = folder / "register.csv"
    if not path.is_file():
        return pd.DataFrame(columns=list(REGISTER))
    return _read(path).reindex(columns=list(REGISTER), fill_value="")
