"""Abbreviations, spelt out where a page uses them first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

__all__ = ["MEANINGS", "spelt_out"]

MEANINGS = {
    "EHCP": "education, health and care plan",
    "EHC": "education, health and care",
    "SEND": "special educational needs and disabilities",
    "SEN": "special educational needs",
    "DSG": "Dedicated Schools Grant",
    "FTE": "full-time equivalent",
    "RPC": "reducing parental conflict",
    "RAP": "reproducible analytical pipeline",
    "CSV": "a table as text",
    "LAC": "looked after children",
    "WCAG": "Web Content Accessibility Guidelines",
}
"""What each stands for. A page that says it itself is left alone."""

_TAG = re.compile(r"(<[^>]*>)")
_SVG = re.compile(r"(<svg\b.*?</svg>)", re.DOTALL)
_NAME = re.compile(r"</?(\w+)")
_NOT_WITHIN = ("h1", "h2", "h3", "a", "code", "pre", "script", "style", "svg", "summary", "th")
_WORD = re.compile(rf"\b({'|'.join(sorted(MEANINGS, key=len, reverse=True))})(s?)\b")


def spelt_out(body: str) -> str:
    """Say what each abbreviation means, in brackets, after its first use in running text.

    Parameters
    ----------
    body : str
        A page as HTML.

    Returns
    -------
    str

    Examples
    --------
    >>> spelt_out("<h2>FTE</h2><p>77.6 FTE, of 409 FTE</p>")
    '<h2>FTE</h2><p>77.6 FTE (full-time equivalent), of 409 FTE</p>'
    >>> spelt_out("<p>full-time equivalent (FTE)</p>")
    '<p>full-time equivalent (FTE)</p>'
    """
    plain = _TAG.sub(" ", body).lower()
    used = {found[1] for found in _WORD.finditer(body)}
    left = {short for short in used if MEANINGS[short].lower() not in plain}
    if not left:
        return body
    return "".join(_pieces(body, left))


def _pieces(body: str, left: set[str]) -> Iterator[str]:
    within = 0
    # A drawing is a piece of its own: it has more tags than all the rest of a page.
    parts = ([part] if part.startswith("<svg") else _TAG.split(part) for part in _SVG.split(body))
    for piece in chain.from_iterable(parts):
        if not left or piece.startswith("<svg"):
            yield piece
        elif piece.startswith("<"):
            name = _NAME.match(piece)
            if name and name[1].lower() in _NOT_WITHIN and not piece.endswith("/>"):
                within += -1 if piece.startswith("</") else 1
            yield piece
        else:
            yield piece if within else _WORD.sub(lambda found: _said(found, left), piece)


def _said(found: re.Match[str], left: set[str]) -> str:
    short = found[1]
    if short not in left:
        return found[0]
    left.discard(short)
    return f"{found[0]} ({MEANINGS[short]}{'s' if found[2] else ''})"
