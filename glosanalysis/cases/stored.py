"""Tables worked out once and kept where the records are, for as long as the connection lasts.

A temporary table is the session's own: nobody else sees it, it is gone when the command ends, and
no row of it comes to this computer. A table is worked out by steps that are queries of their own:
ibis would write each step out wherever the next uses it, so it is told not to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ibis
import ibis.expr.operations as ops
import ibis.expr.types as ir

__all__ = ["Stored", "step_by_step"]


@contextmanager
def step_by_step() -> Iterator[None]:
    """Have ibis write each step as a query of its own."""
    before = ibis.options.sql.fuse_selects
    ibis.options.sql.fuse_selects = False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = before


class Stored:
    """Temporary tables of one connection.

    Parameters
    ----------
    backend : ibis backend or None
        Without one nothing is run: a table is only declared, and the query that would fill it is
        kept in `queries`.

    Attributes
    ----------
    queries : dict of str to ibis Table
        By the name of the temporary table, what it is filled with.
    """

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self.queries: dict[str, ir.Table] = {}

    def __call__(self, name: str, query: ir.Table) -> ir.Table:
        """Work a table out, and give it as stored."""
        self.queries[name] = query
        if self._backend is None:
            return ibis.table(query.schema(), name=name)
        with step_by_step():
            if self._backend.name == "mssql":
                stored: ir.Table = self._backend.create_table(name, query, temp=True)
                return stored
            sql = ibis.to_sql(query, dialect=self._backend.name)
            self._run(f'CREATE TEMPORARY TABLE "{name}" AS {sql}')
        if self._backend.name == "postgres":
            self._run(f'ANALYZE "{name}"')
        return ops.DatabaseTable(name, query.schema(), self._backend, ops.Namespace()).to_expr()

    def drop(self, name: str) -> None:
        """Give back the room of a table that is needed no more."""
        self.queries.pop(name, None)
        if self._backend is not None and self._backend.name != "mssql":
            self._run(f'DROP TABLE IF EXISTS "{name}"')

    def _run(self, statement: str) -> None:
        with self._backend._safe_raw_sql(statement):
            pass
