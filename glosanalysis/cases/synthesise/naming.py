"""Identifiers that can be nobody's: each is of a kind that no register gives out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from glosanalysis.cases.synthesise.drawing import Whole

__all__ = ["NOWHERE", "Texts", "identifiers", "nhs_numbers", "upns"]

Texts = npt.NDArray[np.str_]

NOWHERE = "ZZ99 3WZ"
"""A postcode of the kind that the Office for National Statistics keeps for no place."""

_WEIGHTS = np.arange(10, 1, -1)
_UPN_WEIGHTS = np.arange(2, 14)
_UPN_LETTERS = np.array(list("ABCDEFGHJKLMNPQRTUVWXYZ"))


def identifiers(prefix: str, numbers: Whole, digits: int = 8) -> Texts:
    """Write numbers as identifiers of one length.

    Examples
    --------
    >>> identifiers("C", np.array([7, 12])).tolist()
    ['C00000007', 'C00000012']
    """
    length = len(prefix) + digits
    letters = np.empty((len(numbers), length), dtype=np.uint32)
    letters[:, : len(prefix)] = [ord(letter) for letter in prefix]
    letters[:, len(prefix) :] = _digits(numbers, digits) + ord("0")
    return letters.view(f"<U{length}").ravel() if len(letters) else np.array([], dtype=str)


def nhs_numbers(numbers: Whole) -> Texts:
    """Write NHS numbers of the range 999, which is kept for tests, with their check digit.

    One in eleven has no check digit and is not used: such a number gives an empty text.

    Examples
    --------
    >>> nhs_numbers(np.array([1])).tolist()
    ['9990000018']
    """
    nine = 999_000_000 + numbers
    check = (11 - (_digits(nine, 9) * _WEIGHTS).sum(axis=1) % 11) % 11
    written = identifiers("", nine * 10 + check % 10, 10)
    return np.where(check == 10, "", written)


def upns(numbers: Whole) -> Texts:
    """Write unique pupil numbers of the authority 000, which there is not.

    Examples
    --------
    >>> upns(np.array([1])).tolist()
    ['P000000000001']
    """
    twelve = _digits(numbers, 12)
    letter = _UPN_LETTERS[(twelve * _UPN_WEIGHTS).sum(axis=1) % 23]
    return np.char.add(letter, identifiers("", numbers, 12))


def _digits(numbers: Whole, count: int) -> Whole:
    powers = 10 ** np.arange(count - 1, -1, -1, dtype=np.int64)
    return numbers[:, None] // powers % 10
