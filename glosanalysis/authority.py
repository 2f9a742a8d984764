"""Whose book this is, and which other areas its figures are set beside.

Every other module reads the authority from here, so that the book of another is the same code.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COUNTRY", "NEIGHBOURS", "OWN", "Area", "Authority", "area_named", "area_of"]


@dataclass(frozen=True)
class Area:
    """An area, by its code in official statistics.

    Parameters
    ----------
    name : str
    code : str
        The nine characters of the Office for National Statistics.
    """

    name: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Authority(Area):
    """An authority with the areas that it is compared with.

    Parameters
    ----------
    region, country : Area
    neighbours : tuple of Area
        Its statistical neighbours, the closest first.
    neighbours_model : str
        The edition of the model: who is a neighbour changes with it.
    """

    region: Area
    country: Area
    neighbours: tuple[Area, ...] = ()
    neighbours_model: str = ""


COUNTRY = Area("England", "E92000001")
NEIGHBOURS = Area("Statistical neighbours", "SN")
"""The neighbours taken together, which has no code of its own in official statistics."""

OWN = Authority(
    name="Gloucestershire",
    code="E10000013",
    region=Area("South West", "E12000009"),
    country=COUNTRY,
    # The model that stood when the papers in this book were written; that of May 2025 shares four.
    neighbours_model="April 2021",
    neighbours=(
        Area("Wiltshire", "E06000054"),
        Area("Bath and North East Somerset", "E06000022"),
        Area("West Sussex", "E10000032"),
        Area("Cambridgeshire", "E10000003"),
        Area("Devon", "E10000008"),
        Area("Dorset", "E06000059"),
        Area("Shropshire", "E06000051"),
        Area("Hampshire", "E10000014"),
        Area("South Gloucestershire", "E06000025"),
        Area("Worcestershire", "E10000034"),
    ),
)

_AREAS = (OWN, OWN.region, OWN.country, NEIGHBOURS, *OWN.neighbours)


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
    >>> area_of("E10000013").name
    'Gloucestershire'
    """
    return next((each for each in _AREAS if each.code == code), Area(code, code))
