"""Errors of a database without what it says: it quotes what it stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from glosanalysis.errors import BadData, UserMistake

__all__ = ["plainly"]

_REFUSED = {
    "InsufficientPrivilege": "read it, or make temporary tables (GRANT SELECT, TEMPORARY)",
    "ReadOnlySqlTransaction": "make temporary tables (its transactions are read only)",
}
_LINE = re.compile(r"CSV Error on Line: (\d+)")


@contextmanager
def plainly(what: str) -> Iterator[None]:
    """Tell whatever goes wrong in a line that holds nothing of a record.

    Parameters
    ----------
    what : str
        What is being read: the name of a table or a file, or a few words.

    Raises
    ------
    BadData
        In place of any error of a database, without its message and its cause.
    """
    fault = None
    try:
        yield
    except (UserMistake, ImportError, MemoryError):
        raise
    except Exception as error:
        fault = _told(error, what)
    if fault:
        raise BadData(fault) from None


def _told(error: Exception, what: str) -> str:
    kind = type(error).__name__
    line = _LINE.search(str(error))
    if line:
        return f"{what}, line {line[1]}: is not a row of as many cells as there are headings"
    if kind in _REFUSED:
        return f"{what}: the database does not let this user {_REFUSED[kind]}"
    return f"{what}: the database could not read it ({kind})"
