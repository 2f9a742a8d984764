"""The process that kernels are forked from, and when to start it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable
from multiprocessing import forkserver, resource_tracker, util
from pathlib import Path

from glosanalysis.checkout.project import Project

__all__ = ["SOCKETS", "can_fork", "likely_stale", "warm_up"]

SOCKETS = "GLOSANALYSIS_SOCKETS"
"""Tells that process whose folder to clear when it ends, if the one that made it cannot."""


def can_fork() -> bool:
    """Tell whether kernels are forked here: on macOS that is unsafe, on Windows not possible.

    Nor can a process that may have no children of its own fork them.
    """
    return sys.platform == "linux" and not multiprocessing.current_process().daemon


def likely_stale(project: Project, reports: Path, quarters: Iterable[str]) -> bool:
    """Guess whether there is something to execute, before any table is read.

    A wrong guess costs a second or two and nothing else: `freshness` decides.

    Parameters
    ----------
    project : Project
    reports : Path
        The folder that they go below.
    quarters : iterable of str
        Those asked for.

    Returns
    -------
    bool
        Whether there is no record of a run, or no folder for one of the quarters, or something that
        reports are made from is newer than the record.
    """
    records = list(project.work.glob("made-*.json"))
    if not records or not all((reports / quarter).is_dir() for quarter in quarters):
        return True
    made = max(record.stat().st_mtime for record in records)
    sources = [
        project.root / "requirements.lock",
        *project.data.rglob("*.csv"),
        *project.notebooks.glob("*.ipynb"),
        *Path(__file__).parents[1].rglob("*.py"),
        *Path(__file__).parents[1].rglob("*.html"),
    ]
    return any(path.stat().st_mtime > made for path in sources if path.is_file())


def warm_up() -> None:
    """Start importing the libraries that kernels are forked with, in a process of their own.

    It goes on beside whatever this process does next; doing it again does nothing.
    """
    if can_fork():
        os.environ.setdefault("PYTHONHASHSEED", "0")
        os.environ.pop(SOCKETS, None)
        if multiprocessing.parent_process() is None:
            os.environ[SOCKETS] = f"{os.getpid()}:{util.get_temp_dir()}"
        forkserver.set_forkserver_preload(["glosanalysis.forking.preload"])
        resource_tracker.ensure_running()  # by itself it would let Ctrl-C through again
        # Ctrl-C is for the command, which ends it: while it imports it would show where it was.
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
