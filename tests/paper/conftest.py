"""The paper of one quarter, made once."""

from __future__ import annotations

import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.paper.blocks import Paper
from glosanalysis.paper.content import paper_of
from glosanalysis.paper.pdf import as_pdf
from glosanalysis.paper.word import as_docx
from glosanalysis.quarter import Quarter

QUARTER = Quarter(2024, 4)


@pytest.fixture(scope="package")
def paper(project: Project, tables: Tables) -> Paper:
    return paper_of(project, tables.sources, QUARTER)


@pytest.fixture(scope="package")
def pdf(paper: Paper) -> bytes:
    return as_pdf(paper)


@pytest.fixture(scope="package")
def docx(paper: Paper) -> bytes:
    return as_docx(paper)
