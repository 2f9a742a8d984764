"""Find an authority in the register of areas."""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass
from pathlib import Path

from glosanalysis.errors import WrongUsage

__all__ = ["Found", "find"]


@dataclass(frozen=True)
class Found:
    """What the register says of an authority that there is today.

    Parameters
    ----------
    name, code, old_code, region : str

    Examples
    --------
    >>> hull = Found("Kingston upon Hull, City of", "E06000010", "810", "E12000003")
    >>> hull.short, hull.council
    ('Kingston upon Hull', 'Kingston upon Hull City Council')
    """

    name: str
    code: str
    old_code: str
    region: str

    @property
    def short(self) -> str:
        """What sentences call it: lists put a city or county of that name behind a comma."""
        return self.name.removesuffix(", City of").removesuffix(", County of")

    @property
    def council(self) -> str:
        """Guess the full name by what code and name tell, for a person to look at."""
        kind = "County Council" if self.code.startswith("E10") else "Council"
        if self.name.endswith(", City of"):
            kind = "City Council"
        return f"{self.short} {kind}"


def find(register: Path, asked: str) -> Found:
    """Find an authority by its code.

    Parameters
    ----------
    register : Path
        ``areas.csv``.
    asked : str
        Its nine characters in official statistics, or its name.

    Raises
    ------
    WrongUsage
        If there is none of that code or name, or no longer; the message says which is meant.
    """
    with register.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["level"] == "Local authority"]
    # Joint returns are no authority, nor is what lies in no region: establishments overseas.
    alone = [row for row in rows if "/" not in row["code"] and row["region_code"]]
    today = {row["code"]: row for row in alone if not row["until"]}
    named = {row["name"].casefold(): row for row in today.values()}
    row = today.get(asked) or named.get(asked.casefold())
    if row is not None:
        return Found(row["name"], row["code"], row["old_code"], row["region_code"])
    gone = next((row for row in alone if row["code"] == asked), None)
    if gone is not None:
        raise WrongUsage(_ended(gone, today))
    near = difflib.get_close_matches(asked.casefold(), named, 1)
    meant = f": {named[near[0]]['name']}, {named[near[0]]['code']}, is meant?" if near else ""
    raise WrongUsage(
        f"'{asked}' is no authority with children's services{meant or ', as E10000008 is Devon'}"
    )


def _ended(gone: dict[str, str], today: dict[str, dict[str, str]]) -> str:
    said = f"{gone['code']}, {gone['name']}, ended on {gone['until']}"
    now = gone["current_code"]
    if now not in today:
        alike = [code for code, row in today.items() if row["name"] == gone["name"]]
        now = alike[0] if alike else ""
    return f"{said}: today it is {now}, {today[now]['name']}" if now in today else said
