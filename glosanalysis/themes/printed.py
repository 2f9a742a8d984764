"""Indicators of what papers print of their own service: each says that it is local."""

from __future__ import annotations

from typing import Any

from glosanalysis.indicator import Indicator

__all__ = ["UNDATED", "WHOLE_PER_CENT", "local"]

LOCAL = "A local figure, as the paper prints it."
UNDATED = "The paper gives no date: its own is taken."
WHOLE_PER_CENT = "Printed in whole per cent: one point may be a rounding of both."


def local(
    id_: str, label: str, unit: str, sentence: str, definition: str, **more: Any
) -> Indicator:
    """Make the indicator of a printed figure: a level, local but where it is plainly national.

    Parameters
    ----------
    id_, label, unit, sentence, definition : str
    **more
        What else `Indicator` is told of; ``is_local=False`` where it is no local figure.
    """
    is_local = more.pop("is_local", True)
    given = {"decimals": 0, "good_is": "neutral", "kind": "level"}
    return Indicator(
        id=id_,
        label=f"{label} (local)" if is_local else label,
        unit=unit,
        sentence=sentence,
        definition=f"{definition} {LOCAL}" if is_local else definition,
        **{**given, **more},
    )
