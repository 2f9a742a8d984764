"""Read the recipes of CONTRIBUTING, so that what is tested is what a reader is told."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

__all__ = ["blocks", "section"]

PAGE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"


def section(title: str) -> str:
    """Give the text under a heading of the page."""
    parts = re.split(r"^## (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[title]


def blocks(title: str) -> list[str]:
    """Give the pieces of code under a heading, in their order.

    Those that are only part of an expression are called text there, or the formatter of the house
    would make them whole.
    """
    found = re.findall(r"^ *```(?:python|text)\n(.*?)^ *```$", section(title), re.S | re.M)
    return [textwrap.dedent(each) for each in found]
