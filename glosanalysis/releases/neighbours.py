"""Statistical neighbours: the ten authorities most like each one, by the year of the model."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.releases import NEIGHBOURS
from glosanalysis.errors import BadData
from glosanalysis.releases.areas import Areas
from glosanalysis.releases.files import File, text_of

__all__ = ["is_neighbours", "neighbours_of"]

_MODELS = {"old_la_code": "2025", "LA num": "2021"}
"""The first column of a model's table tells which it is; its year stands only in its title."""


def is_neighbours(file: File) -> bool:
    """Tell whether a file is a table of statistical neighbours."""
    first = file.content[:1000].split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    header = [name.strip() for name in first.split(",")]
    return header[0] in _MODELS and ("SN_1" in header or "SN1" in header)


def neighbours_of(file: File, areas: Areas) -> pd.DataFrame:
    """Make one row a pair: the relation is not symmetric.

    Under the table of 2021 stand a blank row, a heading and authorities that had gone by then:
    it ends with the first row that has no code.

    Raises
    ------
    BadData
        If a column is missing, an authority is there twice, or a code is nobody's.
    """
    text = text_of(file)
    first = text.columns[0]
    ended = (text[first].str.strip() == "").to_numpy().nonzero()[0]
    text = text.iloc[: ended[0]] if len(ended) else text
    twice = text.index[text[first].duplicated()]
    if len(twice):
        raise BadData(f"{file.name}, line {twice[0]}: {text.at[twice[0], first]} is there twice")
    pairs = []
    for rank in range(1, 11):
        place = _place(text, rank, file.name)
        pairs.append(
            pd.DataFrame(
                {
                    "model": _MODELS[str(first)],
                    "area_code": areas.code_of(text[first].str.strip(), file.name),
                    "rank": rank,
                    "neighbour_code": areas.code_of(text.iloc[:, place].str.strip(), file.name),
                    # "Extremely Close" of 2021 is "Extremely close" of 2025.
                    "closeness": text.iloc[:, place + 1].str.strip().str.capitalize(),
                }
            )
        )
    made = pd.concat(pairs).astype("str")
    order = made["rank"].astype(int)
    made = made.assign(order=order).sort_values(["model", "area_code", "order"])
    return made[list(NEIGHBOURS)].reset_index(drop=True)


def _place(text: pd.DataFrame, rank: int, name: str) -> int:
    columns = list(text.columns)
    for called in (f"SN_{rank}", f"SN{rank}"):
        if called in columns[:-1]:
            return columns.index(called)
    raise BadData(
        f"{name}, line 1: the column of neighbour {rank}, SN_{rank} or SN{rank}, is missing"
    )
