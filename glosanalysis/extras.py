"""The extras: what some commands need beside the rest, and what to install where it is lacking."""

from __future__ import annotations

from importlib.util import find_spec

from glosanalysis.errors import WrongUsage

__all__ = ["has_the_extra", "need_the_extra"]

_NEEDED = {"cases": ("ibis", "holidays"), "paper": ("docx", "pypdf", "typst")}
"""What each brings, by the names under which it is imported."""


def has_the_extra(extra: str) -> bool:
    """Tell whether all that an extra brings is there.

    Parameters
    ----------
    extra : str
        As ``pyproject.toml`` names it.

    Examples
    --------
    >>> has_the_extra("cases")
    True
    """
    return all(find_spec(name) is not None for name in _NEEDED[extra])


def need_the_extra(extra: str, what: str) -> None:
    """Say what to install where something that an extra brings is not there.

    Parameters
    ----------
    extra : str
        As ``pyproject.toml`` names it.
    what : str
        What was to be done, as it begins a sentence.

    Raises
    ------
    WrongUsage
    """
    if not has_the_extra(extra):
        raise WrongUsage(f'{what} needs the extra "{extra}": pip install "glosanalysis[{extra}]"')
