"""What is wrong with a published return, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from glosanalysis.disclosure.cells import as_frames, tabulated
from glosanalysis.disclosure.differencing import audited, blocks_of
from glosanalysis.disclosure.heads import Heads, with_contributors
from glosanalysis.disclosure.model import Floats, Model
from glosanalysis.disclosure.ranges import as_read
from glosanalysis.disclosure.relations import Relation
from glosanalysis.disclosure.rules import ALL, CELLS, LEAST, WIDTH, is_small, primary
from glosanalysis.disclosure.versions import moved

__all__ = ["Breach", "breaches", "found_breaches"]

_MARKS = ("", "p", "s")
_ROUNDING = 0.5
"""Parts of posts and pounds that are each rounded come to a little more or less than their sum."""


def breaches(
    frame: pd.DataFrame,
    known: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    *,
    relations: Sequence[Relation] = (),
    heads: Mapping[str, Heads] | None = None,
) -> list[str]:
    """Say what a return tells that it must not; nothing if it is safe. No sentence has a figure.

    Parameters
    ----------
    frame : DataFrame
        A return as published.
    known : DataFrame or sequence of DataFrame, optional
        Earlier returns as published.
    relations : sequence of Relation, optional
    heads : mapping of str to Heads, optional
        How sums of nights, money and month ends are judged, as when they were protected.

    Returns
    -------
    list of str

    Examples
    --------
    >>> from glosanalysis.disclosure.cells import ADDRESS
    >>> row = ("2022-23-Q3", "closed", "locality", "Stroud", 3.0, None, "")
    >>> columns = [*ADDRESS[:4], *CELLS, "hidden"]
    >>> breaches(pd.DataFrame([row], columns=columns))
    ['2022-23-Q3, closed, locality Stroud: a numerator from 1 to 5 is shown']
    """
    found = found_breaches(frame, known, relations=relations, heads=heads)
    return [each.told for each in found]


@dataclass(frozen=True)
class Breach:
    """What a return tells that it must not.

    Parameters
    ----------
    quarter, indicator : str
        Where.
    told : str
        The sentence.
    beside : frozenset of tuple of str
        Quarters and indicators by whose figures it follows.
    """

    quarter: str
    indicator: str
    told: str
    beside: frozenset[tuple[str, str]] = frozenset()


def found_breaches(
    frame: pd.DataFrame,
    known: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    *,
    relations: Sequence[Relation] = (),
    heads: Mapping[str, Heads] | None = None,
) -> list[Breach]:
    """Find the same as `breaches`, with where it is and what it follows from."""
    frame = frame.reset_index(drop=True)
    earlier = as_frames(known)
    model, hidden = as_read([*earlier, frame], relations, heads)
    return [
        *_badly_marked(frame),
        *_shown_small(frame, heads or {}),
        *_left_over(frame, heads or {}),
        *_moved(frame, earlier, heads or {}),
        *_apart(model, hidden, len(earlier)),
        *_worked_out(model, hidden),
    ]


def _badly_marked(frame: pd.DataFrame) -> Iterator[Breach]:
    marks = frame["hidden"].fillna("").astype(str)
    for row in frame[~marks.isin(_MARKS)].itertuples():
        yield _breach(row, "its mark must be one of p, s or empty")
    shown = frame["numerator"].notna() & frame["denominator"].notna()
    for row in frame[marks.isin(_MARKS[1:]) & shown].itertuples():
        yield _breach(row, "it is marked as hidden, and all of it is shown")


def _shown_small(frame: pd.DataFrame, heads: Mapping[str, Heads]) -> Iterator[Breach]:
    frame = with_contributors(frame.astype(dict.fromkeys(CELLS, float)), heads)
    small = primary(frame)
    few = frame["indicator"].isin(heads)
    for row in frame[few & small.any(axis=1)].itertuples():
        yield _breach(row, f"a sum that rests on under {LEAST} people is shown")
    small = small[~few]
    frame = frame[~few]
    for name in CELLS:
        own = small[name] & is_small(frame[name])
        for row in frame[own].itertuples():
            yield _breach(row, f"a {name} from 1 to {LEAST - 1} is shown")
    left = small["numerator"] & ~is_small(frame["numerator"])
    for row in frame[left].itertuples():
        if is_small(row.denominator):
            yield _breach(row, f"a numerator is shown of a denominator under {LEAST}")
        else:
            yield _breach(row, f"all of a denominator but under {LEAST} is shown")


def _left_over(frame: pd.DataFrame, heads: Mapping[str, Heads]) -> Iterator[Breach]:
    """Find breakdowns that are all shown, and come to 1 to 5 less than their total.

    Of sums of money each is rounded to a pound: so little tells of nobody.
    """
    cells = tabulated(frame)
    spot = ["quarter", "indicator", "column"]
    totals = cells[cells["breakdown"] == ALL].set_index(spot)["value"]
    sums = (
        cells[cells["breakdown"] != ALL]
        .groupby([*spot, "breakdown"])["value"]
        .agg(lambda values: values.sum(skipna=False))
        .reset_index()
        .join(totals.rename("total"), on=spot)
    )
    left = sums["total"] - sums["value"]
    of_money = [name for name, head in heads.items() if head.is_money]
    rounded = sums["indicator"].isin(of_money) & (sums["column"] == CELLS[0])
    for row in sums[is_small(left) & (left > _ROUNDING) & ~rounded].itertuples():
        yield Breach(
            row.quarter,
            row.indicator,
            f"{row.quarter}, {row.indicator}, {row.breakdown}: its groups come to 1 to {LEAST - 1} "
            f"less than the total {row.column}, which tells of those in no group",
        )


def _moved(
    frame: pd.DataFrame, earlier: Sequence[pd.DataFrame], heads: Mapping[str, Heads]
) -> Iterator[Breach]:
    for row in moved(frame, earlier, tuple(heads)):
        yield _breach(
            row, f"what it was in an earlier return tells of 1 to {LEAST - 1} more or less"
        )


def _apart(model: Model, hidden: Floats, newest: int) -> Iterator[Breach]:
    """Find figures that by definition add up with those of an earlier return, but for 1 to 5."""
    terms = model.apart
    told = model.cells["told"].to_numpy()[terms["cell"]]
    table = terms.assign(told=told, hidden=hidden[terms["cell"]], whole=model.whole[terms["cell"]])
    by_equation = table.groupby("equation")
    seen = (
        ~by_equation["hidden"].transform("any")
        & by_equation["whole"].transform("all")
        & (by_equation["told"].transform("min") < newest)
    )
    for cell in table.loc[seen & (table["told"] == newest), "cell"].unique():
        row = model.cells.iloc[cell]
        yield _breach(
            row, f"figures of an earlier return leave 1 to {LEAST - 1} of its {row.column}"
        )


def _worked_out(model: Model, hidden: Floats) -> Iterator[Breach]:
    found = audited(model, hidden, wanted=hidden & (model.need > 0))
    unsafe = hidden & model.unsafe(found.low, found.high, np.arange(len(hidden)))
    if not unsafe.any():
        return
    blocks = blocks_of(model, hidden)
    for cell in np.flatnonzero(unsafe):
        row = model.cells.iloc[cell]
        said = f"the hidden {row.column} follows to fewer than {WIDTH} values"
        if model.derived[cell]:
            said = f"a small {row.column} follows from the totals of two quarters"
        yield _breach(row, said, _beside(model, blocks == blocks[cell]))


def _beside(model: Model, hidden: Floats) -> frozenset[tuple[str, str]]:
    """Give where the figures are that stand in one equation or limit with these cells."""
    terms, limits = model.equations, model.limits
    names = terms["equation"][hidden[terms["cell"]]]
    near = terms["cell"][terms["equation"].isin(names)].to_numpy()
    pairs = limits[hidden[limits["less"]] | hidden[limits["more"]]][["less", "more"]]
    cells = np.union1d(near, pairs.to_numpy().ravel())
    rows = model.cells.iloc[cells][["quarter", "indicator"]]
    return frozenset(rows.itertuples(index=False, name=None))


def _breach(row: Any, said: str, beside: frozenset[tuple[str, str]] = frozenset()) -> Breach:
    group = f"{row.breakdown or 'total'} {row.group or ''}".strip()
    told = f"{row.quarter}, {row.indicator}, {group}: {said}"
    return Breach(row.quarter, row.indicator, told, beside)
