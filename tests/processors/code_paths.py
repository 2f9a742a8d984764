"""The ways through the numerical libraries that other processors take, on this one.

OpenBLAS, numpy and the C library each choose their code by what the processor can do. Each has a
variable that makes it choose as an older or another processor would.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["PATHS", "CodePath"]

_NEEDED = {
    "Prescott": "SSE3",
    "Nehalem": "SSE42",
    "Sandybridge": "AVX",
    "Haswell": "AVX2",
    "SkylakeX": "AVX512F",
}
"""What a processor must know to run a kernel of OpenBLAS, in numpy's words. Zen runs Haswell's."""

_PLAIN_C = "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F,-AVX512VL,-AVX512BW,-AVX,-ERMS,-FSRM"


@dataclass(frozen=True)
class CodePath:
    """One way through the libraries.

    Parameters
    ----------
    name : str
    variables : mapping of str to str
        What makes the libraries take it.
    """

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)


@cache
def _numpy_says() -> tuple[frozenset[str], tuple[str, ...], str]:
    """Give what the processor can do, what numpy has code of its own for, and OpenBLAS's choice.

    It is asked in a process of its own: the variables count where numpy is first imported.
    """
    code = (
        "from on_a_path import openblas_kernel\n"
        "from numpy._core._multiarray_umath import __cpu_features__ as f, __cpu_dispatch__ as d\n"
        "print(*[n for n, there in f.items() if there], sep=',')\n"
        "print(*[n for n in d if f.get(n)], sep=',')\n"
        "print(openblas_kernel())"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    can, chosen, own = (line.split(",") for line in said.stdout.splitlines())
    return frozenset(can), tuple(filter(None, chosen)), own[0]


def _all_there_are() -> list[CodePath]:
    can, chosen, own = _numpy_says()
    blas = [name for name, feature in _NEEDED.items() if feature in can and name != own]
    paths = [CodePath("as it is")]
    paths += [CodePath(f"OpenBLAS for {name}", {"OPENBLAS_CORETYPE": name}) for name in blas]
    no_vectors = {"NPY_DISABLE_CPU_FEATURES": " ".join(chosen)} if chosen else {}
    paths += [CodePath("numpy without vectors", no_vectors)] if chosen else []
    old_c = {"GLIBC_TUNABLES": _PLAIN_C} if sys.platform == "linux" else {}
    paths += [CodePath("a plain C library", old_c)] if old_c else []
    if blas:
        oldest = {"OPENBLAS_CORETYPE": blas[0], **no_vectors, **old_c}
        paths.append(CodePath("the oldest of all three", oldest))
    return paths


PATHS = _all_there_are()
