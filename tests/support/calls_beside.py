"""Calls that tests have made in forked processes, which import them by name."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from glosanalysis.errors import WrongUsage
from glosanalysis.forking.beside import Beside, Say, gathered


def added(say: Say, *numbers: int) -> int:
    say(f"adding {len(numbers)}")
    say("added")
    return sum(numbers)


def place(say: Say) -> tuple[int, int, str, str]:
    """Tell which process this is, whose child, where, and with which variable."""
    return os.getpid(), os.getppid(), str(Path.cwd()), os.environ.get("TOLD", "")


def places(say: Say) -> list[tuple[int, int, str, str]]:
    """Tell the same of this and of one that it has forked."""
    with Beside(place) as call:
        return [place(say), *gathered([call])]


def wrong(say: Say) -> None:
    raise WrongUsage("no such quarter")


class Odd(Exception):
    """It cannot be sent: it is made of two things, and sent as one."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what}, for {why}")


def odd(say: Say) -> None:
    raise Odd("lost", "good")


def lost(say: Say) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def endless(say: Say, number_in: str) -> None:
    """Go on, and so does a process that this starts, whose number is written to a file."""
    started = subprocess.Popen(["sleep", "600"])
    Path(number_in).write_text(str(started.pid))
    say("begun")
    time.sleep(600)
