"""Whose book this is, and which other areas its figures are set beside.

All that names or shapes a book is in ``data/authority.toml``. Every other module reads it from
here, so that the book of another authority is the same code.
"""

from glosanalysis.authority.areas import COUNTRY, NEIGHBOURS, REGIONS, Area, Authority
from glosanalysis.authority.here import MODULES, OWN, SETTINGS, area_named, area_of, hold_to, is_of
from glosanalysis.authority.reading import FILE, fingerprint_of, modules_in, read
from glosanalysis.authority.settings import Book, Settings, Target

__all__ = [
    "COUNTRY",
    "FILE",
    "MODULES",
    "NEIGHBOURS",
    "OWN",
    "REGIONS",
    "SETTINGS",
    "Area",
    "Authority",
    "Book",
    "Settings",
    "Target",
    "area_named",
    "area_of",
    "fingerprint_of",
    "hold_to",
    "is_of",
    "modules_in",
    "read",
]
