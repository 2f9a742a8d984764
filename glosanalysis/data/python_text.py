"""Text of tables as Python's own, for whoever goes through small tables row by row."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

__all__ = ["text_as_pythons_own"]


def text_as_pythons_own() -> AbstractContextManager[Any]:
    """Have pandas hold text so until this ends: Arrow's, its usual one, takes twice as long.

    Examples
    --------
    >>> import pandas as pd
    >>> with text_as_pythons_own():
    ...     pd.Series(["a"], dtype="str").dtype.storage
    'python'
    """
    import pandas as pd  # half a second to load, and a build that finds all made needs no table

    held: AbstractContextManager[Any] = pd.option_context("mode.string_storage", "python")
    return held
