"""What commands say beside their result: on the error stream, so that a pipe gets only that."""

from __future__ import annotations

import click

__all__ = ["say_aside", "say_waiting"]


def say_aside(line: str) -> None:
    """Say something that is not the result of the command."""
    click.echo(line, err=True)


def say_waiting() -> None:
    """Say why nothing happens while another command holds the lock of the checkout."""
    say_aside("waiting for another command in this checkout to end")
