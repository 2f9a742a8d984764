"""A folder that is a book: any authority's, made from what the package carries, and renewed."""

from glosanalysis.new_book.difference import in_short
from glosanalysis.new_book.folder import folder_by_settings, make_folder
from glosanalysis.new_book.upgrading import Change, Upgrade, carry_out, upgrade_of

__all__ = [
    "Change",
    "Upgrade",
    "carry_out",
    "folder_by_settings",
    "in_short",
    "make_folder",
    "upgrade_of",
]
