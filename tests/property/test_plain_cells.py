"""What is told from a pattern, for speed, is what the rules would tell one by one."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glosanalysis.data import claims
from glosanalysis.data.batches import batches
from glosanalysis.data.columns import COUNT, TEXT
from glosanalysis.data.kind import Kind, breaking, doubtful
from glosanalysis.data.schemas import JUDGEMENTS, LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES

TABLES = (SOURCES, QUARTERS, REVISIONS, JUDGEMENTS, LOG, *PUBLISHED.values())
KINDS = {column.kind.name: column.kind for table in TABLES for column in table.columns.values()}
PLAIN = {name: kind for name, kind in KINDS.items() if kind.plain}

seldom = settings(max_examples=60, deadline=None, derandomize=True, database=None)


def broken(kind: Kind, cells: list[str]) -> list[str]:
    """Give the cells that break a rule of their kind."""
    series = pd.Series(cells, dtype="str")
    bad = {cell for rule in kind.rules for cell in series[breaking(rule, series)]}
    return sorted(bad)


def possible(pattern: str) -> st.SearchStrategy[str]:
    """Draw what a pattern matches; how greedily it does so is nothing to who draws."""
    return st.from_regex(re.sub(r"([+*?}])\+", r"\1", pattern), fullmatch=True)


@pytest.mark.parametrize("name", PLAIN)
@seldom
@given(data=st.data())
def test_a_plain_cell_breaks_no_rule(name: str, data: st.DataObject) -> None:
    kind = PLAIN[name]
    cells = data.draw(st.lists(possible(kind.plain), min_size=1, max_size=20))
    sure = [cell for cell in cells if re.fullmatch(kind.plain, cell)]
    assert broken(kind, sure) == []


def test_each_character_that_is_plain_in_a_text_breaks_no_rule_wherever_it_stands() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    plain = [one for one in every if re.fullmatch(TEXT.plain, f"a{one}a")]
    assert len(plain) > 500
    cells = [made for one in plain for made in (f"a{one}a", f"{one}a", f"a{one}", one)]
    sure = [cell for cell in cells if re.fullmatch(TEXT.plain, cell)]
    assert broken(TEXT, sure) == []


def test_the_days_and_figures_of_the_published_tables_are_plain(tables) -> None:
    for day in ("2020-01-31", "2020-02-28", "2020-04-30", "2020-12-31"):
        assert re.fullmatch(KINDS["date, YYYY-MM-DD"].plain, day)
    for day in ("2020-02-29", "2020-02-30", "2020-04-31", "1989-12-31", "2101-01-01"):
        assert not re.fullmatch(KINDS["date, YYYY-MM-DD"].plain, day)


texts = st.lists(st.text("0123x\n\r –", max_size=4), max_size=40)


@seldom
@given(texts)
def test_what_is_doubtful_is_what_the_pattern_does_not_match(cells: list[str]) -> None:
    one_by_one = [p for p, cell in enumerate(cells) if not re.fullmatch("[0-9]{1,3}", cell)]
    assert doubtful("[0-9]{1,3}", cells).tolist() == one_by_one


def test_of_many_texts_the_doubtful_ones_are_found_where_they_stand(monkeypatch) -> None:
    monkeypatch.setattr("glosanalysis.data.kind._TOGETHER", 3)
    cells = ["1", "2", "x", "4", "5", "6", "7\n8", "9"]
    assert doubtful("[0-9]", cells).tolist() == [2, 6]


def test_an_empty_cell_is_plain_only_where_it_may_be_empty() -> None:
    assert COUNT.doubtful(["1", ""], may_be_empty=True).tolist() == []
    assert COUNT.doubtful(["1", ""], may_be_empty=False).tolist() == [1]
    whatever = replace(COUNT, plain="")
    assert whatever.doubtful(["1", ""], may_be_empty=True).tolist() == [0, 1]


FIGURES = ("0", "0.0", "5", "-3", "12.50", "007", "0.10", "7±0.5", "0±1", "-2±0.1")
DAYS = ("2020-02-29", "2020-05-31", "2020-06-31", "2020-06", "2020-13")
PRINTED = (*FIGURES[:5], "1234567", "yes", "maybe", "Friday", "2020-05-31", "2020-06")
several = st.lists(st.sampled_from(FIGURES), max_size=4) | st.lists(
    st.sampled_from(DAYS), max_size=2
)


@pytest.mark.parametrize("name", claims.OPERATIONS)
@settings(seldom, max_examples=400)
@given(
    operands=several,
    relation=st.sampled_from([*claims.RELATIONS, "is"]),
    printed=st.sampled_from(PRINTED),
    decimals=st.sampled_from(["", "0", "-1", "6", "7", "-"]),
)
def test_a_plain_claim_can_be_worked_out(
    name: str, operands: list[str], relation: str, printed: str, decimals: str
) -> None:
    claim = (name, " ".join(operands), relation, printed, decimals)
    if re.fullmatch(claims._plain(), "\t".join(claim)):
        assert claims.fault_in_claim(*claim) is None
        assert relation in claims.RELATIONS


def test_the_council_s_claims_are_plain_but_those_that_its_rounding_lets_divide(tables) -> None:
    rows = tables["claims"].astype(object).fillna("")
    parts = rows[["operation", "operands", "relation", "printed", "decimals"]].astype(str)
    told = ["\t".join(row) for row in parts.itertuples(index=False)]
    left = [told[place] for place in doubtful(claims._plain(), told)]
    assert len(left) < len(told) / 10
    assert all("±" in claim for claim in left)


rows = st.lists(st.lists(st.text('ab,"\n\r', max_size=3), min_size=2, max_size=2), max_size=150)


@seldom
@given(rows)
def test_each_row_has_the_line_on_which_it_begins(made: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in made]
    content = "\n".join(["a,b", *quoted]).encode()
    found = [pair for lines, batch in batches(content) for pair in zip(lines, batch, strict=True)]
    assert [row for _, row in found] == [["a", "b"], *made]
    line = 1
    for begins, row in found:
        assert begins == line
        line += 1 + len(re.findall(r"\r\n|\r|\n", "\0".join(row)))
