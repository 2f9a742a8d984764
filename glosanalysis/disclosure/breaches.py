"""What is wrong with a published return, in sentences, and what a reader can work out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glosanalysis.disclosure.cells import ADDRESS, as_frames, published_cells, tabulated
from glosanalysis.disclosure.differencing import audited
from glosanalysis.disclosure.heads import Heads, with_contributors
from glosanalysis.disclosure.model import Floats, Model, model_of
from glosanalysis.disclosure.relations import Relation
from glosanalysis.disclosure.rules import ALL, CELLS, LEAST, WIDTH, is_small, primary

__all__ = ["breaches", "ranges"]

_MARKS = ("", "p", "s")
_ROUNDING = 0.5
"""Parts of posts and pounds that are each rounded come to a little more or less than their sum."""


def ranges(
    frame: pd.DataFrame,
    known: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    *,
    relations: Sequence[Relation] = (),
    heads: Mapping[str, Heads] | None = None,
) -> pd.DataFrame:
    """Work out between which values a reader knows each hidden cell to lie.

    Parameters
    ----------
    frame : DataFrame
        A return as published: its hidden cells are empty, and marked.
    known : DataFrame or sequence of DataFrame, optional
        Earlier returns as published.
    relations : sequence of Relation, optional
    heads : mapping of str to Heads, optional
        The sums of nights, money and month ends.

    Returns
    -------
    DataFrame
        ``quarter, indicator, breakdown, group, column, low, high`` of the hidden cells of this
        return and the earlier ones; ``high`` is infinite where nothing bounds it.
    """
    model, hidden = _read([*as_frames(known), frame], relations, heads)
    found = audited(model, hidden)
    table = model.cells[ADDRESS].assign(low=found.low, high=found.high)
    return table[hidden & ~model.derived].reset_index(drop=True)


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
    >>> row = ("2022-23-Q3", "closed", "locality", "Stroud", 3.0, None, "")
    >>> columns = [*ADDRESS[:4], *CELLS, "hidden"]
    >>> breaches(pd.DataFrame([row], columns=columns))
    ['2022-23-Q3, closed, locality Stroud: a numerator from 1 to 5 is shown']
    """
    frame = frame.reset_index(drop=True)
    model, hidden = _read([*as_frames(known), frame], relations, heads)
    return [
        *_badly_marked(frame),
        *_shown_small(frame, heads or {}),
        *_left_over(frame),
        *_worked_out(model, hidden),
    ]


def _read(
    frames: Sequence[pd.DataFrame],
    relations: Sequence[Relation],
    heads: Mapping[str, Heads] | None = None,
) -> tuple[Model, Floats]:
    cells = published_cells(frames)
    hidden = cells["value"].isna().to_numpy()
    if heads:
        of_few = {name for name, head in heads.items() if head.of_denominator}
        sums = cells["indicator"].isin(heads) & (cells["column"] == CELLS[0])
        cells = cells.assign(magnitude=sums | cells["indicator"].isin(of_few))
    model = model_of(cells, hidden=hidden, relations=relations, truth=False)
    return model, np.append(hidden, np.ones(len(model.cells) - len(cells), dtype=bool))


def _badly_marked(frame: pd.DataFrame) -> Iterator[str]:
    marks = frame["hidden"].fillna("").astype(str)
    for row in frame[~marks.isin(_MARKS)].itertuples():
        yield f"{_where(row)}: its mark must be one of p, s or empty"
    shown = frame["numerator"].notna() & frame["denominator"].notna()
    for row in frame[marks.isin(_MARKS[1:]) & shown].itertuples():
        yield f"{_where(row)}: it is marked as hidden, and all of it is shown"


def _shown_small(frame: pd.DataFrame, heads: Mapping[str, Heads]) -> Iterator[str]:
    frame = with_contributors(frame.astype(dict.fromkeys(CELLS, float)), heads)
    small = primary(frame)
    few = frame["indicator"].isin(heads)
    for row in frame[few & small.any(axis=1)].itertuples():
        yield f"{_where(row)}: a sum that rests on under {LEAST} people is shown"
    small = small[~few]
    frame = frame[~few]
    for name in CELLS:
        own = small[name] & is_small(frame[name])
        for row in frame[own].itertuples():
            yield f"{_where(row)}: a {name} from 1 to {LEAST - 1} is shown"
    left = small["numerator"] & ~is_small(frame["numerator"])
    for row in frame[left].itertuples():
        if is_small(row.denominator):
            yield f"{_where(row)}: a numerator is shown of a denominator under {LEAST}"
        else:
            yield f"{_where(row)}: all of a denominator but under {LEAST} is shown"


def _left_over(frame: pd.DataFrame) -> Iterator[str]:
    """Find breakdowns that are all shown, and come to 1 to 5 less than their total."""
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
    for row in sums[is_small(left) & (left > _ROUNDING)].itertuples():
        yield (
            f"{row.quarter}, {row.indicator}, {row.breakdown}: its groups come to 1 to {LEAST - 1} "
            f"less than the total {row.column}, which tells of those in no group"
        )


def _worked_out(model: Model, hidden: Floats) -> Iterator[str]:
    found = audited(model, hidden, wanted=hidden & (model.need > 0))
    unsafe = hidden & model.unsafe(found.low, found.high, np.arange(len(hidden)))
    for row in model.cells[unsafe & ~model.derived].itertuples():
        yield f"{_where(row)}: the hidden {row.column} follows to fewer than {WIDTH} values"
    for row in model.cells[unsafe & model.derived].itertuples():
        yield f"{_where(row)}: a small {row.column} follows from the totals of two quarters"


def _where(row: Any) -> str:
    group = f"{row.breakdown or 'total'} {row.group or ''}".strip()
    return f"{row.quarter}, {row.indicator}, {group}"
