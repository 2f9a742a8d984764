"""What a report is for machines that list data sets and citations: schema.org, as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from glosanalysis.authority import OWN, Book
from glosanalysis.book.sphinx_ext.authority import edition
from glosanalysis.catalogue import ReportKey
from glosanalysis.observations import LICENCE_ADDRESS

__all__ = ["dataset_of"]


def dataset_of(
    report: ReportKey, book: Book, description: str, sources: dict[str, str], known_by: str = ""
) -> Markup:
    """Describe a report as a data set.

    Parameters
    ----------
    report : ReportKey
    book : Book
        How the book that it is a part of is called, and whose it is.
    description : str
    sources : dict of str to str
        The titles of the documents that it cites, by identifier.
    known_by : str
        The day by which they were published, in ISO 8601.

    Returns
    -------
    Markup
        A script that holds data: a browser runs none of it, and nothing in it can end it.
    """
    quarter = report.quarter
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{report.title}: {quarter.label}",
        "description": description,
        "identifier": f"{quarter}/{report.theme}",
        "version": edition(),
        "license": LICENCE_ADDRESS,
        "isAccessibleForFree": True,
        "inLanguage": "en-GB",
        "creator": {"@type": "Organization", "name": book.author},
        "isPartOf": {
            "@type": "Dataset",
            "name": book.title,
            "description": book.subtitle or book.title,
        },
        "temporalCoverage": f"{quarter.first_day.isoformat()}/{quarter.last_day.isoformat()}",
        "spatialCoverage": {"@type": "Place", "name": OWN.name, "identifier": OWN.code},
        "citation": [
            {"@type": "CreativeWork", "name": name, "identifier": id_}
            for id_, name in sources.items()
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": "The indicators of the quarter",
                "encodingFormat": "text/csv",
                "contentUrl": "indicators.csv",
            }
        ],
    }
    if known_by:
        found["dateModified"] = known_by
    text = json.dumps(found, ensure_ascii=False).replace("<", "\\u003c")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))
