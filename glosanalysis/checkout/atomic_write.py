"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes, by_way_of: Path) -> bool:
    """Put a file in place in one step, so that a reader sees the old one or the new one.

    Parameters
    ----------
    path : Path
        Where it goes; its folder is made if need be.
    content : bytes
        What it holds.
    by_way_of : Path
        A folder for the file while it is being written. Where `path` lies on another disk, its
        own folder serves: a file can be put in place in one step only within a disk.

    Returns
    -------
    bool
        Whether anything changed: a file that holds the content already is left alone.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    by_way_of.mkdir(parents=True, exist_ok=True)
    if path.parent.stat().st_dev != by_way_of.stat().st_dev:
        by_way_of = path.parent
    handle, name = tempfile.mkstemp(dir=by_way_of, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
