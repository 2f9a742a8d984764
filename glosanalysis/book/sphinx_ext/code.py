"""The code that makes the pages: what an earlier one has made is made again."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from glosanalysis.checkout.contents import below, installed
from glosanalysis.checkout.fingerprint import fingerprint

__all__ = ["code_of_build"]


@cache
def code_of_build() -> str:
    """Give the SHA-256 of this extension, of Python and of what is installed."""
    sources = [path for path in below(Path(__file__).parent) if path.suffix == ".py"]
    told = "\n".join([sys.version, *installed()])
    return fingerprint(told.encode(), *(path.read_bytes() for path in sources))
