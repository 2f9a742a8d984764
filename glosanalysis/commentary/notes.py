"""Notes that say where a number is from: ``214 {Ofsted monitoring visit, March 2022}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from glosanalysis.commentary.markdown import Passage
from glosanalysis.commentary.numbers import Number, numbers_in

__all__ = ["Claim", "claims_in", "stray_notes"]

_NOTE = re.compile(r"\{([^{}]*)\}")
_ENDS = re.compile(r"[.!?](?=\s)")
_LEAST, _MOST = 4, 120
"""Letters of a note: enough to name a paper, and no second sentence."""
_HOW = "say where the number before it is from, as in 214 {Ofsted monitoring visit, March 2022}"


@dataclass(frozen=True)
class Claim:
    """A number that a comment states.

    Parameters
    ----------
    number : Number
    line : int
        Of the file.
    is_from_elsewhere : bool
        Whether a note says where it is from.
    """

    number: Number
    line: int
    is_from_elsewhere: bool


def claims_in(passage: Passage) -> list[Claim]:
    """Find the numbers of a passage, and which of them are marked as from elsewhere.

    A note belongs to the last number before it in its sentence. What stands in a note is no claim.

    Examples
    --------
    >>> said = "Of 214 files {Ofsted, March 2022} 34% were late."
    >>> [(claim.number.text, claim.is_from_elsewhere) for claim in claims_in(Passage(said, 1))]
    [('214', True), ('34%', False)]
    """
    numbers = numbers_in(_without_notes(passage.text))
    marked = {_marked_by(note.start(), passage, numbers) for note in _NOTE.finditer(passage.text)}
    return [Claim(each, passage.line(each.start), each in marked) for each in numbers]


def _without_notes(text: str) -> str:
    """Blank the notes, so that all else stays at its place."""
    return _NOTE.sub(lambda found: " " * len(found[0]), text)


def _marked_by(start: int, passage: Passage, numbers: list[Number]) -> Number | None:
    before = [each for each in numbers if each.end <= start]
    if not before or _ENDS.search(_without_notes(passage.text), before[-1].end, start):
        return None
    return before[-1]


def stray_notes(passage: Passage) -> Iterator[tuple[int, str]]:
    """Find notes that say nothing or belong to no number, and braces that make no note.

    Yields
    ------
    tuple of int and str
        The line, and what is wrong there.
    """
    numbers = numbers_in(_without_notes(passage.text))
    for note in _NOTE.finditer(passage.text):
        line, said = passage.line(note.start()), " ".join(note[1].split())
        if said.casefold() == "source" or not _LEAST <= len(said) <= _MOST:
            yield line, f"{{{said}}} names no source in {_LEAST} to {_MOST} letters: {_HOW}"
        elif _marked_by(note.start(), passage, numbers) is None:
            yield line, f"{{{said}}} follows no number of its sentence: {_HOW}"
    for brace in re.finditer("[{}]", _without_notes(passage.text)):
        yield passage.line(brace.start()), f"a brace without its other: {_HOW}"
