"""The extra ``cases``: what counting case records, and making some up, needs beside the rest."""

from __future__ import annotations

from importlib.util import find_spec

from glosanalysis.errors import WrongUsage

__all__ = ["need_the_extra"]

_NEEDED = ("ibis", "holidays")


def need_the_extra(what: str) -> None:
    """Say what to install where something that the extra brings is not there.

    Parameters
    ----------
    what : str
        What was to be done, as it begins a sentence.

    Raises
    ------
    WrongUsage
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise WrongUsage(f'{what} needs the extra "cases": pip install "glosanalysis[cases]"')
