"""Fingerprints of bytes: what a cache is keyed by, and what anybody can check with sha256sum."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["fingerprint", "is_still", "sha256"]


def fingerprint(*parts: bytes) -> str:
    """Give the SHA-256 of some bytes, which part they were in included.

    Examples
    --------
    >>> fingerprint(b"ab", b"c") == fingerprint(b"a", b"bc")
    False
    """
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def sha256(content: bytes) -> str:
    """Give the SHA-256 of a file's bytes, as sha256sum does."""
    return hashlib.sha256(content).hexdigest()


def is_still(path: Path, sha: str) -> bool:
    """Tell whether a file is there and has a SHA-256."""
    return path.is_file() and sha256(path.read_bytes()) == sha
