"""How often a process looks for what nothing refers to: seldom where nearly all is kept anyway."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["SELDOM", "seldom_collected"]

SELDOM = (100_000, 50, 100)
"""Python's own is 700 objects, after which a build spends a fifth of its time on it."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look seldom, until this ends.

    Examples
    --------
    >>> before = gc.get_threshold()
    >>> with seldom_collected():
    ...     within = gc.get_threshold()
    >>> within == SELDOM, gc.get_threshold() == before
    (True, True)
    """
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
