"""Execute reports on a cluster of dask.distributed.

A report takes with it all that it is made from, so that the workers need no disk in common with
this machine; and it comes back whole, so that one place writes the book.
"""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.errors import WrongUsage
from glosanalysis.execution.execute import execute
from glosanalysis.execution.outcome import Execution
from glosanalysis.execution.toolchain import tools

__all__ = ["Kit", "on_cluster"]

_PATTERNS = (
    "_config.yml",
    "requirements.lock",
    "data/authority.toml",
    "data/*.csv",
    "data/published/*.csv",
    "data/releases/*.csv",
    "data/returns/*.csv",
    "data/commentary/*/*.md",
    "notebooks/*.py",
)
_ANSWER_WITHIN = "10s"
_SILENT_FOR = "15 minutes"
"""A scheduler on a busy machine may read nothing for longer than the half minute after which
dask.distributed takes it for lost, and gives up every report that is not back."""


@dataclass(frozen=True)
class Kit:
    """What a report is made from, to be sent.

    Parameters
    ----------
    files : tuple of tuple
        The name of each file below the checkout, and what it holds.
    tools : tuple of tuple
        The fingerprints of the package and the environment that have to be used.
    """

    files: tuple[tuple[str, bytes], ...]
    tools: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, project: Project, templates: Sequence[str]) -> Kit:
        """Pack the data and some templates of a checkout."""
        paths = sorted({path for pattern in _PATTERNS for path in project.root.glob(pattern)})
        files = [(path.relative_to(project.root).as_posix(), path.read_bytes()) for path in paths]
        files += [
            (f"notebooks/{name}.ipynb", project.template(name).read_bytes()) for name in templates
        ]
        return cls(tuple(files), tuple(tools(project).items()))


def on_cluster(
    address: str,
    project: Project,
    tasks: Sequence[ReportKey],
    *,
    cell_timeout: int,
    log: Path,
    notify: Callable[[Sequence[ReportKey], Execution | None], None],
) -> Iterator[Execution]:
    """Execute tasks on the workers of a scheduler.

    Parameters
    ----------
    address : str
        Of the scheduler, as in ``tcp://10.0.0.5:8786``.
    project : Project
    tasks : sequence of ReportKey
    cell_timeout : int
        Seconds that a cell may take.
    log : Path
        Not used: what a worker's kernels have to say stays with the worker.
    notify : callable
        Told the tasks that are not done yet and each outcome as it comes.

    Yields
    ------
    Execution
        As they come. Closing this cancels what is not done.

    Raises
    ------
    WrongUsage
        If the extra ``cluster`` is not installed, or no scheduler answers at the address.
    """
    try:
        import dask
        from distributed import Client, as_completed
    except ImportError:
        raise WrongUsage(
            "--scheduler needs dask.distributed: install glosanalysis with the extra 'cluster'"
        ) from None
    try:
        with dask.config.set({"distributed.comm.timeouts.tcp": _SILENT_FOR}):
            client = Client(address, timeout=_ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WrongUsage(f"no scheduler answers at {address}: {reason}") from None
    with client:
        # A task of its own, so that the scheduler gets it once and not with each report, and makes
        # it again where the worker that has it is lost.
        kit = client.submit(
            _as_it_is,
            Kit.of(project, sorted({task.theme for task in tasks})),
            key=f"kit-{uuid.uuid4()}",
            pure=False,
        )
        waiting = {
            client.submit(
                execute_kit,
                kit,
                task,
                cell_timeout,
                key=f"{task}-{uuid.uuid4()}",
                pure=False,
            ): task
            for task in tasks
        }
        notify(list(waiting.values()), None)
        for future in as_completed(list(waiting), loop=client.loop):
            task = waiting.pop(future)
            outcome = _outcome(future, task)
            future.release()
            notify(list(waiting.values()), outcome)
            yield outcome


def _as_it_is(kit: Kit) -> Kit:
    return kit


def _outcome(future: object, task: ReportKey) -> Execution:
    try:
        outcome: Execution = future.result()  # type: ignore[attr-defined]
    except Exception as error:  # a lost worker or another version there: this report failed
        return Execution(task, 0.0, b"", f"{type(error).__name__}: {error}".splitlines()[0])
    return outcome


def execute_kit(kit: Kit, task: ReportKey, cell_timeout: int) -> Execution:
    """Execute a report on a worker, from what was sent.

    Parameters
    ----------
    kit : Kit
    task : ReportKey
    cell_timeout : int
        Seconds that a cell may take.

    Returns
    -------
    Execution
        Failed, too, where the worker has another version of the package or its environment.
    """
    project = Project(_unpacked(kit))
    other = [name for name, value in kit.tools if tools(project)[name] != value]
    if other:
        return Execution(task, 0.0, b"", f"the worker has another {' and another '.join(other)}")
    folder = project.root.parent
    return execute(task, project, folder, folder / "kernels.log", cell_timeout)


@cache
def _unpacked(kit: Kit) -> Path:
    """Lay out what was sent once in the life of a worker."""
    digest = hashlib.sha256(repr(kit.files).encode()).hexdigest()[:12]
    root = Path(_folder().name) / digest
    for name, content in kit.files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Give a folder that goes when the worker does."""
    return tempfile.TemporaryDirectory(prefix="glosanalysis-")
