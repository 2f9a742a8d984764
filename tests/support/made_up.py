"""A made-up indicator, for tests of what is true of every one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from glosanalysis.indicator import Indicator

__all__ = ["indicator"]

_SHARE = Indicator(
    id="x",
    label="X",
    unit="%",
    decimals=1,
    good_is="low",
    sentence="{value} of x",
    definition="How x is measured.",
    kind="level",
)


def indicator(**other: Any) -> Indicator:
    """Make a share of which less is better, but for what is said otherwise."""
    return replace(_SHARE, **other)
