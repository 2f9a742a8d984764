"""Programs that end when the command that started them does, however that ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Bound", "bound"]

_BOUND = """\
import os, signal, sys, threading

told = threading.Event()

def end_with_the_other_side():
    while os.read(0, 1):
        told.set()
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)

threading.Thread(target=end_with_the_other_side, daemon=True).start()
"""
"""Watches a pipe: what is written to it lets the program go on; it is closed when its other side is
gone, killed too."""


class Bound:
    """A program that has begun, and that does not outlive this one, nor does what it starts.

    Parameters
    ----------
    process : Popen
        Which leads a group of its own, and whose input nothing else writes to.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._held, process.stdin = process.stdin, None  # communicate would close it at once

    def finish(self) -> subprocess.CompletedProcess[str]:
        """Let it go on from where it waits, if it does, and wait for its end.

        Returns
        -------
        CompletedProcess
            With all that it said.
        """
        with contextlib.suppress(BrokenPipeError):  # it has ended before it was told to
            if self._held:
                self._held.write("\n")
                self._held.flush()
        out, err = self._process.communicate()
        return subprocess.CompletedProcess(self._process.args, self._process.returncode, out, err)

    def kill(self) -> None:
        """End it at once, and whatever it has started and left."""
        if hasattr(os, "killpg"):
            # It leads its group, so the number is not reused.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        for pipe in (self._held, self._process.stdout, self._process.stderr):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


@contextmanager
def bound(
    source: str, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str]
) -> Iterator[Bound]:
    """Begin Python source in a process that ends with this block, if not before.

    Parameters
    ----------
    source : str
        Where it says ``told.wait()`` it waits until it is asked how it ended, so that what it
        begins with goes on beside what is done here.
    arguments : sequence of str
        What it finds in ``sys.argv``.
    cwd : Path
    environment : mapping of str to str
        Variables, beside those of this process.

    Yields
    ------
    Bound
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
    begun = Bound(process)
    try:
        yield begun
    finally:
        begun.kill()
