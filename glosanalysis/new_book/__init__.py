"""A new folder that is a book: any authority's, from what the package carries."""

from glosanalysis.new_book.folder import make_folder

__all__ = ["make_folder"]
