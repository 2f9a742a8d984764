"""What kernels are forked with: imported once, in the process that they are forked from.

Importing this changes the process: it is for that one only.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from importlib import import_module
from itertools import product
from types import TracebackType

import pandas as pd

from glosanalysis.checkout.garbage import SELDOM
from glosanalysis.checkout.project import Project
from glosanalysis.forking.server import HELD, QUARTERS
from glosanalysis.quarter import Quarter
from glosanalysis.report import read_tables, report_of
from glosanalysis.themes import OVERVIEW, THEMES

_SERVER = os.getpid()
# What is made here stays, and kernels end before they have made much that goes.
gc.set_threshold(*SELDOM)


def _leave_quietly(
    kind: type[BaseException], error: BaseException, at: TracebackType | None
) -> None:
    """Say nothing of a process that was killed while it asked for another: so is the command."""
    if kind is not EOFError or os.getpid() != _SERVER:
        sys.__excepthook__(kind, error, at)


sys.excepthook = _leave_quietly
# What is forked here may still write into the folder that goes when the command has ended: until
# these have, too, the pipe that tells of it is held open.
with contextlib.suppress(OSError, KeyError):
    os.open(os.environ.pop(HELD), os.O_WRONLY)
# It was started with Ctrl-C blocked, and so would be every kernel.
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

_LIBRARIES = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "click",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "psutil",
    "tornado.platform.asyncio",
    "pandas.io.formats.csvs",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.style.core",
    "scipy.special",
    "seaborn",
    "glosanalysis.forking.kernels",
    "glosanalysis.overview.ranking",
)

os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
for library in _LIBRARIES:
    import_module(library)
render = import_module("glosanalysis.render")
for shown in render.__all__:
    getattr(render, shown)
# As in `going_through_small_tables`, to the end of this process and of the kernels.
pd.options.mode.string_storage = "python"
# What is wrong with the tables is for the report to say, which reads them again if need be. What
# every report of a quarter begins with is worked out here once, while its run is being planned.
with contextlib.suppress(Exception):
    data = Project.find().data
    read = read_tables(data)
    for quarter, theme in product(os.environ.get(QUARTERS, "").split(), (OVERVIEW, *THEMES)):
        with contextlib.suppress(Exception):
            report_of(read, theme, Quarter.parse(quarter), data)
# The collector never looks again at the objects that are there now, so that the memory in which
# they lie stays shared with the kernels.
gc.collect()
gc.freeze()
