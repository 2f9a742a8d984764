"""What a page that is made from data begins with."""

from __future__ import annotations

__all__ = ["WRITTEN"]

WRITTEN = "<!-- Written by `glosanalysis build`: changes made here are lost. -->\n\n"
"""What a page that is made from data begins with."""
