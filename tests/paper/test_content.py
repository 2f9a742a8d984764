"""A paper says what the pages of its quarter say, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from papers import pages_of, planted, words_of

from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.disclosure.identifiers import is_nhs_number
from glosanalysis.disclosure.scan import scan
from glosanalysis.errors import WrongUsage
from glosanalysis.paper.blocks import Block, Chart, Grid, Heading, Items, Paper, Paragraph, Run
from glosanalysis.paper.content import paper_of
from glosanalysis.paper.methods import methods
from glosanalysis.paper.pdf import as_pdf
from glosanalysis.paper.word import as_docx
from glosanalysis.parts_by_feed import feeds_in
from glosanalysis.quarter import Quarter

QUARTER = Quarter(2024, 4)


def said_on_pages(project: Project, quarter: Quarter) -> str:
    """Give all that the pages of a quarter show, charts' alternatives and headings included."""
    said = []
    for report in sorted((project.reports / str(quarter)).glob("*.ipynb")):
        for cell in nbformat.read(report, as_version=4).cells:
            said.append(cell.source)
            for output in cell.get("outputs", []):
                html = output.get("data", {}).get("text/html", "")
                page = BeautifulSoup(html, "html.parser")
                for sign in page.select("[aria-hidden=true]"):
                    sign.decompose()
                said.append(page.get_text())
                said += [str(each["aria-label"]) for each in page.select("svg[aria-label]")]
    return " ".join(" ".join(said).split())


def under(paper: Paper, title: str) -> list[Block]:
    """Give the blocks between a heading of level 2 and the next."""
    found: list[Block] = []
    inside = False
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 2:
            inside = block.text == title
        elif inside:
            found.append(block)
    return found


def texts(block: Block) -> list[str]:
    match block:
        case Items():
            return ["".join(run.text for run in runs) for runs in block.items]
        case Paragraph():
            return ["".join(run.text for run in block.runs)]
        case Grid():
            return [text for row in block.rows for cell in row for text in (cell.text, cell.note)]
        case Chart():
            return [block.title, *block.captions, block.picture.alternative]
        case Heading():
            return [block.text]


def test_every_sentence_number_and_chart_is_one_of_the_pages(
    project: Project, paper: Paper
) -> None:
    pages = said_on_pages(project, QUARTER)
    parts = ("What matters most this quarter", "At a glance", "What the charts show")
    blocks = [block for part in parts for block in under(paper, part)]
    blocks += under(paper, "Five questions a member may ask")
    said = [text for block in blocks for text in texts(block)]
    assert len(said) > 50
    assert [text for text in said if text not in pages] == []


def test_its_parts_come_in_the_order_that_a_committee_reads(paper: Paper) -> None:
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    assert [each.text for each in headings if each.level < 3] == [
        "Children's services in Gloucestershire: 2024-25 Q4, January to March 2025",
        "What matters most this quarter",
        "At a glance",
        "What the charts show",
        "Five questions a member may ask",
        "Methods",
        "Sources",
    ]
    first, status = (texts(block)[0] for block in paper.blocks[1:3])
    assert first.startswith("Figures describe days to 31 March 2025, from papers and releases")
    assert status.startswith("Status: not official statistics; no second person has signed")


@pytest.mark.parametrize(("told", "has_papers"), [("2018-01,5\n", True), ("", False)])
def test_methods_are_told_of_papers_only_where_a_book_has_any(
    project: Project, tmp_path: Path, told: str, has_papers: bool
) -> None:
    (tmp_path / "sources.csv").write_text("source_id,title\ncfosc-2018-01,Agenda\n")
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "training.csv").write_text(f"month,delegates\n{told}")
    feeds = feeds_in(tmp_path)
    assert feeds == ({"papers"} if has_papers else set())
    heading, items = methods(project.book / "methods.md", feeds)
    assert isinstance(heading, Heading)
    assert heading.text == "Methods"
    said = texts(items)
    names = [each.partition(".")[0] for each in said]
    assert names[:2] == ["Taken over", "Checked"]
    assert ("Proved" in names) is has_papers
    assert not [each for each in said if "%" in each]
    assert bool(re.search(r"(?i)\bpapers?\b", " ".join(said))) is has_papers


def test_the_table_is_that_of_the_overview_without_its_signs(
    project: Project, paper: Paper
) -> None:
    (grid,) = (block for block in paper.blocks if isinstance(block, Grid))
    assert grid.head[:3] == ("Indicator", "Value", "Change")
    overview = project.reports / str(QUARTER) / "overview.ipynb"
    page = BeautifulSoup(
        "".join(
            output["data"].get("text/html", "")
            for cell in nbformat.read(overview, as_version=4).cells
            for output in cell.get("outputs", [])
        ),
        "html.parser",
    )
    for drawn in page.select(".strip"):
        drawn.decompose()
    rows = page.select("table.cards tbody tr")
    assert len(grid.rows) == len(rows) > 3
    for ours, theirs in zip(grid.rows, rows, strict=True):
        numbers = re.findall(r"\d[\d,.]*", " ".join(f"{cell.text} {cell.note}" for cell in ours))
        shown = " ".join(cell.get_text(" ") for cell in theirs.find_all(["th", "td"]))
        assert numbers == re.findall(r"\d[\d,.]*", shown)
        assert not {"▲", "▼", "✔", "✘"} & set("".join(cell.text for cell in ours))


def test_charts_are_those_that_pages_open_with_the_weightiest_theme_first(paper: Paper) -> None:
    charts = [block for block in paper.blocks if isinstance(block, Chart)]
    assert [chart.title.partition(":")[0] for chart in charts] == [
        "Plans issued within 20 weeks",
        "Children in care, per 10,000",
        "Spending a week on each child in care",
        "Re-referred within 12 months",
    ]
    assert all(chart.picture.svg.startswith("<svg") for chart in charts)
    assert all(chart.captions[-1].startswith("From: ") and chart.sources for chart in charts)


def test_methods_take_five_lines_and_sources_are_those_of_what_is_shown(
    paper: Paper, tables: Tables
) -> None:
    (steps,) = under(paper, "Methods")
    assert isinstance(steps, Items) and steps.numbered and len(steps.items) == 5
    sources, licence = under(paper, "Sources")
    assert isinstance(sources, Items)
    titles = [runs[0].text for runs in sources.items]
    known = set(tables.sources["title"])
    assert titles and set(titles) <= known
    shown = {id_ for block in paper.blocks if isinstance(block, Chart) for id_ in block.sources}
    assert {tables.sources.loc[id_, "title"] for id_ in shown} <= set(titles)
    assert "Open Government Licence" in texts(licence)[0]


COMMENT = (
    '<div class="service-comment"><p class="since">In the service\'s own words: head of service, '
    "2 May 2025.</p><p>A <em>good</em> year, "
    '<a href="https://example.org/a">as told</a>.</p><ul><li>One</li></ul></div>'
)


def test_a_comment_stands_under_its_theme_and_a_chart_makes_room_for_it(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    other = planted(project, tmp_path, QUARTER, {"ehcp": [COMMENT]})
    paper = paper_of(other, tables.sources, QUARTER)
    heading, who, said, items = under(paper, "In the service's own words")
    assert heading == Heading("EHCP growth", 3)
    assert texts(who) == ["In the service's own words: head of service, 2 May 2025."]
    assert isinstance(said, Paragraph)
    assert said.runs == (
        Run("A "),
        Run("good", emphasis=True),
        Run(" year, "),
        Run("as told", address="https://example.org/a"),
        Run("."),
    )
    assert texts(items) == ["One"]
    assert sum(isinstance(block, Chart) for block in paper.blocks) == 3


def said_in(words: int) -> str:
    """Give a comment of so many words of an English length, in paragraphs and a list."""
    text = ("reviewing every placement with " * words).split()[: words - 10]
    halves = " ".join(text[: words // 2]), " ".join(text[words // 2 :])
    return COMMENT.replace("One", halves[0]).replace("as told", f"as told {halves[1]}")


@pytest.mark.parametrize("words", [15, 60, 200])
def test_comments_on_every_page_never_make_a_paper_longer_than_four_pages(
    project: Project, tables: Tables, tmp_path: Path, words: int
) -> None:
    for quarter in published_quarters(project):
        themes = [path.stem for path in (project.reports / str(quarter)).glob("*.ipynb")]
        added = {theme: [said_in(words)] for theme in themes}
        other = planted(project, tmp_path / str(quarter), quarter, added)
        paper = paper_of(other, tables.sources, quarter)
        assert len(pages_of(as_pdf(paper))) <= 4, quarter
        said = under(paper, "In the service's own words")
        whole = sum(isinstance(block, Heading) for block in said)
        # Each comment stands there whole, or its page is named.
        assert whole == len(themes) if words < 20 else whole >= min(3, len(themes))
        if whole < len(themes):
            assert re.fullmatch(r"What the service says of .+ stands on .+\.", texts(said[-1])[0])


HOSTILE = "#panic() *b* _i_ $x$ <script>alert(1)</script> @a \\ // [c] `d` \x07\u202e&amp; =1+1"


def test_text_is_never_markup_in_either_file(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    html = HOSTILE.replace("&amp;", "&").replace("&", "&amp;").replace("<", "&lt;")
    part = f'<ul class="facts"><li><a href="javascript:alert(1)">{html}</a> {html}</li></ul>'
    other = planted(project, tmp_path, QUARTER, {"overview": [part]}, first=True)
    paper = paper_of(other, tables.sources, QUARTER)
    seen = "#panic() *b* _i_ $x$ <script>alert(1)</script> @a \\ // [c] `d` & =1+1"
    assert f"{seen} {seen}" in paper.words
    made = as_pdf(paper)
    assert seen.replace(" ", "") in "".join(words_of(made).split())
    assert b"javascript" not in made
    assert seen in words_of(as_docx(paper))


def test_a_picture_is_taken_from_the_html_of_a_page_too(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img"><title>A line</title>'
    )
    svg += '<desc>It rises.</desc><path d="M0 0L9 9"/><text x="1" y="5">Up</text></svg>'
    chart = f'<p class="exhibit-title">Up it goes</p><figure>{svg}</figure>'
    other = planted(project, tmp_path, QUARTER, {"ehcp": [chart]}, first=True)
    paper = paper_of(other, tables.sources, QUARTER)
    drawn = next(block for block in paper.blocks if isinstance(block, Chart))
    assert (drawn.title, drawn.picture.svg) == ("Up it goes", svg)
    assert drawn.picture.alternative == "A line It rises."
    headings = (Heading("A paper", 1), Heading("A part", 2))
    assert as_pdf(replace(paper, blocks=(*headings, drawn)))


def test_every_published_quarter_has_a_paper_of_two_to_four_pages(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    quarters = published_quarters(project)
    assert len(quarters) > 10
    for quarter in quarters:
        made = as_pdf(paper_of(project, tables.sources, quarter))
        assert 2 <= len(pages_of(made)) <= 4, quarter


def test_nothing_in_a_paper_is_part_of_a_case_record_and_one_that_is_would_be_found(
    project: Project, tables: Tables, tmp_path: Path, pdf: bytes, docx: bytes
) -> None:
    for name, content in (("a.pdf", pdf), ("a.docx", docx)):
        (tmp_path / name).write_bytes(content)
    assert scan([tmp_path]) == []
    part = '<ul class="facts"><li>The pupil is H801200001001.</li></ul>'
    other = planted(project, tmp_path / "other", QUARTER, {"overview": [part]}, first=True)
    paper = paper_of(other, tables.sources, QUARTER)
    (tmp_path / "a.pdf").write_bytes(as_pdf(paper))
    (tmp_path / "a.docx").write_bytes(as_docx(paper))
    found = scan([tmp_path / "a.pdf", tmp_path / "a.docx"])
    assert [each.line for each in found] == [0] * len(found)  # neither has lines
    assert [(each.path.name, each.what) for each in found] == [
        ("a.docx", "a unique pupil number"),
        ("a.pdf", "a unique pupil number"),
    ]
    (tmp_path / "a.pdf").write_bytes(pdf[:1000])
    assert [each.what for each in scan([tmp_path / "a.pdf"])] == ["a PDF that cannot be read here"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        # Together they are an NHS number whose last digit is right.
        (["45", "49", "61", "65", "71"], []),
        (["943 476 5919"], ["an NHS number"]),
        (["9434765919"], ["an NHS number"]),
    ],
)
def test_numbers_that_stand_apart_in_a_chart_are_not_one(
    project: Project, tables: Tables, tmp_path: Path, texts: list[str], found: list[str]
) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 40" role="img">'
    svg += "<title>Ranks</title><desc>They rise.</desc>"
    svg += "".join(
        f'<text x="{300 - 36 * at}" y="30" font-size="8">{text}</text>'
        for at, text in enumerate(texts)
    )
    chart = f'<p class="exhibit-title">Ranks</p><figure>{svg}</svg></figure>'
    other = planted(project, tmp_path / "other", QUARTER, {"ehcp": [chart]}, first=True)
    paper = paper_of(other, tables.sources, QUARTER)
    assert is_nhs_number("4549616571")
    (tmp_path / "a.pdf").write_bytes(as_pdf(paper))
    assert "".join(texts).replace(" ", "") in "".join(words_of(as_pdf(paper)).split()).replace(
        " ", ""
    )
    assert [each.what for each in scan([tmp_path / "a.pdf"])] == found


def test_a_quarter_without_an_overview_has_no_paper(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    other = planted(project, tmp_path, QUARTER, {})
    (other.reports / str(QUARTER) / "overview.ipynb").unlink()
    with pytest.raises(WrongUsage, match="2024-25-Q4 has no overview to make a paper from"):
        paper_of(other, tables.sources, QUARTER)
