"""The authority of the book that this process works in, read once."""

from __future__ import annotations

from pathlib import Path

from glosanalysis.authority.areas import COUNTRY, NEIGHBOURS, REGIONS, Area, Authority
from glosanalysis.authority.reading import FILE, fingerprint_of, modules_in, read
from glosanalysis.authority.settings import Book, Settings
from glosanalysis.checkout.project import Project
from glosanalysis.errors import WrongUsage

__all__ = ["MODULES", "OWN", "SETTINGS", "area_named", "area_of", "hold_to", "is_of"]

_NOBODY = Settings(
    name="the authority",
    council="the council",
    code="E00000000",
    old_code="000",
    region="E12000001",
    book=Book(title="No book"),
)
"""Whose book it is outside of any: a command that needs one says itself that there is none."""


def _found() -> tuple[Settings, str, list[Path]]:
    try:
        data = Project.find().data
    except WrongUsage:
        return _NOBODY, "", []
    return read(data), fingerprint_of(data), modules_in(data)


def _authority(settings: Settings) -> Authority:
    return Authority(
        name=settings.name,
        code=settings.code,
        short=settings.short or settings.name,
        council=settings.council,
        old_code=settings.old_code,
        region=Area(REGIONS[settings.region], settings.region),
        country=COUNTRY,
    )


SETTINGS, _FINGERPRINT, MODULES = _found()
OWN = _authority(SETTINGS)
_AREAS = (OWN, OWN.region, OWN.country, NEIGHBOURS)


def is_of(data: Path) -> bool:
    """Tell whether the authority that this process works for is that of a folder of data."""
    return fingerprint_of(data) == _FINGERPRINT


def hold_to(data: Path) -> None:
    """Refuse to go on for one authority where the folder of data says another by now.

    Raises
    ------
    BadData
        If there is a fault in the file.
    WrongUsage
        If it was changed since this process began.
    """
    read(data)
    if not is_of(data):
        raise WrongUsage(
            f"data/{FILE}, or a module that it names, has changed since this command began: end it "
            "and start it again"
        )


def area_named(name: str) -> Area:
    """Give the area that a paper names.

    A name that is none of ours stands for itself, and so is never taken for one of them.

    Examples
    --------
    >>> area_named("England").code, area_named("Elsewhere").code
    ('E92000001', 'Elsewhere')
    """
    return next((each for each in _AREAS if each.name == name), Area(name, name))


def area_of(code: str) -> Area:
    """Give the area of a code; a code that is none of ours stands for its own name.

    Examples
    --------
    >>> area_of("E92000001").name
    'England'
    """
    return next((each for each in _AREAS if each.code == code), Area(code, code))
