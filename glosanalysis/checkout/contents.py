"""All that an answer or a site can depend on: the bytes of the checkout and of what reads them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project

__all__ = ["below", "code_and_libraries", "contents", "installed"]

_PACKAGE = Path(__file__).resolve().parents[1]
_CACHED = (".pyc", ".pyo")


def contents(project: Project, *parts: Path, without: Collection[str] = ()) -> str:
    """Give the SHA-256 of the checkout, the package, Python and what is installed.

    Parameters
    ----------
    project : Project
    *parts : Path
        Folders of the checkout that count; without one, all that is made by hand or published.
    without : collection of str
        Files at the top of the checkout that do not count.

    Returns
    -------
    str
        It differs if a byte or a name does, at the top of the checkout, in those folders or in the
        package, or if the version of Python or of an installed package does.
    """
    parts = parts or (project.book, project.data, project.notebooks)
    return fingerprint(code_and_libraries().encode(), *_named_bytes(project, parts, without))


def code_and_libraries() -> str:
    """Give the SHA-256 of the package, and of the versions of Python and what is installed."""
    told = "\n".join([sys.version, *installed()])
    return fingerprint(told.encode(), _package().encode())


@cache
def _package() -> str:
    """Fingerprint the package, once a process: what it has loaded does not change either."""
    files = [path for path in below(_PACKAGE) if path.suffix not in _CACHED]
    names = (path.relative_to(_PACKAGE).as_posix().encode() for path in files)
    return fingerprint(*names, *(path.read_bytes() for path in files))


def installed() -> list[str]:
    """Name what is installed with its version, as its folders do: to read them takes a while."""
    found = (
        path.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix in (".dist-info", ".egg-info")
    )
    return sorted(found)


def below(*folders: Path) -> list[Path]:
    """List the files below some folders, in one order everywhere."""
    every = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [path for path in every if path.is_file()]


def _named_bytes(
    project: Project, parts: Iterable[Path], without: Collection[str]
) -> Iterator[bytes]:
    found = (path for path in project.root.iterdir() if path.is_file())
    at_top = sorted(path for path in found if path.name not in without)
    for path in [*at_top, *below(*parts)]:
        yield path.relative_to(project.root).as_posix().encode()
        yield path.read_bytes()
