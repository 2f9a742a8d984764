"""What the package wrote into a book, so that what the authority wrote is told from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from glosanalysis.checkout.fingerprint import sha256
from glosanalysis.errors import BadData, WrongUsage

__all__ = ["MANIFEST", "Manifest", "digest", "manifest_of", "no_manifest", "read_manifest"]

MANIFEST = ".glosanalysis.json"


@dataclass(frozen=True)
class Manifest:
    """The record of what was written.

    Parameters
    ----------
    version : str
        That of the package which wrote last.
    begun : date
        The day on which the book was begun.
    written : mapping of str to tuple of str
        By the place of a file in the book, the digest of what was written or offered there; two
        while an upgrade is under way, so that one that was ended takes neither for the authority's.
    """

    version: str
    begun: date
    written: Mapping[str, tuple[str, ...]]

    @property
    def as_json(self) -> bytes:
        """The file, in an order of its own."""
        told = {
            "version": self.version,
            "begun": self.begun.isoformat(),
            "written": {name: [*known] for name, known in sorted(self.written.items())},
        }
        return (json.dumps(told, indent=1) + "\n").encode()


def digest(content: bytes) -> str:
    r"""Give the SHA-256 of a file with the ends of lines that it was written with.

    Git may give a file other ones on Windows, which nobody has changed it by.

    Examples
    --------
    >>> digest(b"a\r\nb") == digest(b"a\nb")
    True
    """
    return sha256(content.replace(b"\r\n", b"\n"))


def manifest_of(files: Mapping[str, bytes], begun: date) -> Manifest:
    """Record files as the installed version of the package writes them.

    Examples
    --------
    >>> made = manifest_of({"a": b""}, date(2026, 1, 1))
    >>> made.written["a"][0][:8], made.begun.year
    ('e3b0c442', 2026)
    """
    written = {name: (digest(content),) for name, content in files.items()}
    return Manifest(version("glosanalysis"), begun, written)


def no_manifest(root: Path) -> Manifest:
    """Give the record of a book that has none: all that it holds is the authority's.

    Raises
    ------
    WrongUsage
        If it has one.
    """
    if (root / MANIFEST).exists():
        raise WrongUsage(f"{root} has a record already, {MANIFEST}: `upgrade` alone will do")
    return Manifest("an unknown version", date.today(), {})


def read_manifest(root: Path) -> Manifest:
    """Read the record of a book.

    Raises
    ------
    WrongUsage
        If there is none.
    BadData
        If it is no record.
    """
    try:
        told = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        written = {str(name): tuple(map(str, known)) for name, known in told["written"].items()}
        return Manifest(str(told["version"]), date.fromisoformat(told["begun"]), written)
    except FileNotFoundError:
        raise WrongUsage(
            f"{root} has no {MANIFEST}, which says what `glosanalysis new` wrote: if it made this "
            "folder before there was one, `upgrade --adopt` takes all that differs for yours"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadData(f"{MANIFEST}: is no record of what was written: take it from git") from None
