"""What makes a sentence of the book nonsense, whatever the figures are."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["faults_in", "faults_in_sentence"]

_SEVERAL = (
    "quarters|months|years|plans|children|points|rows|values|figures|places|families|posts|"
    "delegates|indicators|workers|papers"
)

NONSENSE = {
    "no number": r"\b(nan|inf|NaT|NA|null|True|False)\b|<NA>",
    "nothing for a word": r"\bNone\b(?! (can|is|are|has|have|of|was|were)\b)",
    "a minus after a word of amount": r"\b([Bb]etween|[Aa]t least|[Oo]ver|[Uu]p to) [-−]",
    "one of one": r"\b(1|one) of (the )?(1|one)\b(?! million)",
    "one and several": rf"\b([Oo]ne|(?<![\d.,£–−-])1) ({_SEVERAL})\b",
    "a doubled word": r"\b(the|of|in|and|to|from|at|is|a|an|by|on) \1\b",
    "a doubled space": r"\S  +\S",
    "doubled stops": r"(?<!\.)\.\.(?!\.)|\.;|,\.|;\.|:\.|,,|\?\.",
    "space before a stop": r"\s[.,;](\s|$)",
    "an empty bracket": r"\(\s*\)|\[\s*\]|“\s*”",
    "a template left open": r"\{\w*\}",
    "minus zero": r"[-−]0(\.0+)?(?![\d.,])",
    "a change of nothing": r"\b(up|down|rose|fell) by (0|no|nothing)\b",
    "a number with binary noise": r"\d\.\d{5,}",
    "a range to the same": r"\b(\d[\d,.]*%?) to \1(?![\d.,%])",
    "from to the same": r"\bfrom (£?\d[\d,.]*%?) to \1(?![\d.,%]| million)",
    "an ordinary minus": r"(?<![\w–-])-\d(?!\d{3}-)",
}
"""Named patterns that no sentence may match."""

_END = re.compile(r"[.!?][”’\")]?$")
_BEGIN = re.compile(r"^[“‘\"(£−]?[A-Z0-9£−]")


def faults_in(text: str) -> list[str]:
    """Name what is wrong with a text, sentence or not."""
    return [name for name, pattern in NONSENSE.items() if re.search(pattern, text)]


def faults_in_sentence(text: str) -> list[str]:
    """Name what is wrong with one or more whole sentences."""
    found = faults_in(text)
    if not _END.search(text):
        found.append("no full stop at the end")
    found += [f"begins with a small letter: {each[:30]}" for each in _small_beginnings(text)]
    return found


def _small_beginnings(text: str) -> Iterator[str]:
    """Find sentences that begin with a small letter; a full stop of an abbreviation ends none."""
    for each in re.split(r"(?<=[a-z0-9%)”][.!?])\s+(?=\S)", text):
        if each and not _BEGIN.match(each):
            yield each
