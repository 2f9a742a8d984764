"""An indicator as a quarter knows it: the row that pages, tables and downloads show."""

from glosanalysis.indicator_row.choosing import row_for
from glosanalysis.indicator_row.compared import FEW, LEAST_BASE
from glosanalysis.indicator_row.row import COLUMNS, IndicatorRow

__all__ = ["COLUMNS", "FEW", "LEAST_BASE", "IndicatorRow", "row_for"]
