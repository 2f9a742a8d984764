"""The process that kernels are forked from, with the libraries imported in it."""

from __future__ import annotations

import multiprocessing
import os
import sys
from multiprocessing import forkserver, util

__all__ = ["SOCKETS", "can_fork", "warm_up"]

SOCKETS = "GLOSANALYSIS_SOCKETS"
"""Tells that process whose folder to clear when it ends, if the one that made it cannot."""


def can_fork() -> bool:
    """Tell whether kernels are forked here: on macOS that is unsafe, on Windows not possible.

    Nor can a process that may have no children of its own fork them.
    """
    return sys.platform == "linux" and not multiprocessing.current_process().daemon


def warm_up() -> None:
    """Start importing the libraries that kernels are forked with, in a process of their own.

    It goes on beside whatever this process does next; doing it again does nothing.
    """
    if can_fork():
        os.environ.setdefault("PYTHONHASHSEED", "0")
        os.environ.pop(SOCKETS, None)
        if multiprocessing.parent_process() is None:
            os.environ[SOCKETS] = f"{os.getpid()}:{util.get_temp_dir()}"
        forkserver.set_forkserver_preload(["glosanalysis.pipeline.preloaded"])
        forkserver.ensure_running()
