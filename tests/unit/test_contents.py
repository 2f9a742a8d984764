"""What an answer depends on: every byte of the package, and nothing that Python keeps beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from glosanalysis.checkout import contents


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a package of one module in the place of ours."""
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "one.py").write_bytes(b"ONE = 1\n")
    monkeypatch.setattr(contents, "_PACKAGE", tmp_path)
    return tmp_path


def now() -> str:
    contents._package.cache_clear()
    try:
        return contents.code_and_libraries()
    finally:
        contents._package.cache_clear()


def write(content: bytes, name: str = "room/one.py") -> Callable[[Path], object]:
    return lambda package: (package / name).write_bytes(content)


@pytest.mark.parametrize(
    "change",
    [
        write(b"ONE = 2\n"),
        write(b"", "room/two.py"),
        write(b"{{ x }}\n", "room/page.html"),
        lambda package: (package / "room" / "one.py").rename(package / "room" / "two.py"),
    ],
    ids=["a byte", "a module", "a template", "a name"],
)
def test_another_package_is_told(package: Path, change: Callable[[Path], object]) -> None:
    before = now()
    change(package)
    assert now() != before


@pytest.mark.parametrize("name", ["one.cpython-311.pyc", "one.pyo"])
def test_what_python_compiles_counts_for_nothing(package: Path, name: str) -> None:
    before = now()
    (package / "room" / name).write_bytes(b"\x00")
    assert now() == before
