"""How far a run is: a bar on a terminal, a line a report elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click
from tqdm import tqdm

if TYPE_CHECKING:
    from glosanalysis.catalogue import ReportKey
    from glosanalysis.execution.outcome import Execution

__all__ = ["Progress"]


class Progress:
    """Shows a run while it goes on.

    Parameters
    ----------
    total : int
        How many reports there are to see to.
    """

    def __init__(self, total: int) -> None:
        # A bar redraws its line, which fills a log or a mail of cron with thousands of them.
        self._bar: Any = tqdm(total=total, unit="report", disable=not sys.stderr.isatty())

    def __call__(self, running: Sequence[ReportKey], outcome: Execution | None) -> None:
        """Show which reports are being executed, and how one of them has ended."""
        self._bar.set_postfix_str(", ".join(map(str, running)) or "done")
        if outcome is None:
            return
        self._bar.update()
        if self._bar.disable:
            word = "failed" if outcome.failure else "executed"
            click.echo(f"{word} {outcome.task} in {outcome.seconds:.1f} s")

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()
