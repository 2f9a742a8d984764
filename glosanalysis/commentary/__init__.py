"""The service's own words on a theme in a quarter: a small file of Markdown, and its numbers."""

from glosanalysis.commentary.comment import Comment, comment_on, place_of, read_comment

__all__ = ["Comment", "comment_on", "place_of", "read_comment"]
