"""Made-up case records in the tables of the sector's standard, drawn from public figures.

They serve tests, benchmarks and trying out. No child, worker or school in them exists: names say
so, identifiers are of ranges that no register gives out, and a file beside the tables says so.
The council is one of Gloucestershire's size or a part of it; its localities are nowhere.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from glosanalysis.cases.synthesise.council import council
from glosanalysis.cases.synthesise.days import Window
from glosanalysis.cases.synthesise.drawing import Draws
from glosanalysis.cases.synthesise.faults import plant
from glosanalysis.cases.synthesise.parquet import write_parquet
from glosanalysis.cases.synthesise.planting import Planted
from glosanalysis.cases.synthesise.size import Size
from glosanalysis.cases.synthesise.writing import (
    MARKER,
    as_text,
    laid_out,
    marked,
    write_csv,
)
from glosanalysis.errors import WrongUsage

__all__ = ["ENDS", "MARKER", "Planted", "benchmark", "synthesise"]

ENDS = date(2025, 3, 31)
"""The last day that made-up records know, unless another is asked for: that of the figures."""

_FEWEST, _YEARS = 50, 20


def synthesise(
    folder: Path | str,
    *,
    children: int,
    years: int,
    seed: int,
    faults: float = 0.0,
    ends: date = ENDS,
    parquet: bool = False,
) -> list[Planted]:
    """Write made-up records: a file a table, and a file that says what they are.

    Parameters
    ----------
    folder : path
        Made if it is not there; files of the same names are written over.
    children : int
        How many children are in them, at least 50. About 63,000 in six years are a council of
        Gloucestershire's size.
    years : int
        How many years they cover, 1 to 20: what ended before is not in them.
    seed : int
        The same seed gives the same bytes, on any machine.
    faults : float, default 0.0
        Of the rows of a table, the part that gets a fault; with any at all, each kind of fault is
        planted at least once where there are rows for it.
    ends : datetime.date, default 31 March 2025
        The last day that they know.
    parquet : bool, default False
        Whether to write typed Parquet files, and not CSV. Faults need text, and so CSV.

    Returns
    -------
    list of Planted
        Where faults were planted.

    Raises
    ------
    WrongUsage
        If a number is outside what is allowed.
    """
    _allowed(children=children, years=years, seed=seed, faults=faults)
    if parquet and faults:
        raise WrongUsage("faults are planted in CSV files only: ask for one or the other")
    window = Window(ends, years)
    size = Size.of_council(children, years)
    tables = council(size=size, window=window, seed=seed)
    said = marked(children=children, window=window, seed=seed, faults=faults)
    if parquet:
        write_parquet(Path(folder), tables, said=said)
        return []
    texts = {name: as_text(name, laid_out(name, table)) for name, table in tables.items()}
    planted = (
        plant(texts, window=window, draws=Draws(seed, "faults"), share=faults) if faults else []
    )
    write_csv(Path(folder), texts, said=said)
    return planted


def benchmark(folder: Path | str, *, seed: int, millions: int = 1, ends: date = ENDS) -> None:
    """Write Parquet of about 1 million early help episodes and referrals, 600,000 placements.

    Ten years, so 40 quarters; other tables in proportion to a council of 200,000 children.

    Parameters
    ----------
    folder : path
        Made if it is not there.
    seed : int
        The same seed gives the same records.
    millions : int, default 1
        How many times as much: each child that many times, as another child.
    ends : datetime.date, default 31 March 2025
        The last day that they know.
    """
    window = Window(ends, 10)
    size = Size.of_benchmark(window.years)
    tables = council(size=size, window=window, seed=seed)
    said = marked(children=size.children * millions, window=window, seed=seed, faults=0)
    write_parquet(Path(folder), tables, said=said, times=millions)


def _allowed(*, children: int, years: int, seed: int, faults: float) -> None:
    if children < _FEWEST:
        raise WrongUsage(f"made-up records have at least {_FEWEST} children, not {children}")
    if not 1 <= years <= _YEARS:
        raise WrongUsage(f"made-up records cover 1 to {_YEARS} years, not {years}")
    if seed < 0:
        raise WrongUsage(f"a seed is a whole number from 0 on, not {seed}")
    if not 0 <= faults <= 0.5:
        raise WrongUsage(f"the part of rows with faults is 0 to 0.5, not {faults:g}")
