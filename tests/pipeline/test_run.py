"""Runs with real kernels, in a copy of the project."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from checkouts import REPORTS, change_template, count_of_reports, digests

from glosanalysis.catalogue import reports_of
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.quarter import Quarter


def test_a_report_comes_out_as_published_and_is_then_up_to_date(
    checkout: Path, command, project: Project
) -> None:
    code, out, _ = command("run", "2017-18-Q3")
    assert code == 0
    count = count_of_reports(checkout, "2017-18-Q3")
    assert f"{count} executed, 0 up to date, 0 failed" in out
    made = digests(checkout / REPORTS / "2017-18-Q3")
    assert made == digests(project.reports / "2017-18-Q3")

    code, out, _ = command("run")
    assert f"0 executed, {count} up to date, 0 failed" in out
    code, out, _ = command("status")
    assert "everything is up to date" in out

    (checkout / REPORTS / "2017-18-Q3" / "placements.ipynb").write_text("{}")
    assert "stale (the report itself was changed)" in command("status")[1]
    assert f"1 executed, {count - 1} up to date" in command("run")[1]
    assert digests(checkout / REPORTS / "2017-18-Q3") == made


def test_a_failing_notebook_leaves_the_others_and_its_last_good_report(
    checkout: Path, command
) -> None:
    change_template(checkout, "placements", "raise RuntimeError('planted here')")
    good = checkout / REPORTS / "2017-18-Q3" / "placements.ipynb"
    good.parent.mkdir()
    good.write_text("the last good report")
    code, out, err = command("run", "2017-18-Q3")
    assert code == 4
    others = count_of_reports(checkout, "2017-18-Q3") - 1
    assert f"{others} executed, 0 up to date, 1 failed" in out
    assert "notebooks/placements.ipynb for 2017-18-Q3, cell" in err
    assert "RuntimeError: planted here" in err
    assert "Traceback" not in err
    assert good.read_text() == "the last good report"
    assert (good.parent / "overview.ipynb").is_file()
    failed = checkout / "_build" / "failed" / "2017-18-Q3" / "placements.ipynb"
    assert "planted here" in failed.read_text()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "2022-23-Q9"), "write it as 2022-23-Q3"),
        (("run", "2031-32-Q1"), "the data runs from 2011-12-Q1 to "),
        (("run", "2010-11-Q1"), "the data runs from"),
        (("run", "2022-23-Q3", "--theme", "weather"), "must be one of overview, early_help"),
        (("run", "2017-18-Q3", "--theme", "ehcp"), "that quarter has overview, help_protection"),
        (("run", "2017-18-Q3", "--jobs", "0"), "0 is not in the range"),
        (("run", "--what"), "No such option"),
        (("indicators", "soon"), "write it as 2022-23-Q3"),
        (("indicators", "2022-23-Q3", "--format", "xml"), "'table', 'csv', 'json'"),
        (("publish",), "No such command"),
    ],
)
def test_a_wrong_word_stops_everything_before_it_begins(
    checkout: Path, command, arguments: tuple[str, ...], told: str
) -> None:
    code, _, err = command(*arguments)
    assert code == 2
    assert told in err
    assert "Traceback" not in err
    assert list((checkout / REPORTS).iterdir()) == []


def test_a_template_that_takes_no_quarter_is_refused(checkout: Path, command) -> None:
    path = checkout / "notebooks" / "placements.ipynb"
    path.write_text(path.read_text().replace("quarter = ", "period = "))
    code, _, err = command("run", "2017-18-Q3")
    assert code == 2
    assert "notebooks/placements.ipynb does not take a quarter" in err


def test_reports_can_go_elsewhere(checkout: Path, command, tmp_path: Path) -> None:
    code, _, err = command("run", "2011-12-Q2", "--out", str(tmp_path / "elsewhere"))
    assert code == 0, err
    names = {path.name for path in (tmp_path / "elsewhere" / "2011-12-Q2").iterdir()}
    made = reports_of(Quarter.parse("2011-12-Q2"), load(checkout / "data"))
    assert names == {*(f"{name}.ipynb" for name in made), "indicators.csv", "provenance.json"}
    assert list((checkout / REPORTS).iterdir()) == []
    assert "2011-12-Q2" not in (checkout / "data" / "quarters.csv").read_text()


def test_a_file_is_put_in_place_on_another_disk(tmp_path: Path) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second disk here")
    with tempfile.TemporaryDirectory(dir=other) as folder:
        target = Path(folder) / "2022-23-Q3" / "indicators.csv"
        assert write_whole(target, b"whole", tmp_path)
        assert target.read_bytes() == b"whole"
        assert [path.name for path in target.parent.iterdir()] == ["indicators.csv"]


def test_the_order_of_rows_in_a_table_does_not_matter_to_the_figures(
    checkout: Path, command
) -> None:
    before = command("indicators", "2022-23-Q4", "--format", "csv")[1]
    for name in ("placements", "early_help_kpi", "workforce", "ehc_plans", "ehc_new_plans"):
        path = checkout / "data" / "published" / f"{name}.csv"
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    assert command("indicators", "2022-23-Q4", "--format", "csv")[1] == before
