"""A process that goes through many small tables row by row, and what it is quicker with."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from glosanalysis.checkout.garbage import seldom_collected
from glosanalysis.data.python_text import text_as_pythons_own

__all__ = ["going_through_small_tables"]


@contextmanager
def going_through_small_tables() -> Iterator[None]:
    """Hold text as Python's own, and look for garbage seldom, until this ends.

    It is for a command, which ends soon after: what is there then is not looked through again.
    """
    with seldom_collected(), text_as_pythons_own():
        yield
        # To look through it takes half a second, here and once more when Python ends.
        gc.freeze()
