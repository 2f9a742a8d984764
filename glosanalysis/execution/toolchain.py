"""What all reports are made with: package, environment and authority, as fingerprints."""

from __future__ import annotations

import platform
from pathlib import Path

from glosanalysis.authority import fingerprint_of
from glosanalysis.checkout.fingerprint import fingerprint, sha256
from glosanalysis.checkout.project import Project

__all__ = ["SOURCES", "package_sha256", "tools"]

SOURCES = (".py", ".html")
"""What reports are made by: code, and the templates of HTML that it fills in."""

_PACKAGE = Path(__file__).resolve().parent.parent


def package_sha256() -> str:
    """Fingerprint the sources of the package, its templates of HTML included.

    It is what this gives, in the folder of the package: ``find . -name '*.py' -o -name '*.html' |
    LC_ALL=C sort | xargs sha256sum | sha256sum``.
    """
    lines = [
        f"{sha256(path.read_bytes())}  ./{path.relative_to(_PACKAGE).as_posix()}\n"
        for path in _PACKAGE.rglob("*")
        if path.suffix in SOURCES
    ]
    by_name = sorted(lines, key=lambda line: line.split("  ", 1)[1])
    return sha256("".join(by_name).encode())


def tools(project: Project) -> dict[str, str]:
    """Fingerprint what all reports are made with: package, environment, and whose book it is."""
    lock = project.root / "requirements.lock"
    locked = lock.read_bytes() if lock.is_file() else b""
    return {
        "package": package_sha256(),
        "environment": fingerprint(locked, platform.python_version().encode()),
        "authority": fingerprint_of(project.data),
    }
