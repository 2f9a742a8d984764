"""Read ``data/authority.toml``, and name every fault of it by its key."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from glosanalysis.authority.settings import Book, Neighbours, Settings, Target, Themes
from glosanalysis.checkout.fingerprint import fingerprint, sha256
from glosanalysis.errors import BadData

__all__ = ["FILE", "fingerprint_of", "modules_in", "read"]

FILE = "authority.toml"
_PARTS: dict[str, type[BaseModel]] = {
    "": Settings,
    "book": Book,
    "neighbours": Neighbours,
    "themes": Themes,
    "targets": Target,
}
_PLAIN = {
    "missing": "is missing",
    "string_type": "has to be text, in quotes",
    "list_type": "has to be a list, in [ ]",
    "float_type": "has to be a number",
    "float_parsing": "has to be a number",
    "date_type": "has to be a day, as 2023-04-01 without quotes",
    "model_type": "has to be a table, with a line for each of its keys",
    "dict_type": "has to be a table, with a line for each of its keys",
}


def read(data: Path) -> Settings:
    """Read whose book it is.

    Parameters
    ----------
    data : Path
        The folder of the data.

    Returns
    -------
    Settings

    Raises
    ------
    BadData
        If the file is missing or no TOML, or a key is missing, unknown, or holds what it cannot;
        the message has a line for each.
    """
    try:
        found = tomllib.loads((data / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadData(f"data/{FILE}: the file is missing, it says whose book this is") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(f"data/{FILE}: is no TOML: {error}") from None
    try:
        settings = Settings.model_validate(found)
    except ValidationError as error:
        raise BadData("\n".join(_faults(error))) from None
    if settings.book.logo and not (data.parent / settings.book.logo).is_file():
        raise BadData(f"data/{FILE}, key book.logo: there is no file {settings.book.logo}")
    for path in modules_in(data):
        if not path.is_file():
            raise BadData(
                f"data/{FILE}, key themes.modules: there is no file notebooks/{path.name}"
            )
    return settings


def modules_in(data: Path) -> list[Path]:
    """List the authority's own modules that the file names, in order; none where it is faulty."""
    try:
        told = tomllib.loads((data / FILE).read_text(encoding="utf-8"))
        names = Themes.model_validate(told.get("themes", {})).modules
    except (OSError, ValueError):
        return []
    return [data.parent / "notebooks" / name for name in names]


def fingerprint_of(data: Path) -> str:
    """Give the SHA-256 of the file, and of modules that it names; empty where there is none."""
    path = data / FILE
    if not path.is_file():
        return ""
    own = [each.read_bytes() for each in modules_in(data) if each.is_file()]
    return fingerprint(path.read_bytes(), *own) if own else sha256(path.read_bytes())


def _faults(error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_url=False):
        key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in each["loc"])
        where = f"data/{FILE}, key {key}" if key else f"data/{FILE}"
        yield f"{where}: {_said(each)}"


def _said(fault: Any) -> str:
    if fault["type"] == "extra_forbidden":
        *above, key = (part for part in fault["loc"] if isinstance(part, str))
        known = list(_PARTS[above[0] if above else ""].model_fields)
        near = difflib.get_close_matches(key, known, 1)
        meant = f": '{near[0]}' is meant?" if near else f": must be one of {', '.join(known)}"
        return f"is not a key{meant}"
    said: str = fault["msg"]
    return _PLAIN.get(fault["type"], said.removeprefix("Value error, "))
