"""Templates of HTML, in `templates/`: what is filled in is escaped, unless it is HTML by type."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["filled"]

_TEMPLATES = Environment(
    loader=PackageLoader("glosanalysis.render"),
    autoescape=True,
    # A name that a template has and its caller has not is a mistake, not a gap in the page.
    undefined=StrictUndefined,
    # Lines that hold nothing but a statement leave no trace in the page.
    trim_blocks=True,
    lstrip_blocks=True,
    # Templates change with the package: nothing is looked up again while it runs.
    auto_reload=False,
)


def filled(name: str, **what: object) -> Markup:
    """Fill in a template.

    Parameters
    ----------
    name : str
        Of the template, without its suffix.
    **what : object
        What it shows: text, which is escaped, or HTML (`Markup`, `Html`), which is not.

    Returns
    -------
    Markup

    Examples
    --------
    >>> print(filled("fold", title="Notes & more", body=Markup("<p>1</p>")))
    <details class="folded"><summary>Notes &amp; more</summary>
    <p>1</p>
    </details>
    """
    return Markup(_TEMPLATES.get_template(f"{name}.html").render(what))


for _each in _TEMPLATES.list_templates():
    # Compiled on import: kernels are forked from a process that has them already.
    _TEMPLATES.get_template(_each)
