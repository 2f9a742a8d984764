"""Reports that are executed side by side go on while what came of others is dealt with."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.execution import local
from glosanalysis.execution.outcome import Execution
from glosanalysis.quarter import Quarter

TASKS = [ReportKey(Quarter(2022, 3), f"theme {number}") for number in range(9)]
LANES = 4


class Executed:
    """What was begun, and where it may go on; a report is nothing but its name."""

    def __init__(self) -> None:
        self.begun: list[ReportKey] = []
        self.all_begun, self.may_end = threading.Event(), threading.Semaphore(0)

    def __call__(self, task: ReportKey, *_: object) -> Execution:
        self.begun.append(task)
        if len(self.begun) == len(TASKS):
            self.all_begun.set()
        self.may_end.acquire()
        return Execution(task, 0.0, b"")


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Executed]:
    found = Executed()
    monkeypatch.setattr(local, "execute", found)
    monkeypatch.setattr(local, "warm_up", lambda quarters: None)
    yield found
    found.may_end.release(len(TASKS))


def outcomes(tmp_path: Path, told: list[int]) -> Iterator[Execution]:
    return local.side_by_side(
        Project(tmp_path),
        TASKS,
        jobs=LANES // 2,
        cell_timeout=1,
        log=tmp_path / "log",
        notify=lambda running, outcome: told.append(len(running)),
    )


def test_a_lane_takes_the_next_report_while_an_outcome_is_held(
    executed: Executed, tmp_path: Path
) -> None:
    executed.may_end.release(len(TASKS))
    told: list[int] = []
    came = outcomes(tmp_path, told)
    first = next(came)
    assert executed.all_begun.wait(10)
    assert {first.task, *(each.task for each in came)} == set(TASKS)
    assert max(told) == LANES


def test_closing_begins_no_other_report(
    executed: Executed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "end_kernels", lambda: executed.may_end.release(LANES))
    executed.may_end.release()
    came = outcomes(tmp_path, [])
    next(came)
    came.close()
    assert len(executed.begun) <= 1 + LANES
