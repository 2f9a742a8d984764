"""Tables that a benchmark adds a line to at a time, so that it goes on where it was ended."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

__all__ = ["add", "there"]


def there(table: Path) -> list[dict[str, str]]:
    """Give the lines that there are."""
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def add(table: Path, columns: Sequence[str], line: dict[str, object]) -> None:
    """Add a line."""
    begun = table.is_file()
    with table.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        if not begun:
            writer.writeheader()
        writer.writerow(line)
