"""What is worked out of early help, by hand, where a year, a quarter or a month turns."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from exchanged import added, with_table

from glosanalysis.data.tables import Tables
from glosanalysis.themes import THEMES
from glosanalysis.themes.early_help.derived import Claims, Cohort


def claimed(day: date, made: int = 406, target: int = 487) -> Claims:
    return Claims("2022-23", day, made, target, None)


def test_a_claims_year_is_over_on_its_last_day() -> None:
    assert not claimed(date(2023, 3, 30)).over
    assert claimed(date(2023, 3, 31)).over
    assert claimed(date(2023, 3, 30)).pace is not None
    assert claimed(date(2023, 3, 31)).pace is None


@pytest.mark.parametrize(
    ("made", "said"),
    [(406, "81 short"), (487, "the target reached"), (500, "13 beyond the target")],
)
def test_what_is_short_of_a_target_is_never_beyond_it(made: int, said: str) -> None:
    assert claimed(date(2023, 3, 31), made).standing == said


def test_claims_at_two_ends_of_years_compare(five_papers: Tables) -> None:
    ends = [
        {"financial_year": "2021-22", "as_at": pd.Timestamp("2022-03-31"), "claims": 300},
        {"financial_year": "2022-23", "as_at": pd.Timestamp("2023-03-31"), "claims": 450},
    ]
    rows = [
        {**end, "target_families": target} for end, target in zip(ends, (400, 500), strict=True)
    ]
    found = THEMES["early_help"].observed(added(five_papers, "supporting_families", *rows))[
        "sf_claims"
    ]
    by_day = {seen.as_at: seen for seen in found}
    # 450 of 500 is 90%, 300 of 400 is 75%.
    at_end = by_day[date(2023, 3, 31)]
    assert (at_end.value, at_end.previous) == (90.0, 75.0)
    assert by_day[date(2022, 3, 31)].previous is None


def test_a_quarter_of_early_help_is_its_last_month(five_papers: Tables) -> None:
    rows = [
        {"as_at": pd.Timestamp(day), "actual_pct": value, "target_pct": 20}
        for day, value in (("2023-04-30", 5.0), ("2023-05-31", 7.5))
    ]
    found = THEMES["early_help"].observed(added(five_papers, "early_help_kpi", *rows))[
        "eh_rereferral_6w"
    ]
    assert (found[-1].as_at, found[-1].value, found[-1].provisional) == (
        date(2023, 5, 31),
        7.5,
        True,
    )


def test_training_of_two_months_is_no_whole_quarter(five_papers: Tables) -> None:
    frame = five_papers["training"]
    months = [pd.Timestamp(2030, month, 1) + pd.offsets.MonthEnd(0) for month in range(4, 9)]
    rows = [{**frame.iloc[-1].to_dict(), "as_at": when, "delegates": 10} for when in months]
    seen = with_table(five_papers, training=pd.DataFrame(rows))
    spring, summer = THEMES["early_help"].observed(seen)["rpc_delegates"]
    assert (spring.value, spring.provisional) == (30, False)
    assert (summer.value, summer.provisional, summer.previous) == (20, True, None)


def test_a_window_of_a_month_may_end_on_the_first_of_the_next() -> None:
    def window(last: date) -> str:
        return Cohort("closure", date(2022, 9, 1), last, date(2023, 3, 1), {}, None).window  # type: ignore[arg-type]

    assert window(date(2022, 9, 30)) == window(date(2022, 10, 1)) == "in September 2022"
    assert window(date(2022, 10, 2)) == "from 1 September 2022 to 2 October 2022"
