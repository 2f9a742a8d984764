"""Functions that read a cell, as a database can be given them for as long as a session lasts.

They read what `glosanalysis.cases.cells` reads in the SQL of every database, several times as fast
and in a query that is a tenth as long. A database that takes no functions does without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import ibis
import ibis.expr.types as ir

__all__ = ["Native", "native_functions"]

_ISO, _IN_WORDS = r"\d{4}-\d{2}-\d{2}", r"\d{4}-[A-Za-z]{3}-\d{2}"
_DAY_FIRST = r"(\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-\d{1,2}-\d{4})"
_DAY_IN_WORDS = r"(\d{1,2}-[A-Za-z]{3}-\d{4}|\d{1,2} [A-Za-z]{3} \d{4})"
_NUMBER = r"-?(\d+\.?\d*|\.\d+)"
_MONTHS = "'jan','feb','mar','apr','may','jun','jul','aug','sep','oct','nov','dec'"

_DUCKDB = (
    # Cells are millions: what most of them are not is ruled out by their length and their ends.
    r"""CREATE OR REPLACE TEMP MACRO value_of_text(t) AS CASE
    WHEN strlen(t) IN (0, 4, 6) AND upper(t) IN ('', 'SSD_PH', 'NULL') THEN NULL
    WHEN ends_with(t, '.0') AND regexp_full_match(t, '\d+\.0') THEN left(t, length(t) - 2)
    ELSE t END""",
    r"""CREATE OR REPLACE TEMP MACRO text_of_cell(t) AS CASE
    WHEN t >= '!' AND array_extract(t, -1) >= '!' THEN value_of_text(t)
    ELSE value_of_text(trim(t, E' \t\n\r\f' || chr(11))) END""",
    """CREATE OR REPLACE TEMP MACRO number_of_hash(hash, place) AS
    CAST('0x' || substr(hash, place, 7) AS BIGINT)""",
    rf"""CREATE OR REPLACE TEMP MACRO day_of_text(t) AS CASE
    WHEN regexp_full_match(t, '(?s){_ISO}([ T].*)?') THEN TRY_CAST(t[1:10] AS DATE)
    WHEN regexp_full_match(t, '(?s){_DAY_FIRST}([ T].*)?')
    THEN CAST(try_strptime(replace(regexp_extract(t, '{_DAY_FIRST}'), '-', '/'), '%d/%m/%Y')
    AS DATE)
    WHEN regexp_full_match(t, '(?s){_IN_WORDS}([ T].*)?')
    THEN CAST(try_strptime(t[1:11], '%Y-%b-%d') AS DATE)
    WHEN regexp_full_match(t, '(?s){_DAY_IN_WORDS}([ T].*)?')
    THEN CAST(try_strptime(replace(regexp_extract(t, '{_DAY_IN_WORDS}'), ' ', '-'), '%d-%b-%Y')
    AS DATE) END""",
    rf"""CREATE OR REPLACE TEMP MACRO number_of_text(t) AS CASE
    WHEN regexp_full_match(replace(replace(t, ',', ''), '£', ''), '{_NUMBER}')
    THEN TRY_CAST(replace(replace(t, ',', ''), '£', '') AS DOUBLE) END""",
)
_POSTGRES = (
    r"""CREATE OR REPLACE FUNCTION pg_temp.text_of_cell(t text) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$ SELECT CASE
    WHEN upper(v) IN ('', 'SSD_PH', 'NULL') THEN NULL
    WHEN v ~ '^\d+\.0$' THEN left(v, -2) ELSE v END
    FROM (SELECT btrim(t, E' \t\n\r\f' || chr(11)) AS v) AS trimmed $$""",
    """CREATE OR REPLACE FUNCTION pg_temp.number_of_hash(hash text, place bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE AS $$
    SELECT ('x' || substr(hash, place::int, 7))::bit(28)::bigint $$""",
    rf"""CREATE OR REPLACE FUNCTION pg_temp.day_of_text(t text) RETURNS date
    LANGUAGE sql IMMUTABLE AS $$ SELECT CASE
    WHEN iso ~ '^(?!0000)\d{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' THEN CASE
    WHEN substr(iso, 9)::int <= date_part(
    'day', (substr(iso, 1, 8) || '01')::date + interval '1 month - 1 day') THEN iso::date END END
    FROM (SELECT CASE
    WHEN t ~ '^{_ISO}([ T]|$)' THEN substr(t, 1, 10)
    WHEN t ~ '^{_IN_WORDS}([ T]|$)' THEN substr(t, 1, 5)
    || to_char(array_position(ARRAY[{_MONTHS}], lower(substr(t, 6, 3))), 'FM00')
    || substr(t, 9, 3)
    WHEN t ~ '^{_DAY_FIRST}([ T]|$)'
    THEN part[3] || '-' || lpad(part[2], 2, '0') || '-' || lpad(part[1], 2, '0')
    WHEN t ~ '^{_DAY_IN_WORDS}([ T]|$)' THEN part[3] || '-'
    || to_char(array_position(ARRAY[{_MONTHS}], lower(part[2])), 'FM00')
    || '-' || lpad(part[1], 2, '0') END AS iso
    FROM (SELECT regexp_match(t, '^(\d+)[-/ ](\w+)[-/ ](\d{{4}})') AS part) AS parted
    ) AS laid $$""",
    rf"""CREATE OR REPLACE FUNCTION pg_temp.number_of_text(t text) RETURNS float8
    LANGUAGE sql IMMUTABLE AS $$ SELECT CASE
    WHEN replace(replace(t, ',', ''), '£', '') ~ '^{_NUMBER}$'
    THEN replace(replace(t, ',', ''), '£', '')::float8 END $$""",
)


_FUNCTIONS: Mapping[str, tuple[str, ...]] = {"duckdb": _DUCKDB, "postgres": _POSTGRES}


def _text_of(text: str) -> str:
    raise NotImplementedError("it is the database's own")


def _day_of(text: str) -> date:
    raise NotImplementedError("it is the database's own")


def _number_of(text: str) -> float:
    raise NotImplementedError("it is the database's own")


def _hash_of(text: str) -> str:
    raise NotImplementedError("it is the database's own")


def _number_of_hash(text: str, place: int) -> int:
    raise NotImplementedError("it is the database's own")


@dataclass(frozen=True)
class Native:
    """The functions of a database.

    Parameters
    ----------
    text, day, number : callable
        From text to what it is without blanks around it, to the date or the number that it is.
    hash : callable
        From text to its MD5 in hexadecimal digits.
    number_of_hash : callable
        From such a hash and a place in it to the number that the seven digits from there are.
    """

    text: Callable[[ir.Value], ir.Value]
    day: Callable[[ir.Value], ir.Value]
    number: Callable[[ir.Value], ir.Value]
    hash: Callable[[ir.Value], ir.Value]
    number_of_hash: Callable[[ir.Value, int], ir.Value]

    @classmethod
    def of(cls, schema: str | None) -> Native:
        """Give the functions as ibis knows them, in the schema where they were made."""
        made = partial(ibis.udf.scalar.builtin, database=schema)
        return cls(
            text=made(_text_of, name="text_of_cell"),
            day=made(_day_of, name="day_of_text"),
            number=made(_number_of, name="number_of_text"),
            hash=ibis.udf.scalar.builtin(_hash_of, name="md5"),
            number_of_hash=made(_number_of_hash, name="number_of_hash"),
        )


def native_functions(backend: Any) -> Native | None:
    """Give a database its functions, if it takes them.

    Parameters
    ----------
    backend : ibis backend or None

    Returns
    -------
    Native or None
        Nothing where there are no such functions: where none are written, or none may be made.
    """
    name = getattr(backend, "name", "")
    if name not in _FUNCTIONS:
        return None
    try:
        for statement in _FUNCTIONS[name]:
            with backend._safe_raw_sql(statement):
                pass
    except Exception:
        # Whoever may only read makes none; the portable way needs none.
        return None
    return Native.of("pg_temp" if name == "postgres" else None)
