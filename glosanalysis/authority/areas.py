"""Areas of official statistics: what one is, England, its regions, and an authority."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["COUNTRY", "NEIGHBOURS", "REGIONS", "Area", "Authority"]


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
    short : str
        What sentences call it.
    council : str
        The council's full name, as the publisher of its papers.
    old_code : str
        The three digits that the Department knows it by.
    region, country : Area
    """

    short: str
    council: str
    old_code: str
    region: Area
    country: Area


COUNTRY = Area("England", "E92000001")
NEIGHBOURS = Area("Statistical neighbours", "SN")
"""The neighbours taken together, which has no code of its own in official statistics."""

REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
    "E13000001": "Inner London",
    "E13000002": "Outer London",
}
"""The nine regions, and the two halves of London that some releases have beside it."""
