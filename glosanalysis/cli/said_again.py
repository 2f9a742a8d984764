"""Commands that say again what they said when every byte was as it is now."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO

import click

__all__ = ["said_again"]

_Said = list[tuple[bool, str]]


def said_again(
    *, unless: tuple[str, ...] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a command that changes nothing say again what it said, without working it out.

    It is believed only of the same bytes of checkout and package, the same libraries and the same
    day. What ended with a fault, or changed something, is never said again.

    Parameters
    ----------
    unless : tuple of str
        Parameters that, where one is given, have the command work as if this were not here.
    """

    def wrap(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def asked(**given: Any) -> None:
            if any(given[name] for name in unless):
                command(**given)
                return
            from glosanalysis.checkout.answers import Question
            from glosanalysis.checkout.project import Project

            words = [command.__name__, *(f"{name} {given[name]!r}" for name in sorted(given))]
            question = Question(Project.find(), words)
            known = question.answer()
            if known is None:
                with _heard() as said:
                    command(**given)
                question.keep(said)
                return
            for aside, text in known:
                click.echo(text, nl=False, err=aside)

        return asked

    return wrap


class _Heard:
    """A stream that also notes what is written to it."""

    def __init__(self, stream: TextIO, said: _Said, *, aside: bool) -> None:
        self._stream, self._said, self._aside = stream, said, aside

    def write(self, text: str) -> int:
        written = self._stream.write(text)  # refuses bytes, as a text stream does
        self._said.append((self._aside, text))
        return written

    def __getattr__(self, name: str) -> Any:
        # Without its bytes below it, which would go past what is noted here.
        if name == "buffer":
            raise AttributeError(name)
        return getattr(self._stream, name)


@contextmanager
def _heard() -> Iterator[_Said]:
    said: _Said = []
    out, err = _Heard(sys.stdout, said, aside=False), _Heard(sys.stderr, said, aside=True)
    with redirect_stdout(out), redirect_stderr(err):
        yield said
