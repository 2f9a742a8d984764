"""Reports on a cluster: several worker processes, none of which sees this checkout."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dask
import pytest
from checkouts import REPORTS, change_template, digests
from dask.utils import parse_timedelta
from distributed import LocalCluster

from glosanalysis.catalogue import plan
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.errors import WrongUsage
from glosanalysis.execution.cluster import on_cluster
from glosanalysis.publication.run import Options, run
from glosanalysis.quarter import Quarter

QUARTERS = ("2017-18-Q3", "2018-19-Q3")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    settings = {"distributed.worker.daemon": False, "distributed.admin.log-format": "%(message)s"}
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=3,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            env={"GLOSANALYSIS_ROOT": "/nowhere"},
        ) as running,
    ):
        yield running


def test_a_cluster_makes_the_bytes_that_this_machine_makes(
    cluster: Any, checkout: Path, command, project: Project
) -> None:
    code, out, err = command("run", *QUARTERS, "--scheduler", cluster.scheduler_address)
    assert (code, err) == (0, "")
    assert "0 failed" in out
    for quarter in QUARTERS:
        assert digests(checkout / REPORTS / quarter) == digests(project.reports / quarter)
    assert "0 executed" in command("run", *QUARTERS)[1]


def test_a_worker_that_is_lost_costs_only_what_it_was_doing(
    cluster: Any, checkout: Path, tmp_path: Path
) -> None:
    """Each execution leaves a mark; one worker is killed when the first reports are back."""
    marks = tmp_path / "marks"
    marks.mkdir()
    change_template(
        checkout,
        "overview",
        f"import time, uuid; open(f'{marks}/{{quarter}} {{uuid.uuid4()}}', 'w').close(); "
        "time.sleep(1)",
    )
    project = Project(checkout)
    tables = load(project.data)
    quarters = [
        Quarter.parse(f"{year}-{year - 1999}-Q{n}") for year in (2015, 2016) for n in (1, 2, 3, 4)
    ]
    tasks = plan(project, tables, quarters, ["overview"])
    pids = [worker.process.process.pid for worker in cluster.workers.values()]
    killed = []

    def kill_one(running: Any, outcome: Any) -> None:
        if outcome is not None and not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    result = run(
        project, tables, tasks, Options(scheduler=cluster.scheduler_address, notify=kill_one)
    )
    assert killed
    assert result.failed == []
    assert sorted(outcome.task for outcome in result.executed) == sorted(tasks)
    counts = [
        sum(mark.name.startswith(str(quarter)) for mark in marks.iterdir()) for quarter in quarters
    ]
    assert all(counts)
    assert sum(counts) <= len(quarters) + 2  # what the worker was doing, and what lay done with it
    deadline = time.monotonic() + 20
    while len(cluster.scheduler_info["workers"]) < 3 and time.monotonic() < deadline:
        time.sleep(0.2)


def test_a_worker_with_another_version_is_told(cluster: Any, checkout: Path, command) -> None:
    code, _, err = command("run", "2017-18-Q3", "--scheduler", cluster.scheduler_address)
    assert (code, err) == (0, "")
    from glosanalysis.execution import cluster as module

    kit = module.Kit.of(Project(checkout), ["overview"])
    other = module.Kit(kit.files, (("package", "another"), *kit.tools[1:]))
    task = plan(Project(checkout), load(checkout / "data"), [Quarter.parse("2017-18-Q3")])[0]
    assert module.execute_kit(other, task, 60).failure == "the worker has another package"


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "127.0.0.1:notaport"])
def test_no_scheduler_at_the_address_is_one_plain_line(
    checkout: Path, command, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glosanalysis.execution.cluster._ANSWER_WITHIN", "2s")
    code, _, err = command("run", "2017-18-Q3", "--scheduler", address)
    assert code == 2
    assert err.startswith(f"no scheduler answers at {address}")
    assert len(err.strip().splitlines()) == 1
    assert list((checkout / REPORTS).iterdir()) == []


def test_a_scheduler_may_be_silent_for_longer_than_a_busy_machine_makes_it(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After half a minute without a sign of it, dask.distributed gave up all that was not back."""
    seen: list[float] = []

    class Silent:
        def __init__(self, *_: object, **__: object) -> None:
            seen.append(parse_timedelta(dask.config.get("distributed.comm.timeouts.tcp")))
            raise OSError("nobody there")

    monkeypatch.setattr("distributed.Client", Silent)
    usual = dask.config.get("distributed.comm.timeouts.tcp")
    outcomes = on_cluster(
        "tcp://127.0.0.1:1",
        project,
        [],
        cell_timeout=300,
        log=tmp_path / "log",
        notify=lambda left, outcome: None,
    )
    with pytest.raises(WrongUsage, match="no scheduler answers"):
        list(outcomes)
    assert seen[0] >= 600
    assert dask.config.get("distributed.comm.timeouts.tcp") == usual
