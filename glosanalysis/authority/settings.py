"""What ``data/authority.toml`` can say, key by key, and what each may hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from glosanalysis.authority.areas import REGIONS
from glosanalysis.authority.contrast import DARK, ENOUGH, WHITE, contrast, lightened

__all__ = ["Book", "Neighbours", "Settings", "Target", "Themes"]


def _like(pattern: str, example: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"'{value}' is not written like {example}")
        return value

    return AfterValidator(check)


def _is_region(value: str) -> str:
    if value not in REGIONS:
        known = ", ".join(f"{code} {name}" for code, name in REGIONS.items())
        raise ValueError(f"'{value}' is not a region: must be one of {known}")
    return value


def _readable_on(ground: str, called: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and (found := contrast(value, ground)) < ENOUGH:
            # Cut, not rounded: 4.46 is no 4.5.
            told = f"{int(found * 10) / 10:.1f} to 1 on {called} ({ground})"
            raise ValueError(f"'{value}' has a contrast of {told}, {ENOUGH} is needed")
        return value

    return AfterValidator(check)


_Text = Annotated[str, _like(r"\S(?:[^\n\r]*\S)?", "a line of text, with something in it")]
_Code = Annotated[str, _like(r"E\d{8}", "E10000009, a code of the Office for National Statistics")]
_Colour = _like(r"(#[0-9a-f]{6})?", "#0a5f85, six small digits")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Book(_Strict):
    """How the book is called and looks.

    Parameters
    ----------
    title, subtitle : str
    author : str
        By whom it is, as it is cited.
    contact : str
        The role to turn to; no name of a person.
    logo : str
        A picture below the folder of the book, SVG or PNG; empty for none.
    accent : str
        The colour of links, such as ``#0a5f85``; empty for the theme's own.
    accent_on_dark : str
        The same in the dark scheme; empty for `accent`, as much lighter as it has to be.
    """

    title: _Text
    subtitle: str = ""
    author: _Text = "The glosanalysis contributors"
    contact: _Text = "the maintainers of this book"
    logo: Annotated[str, _like(r"([\w./-]+\.(svg|png))?", "book/_static/logo.svg")] = ""
    accent: Annotated[str, _Colour, _readable_on(WHITE, "white")] = ""
    accent_on_dark: Annotated[str, _Colour, _readable_on(DARK, "the dark ground")] = ""

    @property
    def accents(self) -> tuple[str, str] | None:
        """The accent on white and on the dark ground; nothing for the theme's own."""
        if not self.accent:
            return None
        return self.accent, self.accent_on_dark or lightened(self.accent)


class Neighbours(_Strict):
    """The authority's statistical neighbours.

    Parameters
    ----------
    model : str
        The year of the Department's model, in ``data/releases/neighbours.csv``.
    codes : list of str
        Others than the model's, the closest first; empty for those of the model.
    """

    model: Annotated[str, _like(r"\d{4}", "2025")] = "2025"
    codes: list[_Code] = []


class Themes(_Strict):
    """Which themes the book has.

    Parameters
    ----------
    order : list of str
        In the order of its pages; who is not there is switched off. Empty for all there are.
    modules : list of str
        Python files in ``notebooks`` with indicators or themes of the authority's own.
    """

    order: list[str] = []
    modules: list[
        Annotated[str, _like(r"[a-z][a-z0-9_]*\.py", "own_ehcp.py, a file in notebooks")]
    ] = []


class Target(_Strict):
    """What the authority aims for, of an indicator that its sources print no target of.

    Parameters
    ----------
    indicator : str
    value : float
        In the indicator's unit.
    source : str
        Which plan or decision says so.
    date : date
        Since when it holds: an earlier figure is not held against it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    indicator: _Text
    value: float
    source: _Text
    date: date


class Settings(_Strict):
    """All that ``data/authority.toml`` says.

    Parameters
    ----------
    name, short, council : str
        As official statistics call the authority; as sentences do; the council's full name.
    code, old_code : str
        Nine characters of the Office for National Statistics, three digits of the Department.
    region : str
        The code of its region.
    first_quarter : str
        Before which the book has no page; empty where the figures say where it begins.
    rate_card : str
        The file in ``data`` with what placements cost.
    book : Book
    neighbours : Neighbours
    themes : Themes
    targets : list of Target
    words : dict of str to str
        What only this authority's papers say, by the sentence that it stands in.
    """

    name: _Text
    short: str = ""
    council: _Text
    code: _Code
    old_code: Annotated[str, _like(r"\d{3}", "835, three digits")]
    region: Annotated[str, AfterValidator(_is_region)]
    first_quarter: Annotated[str, _like(r"(\d{4}-\d\d-Q[1-4])?", "2022-23-Q3")] = ""
    rate_card: Annotated[str, _like(r"[\w.-]+\.csv", "rates.csv")] = "rates.csv"
    book: Book
    neighbours: Neighbours = Neighbours()
    themes: Themes = Themes()
    targets: list[Target] = []
    words: dict[str, _Text] = {}

    @model_validator(mode="after")
    def _has_one_target_each(self) -> Settings:
        named = [each.indicator for each in self.targets]
        twice = next((each for each in named if named.count(each) > 1), "")
        if twice:
            raise ValueError(f"targets: '{twice}' has more than one")
        return self
