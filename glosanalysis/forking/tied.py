"""Processes that are forked from the warm one, and end when the one that asked for them does."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any

from glosanalysis.forking.server import warm_up

__all__ = ["Tied", "speak_to"]


class Tied:
    """A process forked from the warm one, with what jupyter_client expects of a process.

    Parameters
    ----------
    target : callable
        What it does, by a name that it can import.
    *arguments
        What that is called with.
    cwd : str
        The folder that it works in.
    environment : mapping of str to str
        All its variables.
    """

    stdin = stdout = stderr = None

    def __init__(
        self,
        target: Callable[..., None],
        *arguments: Any,
        cwd: str,
        environment: Mapping[str, str],
    ) -> None:
        warm_up()
        context = multiprocessing.get_context("forkserver")
        # It reads from a pipe that is never written to: it ends when this process does.
        life, self._held = context.Pipe(duplex=False)
        place = (cwd, dict(environment))
        self._process = context.Process(target=_live, args=(life, place, target, arguments))
        self._process.start()
        life.close()

    @property
    def pid(self) -> int | None:
        """Its number."""
        return self._process.pid

    def poll(self) -> int | None:
        """Give its exit code; nothing while it goes on."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """Wait for its end, and give its exit code."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signum: int) -> None:
        """Signal it and the processes it has started; itself alone until it leads them."""
        pid = self._process.pid
        if pid is None or self.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            if os.getpgid(pid) == pid:
                os.killpg(pid, signum)
            else:
                os.kill(pid, signum)

    def kill(self) -> None:
        """End it and the processes it has started, at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it and the processes it has started to end."""
        self.send_signal(signal.SIGTERM)


def speak_to(file: str) -> None:
    """Send what a process itself has to say to the end of a file."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    for stream in (1, 2):
        os.dup2(handle, stream)
    os.close(handle)


def _live(
    life: Connection,
    place: tuple[str, dict[str, str]],
    target: Callable[..., None],
    arguments: tuple[Any, ...],
) -> None:
    """Do what it was forked for, and end early where its parent is gone."""
    os.setpgid(0, 0)
    threading.Thread(target=_end_with, args=(life,), daemon=True).start()
    cwd, environment = place
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    os.chdir(cwd)
    target(*arguments)


def _end_with(life: Connection) -> None:
    """End this process, and what it has started, when the other end of the pipe is closed."""
    with contextlib.suppress(EOFError):
        life.recv()
    os.killpg(0, signal.SIGKILL)
