"""Work done beside this process, in processes that are forked from the warm one."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from glosanalysis.errors import UserMistake
from glosanalysis.forking.server import can_fork, share_server
from glosanalysis.forking.tied import Tied

__all__ = ["Beside", "Say", "gathered"]

Result = TypeVar("Result")
Say = Callable[[str], None]


class Beside(Generic[Result]):
    """A call under way in a process of its own; where none is forked, it waits to be asked for.

    Leaving the block that it is used in ends what is still under way.

    Parameters
    ----------
    call : callable
        Its first argument is what it may say lines to. It has a name that can be imported; what it
        gives, and what it is given, can be pickled.
    *arguments
        The others.
    """

    def __init__(self, call: Callable[..., Result], *arguments: Any) -> None:
        self._call, self._arguments = call, arguments
        self._process: Tied | None = None
        if can_fork():
            self._told, tells = get_context("forkserver").Pipe(duplex=False)
            self._process = Tied(
                _answer,
                tells,
                call,
                arguments,
                cwd=str(Path.cwd()),
                environment=os.environ,
            )
            tells.close()

    def __enter__(self) -> Beside[Result]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._told.close()

    def heard(self, say: Say) -> tuple[Result] | None:
        """Pass on one line that it says, or give what it comes to, as the one of a tuple."""
        if self._process is None:
            return (self._call(say, *self._arguments),)
        try:
            kind, told = self._told.recv()
        except EOFError:
            self._process.wait()
            raise UserMistake(
                f"a process was lost, with {self._process.poll()}: is there memory enough?"
            ) from None
        if kind == "said":
            say(told)
            return None
        if kind == "failed":
            raise told
        return (told,)

    @property
    def reader(self) -> Connection | None:
        """Where it is heard; nothing where it is not forked."""
        return None if self._process is None else self._told


def gathered(calls: Sequence[Beside[Result]], say: Say = lambda line: None) -> list[Result]:
    """Wait for calls, and pass on what they say as they say it.

    Parameters
    ----------
    calls : sequence of Beside
    say : callable
        Given each line.

    Returns
    -------
    list
        What each comes to, in their order.

    Raises
    ------
    UserMistake
        If the process of one was lost; or whatever one of them raises.
    """
    found: dict[int, Result] = {}
    while len(found) < len(calls):
        left = {n: call for n, call in enumerate(calls) if n not in found}
        readers = [call.reader for call in left.values() if call.reader is not None]
        ready = connection.wait(readers) if readers else []
        for n, call in left.items():
            if call.reader is None or call.reader in ready:
                told = call.heard(say)
                if told is not None:
                    found[n] = told[0]
    return [found[n] for n in range(len(calls))]


def _answer(tells: Connection, call: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Make a call in a forked process, and tell what it says and what it comes to."""
    share_server()
    try:
        told: tuple[str, Any] = ("done", call(lambda line: tells.send(("said", line)), *arguments))
    except Exception as error:  # it is raised where the call was asked for
        told = ("failed", _whole(error))
    tells.send(told)


def _whole(error: Exception) -> Exception:
    """Give an error that can be sent: itself, or one with its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever its own class says to that
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
