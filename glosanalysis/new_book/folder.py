"""Make the folder of a book: settings, empty tables, releases, templates and pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from glosanalysis.authority import FILE, Settings, read
from glosanalysis.errors import WrongUsage
from glosanalysis.new_book.carried import carried
from glosanalysis.new_book.contents import files_of_tables, own_files, renewed_files
from glosanalysis.new_book.found import Found, find
from glosanalysis.new_book.manifest import MANIFEST, manifest_of

__all__ = ["folder_by_settings", "make_folder"]


def make_folder(folder: Path, asked: str) -> Found:
    """Make a book of an authority, whole or not at all.

    Parameters
    ----------
    folder : Path
        Which is not there yet, or empty.
    asked : str
        The authority's code, or its name.

    Returns
    -------
    Found
        The authority.

    Raises
    ------
    WrongUsage
        If there is no such authority, or something is in the folder.
    """
    found = find(carried() / "data" / "releases" / "areas.csv", asked)
    begun = date.today()
    _whole(folder, lambda beside: _fill(beside, own_files(found, begun), begun))
    return found


def folder_by_settings(folder: Path, settings: Path) -> Settings:
    """Make a book by settings that are there already, whole or not at all.

    Parameters
    ----------
    folder : Path
        Which is not there yet, or empty.
    settings : Path
        An ``authority.toml``, also of an authority that no register has.

    Returns
    -------
    Settings

    Raises
    ------
    WrongUsage
        If something is in the folder.
    BadData
        If the settings are wrong, with a line for each fault.
    """
    begun = date.today()
    files = {f"data/{FILE}": settings.read_bytes()}
    _whole(folder, lambda beside: _fill(beside, files, begun))
    return read(folder / "data")


def _whole(folder: Path, fill: Callable[[Path], None]) -> None:
    """Fill a folder beside the one that is asked for, and put it in its place."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there already, and not empty: name a new folder")
    beside = folder.with_name(f".{folder.name}.begun")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        fill(beside)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(folder: Path, own: Mapping[str, bytes], begun: date) -> None:
    _write(folder, own)
    settings = read(folder / "data")
    _write(folder, {**own_files(settings, begun), **own})
    renewed = renewed_files(carried(), settings, begun)
    record = {MANIFEST: manifest_of(renewed, begun).as_json}
    _write(folder, {**renewed, **files_of_tables(), **record})
    (folder / "book" / "reports").mkdir()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
