"""Let one command at a time write in a checkout."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from glosanalysis.checkout.project import Project

__all__ = ["alone"]


@contextmanager
def alone(project: Project, waiting: Callable[[], None]) -> Iterator[None]:
    """Work alone in a checkout, with a clean folder for unfinished files.

    Parameters
    ----------
    project : Project
    waiting : callable
        Called once if another command has to end first.
    """
    project.work.mkdir(exist_ok=True)
    lock = FileLock(project.work / "run.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire()
    try:
        shutil.rmtree(project.work / "tmp", ignore_errors=True)
        (project.work / "tmp").mkdir()
        yield
    finally:
        shutil.rmtree(project.work / "tmp", ignore_errors=True)
        lock.release()
