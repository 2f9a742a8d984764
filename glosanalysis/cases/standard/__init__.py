"""The sector's standards as data: each table with its columns, keys, references and codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from glosanalysis.cases.standard.columns import Kind, RecordColumn, RecordTable, plain_name
from glosanalysis.cases.standard.local import LOCAL, MEANINGS
from glosanalysis.cases.standard.sen2 import SEN2
from glosanalysis.cases.standard.ssd import SSD
from glosanalysis.cases.standard.ssd_services import SSD_SERVICES

__all__ = ["MEANINGS", "TABLES", "Kind", "RecordColumn", "RecordTable", "plain_name"]

TABLES: Mapping[str, RecordTable] = MappingProxyType(
    {table.name: table for table in (*SSD, *SSD_SERVICES, *SEN2, *LOCAL)}
)
"""All tables that records may have, by name. Every one of them is optional."""
