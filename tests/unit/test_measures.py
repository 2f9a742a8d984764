"""What is measured of the code: each number of a made-up package counted by hand."""

from __future__ import annotations

from pathlib import Path

import measures

MODULE = '''"""A made-up module.

It says
"""

MOST = 5
"""Because there are
no more."""


# A comment by itself.
def added(one: int, *others: int, more: int = 0) -> int:
    """Add.

    >>> added(1)
    1
    """
    total = one  # and one that is not

    if others and more or one:
        total += sum(others)
    return total


class _Own:
    def asked(self, what) -> None:
        def inner() -> None: ...

        inner()
'''
TESTS = """import pytest

def test_one():
    assert True
    with pytest.raises(ValueError):
        int("x")
"""


def made(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in (("made", MODULE), ("tests", TESTS)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "test_it.py").write_text(text)
    return tmp_path / "made", tmp_path / "tests"


def test_lines_are_counted_once(tmp_path: Path) -> None:
    package, _ = made(tmp_path)
    code = measures.read_code(package.glob("*.py"))
    assert (code.files, code.code, code.comments, code.reasons) == ([29], 10, 1, 2)
    assert code.examples == 1


def test_functions_are_read_without_their_docstrings(tmp_path: Path) -> None:
    package, _ = made(tmp_path)
    added, asked, inner = measures.read_code(package.glob("*.py")).functions
    assert (added.lines, added.arguments, added.public, added.told, added.typed) == (
        4,
        3,
        True,
        True,
        True,
    )
    assert (asked.lines, asked.arguments, asked.public, asked.typed) == (2, 1, False, False)
    assert not inner.public


def test_the_numbers_of_a_package(tmp_path: Path) -> None:
    found = measures.measures(*made(tmp_path))
    assert found["Complexity: 90th percentile, greatest; over 10"].endswith("; 0")
    assert found["Functions typed throughout"] == "67%"
    assert found["Public functions and methods with a docstring"] == "100%"
    assert found["Test functions, assertions"] == "1, 2"
    assert found["Code of tests to code"] == "0.50"


def test_a_table_has_a_dash_where_a_column_has_no_number() -> None:
    text = measures.table({"one": {"Files": "1"}, "other": {"Rooms": "2"}})
    assert text.splitlines()[2:] == ["| Files | 1 | – |", "| Rooms | – | 2 |"]
