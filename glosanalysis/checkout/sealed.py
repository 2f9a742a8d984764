"""Bytes that are kept with what they were made from, and believed of nothing else."""

from __future__ import annotations

from pathlib import Path

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.fingerprint import fingerprint

__all__ = ["read_sealed", "sealed", "write_sealed"]

_LENGTH = 64


def read_sealed(file: Path, of: str) -> bytes | None:
    """Read what is kept; nothing where it is of something else, or is damaged.

    Parameters
    ----------
    file : Path
    of : str
        A fingerprint of what it is made from.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "kept")
    ...     write_sealed(file, "a table", b"read", Path(folder))
    ...     as_kept, of_another = read_sealed(file, "a table"), read_sealed(file, "another")
    ...     written = file.write_bytes(file.read_bytes()[:-1])
    ...     damaged = read_sealed(file, "a table")
    >>> as_kept, of_another, damaged
    (b'read', None, None)
    """
    try:
        held = file.read_bytes()
    except OSError:
        return None
    seal, content = held[:_LENGTH], held[_LENGTH:]
    return content if seal == _seal(of, content) else None


def write_sealed(file: Path, of: str, content: bytes, by_way_of: Path) -> None:
    """Keep bytes; a checkout that cannot be written to keeps none.

    Parameters
    ----------
    file : Path
    of : str
    content : bytes
    by_way_of : Path
        A folder for the file while it is being written.
    """
    try:
        write_whole(file, sealed(of, content), by_way_of)
    except OSError:
        return


def sealed(of: str, content: bytes) -> bytes:
    """Give the bytes of a file that `read_sealed` believes; written half, it is not believed.

    Parameters
    ----------
    of : str
    content : bytes

    Returns
    -------
    bytes
    """
    return _seal(of, content) + content


def _seal(of: str, content: bytes) -> bytes:
    return fingerprint(of.encode(), content).encode()
