"""Put a release in place: its table, and its line in the register."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.observations import LICENCE
from glosanalysis.releases.areas import Areas, areas_of, is_areas
from glosanalysis.releases.dataset import Dataset
from glosanalysis.releases.extract import observations
from glosanalysis.releases.files import File, opened
from glosanalysis.releases.neighbours import is_neighbours, neighbours_of
from glosanalysis.releases.parsed import parsed
from glosanalysis.releases.recognise import recognise
from glosanalysis.releases.revised import revised
from glosanalysis.releases.screen_numbers import number_faults
from glosanalysis.releases.screen_places import place_faults

__all__ = ["REGISTER", "Imported", "import_file", "made_of", "register_of", "written"]

REGISTER = (
    "release_id",
    "data_set",
    "title",
    "publisher",
    "published_on",
    "address",
    "licence",
    "sha256",
    "size",
    "rows",
)
_LISTS = ("areas", "neighbours")
"""Tables that other tables are read by: they are of no day, and have no line in the register."""


@dataclass(frozen=True)
class Imported:
    """What an import made, or would make.

    Parameters
    ----------
    name : str
        What a message calls the file.
    release_id : str
        The table's name, without its ending.
    told : tuple of str
        What is new and what was revised, a line each.
    files : dict of str to bytes
        What is to be written, by path below ``data/releases``; nothing where nothing changed.
    """

    name: str
    release_id: str
    told: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def data_set(self) -> str:
        """Which data set it is of: the id of a release without its day."""
        return self.release_id if self.release_id in _LISTS else self.release_id.rpartition("_")[0]


def import_file(
    path: Path,
    folder: Path,
    *,
    by_way_of: Path,
    published_on: date | None = None,
    address: str = "",
    dry_run: bool = False,
) -> list[Imported]:
    """Import each table of a file, with all well or not at all.

    Parameters
    ----------
    path : Path
        CSV, zipped or gzipped CSV, Parquet, or the publisher's workbook, whatever it is called.
    folder : Path
        ``data/releases``.
    by_way_of : Path
        A folder for what is being written.
    published_on : date, optional
        The day of publication, which no file says; not needed for one that is held already.
    address : str
        Where it was taken from.
    dry_run : bool
        Whether to write nothing.

    Returns
    -------
    list of Imported
        One a table.

    Raises
    ------
    BadData
        With a line a fault, if anything is wrong with any of the tables; nothing is written.
    WrongUsage
        If the day of publication is needed and not told.
    """
    made: list[Imported] = []
    register = register_of(folder)
    for file in opened(path):
        made.append(_imported(file, folder, register, published_on=published_on, address=address))
        # An archive may hold several tables: each is put into the register that the others are in.
        register = _register_in(made[-1].files, register)
    if not dry_run:
        for each in made:
            # The register comes last: a table without its line is no release, and harms nothing.
            for name, content in each.files.items():
                write_whole(folder / name, content, by_way_of)
    return made


def _register_in(files: dict[str, bytes], register: pd.DataFrame) -> pd.DataFrame:
    if "register.csv" not in files:
        return register
    return pd.read_csv(io.BytesIO(files["register.csv"]), dtype="str", keep_default_na=False)


def _imported(
    file: File, folder: Path, register: pd.DataFrame, *, published_on: date | None, address: str
) -> Imported:
    areas = Areas.read(folder / "areas.csv")
    if is_areas(file):
        return _list_of("areas", file, areas_of(file), folder)
    if is_neighbours(file):
        return _list_of("neighbours", file, _with_other_models(file, areas, folder), folder)
    dataset, table, rows, notes = made_of(file, areas)
    held = register[register["sha256"] == file.sha256]
    day = _day(file, held, published_on)
    if (last := table["as_at"].max()) > day:
        where = f"{file.name}, column time_period"
        raise BadData(f"{where}: {last} lies after {day}, the day of publication")
    release_id = f"{dataset.id}_{day}"
    same_day = register[
        (register["release_id"] == release_id) & (register["sha256"] != file.sha256)
    ]
    content = written(table)
    new = _differs(folder / f"{release_id}.csv", content)
    if len(same_day) and new:
        raise BadData(
            f"{file.name}: another file is held as {dataset.id} of {day}: an amended release "
            "has a later day of its own"
        )
    if len(same_day):
        # A publisher gives one release in several wrappings: its API's CSV, its catalogue's.
        same = f"held already as {release_id}, from another file with the same figures"
        return Imported(file.name, release_id, (same,))
    line = _line(dataset, file, day=day, address=address or _first(held, "address"), rows=rows)
    files = {f"{release_id}.csv": content, "register.csv": written(_with_line(register, line))}
    changed = {name: made for name, made in files.items() if _differs(folder / name, made)}
    if len(held) and not new:
        rest = ", but for its line in the register" if changed else ", and the same"
        return Imported(file.name, release_id, (f"held already as {release_id}{rest}",), changed)
    told = notes + _told(dataset, table, folder, register, day, areas)
    return Imported(file.name, release_id, told, changed)


def made_of(file: File, areas: Areas) -> tuple[Dataset, pd.DataFrame, int, tuple[str, ...]]:
    """Recognise, screen and extract one table.

    Returns
    -------
    tuple
        The data set, its observations, the number of rows of the file, and what is to be told.

    Raises
    ------
    BadData
        If it is none that is known, or anything is wrong with it.
    """
    found = recognise(file)
    release = parsed(found.dataset, found.frame)
    faults = [
        *place_faults(release, areas, file.name),
        *number_faults(release, file.name),
    ]
    if faults:
        # A line a fault: a cell that has several lines of its own is told as one.
        raise BadData("\n".join(" ".join(str(fault).splitlines()) for fault in faults))
    table = observations(release, areas)
    return found.dataset, table, found.rows, (*found.notes, *release.notes)


def _list_of(name: str, file: File, table: pd.DataFrame, folder: Path) -> Imported:
    content = written(table)
    if not _differs(folder / f"{name}.csv", content):
        return Imported(file.name, name, ("held already, and the same",))
    return Imported(file.name, name, (f"{len(table)} rows",), {f"{name}.csv": content})


def _with_other_models(file: File, areas: Areas, folder: Path) -> pd.DataFrame:
    """Put the pairs of one model in the place of the same model's: the others stay."""
    made = neighbours_of(file, areas)
    path = folder / "neighbours.csv"
    if not path.exists():
        return made
    held = pd.read_csv(path, dtype="str", keep_default_na=False)
    others = held[~held["model"].isin(made["model"])]
    both = pd.concat([others, made])
    order = both.assign(place=both["rank"].astype(int))
    return order.sort_values(["model", "area_code", "place"])[list(made.columns)]


def register_of(folder: Path) -> pd.DataFrame:
    """Read the register, as text; it is empty where there is none yet."""
    path = folder / "register.csv"
    if not path.exists():
        return pd.DataFrame(columns=list(REGISTER), dtype="str")
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def _day(file: File, held: pd.DataFrame, published_on: date | None) -> str:
    known = _first(held, "published_on")
    if published_on is not None and known and published_on.isoformat() != known:
        raise BadData(f"{file.name}: is held as of {known}, not {published_on.isoformat()}")
    if published_on is None and not known:
        raise WrongUsage(
            f"{file.name}: say when it was published, --published-on 2026-02-26: no file tells"
        )
    return known or (published_on.isoformat() if published_on else "")


def _first(rows: pd.DataFrame, column: str) -> str:
    return str(rows[column].iloc[0]) if len(rows) else ""


def _line(dataset: Dataset, file: File, *, day: str, address: str, rows: int) -> dict[str, str]:
    return {
        "release_id": f"{dataset.id}_{day}",
        "data_set": dataset.id,
        "title": dataset.title,
        "publisher": dataset.publisher,
        "published_on": day,
        "address": address,
        "licence": LICENCE,
        "sha256": file.sha256,
        "size": str(len(file.content)),
        "rows": str(rows),
    }


def _with_line(register: pd.DataFrame, line: dict[str, str]) -> pd.DataFrame:
    others = register[register["release_id"] != line["release_id"]]
    return pd.concat([others, pd.DataFrame([line])]).sort_values("release_id")


def _told(
    dataset: Dataset,
    table: pd.DataFrame,
    folder: Path,
    register: pd.DataFrame,
    day: str,
    areas: Areas,
) -> tuple[str, ...]:
    """Compare with the release before it: the newest of the data set that came out earlier."""
    earlier = register[(register["data_set"] == dataset.id) & (register["published_on"] < day)]
    if earlier.empty:
        return (f"{len(table)} observations, the first release of {dataset.id}",)
    before = earlier.sort_values("published_on")["release_id"].iloc[-1]
    path = folder / f"{before}.csv"
    if not path.exists():
        raise BadData(f"{path.name}: is in the register and not there")
    held = pd.read_csv(path, dtype="str", keep_default_na=False)
    return revised(held, table, areas)


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def written(table: pd.DataFrame) -> bytes:
    """Write a table as the bytes of its file."""
    text: str = table.to_csv(index=False, lineterminator="\n")
    return text.encode()
