"""Whether a report is up to date: everything that it was made from, as fingerprints."""

from __future__ import annotations

from dataclasses import dataclass, field

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.checkout.project import Project
from glosanalysis.commentary import place_of
from glosanalysis.data.tables import Tables
from glosanalysis.execution.toolchain import tools
from glosanalysis.publication.canonical_csv import seen_tables
from glosanalysis.quarter import Quarter

__all__ = ["Inputs"]


@dataclass
class Inputs:
    """What reports are made from, fingerprinted once a run.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    """

    project: Project
    tables: Tables
    _rows: dict[Quarter, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._tools = tools(self.project)

    @property
    def package(self) -> str:
        """The fingerprint of the package that reports are made with."""
        return self._tools["package"]

    def of(self, task: ReportKey) -> dict[str, str]:
        """Fingerprint what one report is made from.

        Returns
        -------
        dict of str to str
            By what a person would call it: the template, the package, the environment, the data,
            and the comment, empty where there is none, so that one taken away counts, too.
        """
        template = fingerprint(task.template(self.project).read_bytes())
        comment = place_of(self.project.data, task.quarter, task.theme)
        return {
            "template": template,
            **self.of_rows(task.quarter),
            "comment": fingerprint(comment.read_bytes()) if comment.is_file() else "",
        }

    def of_rows(self, quarter: Quarter) -> dict[str, str]:
        """Fingerprint what the indicator rows of a quarter are made from."""
        return {
            **self._tools,
            "data": self._data(quarter),
        }

    def _data(self, quarter: Quarter) -> str:
        """Fingerprint the rows that a quarter sees, the sources that they cite, and its dates."""
        if quarter not in self._rows:
            before = self.tables.quarter_before(quarter)
            parts = [
                f"{each} {self.tables.known_by(each)}".encode()
                for each in (quarter, before)
                if each
            ]
            parts += [name.encode() for name in sorted(self.tables.absent)]
            for name, (_, content) in seen_tables(self.tables, quarter).items():
                parts += [name.encode(), content]
            self._rows[quarter] = fingerprint(*parts)
        return self._rows[quarter]
