"""Programs that end when the command that started them does, however that ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["run_bound"]

_BOUND = """\
import os, signal, sys, threading

def end_with_the_other_side():
    os.read(0, 1)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)

threading.Thread(target=end_with_the_other_side, daemon=True).start()
"""
"""Watches a pipe that is never written to: it is closed when its other side is gone, killed too."""


def run_bound(
    source: str, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run Python source in a process that does not outlive this one, nor does what it starts.

    Parameters
    ----------
    source : str
    arguments : sequence of str
        What it finds in ``sys.argv``.
    cwd : Path
    environment : mapping of str to str
        Variables, beside those of this process.

    Returns
    -------
    CompletedProcess
        With what it said.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", _BOUND + source, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    held, process.stdin = process.stdin, None  # communicate would close it at once
    try:
        out, err = process.communicate()
    finally:
        if hasattr(os, "killpg"):
            # Whatever it has started and left; it leads its group, so the number is not reused.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        if held:
            held.close()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
