"""Work beside a process comes back, is heard, fails where it is asked for, and ends with it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import calls_beside
import pytest

from glosanalysis.errors import UserMistake, WrongUsage
from glosanalysis.forking import beside
from glosanalysis.forking.beside import Beside, gathered
from glosanalysis.forking.server import can_fork

forks = pytest.mark.skipif(not can_fork(), reason="processes are forked on Linux only")


@pytest.fixture(params=[pytest.param(True, marks=forks), False], ids=["forked", "here"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "can_fork", lambda: request.param)


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.usefixtures("either_way")
def test_calls_come_back_in_their_order_with_what_they_say() -> None:
    said: list[str] = []
    with Beside(calls_beside.added, 1, 2) as first, Beside(calls_beside.added, 3) as second:
        assert gathered([first, second], said.append) == [3, 3]
    assert sorted(said) == ["added", "added", "adding 1", "adding 2"]
    assert said.index("added") > 0


@pytest.mark.usefixtures("either_way")
def test_what_a_call_raises_is_raised_where_it_is_asked_for() -> None:
    with pytest.raises(WrongUsage, match="no such quarter"), Beside(calls_beside.wrong) as call:
        gathered([call])


@forks
def test_an_error_that_cannot_be_sent_is_told_in_its_words() -> None:
    with pytest.raises(RuntimeError, match="Odd: lost, for good"), Beside(calls_beside.odd) as call:
        gathered([call])


@forks
def test_a_process_that_is_lost_is_one_plain_line() -> None:
    with pytest.raises(UserMistake, match="lost, with -9"), Beside(calls_beside.lost) as call:
        gathered([call])


@forks
def test_all_are_forked_from_one_server_and_work_where_this_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOLD", "a word")
    with Beside(calls_beside.places) as call:
        ((outer, inner),) = gathered([call])
    assert len({os.getpid(), outer[0], inner[0]}) == 3
    assert outer[1] == inner[1], "the second was forked from a server of its own"
    assert outer[2:] == inner[2:] == (str(tmp_path), "a word")


@forks
def test_leaving_ends_what_is_under_way_and_what_it_has_started(tmp_path: Path) -> None:
    number = tmp_path / "number"
    said: list[str] = []
    with Beside(calls_beside.endless, str(number)) as call:
        while not said:
            call.heard(said.append)
        started = int(number.read_text())
        assert is_there(started)
    deadline = time.monotonic() + 30
    while is_there(started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_there(started)
