"""The service's comments: what they may hold, and which numbers are those of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hostile import HOSTILE

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.commentary import comment_on, place_of
from glosanalysis.commentary.figures import Figures
from glosanalysis.commentary.markdown import Passage
from glosanalysis.commentary.notes import claims_in
from glosanalysis.commentary.numbers import numbers_in
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BadData
from glosanalysis.proofreading import commentary_faults
from glosanalysis.proofreading.page_figures import figures_of_page
from glosanalysis.publication.inputs import Inputs
from glosanalysis.publication.provenance import provenance, why_stale
from glosanalysis.quarter import Quarter
from glosanalysis.render.page_frame import opening
from glosanalysis.render.service_comment import service_comment
from glosanalysis.report import open_report

TASK = ReportKey(Quarter.parse("2019-20-Q4"), "workforce")
HEAD = "---\nrole: Head of the made-up service\ndate: 2020-06-04\n---\n\n"
GOOD = f"""{HEAD}Agency cover stood at **33.5%**, about a third of posts. On 1 March 2020 we
had 137 agency staff; 214 files {{Ofsted monitoring visit, March 2022}} were read.

- We [recruit](https://example.org/jobs?a=1&b=2) *now*.
"""
BODY = 6
"""The line on which a comment begins after the head."""


def put(root: Path, text: str, task: ReportKey = TASK) -> Path:
    path = place_of(root / "data", task.quarter, task.theme)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def page_of(*texts: str) -> Figures:
    page = Figures()
    for text in texts:
        page.take_text(text)
    page.take(6_230, "Variance (£ thousand)")
    page.take_ratio(410, 200)
    return page


PAGE = page_of("34.6% of 5,295 plans; 273 fewer; 20.2% in time; 28th lowest of 153; £1,358,000")

AMONG = {
    "as shown": "5,295 plans",
    "without its comma": "5295 plans",
    "rounded to its decimals": "35%",
    "in words of percent": "34.6 per cent",
    "in thousands": "5.3 thousand and 5.3k",
    "in pounds": "£6,230,000",
    "in millions": "£6.2 million, £6.23m, £1.358 million",
    "about": "about 5,300, around 5,000",
    "over and under": "over 5,000; nearly 5,300; just under 35%; more than 5,200",
    "a third": "a third, nearly one third, one in three",
    "one in five": "one in five, 1 in 5, two out of ten",
    "doubled": "doubled, twice as many, halved",
    "a fall": "−273, -273",
    "a rank": "28th of 153",
    "no figure at all": "nothing to count here",
}
NOT_AMONG = {
    "another number": "5,296",
    "a digit less than its decimals": "34.5%",
    "rounded the wrong way": "34%",
    "rounded without a word": "5,300",
    "over what it is not": "over 5,300",
    "under what it is not": "nearly 5,000",
    "percent of a count": "273%",
    "pounds of a count": "£5,295",
    "a share in words": "half",
    "another share": "two thirds",
    "one in ten": "one in ten",
    "in thousands": "5.2k",
    "in millions": "£6.3 million",
    "in words": "twelve new social workers",
    "in words, of a scale": "two million",
    "one of a scale": "one hundred thousand",
    "a billion": "a billion",
    "half a million": "half a million pounds",
    "a dozen": "a dozen schools",
    "trebled": "trebled",
    "a rank": "29th",
}


@pytest.mark.parametrize("said", AMONG.values(), ids=AMONG)
def test_numbers_of_the_page(said: str) -> None:
    assert [number.text for number in numbers_in(said) if not PAGE.hold(number)] == []


@pytest.mark.parametrize("said", NOT_AMONG.values(), ids=NOT_AMONG)
def test_numbers_that_are_not_of_the_page(said: str) -> None:
    numbers = numbers_in(said)
    assert len(numbers) == 1
    assert not PAGE.hold(numbers[0])


NO_FIGURES = (
    "On 1 May 2020, in March 2022, by 31 March and from 3 to 14 June.",
    "In 2022-23, 2022/23 and 2021-22 Q4; in Q3 and quarter 2; since 2019 and in the 1990s.",
    "Published 2025-11-14, or 14/11/2025.",
    "Aged 16 to 17, age 5, under-18s, 16- and 17-year-olds, a 12 year old, an 18th birthday.",
    "Under section 47, Section 20, regulation 44, paragraph 2.14, Key Stage 2, Year 11.",
    "COVID-19, SR7.2 and the Children Act 1989.",
    "Over the last two quarters and the next three years; in the second half; once a quarter.",
)


@pytest.mark.parametrize("said", NO_FIGURES)
def test_dates_ages_and_laws_are_no_figures(said: str) -> None:
    assert numbers_in(said) == []


def test_a_note_belongs_to_the_number_before_it_in_its_sentence() -> None:
    said = "We saw 214 of 900 children {Ofsted, 12 March 2022}. Then 31 came."
    assert [(each.number.text, each.is_from_elsewhere) for each in claims_in(Passage(said, 1))] == [
        ("214", False),
        ("900", True),
        ("31", False),
    ]


def test_a_comment_stands_after_the_headline_as_the_services_words(checkout: Path) -> None:
    before = [
        piece._repr_mimebundle_()
        for piece in opening(open_report("workforce", "2019-20-Q4")).pieces
    ]
    put(checkout, GOOD)
    report = open_report(TASK.theme, TASK.quarter)
    after = [piece._repr_mimebundle_() for piece in opening(report).pieces]
    added = [each for each in after if each not in before]
    assert [each for each in after if each not in added] == before
    shown = "".join(added[-1]["text/html"])
    assert after.index(added[0]) < after.index(
        {"text/markdown": "## Key figures", "text/plain": "Key figures"}
    )
    assert (
        "In the service's own words: Head of the made-up service, 4 June 2020"
        in BeautifulSoup(shown, "html.parser").get_text()
    )
    assert "214 files [Ofsted monitoring visit, March 2022]" in shown
    assert '<a href="https://example.org/jobs?a=1&amp;b=2">recruit</a>' in shown


def test_where_there_is_no_comment_a_page_has_none(project: Project) -> None:
    assert not (project.data / "commentary").exists()
    assert service_comment(open_report("workforce", "2019-20-Q4")).pieces == []


FAULTS = {
    "no front matter": (1, "Words.", "role and date have to stand first"),
    "no role": (1, "---\ndate: 2020-06-04\n---\nWords.", "role is missing"),
    "no date": (1, "---\nrole: Head\n---\nWords.", "date is missing"),
    "an empty role": (2, "---\nrole:\ndate: 2020-06-04\n---\nWords.", "role needs a value"),
    "a list for a role": (2, "---\nrole: [a]\ndate: 2020-06-04\n---\nWords.", "role needs a value"),
    "markup in the role": (2, HEAD.replace("Head", "<b>Head") + "Words.", "holds markup"),
    "a name": (
        4,
        HEAD.replace("\n---\n\n", "\nname: A\n---\n\n") + "Words.",
        "'name' is not known",
    ),
    "a role twice": (3, HEAD.replace("date", "role: B\ndate") + "Words.", "role is there twice"),
    "a placeholder for a role": (
        2,
        "---\n{role}: Head\ndate: 2020-06-04\n---\nWords.",
        "role and date have to stand first",
    ),
    "a role as long as a comment": (
        2,
        HEAD.replace("Head", "Head of it " * 10) + "Words.",
        "characters, 100 are the most",
    ),
    "a formula for a role": (2, HEAD.replace("Head", "=1+1") + "Words.", "begins like a formula"),
    "an unseen character in the role": (
        2,
        HEAD.replace("Head of the made-up service", '"a\\u202eb"') + "Words.",
        "an invisible or control character",
    ),
    "a role over two lines": (2, HEAD.replace("Head", "|\n  Head") + "Words.", "spaces around it"),
    "an object of Python": (
        2,
        HEAD.replace("Head of the made-up service", "!!python/object/apply:os.system [ls]") + "A.",
        "role needs a value, on one line",
    ),
    "a date that is the role again": (
        3,
        "---\nrole: &a Head\ndate: *a\n---\nWords.",
        "'Head' is not a date",
    ),
    "a head that takes in another": (
        2,
        "---\n<<: {role: Head}\ndate: 2020-06-04\n---\nWords.",
        "'<<' is not known",
    ),
    "two heads": (5, "---\nrole: A\n...\n---\ndate: 2020-06-04\n---\nWords.", "a heading"),
    "no YAML": (2, "---\nrole: [\n---\nWords.", "not readable as YAML"),
    "a date in words": (3, HEAD.replace("2020-06-04", "4 June 2020") + "Words.", "is not a date"),
    "no such day": (3, HEAD.replace("06-04", "06-31") + "Words.", "'2020-06-31' is not a date"),
    "too early": (3, HEAD.replace("06-04", "03-30") + "Words.", "is before the end of the quarter"),
    "no words": (1, HEAD, "says nothing"),
    "too long": (1, HEAD + "word " * 201, "201 words, 200 are the most"),
    "a heading": (7, HEAD + "Words.\n# Loud", "a heading"),
    "a script": (6, HEAD + "<script>alert(1)</script>", "HTML"),
    "HTML in a line": (7, HEAD + "Words\nand <b>more</b>.", "HTML"),
    "a picture": (6, HEAD + "![x](https://example.org/x.png)", "a picture"),
    "a link to a script": (6, HEAD + "[x](javascript:alert(1))", "write a link as"),
    "a link to a script, in disguise": (6, HEAD + "[x](JaVa&#x53;cript:alert(1))", "write a link"),
    "a link to another script": (6, HEAD + "[x](vbscript:x)", "write a link as"),
    "a page within a link": (6, HEAD + "[x](data:text/html;base64,AAAA)", "write a link as"),
    "a picture within a link": (
        6,
        HEAD + "[x](data:image/png;base64,AAAA)",
        "not an https address",
    ),
    "an address in angle brackets": (6, HEAD + "<https://example.org>", "write a link as"),
    "a character of no text": (6, HEAD + "Wo\0rds", "cannot be seen"),
    "a file without end": (0, HEAD + "word " * 5000, "bytes, 20,000 are the most"),
    "brackets without end": (0, HEAD + "[" * 30_000, "bytes, 20,000 are the most"),
    "a link without s": (6, HEAD + "[x](http://example.org)", "is not an https address"),
    "a link to here": (6, HEAD + "[x](../overview.html)", "is not an https address"),
    "a link to mail": (6, HEAD + "<mailto:a@example.org>", "is not an https address"),
    "a bare address": (7, HEAD + "See\nhttps://example.org", "write a link as"),
    "a hidden address": (8, HEAD + "Words.\n\n[a]: http://example.org", "write a link as"),
    "a title of a link": (6, HEAD + '[x](https://example.org "1")', "no title"),
    "a directive": (6, HEAD + "```{raw} html\n<b>\n```", "a directive of MyST"),
    "a colon fence": (6, HEAD + ":::{note}\nWords.\n:::", "follows no number"),
    "a role of MyST": (6, HEAD + "{download}`x <y>`", "a role of MyST"),
    "a substitution": (6, HEAD + "{{ config }}", "a brace without its other"),
    "a quotation": (6, HEAD + "> Words.", "a quotation set apart"),
    "code by spaces": (8, HEAD + "Words.\n\n    code", "which is code"),
    "a line across": (8, HEAD + "Words.\n\n***", "a line across"),
    "a list from 1989": (6, HEAD + "1989. Words.", "begins at 1"),
    "an unseen character": (7, HEAD + "Words\nand\u202e more.", "cannot be seen"),
    "a half as a sign": (6, HEAD + "It is ½.", "plain figures or in words"),
    "a note that says source": (6, HEAD + "It is 214 {source}.", "names no source"),
    "a note of nothing": (6, HEAD + "It is 214 {}.", "names no source"),
    "a note without a number": (7, HEAD + "It is 214.\nSo {Ofsted, 2022}.", "follows no number"),
    "a note without an end": (6, HEAD + "It is 214 {Ofsted.", "without its other"),
    "a number of nowhere": (7, HEAD + "It is 33.5% and\n**2,600** more.", "2,600 is not among the"),
    "a number in a list": (8, HEAD + "Words.\n\n- a rise to 41%", "41% is not among the"),
}


@pytest.mark.parametrize(("line", "text", "what"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_with_its_line(
    checkout: Path, five_papers: Tables, line: int, text: str, what: str
) -> None:
    put(checkout, text)
    found = commentary_faults(Project(checkout), five_papers)
    assert {fault.file for fault in found} == {"data/commentary/2019-20-Q4/workforce.md"}
    assert [fault.line for fault in found if what in fault.what] == [line]


PLACES = {
    "2019-20-Q4/overview.md": "'overview' is not a theme: must be one of early_help",
    "2019-20-Q4/work.md": "'work' is not a theme: must be one of early_help",
    "2019-20-Q4/placements.md": "placements has no page in 2019-20-Q4: that quarter has early_help",
    "2019-20-Q4/workforce.txt": "a comment is a file data/commentary/QUARTER/THEME.md",
    "workforce.md": "a comment is a file data/commentary/QUARTER/THEME.md",
    "2019-20 Q4/workforce.md": "the folder of this quarter is 2019-20-Q4",
    "2019-20-Q5/workforce.md": "'2019-20-Q5' is not a quarter",
    "2049-50-Q1/workforce.md": "no figure is known for 2049-50-Q1",
}


def test_a_comment_on_no_page_is_named(checkout: Path, five_papers: Tables) -> None:
    for place in PLACES:
        path = checkout / "data" / "commentary" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    found = {fault.file: fault.what for fault in commentary_faults(Project(checkout), five_papers)}
    assert {f"data/commentary/{place}" for place in PLACES} == set(found)
    assert [p for p, what in PLACES.items() if what not in found[f"data/commentary/{p}"]] == []


def test_a_file_of_another_encoding_is_named(checkout: Path, five_papers: Tables) -> None:
    put(checkout, GOOD).write_bytes(GOOD.replace("-", "\u2013").encode("cp1252"))
    (found,) = commentary_faults(Project(checkout), five_papers)
    assert "is not UTF-8" in str(found)


def test_what_editors_put_beside_a_comment_or_before_it_is_no_fault(
    checkout: Path, five_papers: Tables
) -> None:
    text = f"{HEAD}Nothing to count."
    path = put(checkout, text)
    path.write_text(text, encoding="utf-8-sig")
    beside = checkout / "data" / "commentary" / ".ipynb_checkpoints" / "workforce-checkpoint.md"
    beside.parent.mkdir()
    beside.write_text("half", encoding="utf-8")
    assert commentary_faults(Project(checkout), five_papers) == []


def test_check_and_run_name_faults_and_change_nothing(checkout: Path, command) -> None:
    put(checkout, GOOD.replace("137", "173"))
    told = (
        "data/commentary/2019-20-Q4/workforce.md, line 7: 173 is not among the figures of its "
        "page: correct it, or say after it where it is from, as in "
        "173 {Ofsted monitoring visit, March 2022}"
    )
    for arguments in (["check"], ["run", "2019-20-Q4"]):
        code, _, err = command(*arguments)
        assert code == 3
        assert told in err
    assert list((checkout / "book" / "reports").iterdir()) == []


def test_a_page_is_not_made_of_a_comment_with_a_fault(checkout: Path) -> None:
    """Also where a template is executed without this project's commands."""
    put(checkout, HEAD + "<script>alert(1)</script>")
    with pytest.raises(BadData, match="line 6: HTML"):
        open_report(TASK.theme, TASK.quarter)


TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}
MARKUP = [
    *HOSTILE.values(),
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "(target)=",
    "% comment",
    "+++",
]


@pytest.mark.parametrize("text", MARKUP)
def test_nothing_live_reaches_a_page(checkout: Path, text: str) -> None:
    put(checkout, f"{HEAD}Words.\n\n{text} and words {text}")
    try:
        comment = comment_on(checkout / "data", TASK.quarter, TASK.theme)
    except BadData:
        return
    assert comment is not None
    page = BeautifulSoup(comment.body, "html.parser")
    assert {tag.name for tag in page.find_all()} <= TAGS
    assert all(tag.attrs == {} or tag["href"].startswith("https://") for tag in page.find_all())


def test_a_comment_makes_its_page_stale_and_no_other(checkout: Path, five_papers: Tables) -> None:
    project = Project(checkout)
    other = ReportKey(TASK.quarter, "overview")

    def made_from(task: ReportKey) -> tuple[dict[str, str], dict]:
        inputs = Inputs(project, five_papers).of(task)
        return inputs, provenance(project, five_papers, task.quarter)

    for task in (TASK, other):
        path = task.report_in(project.reports)
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    states = [made_from(TASK), made_from(other)]
    assert "commentary" not in states[0][1]
    for text in (GOOD, GOOD.replace("137", "136"), None):
        before, beside = states
        put(checkout, text) if text else place_of(project.data, *_parts(TASK)).unlink()
        states = [made_from(TASK), made_from(other)]
        now, still = states
        assert [name for name in now[0] if now[0][name] != before[0].get(name)] == ["comment"]
        assert why_stale(TASK, before[1], now[1]) == "changed: comment"
        assert still[0] == beside[0]
        assert why_stale(other, beside[1], still[1]) is None


def _parts(task: ReportKey) -> tuple[Quarter, str]:
    return task.quarter, task.theme


def test_the_figures_of_a_page_are_those_of_its_key_figures_charts_and_tables(
    checkout: Path,
) -> None:
    page = figures_of_page(Project(checkout), TASK)
    # Of the headline, a chart, a table, a title, a note and the words of a paper.
    said = "33.5%; 12.2%; 411.2; 28.9%; 410.7; 32.8%; doubled"
    assert [each.text for each in numbers_in(said) if not page.hold(each)] == ["doubled"]


def test_the_example_of_the_readme_is_a_comment(checkout: Path, project: Project) -> None:
    readme = (project.root / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```markdown\n")[2].partition("```")[0]
    comment = comment_on(checkout / "data", *_parts(TASK)) if put(checkout, example) else None
    assert comment is not None
    claims = [claim for passage in comment.passages for claim in claims_in(passage)]
    numbers = {claim.number.text: claim.is_from_elsewhere for claim in claims}
    assert numbers == {"a quarter": False, "24.9%": False, "214": True}
