"""Measure the code beside an earlier edition and packages of the field: docs/measures.md.

Each is given as a folder that is named for what it is: the packages as unpacked from what they
publish as their source, which has their tests, an edition as a checkout of it. ``python
tools/measures.py FOLDER/glosanalysis-0.2.0 FOLDER/mizani-0.14.6 FOLDER/nbclient-0.11.0`` takes
some minutes, most of them for mypy to count what it knows nothing of.
"""

from __future__ import annotations

import ast
import json
import math
import re
import statistics
import subprocess
import sys
import tempfile
import tokenize
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from house import floors, rooms_in

__all__ = ["Code", "Function", "measures", "read_code", "table"]

Each = TypeVar("Each")
ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "measures.md"
LONG_FUNCTION, LONG_FILE = 40, 250
"""What the house asks somebody to look at."""
_COMPLEX = 10
_SHORT, _LONGER = 10, 25
_TABLES = {"mizani": ("_colors",)}
"""Folders of a package that are tables of numbers or taken from elsewhere: no code of its own."""


@dataclass(frozen=True)
class Function:
    """A function or method.

    Parameters
    ----------
    name : str
    lines : int
        Of its body, without docstring and blank lines.
    arguments : int
        Without ``self`` and ``cls``.
    public : bool
        Whether neither it nor what it stands in has a name with an underscore.
    told : bool
        Whether it has a docstring.
    typed : bool
        Whether every argument and what it returns has a type.
    """

    name: str
    lines: int
    arguments: int
    public: bool
    told: bool
    typed: bool


@dataclass
class Code:
    """What was read of some files.

    Parameters
    ----------
    files : list of int
        The lines of each.
    code, comments : int
        Lines with code, and lines that are a comment and nothing else.
    reasons : int
        Lines of texts that stand below a constant or a line of a function, as comments do.
    functions : list of Function
    examples : int
        Docstrings with an example that runs.
    tests, asserts : int
        Functions named as tests, and assertions.
    """

    files: list[int] = field(default_factory=list)
    code: int = 0
    comments: int = 0
    reasons: int = 0
    functions: list[Function] = field(default_factory=list)
    examples: int = 0
    tests: int = 0
    asserts: int = 0


def read_code(files: Iterable[Path]) -> Code:
    """Read files of Python, and count."""
    found = Code()
    for path in files:
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        found.files.append(len(source.splitlines()))
        code, comments = _lines_of(path)
        texts = list(_texts(tree))
        told = set(_docstrings(tree))
        found.code += len(code - {n for text in texts for n in _span(text)})
        found.comments += comments
        found.reasons += sum(len(_span(text)) for text in texts if text.value not in told)
        found.examples += sum(">>> " in str(text.value) for text in texts)
        found.functions += _functions_in(tree, source.splitlines(), public=True)
        found.asserts += sum(map(_is_assertion, ast.walk(tree)))
    found.tests = sum(each.name.startswith("test") for each in found.functions)
    return found


def _lines_of(path: Path) -> tuple[set[int], int]:
    """Give the lines that hold code or texts, and count those that are a comment."""
    code: set[int] = set()
    comments = 0
    layout = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT:
                comments += not token.line[: token.start[1]].strip()
            elif token.type not in layout and token.string:
                code |= set(range(token.start[0], token.end[0] + 1))
    return code, comments


def _docstrings(tree: ast.AST) -> Iterator[str]:
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, homes) and (told := ast.get_docstring(node, clean=False)):
            yield told


def _texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """Give the texts that stand by themselves: docstrings, and those below a constant."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            value = child.value if isinstance(child, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value


def _is_assertion(node: ast.AST) -> bool:
    """Tell whether something is asserted, with the statement or by a library's own word for it."""
    if isinstance(node, ast.Call):
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return called.startswith("assert") or called in ("raises", "warns")
    return isinstance(node, ast.Assert)


def _span(node: ast.expr | ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _functions_in(tree: ast.AST, lines: Sequence[str], *, public: bool) -> Iterator[Function]:
    for node in ast.iter_child_nodes(tree):
        named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        seen = public and not (named and node.name.startswith("_"))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield _function(node, lines, public=seen)
            seen = False  # what stands within a function is nobody's but its own
        yield from _functions_in(node, lines, public=seen)


def _function(
    node: ast.FunctionDef | ast.AsyncFunctionDef, lines: Sequence[str], *, public: bool
) -> Function:
    told = ast.get_docstring(node) is not None
    body = node.body[1:] if told else node.body
    inside = {n for statement in body for n in _span(statement)}
    given = node.args
    several = [*given.posonlyargs, *given.args]
    own = several[1:] if several and several[0].arg in ("self", "cls") else several
    own += [*given.kwonlyargs, *(each for each in (given.vararg, given.kwarg) if each)]
    return Function(
        name=node.name,
        lines=sum(bool(lines[n - 1].strip()) for n in inside),
        arguments=len(own),
        public=public,
        told=told,
        typed=all(each.annotation for each in own) and bool(node.returns),
    )


def complexities(folder: Path) -> list[int]:
    """Give the cyclomatic complexity of each function, by ruff."""
    asked = [*_RUFF, "--config", "lint.mccabe.max-complexity = 0", str(folder)]
    told = json.loads(subprocess.run(asked, capture_output=True, text=True).stdout)
    return [
        int(found[1]) for each in told if (found := re.search(r"\((\d+) > 0\)", each["message"]))
    ]


_RUFF = (
    sys.executable,
    *("-m", "ruff", "check", "--isolated", "--no-cache", "--select", "C901"),
    "--output-format=json",
)


def share_of_any(root: Path) -> str:
    """Give the share of a checkout's expressions of which mypy knows nothing, and of its themes."""
    with tempfile.TemporaryDirectory() as folder:
        asked = [sys.executable, "-m", "mypy", "--any-exprs-report", folder]
        asked += ["--cache-dir", folder]  # of what a cache holds mypy reports nothing
        subprocess.run(asked, cwd=root, check=False, capture_output=True)
        report = (Path(folder) / "any-exprs.txt").read_text(encoding="utf-8")
    counts = [line.split()[:3] for line in report.splitlines()]
    modules = [(name, int(n), int(of)) for name, n, of in filter(_is_counted, counts)]
    themes = [each for each in modules if each[0].startswith("glosanalysis.themes")]
    return f"{_unknown(modules):.0f}%, {_unknown(themes):.0f}%"


def _is_counted(line: Sequence[str]) -> bool:
    return len(line) == 3 and line[0].startswith("glosanalysis") and line[1].isdigit()


def _unknown(modules: Iterable[tuple[str, int, int]]) -> float:
    _, unknown, every = zip(*modules, strict=True)
    return 100 * sum(unknown) / sum(every)


def measures(package: Path, tests: Path) -> dict[str, str]:
    """Measure a package and its tests.

    Parameters
    ----------
    package, tests : Path

    Returns
    -------
    dict of str to str
    """
    left_out = _TABLES.get(package.name, ())
    files = [path for path in _python_in(package) if not {*left_out} & {*path.parts}]
    code, of_tests = read_code(files), read_code(_python_in(tests))
    hard = [n for path in files for n in complexities(path)] if left_out else complexities(package)
    lengths = [each.lines for each in code.functions]
    public = [each for each in code.functions if each.public]
    return {
        "Files, lines, lines of code": f"{len(files)}, {sum(code.files):,}, {code.code:,}",
        "Length of a file: median, 90th percentile, longest": _spread(code.files),
        f"Files over {LONG_FILE} lines": f"{_over(code.files, LONG_FILE)}",
        "Functions": f"{len(lengths):,}",
        "Length of a function: median, 90th percentile, longest": _spread(lengths),
        f"Functions of {_SHORT} lines or fewer, over {_LONGER}": (
            f"{_share(lengths, lambda n: n <= _SHORT)}, {_share(lengths, lambda n: n > _LONGER)}"
        ),
        f"Functions over {LONG_FUNCTION} lines": f"{_over(lengths, LONG_FUNCTION)}",
        f"Complexity: 90th percentile, greatest; over {_COMPLEX}": (
            f"{_spread(hard).partition(', ')[2]}; {_over(hard, _COMPLEX)}"
        ),
        "Arguments: 90th percentile, most": (
            _spread([each.arguments for each in code.functions]).partition(", ")[2]
        ),
        "Public functions and methods with a docstring": _share(public, lambda each: each.told),
        "Functions typed throughout": _share(code.functions, lambda each: each.typed),
        "Lines of comment per 100 of code": f"{100 * code.comments / code.code:.1f}",
        "The same with texts that stand below a constant": (
            f"{100 * (code.comments + code.reasons) / code.code:.1f}"
        ),
        "Docstrings with an example that runs": f"{code.examples}",
        "Code of tests to code": f"{of_tests.code / code.code:.2f}",
        "Test functions, assertions": f"{of_tests.tests:,}, {of_tests.asserts:,}",
    }


def _python_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def _spread(numbers: Sequence[int]) -> str:
    """Write the median, the 90th percentile, and the greatest."""
    ninth = sorted(numbers)[math.ceil(0.9 * len(numbers)) - 1]
    return f"{statistics.median(numbers):g}, {ninth}, {max(numbers)}"


def _over(numbers: Iterable[int], most: int) -> int:
    return sum(number > most for number in numbers)


def _share(of: Sequence[Each], holds: Callable[[Each], bool]) -> str:
    return f"{100 * sum(map(holds, of)) / len(of):.0f}%"


def table(columns: dict[str, dict[str, str]]) -> str:
    """Set measures side by side, as Markdown."""
    rows = list(dict.fromkeys(name for column in columns.values() for name in column))
    lines = [["", *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(column.get(name, "–") for column in columns.values())] for name in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def of_checkout(root: Path) -> dict[str, str]:
    """Measure a checkout of our own: also its rooms, and what mypy knows of it."""
    rooms = rooms_in(root / "glosanalysis")
    arrows = sum(len(room.uses) for room in rooms.values())
    return {
        **measures(root / "glosanalysis", root / "tests"),
        "Expressions of which mypy knows nothing (Any): all, in themes": share_of_any(root),
        "Rooms, floors, arrows between rooms": f"{len(rooms)}, {len(floors(rooms))}, {arrows}",
    }


def main(others: Sequence[str]) -> None:
    """Write the page."""
    columns = {f"glosanalysis {version('glosanalysis')}": of_checkout(ROOT)}
    for folder in map(Path, others):
        name, _, number = folder.name.partition("-")
        ours = name == "glosanalysis"
        found = of_checkout(folder) if ours else measures(folder / name, folder / "tests")
        columns[f"{name} {number}"] = found
    PAGE.write_text(f"{_ABOUT}\n{table(columns)}\n", encoding="utf-8")


_ABOUT = f"""# The code in numbers

Beside an earlier edition, and two packages of the field that are known for their care. Lengths of
functions are those of their bodies, without docstring and blank lines. No number is aimed at: each
is a place to look. The house looks at every file over {LONG_FILE} lines and every function over
{LONG_FUNCTION}, one by one. `python tools/measures.py` writes this page.
"""


if __name__ == "__main__":
    main(sys.argv[1:])
