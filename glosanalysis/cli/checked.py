"""What `glosanalysis check` asks of the data, for the commands that ask it too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glosanalysis.data.tables import Tables

__all__ = ["checked", "unlikely"]


def checked(data: Path) -> Tables:
    """Read whose book it is and every table, and attack every return.

    Parameters
    ----------
    data : Path
        The folder of the data.

    Returns
    -------
    Tables

    Raises
    ------
    BadData
        With a line for each fault.
    """
    from glosanalysis.authority import hold_to
    from glosanalysis.cases.returning import unsafe
    from glosanalysis.data.loading import load
    from glosanalysis.errors import BadData

    hold_to(data)
    tables = load(data)
    attacked = unsafe(data / "returns") if len(tables.returns.frame) else []
    if attacked:
        raise BadData("\n".join(attacked))
    return tables


def unlikely(tables: Tables) -> list[str]:
    """List what is well formed and can hardly be meant, a line each."""
    from datetime import date

    from glosanalysis.data.plausibility import warnings
    from glosanalysis.themes import THEMES

    known = {each.id for theme in THEMES.values() for each in theme.indicators}
    return warnings(tables, known, date.today())
