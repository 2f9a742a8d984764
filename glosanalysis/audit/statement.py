"""A printed figure that can be worked out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Statement"]


@dataclass(frozen=True)
class Statement:
    """A printed figure, and the printed figures that it should come from.

    Parameters
    ----------
    id : str
        Its name.
    theme : str
        What it is about: a theme of the book or another matter.
    says : str
        What it claims, in this book's words.
    operation : str
        One of ``glosanalysis.data.claims.OPERATIONS``.
    operands : tuple of str
        As printed.
    relation : str
        equals, about, at_least, more_than, less_than or at_most.
    printed : str
        The figure, day or word that is printed.
    decimals : int
        Places that it is printed with.
    operands_from : str
        Where the operands stand, if elsewhere.
    judgement : str
        What is said of it where it does not hold.
    source_id, locator : str
        Where it stands.
    as_at : date or None
        The day that the figure describes, where it describes one.
    single : bool
        Whether it is a statement of its own, not a cell of a table that is checked whole.
    """

    id: str
    theme: str
    says: str
    operation: str
    operands: tuple[str, ...]
    relation: str
    printed: str
    decimals: int
    operands_from: str
    judgement: str
    source_id: str
    locator: str
    as_at: date | None
    single: bool = True
