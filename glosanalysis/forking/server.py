"""The process that kernels are forked from, and when to start it."""

from __future__ import annotations

import multiprocessing
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from multiprocessing import forkserver, resource_tracker, util
from pathlib import Path
from typing import Any

from glosanalysis.checkout.project import Project

__all__ = [
    "HELD",
    "QUARTERS",
    "can_fork",
    "folder_that_goes",
    "likely_stale",
    "share_server",
    "warm_up",
]

_CLEAR = """
import shutil, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
sys.stdin.read()
shutil.rmtree(sys.argv[1], ignore_errors=True)
"""
"""Removes a folder: reading ends when all that hold the pipe have, killed or not."""

HELD = "GLOSANALYSIS_HELD"
"""The variable that names the other end of that pipe, for the server to hold it, too."""

QUARTERS = "GLOSANALYSIS_QUARTERS"
"""The variable by which that process knows them."""

_shares: list[bool] = []
"""Not empty in a process that shares the server it was forked from."""
_clearing: list[subprocess.Popen[Any]] = []
"""Held until this process ends, with the pipe that tells of it."""


def can_fork() -> bool:
    """Tell whether kernels are forked here: on macOS that is unsafe, on Windows not possible.

    Nor can a process that may have no children of its own fork them.
    """
    return sys.platform == "linux" and not multiprocessing.current_process().daemon


def likely_stale(project: Project, reports: Path, quarters: Iterable[str]) -> bool:
    """Guess whether there is something to execute, before any table is read.

    A wrong guess costs a second or two and nothing else: what is out of date is found out later.

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
        *project.data.rglob("*.toml"),
        *project.data.rglob("*.csv"),
        *project.data.rglob("*.md"),
        *project.notebooks.glob("*.ipynb"),
        *Path(__file__).parents[1].rglob("*.py"),
        *Path(__file__).parents[1].rglob("*.html"),
    ]
    return any(path.stat().st_mtime > made for path in sources if path.is_file())


def warm_up(quarters: Iterable[object] = (), also: Iterable[str] = ()) -> None:
    """Start importing the libraries that kernels are forked with, in a process of their own.

    It goes on beside whatever this process does next; doing it again does nothing.

    Parameters
    ----------
    quarters : iterable of Quarter or str
        Whose reports will be executed: what these begin with is worked out there, too.
    also : iterable of str
        Modules that are imported there beside those of kernels.
    """
    if can_fork() and not _shares:
        os.environ.setdefault(QUARTERS, " ".join(map(str, quarters)))
        os.environ.setdefault("PYTHONHASHSEED", "0")
        if multiprocessing.parent_process() is None and not _clearing:
            _make_folder_of_sockets()
        forkserver.set_forkserver_preload([*also, "glosanalysis.forking.preload"])
        resource_tracker.ensure_running()  # by itself it would let Ctrl-C through again
        # Ctrl-C is for the command, which ends it: while it imports it would show where it was.
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def folder_that_goes() -> Path:
    """Give a folder for files that are gone when this process is, however it ends.

    Returns
    -------
    Path
        Where nothing is forked, it stays if this process is killed.
    """
    warm_up()
    return Path(util.get_temp_dir())


def share_server() -> None:
    """Have what this process forks come from the server that it was itself forked from.

    multiprocessing means to do so, but takes its server for one that has ended, and starts another.
    Since Python 3.14 a server wants a key, which only the process that started it has: there this
    does nothing, and another is started.
    """
    server = forkserver._forkserver
    if server.get_inherited_fds() is not None and not hasattr(server, "_forkserver_authkey"):
        server.ensure_running = resource_tracker.ensure_running  # type: ignore[method-assign]
        _shares.append(True)


def _make_folder_of_sockets() -> None:
    """Make multiprocessing's folder, of sockets, where it goes also if this process is killed.

    Who is to remove it is there before it is, so that there is no moment at which it could stay.
    """
    folder = Path(tempfile.gettempdir()) / f"glosanalysis-{secrets.token_hex(4)}"
    clearing = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _CLEAR, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the command, not for what tidies up after it
    )
    _clearing.append(clearing)
    if clearing.stdin is not None:
        os.environ[HELD] = f"/proc/{os.getpid()}/fd/{clearing.stdin.fileno()}"
    folder.mkdir(mode=0o700)
    usual, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        util.get_temp_dir()
    finally:
        tempfile.tempdir = usual
