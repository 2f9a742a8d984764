"""A quarter of national figures, from the run to the proof."""

from __future__ import annotations

import csv
from pathlib import Path

from checkouts import REPORTS

NEWEST = "2025-26-Q2"


def test_a_quarter_of_releases_is_run_with_its_comparisons_and_proved(
    whole_checkout: Path, command
) -> None:
    code, out, err = command("run", NEWEST)
    assert code == 0, err
    folder = whole_checkout / REPORTS / NEWEST
    assert {path.name for path in folder.iterdir()} == {
        "comparisons.csv",
        "indicators.csv",
        "overview.ipynb",
        "provenance.json",
        "workforce.ipynb",
    }
    with (folder / "comparisons.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["indicator"] for row in rows}) > 30

    _, out, err = command("review", NEWEST)
    assert "comparisons.csv" not in out + err

    changed = folder / "comparisons.csv"
    changed.write_text(changed.read_text().replace(",10.1,", ",10.3,", 1))
    code, out, err = command("review", NEWEST)
    assert code == 5
    assert "comparisons.csv" in out + err


def test_a_release_that_is_broken_stops_a_run(whole_checkout: Path, command) -> None:
    table = whole_checkout / "data" / "releases" / "csww_2026-02-26.csv"
    table.write_text(table.read_text().replace(",2025-09-30,10.2,", ",2025-09-30,ten,", 1))
    code, _, err = command("check")
    assert code == 3
    assert "data/releases/csww_2026-02-26.csv, line" in err
    assert "'ten' is not a number" in err


def test_a_release_is_imported_by_the_command_and_told(whole_checkout: Path, command) -> None:
    from made_releases import census

    frame = census((2025, 2026), 140)
    file = whole_checkout.parent / "download.csv"
    file.write_text(frame.to_csv(index=False), encoding="utf-8")
    code, out, err = command("import", str(file), "--published-on", "2027-02-25")
    assert code == 0, err
    assert "download.csv: csww_2027-02-25" in out
    assert "new: 2026-09-30" in out
    code, out, _ = command("check")
    assert code == 0
