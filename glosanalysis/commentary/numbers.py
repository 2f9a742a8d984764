"""Numbers as people write them: 5,295, £6.23 million, 34%, a third, doubled; not dates and laws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from glosanalysis.commentary.not_figures import blanked

__all__ = ["Number", "numbers_in"]

Kind = Literal["plain", "pounds", "percent", "share", "times"]

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {name: at for at, name in enumerate(_UNITS + _TEENS, start=1)}
_WORDS |= {name: 10 * at for at, name in enumerate(_TENS, start=2)}
_WORDS |= {f"{ten}-{one}": _WORDS[ten] + _WORDS[one] for ten in _TENS for one in _UNITS}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_PARTS |= {"ninth": 9, "tenth": 10, "twentieth": 20}
_TIMES = {"doubled": 2.0, "doubling": 2.0, "halved": 0.5, "halving": 0.5, "trebled": 3.0}
_TIMES |= {"tripled": 3.0, "quadrupled": 4.0, "twice": 2.0}
_SCALES = {"hundred": 100, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_SCALES |= {"bn": 1_000_000_000, "billion": 1_000_000_000, "dozen": 12}


def _any(names: Iterator[str] | dict[str, int] | dict[str, float]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_WORD = _any(_WORDS)
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BIG = "hundred|thousand|million|billion"
_NEAR = r"about|around|roughly|approximately|some"
_LESS = r"nearly|almost|just under|under|fewer than|less than|below"
_MORE = r"just over|over|more than|above"
_ROUND = rf"(?:\b(?:(?P<near>{_NEAR})|(?P<less>{_LESS})|(?P<more>{_MORE}))\s+)?"
_SHARE = re.compile(
    rf"\b(?:(?P<count>a|one|{_WORD})[ -](?P<part>{_any(_PARTS)})s?"
    rf"|(?P<out>{_WORD}|\d{{1,2}})\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<of>{_WORD}|\d{{1,2}})"
    rf"|(?P<half>half))\b(?!-)(?!\s+an?\s+(?:{_BIG})\b)",
    re.I,
)
_RATIO = re.compile(
    rf"\b(?:(?P<verb>{_any(_TIMES)})|(?P<times>{_WORD}|{_FIGURES})\s+times"
    r"(?=\s+(?:as|the|more|higher|larger|greater)))\b",
    re.I,
)
_AMOUNT = re.compile(
    rf"{_ROUND}(?P<body>(?P<pounds>£\s?)?(?<![\d.])(?:(?P<figures>{_FIGURES})"
    rf"|\b(?P<word>half\s+an?|an?|one)\b(?=[\s-]+(?:{_BIG}|dozen)\b)"
    rf"|\b(?!one\b)(?P<words>{_WORD})\b)"
    rf"(?:[\s-]?(?P<scale>{_any(_SCALES)})\b|(?:st|nd|rd|th)\b)?"
    r"(?P<percent>\s?%|\s+per\s?cent\b)?)",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text.

    Parameters
    ----------
    text : str
        As written.
    start, end : int
        Where it stands.
    value : float
        In its scale: 6.23 of £6.23 million; a share in percent.
    kind : str
        What it can be the number of.
    decimals : int
        With which it is written.
    scale : float
        What it is multiplied by.
    bound : str
        ``less`` after nearly and the like, ``more`` after over and the like.
    """

    text: str
    start: int
    end: int
    value: float
    kind: Kind = "plain"
    decimals: int = 0
    scale: float = 1
    bound: str = ""


def numbers_in(text: str) -> list[Number]:
    """Find the numbers of a text, without those of dates, years, quarters, ages and laws.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Number
        In their order.

    Examples
    --------
    >>> said = "On 1 May 2020 a third of 5,295 plans, £6.23m, had section 20 in mind."
    >>> [(each.text, each.value, each.kind) for each in numbers_in(said)]
    [('a third', 33.3..., 'share'), ('5,295', 5295.0, 'plain'), ('£6.23m', 6.23, 'pounds')]
    """
    left = blanked(text)
    found: list[Number] = []
    for pattern, read in ((_SHARE, _share), (_RATIO, _ratio), (_AMOUNT, _amount)):
        here = [number for match in pattern.finditer(left) if (number := read(match))]
        found += here
        for each in here:
            left = left[: each.start] + " " * len(each.text) + left[each.end :]
    return sorted(found, key=lambda each: each.start)


def _share(found: re.Match[str]) -> Number | None:
    if found["half"]:
        part = 0.5
    elif found["part"]:
        part = _counted(found["count"]) / _PARTS[found["part"].lower()]
    else:
        count, of = _counted(found["out"]), _counted(found["of"])
        if count >= of:
            return None  # "41 in 12 months" is no share
        part = count / of
    return Number(found[0], found.start(), found.end(), 100 * part, "share")


def _ratio(found: re.Match[str]) -> Number:
    value = _TIMES[found["verb"].lower()] if found["verb"] else _counted(found["times"])
    return Number(found[0], found.start(), found.end(), value, "times")


def _amount(found: re.Match[str]) -> Number:
    value = _counted(found["figures"] or found["words"] or found["word"])
    decimals = len((found["figures"] or "").partition(".")[2])
    scale = float(_SCALES[found["scale"].lower()]) if found["scale"] else 1.0
    loose = found["near"] or found["less"] or found["more"]
    while loose and value and not decimals and value % 10 == 0:
        value, scale = value / 10, scale * 10
    return Number(
        found["body"],
        found.start("body"),
        found.end("body"),
        value,
        "percent" if found["percent"] else "pounds" if found["pounds"] else "plain",
        decimals,
        scale,
        "less" if found["less"] else "more" if found["more"] else "",
    )


def _counted(text: str) -> float:
    """Read an amount in figures or in words; "a" is one, and so is the "an" of an hundred."""
    written = text.lower()
    if written.startswith("half"):
        return 0.5
    return float({"a": 1, "an": 1, **_WORDS}.get(written) or written.replace(",", ""))
