"""What changes in a file, in a few lines."""

from __future__ import annotations

import difflib

__all__ = ["in_short"]

_LINES = 12
"""So many lines of a difference are shown: git has the rest."""
_LARGEST = 200_000
"""Of a larger file, such as a release or the lock, nobody reads the difference."""


def in_short(before: bytes, after: bytes) -> list[str]:
    r"""Give the first lines of a unified difference, and how many more there are.

    Parameters
    ----------
    before, after : bytes
        What a file holds.

    Returns
    -------
    list of str
        None for what is large or no text.

    Examples
    --------
    >>> in_short(b"a\nb\n", b"a\nc\n")
    ['@@ -1,2 +1,2 @@', ' a', '-b', '+c']
    """
    if max(len(before), len(after)) > _LARGEST:
        return []
    try:
        old, new = (each.decode("utf-8").splitlines() for each in (before, after))
    except UnicodeDecodeError:
        return []
    lines = [*difflib.unified_diff(old, new, n=1, lineterm="")][2:]
    more = len(lines) - _LINES
    return lines if more <= 0 else [*lines[:_LINES], f"… and {more} more lines"]
