"""Where fetched files are kept, so that one that did not change is not downloaded again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.fingerprint import sha256

__all__ = ["Kept", "Shelf"]


class Kept(BaseModel):
    """What is known of a file that is kept.

    Parameters
    ----------
    address : str
        Where it was taken from.
    etag : str
        The server's name for its bytes.
    sha256 : str
        Of the file as it is kept.
    """

    model_config = ConfigDict(frozen=True)

    address: str
    etag: str
    sha256: str


@dataclass(frozen=True)
class Shelf:
    """One file a data set, the newest that was imported, and its label.

    Parameters
    ----------
    folder : Path
        Below what can be thrown away.
    by_way_of : Path
        A folder for what is being written.
    """

    folder: Path
    by_way_of: Path

    def held(self, name: str, address: str) -> tuple[str, bytes]:
        """Give the ETag and the bytes of a file; nothing where it is another, or was touched."""
        try:
            label = Kept.model_validate_json(self._label(name).read_bytes())
            content = self._file(name).read_bytes()
        except (OSError, ValidationError):
            return "", b""
        whole = label.address == address and label.sha256 == sha256(content)
        return (label.etag, content) if whole else ("", b"")

    def keep(self, name: str, address: str, etag: str, content: bytes) -> None:
        """Put a file in the place of the one before; without an ETag it would serve for nothing."""
        if etag:
            label = Kept(address=address, etag=etag, sha256=sha256(content))
            write_whole(self._file(name), content, self.by_way_of)
            write_whole(self._label(name), label.model_dump_json().encode(), self.by_way_of)

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.csv"

    def _label(self, name: str) -> Path:
        return self.folder / f"{name}.json"
