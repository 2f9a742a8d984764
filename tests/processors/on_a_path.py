"""Execute reports in this process's environment, and tell which code its kernels run.

Called as ``python on_a_path.py OUT QUARTER...``; the last line that it prints is JSON.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import multiprocessing
import os
import platform
import re
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path


def openblas_kernel() -> str:
    """Give the name of the code that OpenBLAS has chosen, as OpenBLAS tells it."""
    import numpy as np

    np.linalg.lstsq(np.eye(2), np.ones(2), rcond=None)  # it is loaded where it is first used
    loaded = set(re.findall(r"\S+openblas\S*\.so\S*", Path("/proc/self/maps").read_text()))
    for file in sorted(loaded):
        library = ctypes.CDLL(file)
        for prefix in ("scipy_", ""):
            for suffix in ("64_", ""):
                asked = getattr(library, f"{prefix}openblas_get_corename{suffix}", None)
                if asked is not None:
                    asked.restype = ctypes.c_char_p
                    return str(asked().decode())
    return ""


def c_library() -> str:
    """Give a digest of what the C library takes to be usable of the processor."""
    loader = re.search(r"\S+/ld-linux\S*", Path("/proc/self/maps").read_text())
    if loader is None or platform.libc_ver()[0] != "glibc":
        return ""
    told = subprocess.run([loader[0], "--list-diagnostics"], capture_output=True, text=True)
    usable = "".join(re.findall(r"^x86\.cpu_features\.features\S*active\S*$", told.stdout, re.M))
    return hashlib.sha256(usable.encode()).hexdigest()


def canary() -> str:
    """Give a digest of sums and fits whose last digits differ between code paths."""
    import numpy as np

    values = np.random.default_rng(0).standard_normal((200, 20))
    found = [values.T @ values, np.exp(values), np.sin(values), np.linalg.pinv(values)]
    return hashlib.sha256(b"".join(each.tobytes() for each in found)).hexdigest()


def tell(end: Connection) -> None:
    """Say, from a process that was forked as kernels are, what it runs."""
    from numpy._core._multiarray_umath import __cpu_features__ as features

    names = ("OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "NPY_DISABLE_CPU_FEATURES")
    told = {
        "variables": {n: os.environ[n] for n in (*names, "GLIBC_TUNABLES") if n in os.environ},
        "openblas": openblas_kernel(),
        "numpy": [name for name, there in features.items() if there],
        "c": c_library(),
        "canary": canary(),
    }
    end.send(told)


def what_kernels_run() -> dict[str, object]:
    """Fork a process as kernels are forked, and have it tell."""
    from glosanalysis.forking.server import warm_up

    warm_up()
    context = multiprocessing.get_context("forkserver")
    here, there = context.Pipe()
    process = context.Process(target=tell, args=(there,))
    process.start()
    told: dict[str, object] = here.recv()
    process.join()
    return told


if __name__ == "__main__":
    from glosanalysis.cli import main

    out, *quarters = sys.argv[1:]
    told = what_kernels_run()
    code = 0
    try:
        main(["run", *quarters, "--out", out])
    except SystemExit as ended:
        code = int(ended.code or 0)
    print(json.dumps({**told, "code": code}))
