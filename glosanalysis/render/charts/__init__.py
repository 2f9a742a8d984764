"""Charts, drawn with matplotlib in the style of the Analysis Function."""
