"""A process that goes through many small tables row by row, and what it is quicker with."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd

from glosanalysis.checkout.garbage import seldom_collected

__all__ = ["going_through_small_tables"]


@contextmanager
def going_through_small_tables() -> Iterator[None]:
    """Hold text as Python's own, and look for garbage seldom, until this ends.

    It is for a command, which ends soon after: what is there then is not looked through again.
    Text of Arrow's, which pandas takes if it is installed, takes twice as long to go through.

    Examples
    --------
    >>> with going_through_small_tables():
    ...     pd.Series(["a"], dtype="str").dtype.storage
    'python'
    """
    with seldom_collected(), pd.option_context("mode.string_storage", "python"):
        yield
        # To look through it takes half a second, here and once more when Python ends.
        gc.freeze()
