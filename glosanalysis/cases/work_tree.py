"""Whether a place lies in a work tree of git, where nothing of a case record may go."""

from __future__ import annotations

from pathlib import Path

from glosanalysis.errors import WrongUsage

__all__ = ["outside"]


def outside(path: Path, what: str) -> Path:
    """Give a path that lies in no work tree of git.

    Parameters
    ----------
    path : Path
        Of a file or folder, there already or not.
    what : str
        What is to be written there, for the message.

    Raises
    ------
    WrongUsage
        If a folder above it is a work tree.

    Examples
    --------
    >>> outside(Path("/"), "a list of faults")
    PosixPath('/')
    """
    place = path.resolve()
    above = next((each for each in (place, *place.parents) if (each / ".git").exists()), None)
    if above is not None:
        raise WrongUsage(
            f"{path} lies in the Git work tree {above}: {what} may be told from a case record, "
            "so name a place outside"
        )
    return path
