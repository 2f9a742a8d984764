"""Make the folder of a book: settings, empty tables, releases, templates and pages."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from glosanalysis.authority import read
from glosanalysis.errors import WrongUsage
from glosanalysis.new_book.carried import carried
from glosanalysis.new_book.contents import files_of_tables, own_files, renewed_files
from glosanalysis.new_book.found import Found, find
from glosanalysis.new_book.manifest import MANIFEST, manifest_of

__all__ = ["make_folder"]


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
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} is there already, and not empty: name a new folder")
    source = carried()
    found = find(source / "data" / "releases" / "areas.csv", asked)
    beside = folder.with_name(f".{folder.name}.begun")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        _fill(beside, source, found)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return found


def _fill(folder: Path, source: Path, found: Found) -> None:
    begun = date.today()
    renewed = renewed_files(source, found, begun)
    record = {MANIFEST: manifest_of(renewed, begun).as_json}
    files = {**renewed, **own_files(found, begun), **files_of_tables(), **record}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "book" / "reports").mkdir()
    read(folder / "data")
