"""The log of a run: what was executed and what papermill and the kernels had to say."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from glosanalysis.checkout.project import Project

__all__ = ["logged"]

_KEPT = 30
_FORM = "%(asctime)s %(levelname)-7s %(threadName)s: %(message)s"


@contextmanager
def logged(project: Project, verbose: bool) -> Iterator[Path]:
    """Log a run to a file of its own below ``_build/log``; the last thirty are kept.

    Parameters
    ----------
    project : Project
    verbose : bool
        Whether papermill's own log is shown on the terminal too.

    Yields
    ------
    Path
        The file.
    """
    folder = project.work / "log"
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(folder.glob("run-*.log"))[: -_KEPT + 1]:
        old.unlink(missing_ok=True)
    path = folder / f"run-{datetime.now():%Y%m%d-%H%M%S-%f}.log"
    handlers: list[logging.Handler] = [logging.FileHandler(path, encoding="utf-8")]
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    loggers = [logging.getLogger(name) for name in ("papermill", "glosanalysis")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
    for logger in loggers:
        logger.setLevel(logging.INFO)
        logger.propagate = False
        for handler in handlers:
            logger.addHandler(handler)
    try:
        yield path
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.setLevel(level)
            logger.propagate = propagate
            for handler in handlers:
                logger.removeHandler(handler)
        for handler in handlers:
            handler.close()
