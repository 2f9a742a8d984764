"""What can hardly be meant is warned of, and what can be meant is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis.data import plausibility
from glosanalysis.data.tables import Tables

TODAY = date(2026, 11, 26)


def series(*values: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"month": pd.date_range("2022-04-01", periods=len(values), freq="MS"), "value": values}
    )


@pytest.mark.parametrize(
    ("values", "far"),
    [
        ((16.0, 0.16, 17.0), ["0.16"]),
        ((326.0, 3260.0, 330.0), ["3260"]),
        ((5.9, 59.0), ["5.9", "59"]),
        ((5.9, 7.0, 6.8), []),
        ((2.0, 14.0, 2.0), []),
        ((0.0, 5.0, 0.0), []),
        ((5.0,), []),
    ],
)
def test_a_slipped_point_is_seen(values: tuple[float, ...], far: list[str]) -> None:
    said = list(plausibility.out_of_step("kpi", series(*values), (), "month", "value"))
    assert [line.split()[2] for line in said] == far


def placements(**types: int | None) -> pd.DataFrame:
    month = pd.Timestamp("2023-04-01")
    rows = [(pd.Timestamp("2023-03-01"), name, 10) for name in ("total", "a", "b")]
    rows += [(month, name, count) for name, count in types.items() if count is not None]
    frame = pd.DataFrame(rows, columns=["month", "placement_type", "placements"])
    return (
        frame[~((frame["month"] < month) & (frame["placement_type"] != "total"))]
        .pipe(lambda kept: pd.concat([frame[frame["month"] < month].assign(placements=3), kept]))
        .drop_duplicates(["month", "placement_type"])
    )


@pytest.mark.parametrize(
    ("types", "said"),
    [
        ({"total": 10, "a": 6, "b": 4}, []),
        ({"total": 10, "a": 6, "b": 3}, []),
        ({"total": 10, "a": 6, "b": 5}, ["come to more than their total 10"]),
        ({"total": 10, "a": 6}, ["has no b"]),
        ({"a": 6, "b": 4}, ["has no total"]),
    ],
)
def test_types_fit_in_their_total(types: dict[str, int], said: list[str]) -> None:
    found = [
        line for line in plausibility.placement_types(placements(**types)) if "2023-04" in line
    ]
    assert len(found) == len(said)
    assert all(each in line for each, line in zip(said, found, strict=True))


def test_claims_far_over_their_target_are_seen() -> None:
    frame = pd.DataFrame(
        {"claims": [500, 2600], "target_families": [487, 789], "as_at": pd.Timestamp("2023-03-31")}
    )
    (said,) = plausibility.claims_over_target(frame)
    assert "2600 claims" in said


def kpi(target: list[float], actual: list[float]) -> pd.DataFrame:
    months = pd.date_range("2022-04-01", periods=len(target), freq="MS")
    return pd.DataFrame({"month": months, "target_pct": target, "actual_pct": actual})


def test_target_and_actual_exchanged_and_targets_changed_are_seen() -> None:
    swapped = kpi([20, 6.2, 20], [5.9, 20, 6.8])
    assert list(plausibility.exchanged(swapped)) == [
        "early_help_kpi: target and actual of 2022-05 look exchanged"
    ]
    assert len(list(plausibility.changed_targets(swapped))) == 1
    plain = kpi([20, 20], [5.9, 21])
    assert not [*plausibility.exchanged(plain), *plausibility.changed_targets(plain)]


def test_a_target_may_change_with_the_year() -> None:
    months = pd.DataFrame(
        {"month": pd.to_datetime(["2023-03-01", "2023-04-01"]), "target_pct": [20, 15]}
    )
    assert not list(plausibility.changed_targets(months))


@pytest.mark.parametrize(("outturn", "count"), [(120, 0), (130, 1)])
def test_a_variance_is_outturn_less_budget(outturn: int, count: int) -> None:
    row = {"line": "SEN", "budget_k": [100], "outturn_k": outturn, "variance_k": 20}
    assert len(list(plausibility.variances(pd.DataFrame(row)))) == count


@pytest.mark.parametrize(("children", "count"), [(18, 0), (17, 1)])
def test_parts_of_a_cohort_add_up(children: int, count: int) -> None:
    rows = [("stepped_down", 104), ("not_rereferred", 86), ("rereferred", children)]
    frame = pd.DataFrame(rows, columns=["outcome", "children"])
    frame = frame.assign(cohort="step_down", from_date=pd.Timestamp("2022-02-01"))
    assert len(list(plausibility.cohort_parts(frame))) == count


@pytest.mark.parametrize(("as_at", "count"), [("2023-03-09", 0), ("2032-05-01", 1)])
def test_a_figure_is_not_after_its_paper(as_at: str, count: int) -> None:
    frame = pd.DataFrame({"as_at": [pd.Timestamp(as_at)], "source_id": "paper"})
    frame["known_on"] = pd.Timestamp("2023-03-09")
    assert len(list(plausibility.after_paper("workforce", frame))) == count


@pytest.mark.parametrize(("today", "count"), [(date(2023, 3, 9), 0), (date(2023, 3, 8), 1)])
def test_a_paper_is_not_to_come(today: date, count: int) -> None:
    register = pd.DataFrame({"published_on": [pd.Timestamp("2023-03-09")]}, index=["paper"])
    assert len(list(plausibility.in_the_future(register, today))) == count


def test_a_revision_is_of_something_there_is(tables: Tables) -> None:
    rows = [
        ("2022-23-Q4", "ehc_plans", "value", "5"),
        ("2022-23-Q4", "ehc_plan", "value", "5"),
        ("2022-23-Q4", "gone_for_good", "value", None),
        ("2001-02-Q1", "ehc_plans", "target", "5"),
    ]
    columns = ["quarter", "indicator", "what", "new"]
    moved = replace(tables, revisions=pd.DataFrame(rows, columns=columns))
    said = list(plausibility.strange_revisions(moved, {"ehc_plans"}))
    assert said == [
        "revisions: there is no indicator ehc_plan",
        "revisions: 2001-02-Q1 is not a published quarter",
    ]


def test_strict_ends_with_3_where_there_is_a_warning(checkout: Path, command) -> None:
    path = checkout / "data" / "published" / "ehc_plans.csv"
    path.write_text(path.read_text() + "2023-02-28,52950,cfosc-2023-03-send,Paragraph 1.3\n")
    code, out, err = command("check")
    assert code == 0
    assert "warning" in out
    assert "plans 52950 at 28 February 2023" in err
    assert command("check", "--strict")[0] == 3
