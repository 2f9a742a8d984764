"""A display: a small table of figures and everything a reader is told about it.

Themes make displays; the `render` package draws them as charts and sets them as tables. A display
does not know which: what is true of a drawing only, the chart that draws it says.
"""

from glosanalysis.display.citations import Citation, citations
from glosanalysis.display.columns import AS_PRINTED, Column, Mark
from glosanalysis.display.figures import Display

__all__ = ["AS_PRINTED", "Citation", "Column", "Display", "Mark", "citations"]
