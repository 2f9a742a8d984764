"""The workbook of a quarter, rule by rule of the guidance on statistics in spreadsheets."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from copies import IN_A_COPY
from nbformat.v4 import new_code_cell, new_notebook, new_output
from python_calamine import CalamineWorkbook

from glosanalysis.checkout.project import Project
from glosanalysis.cli import main
from glosanalysis.data.tables import Tables
from glosanalysis.errors import WrongUsage
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.exhibits import shown_in
from glosanalysis.takeaway.workbook import workbook

ROOT = Path(__file__).resolve().parents[2]
QUARTER = Quarter(2024, 4)
pytestmark = pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no such quarter")
NS = {"": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
FRONT = ["Cover", "Contents", "Notes"]
Rows = list[list[object]]


class Opened:
    """A workbook: what its sheets hold, and how they are tagged."""

    def __init__(self, content: bytes) -> None:
        self.parts = zipfile.ZipFile(io.BytesIO(content))
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self.names = book.sheet_names
        self.rows: dict[str, Rows] = {
            name: book.get_sheet_by_name(name).to_python() for name in self.names
        }

    def xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts.read(f"xl/{part}.xml"))

    def sheet(self, name: str) -> ElementTree.Element:
        return self.xml(f"worksheets/sheet{self.names.index(name) + 1}")

    def table(self, name: str) -> Rows:
        """Give the rows that are tagged as a table, its headings first."""
        first, last = self.tags()[name].attrib["ref"].split(":")
        start, end = (int(re.sub("[A-Z]", "", cell)) for cell in (first, last))
        assert first.startswith("A")
        return self.rows[name][start - 1 : end]

    def tags(self) -> dict[str, ElementTree.Element]:
        """Give the tag of the table of each sheet: every sheet but the cover has one."""
        return {
            name: self.xml(f"tables/table{number}")
            for number, name in enumerate(self.names[1:], start=1)
        }

    def tables(self) -> Iterator[tuple[str, Rows]]:
        return ((name, self.table(name)) for name in self.names[1:])


@pytest.fixture(scope="module")
def made(project: Project, tables: Tables) -> bytes:
    return workbook(project, tables.titles, QUARTER)


@pytest.fixture(scope="module")
def book(made: bytes) -> Opened:
    return Opened(made)


@pytest.fixture(scope="module")
def record(project: Project) -> list[dict[str, str]]:
    file = project.reports / str(QUARTER) / "indicators.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_cover_contents_and_notes_come_first(book: Opened) -> None:
    assert book.names[:3] == FRONT
    cover = [row[0] for row in book.rows["Cover"]]
    assert str(cover[0]).endswith("2024-25 Q4, January to March 2025")
    assert {"Introductory information", "About these data", "Contact"} <= set(cover)
    assert "The maintainers of this book." in cover
    assert any(str(line).startswith("New: ") for line in cover)
    assert any(str(line).startswith("From edition ") for line in cover)


def test_names_of_sheets_are_short_and_of_one_word(book: Opened) -> None:
    assert all(re.fullmatch(r"[A-Za-z_]+\d*", name) and len(name) <= 31 for name in book.names)


def test_every_sheet_but_the_cover_is_one_tagged_table_with_headings(book: Opened) -> None:
    counts = [len(book.sheet(name).findall("tableParts/tablePart", NS)) for name in book.names]
    assert counts == [0, *[1] * (len(book.names) - 1)]
    for name, (head, *body) in book.tables():
        assert body, name
        tagged = book.tags()[name].findall("tableColumns/tableColumn", NS)
        assert [column.attrib["name"] for column in tagged] == head
        assert all(head) and len(set(head)) == len(head), name
        assert book.tags()[name].attrib.get("headerRowCount", "1") == "1"


def test_tables_have_names_of_their_own(book: Opened) -> None:
    names = [tag.attrib["name"] for tag in book.tags().values()]
    assert len(set(names)) == len(names)
    assert {"figures_ehcp", "exhibit_ehcp_1"} <= set(names)


def test_every_sheet_begins_in_its_first_cell_and_leaves_no_row_or_column_blank(
    book: Opened,
) -> None:
    for name, rows in book.rows.items():
        assert all(row[0] != "" for row in rows), name
        assert all(any(row[column] != "" for row in rows) for column in range(len(rows[0])))
        refs = [cell.attrib["r"] for cell in book.sheet(name).iterfind("sheetData/row/c", NS)]
        assert refs[0] == "A1"


def test_no_cell_of_a_table_is_empty(book: Opened) -> None:
    for name, rows in book.tables():
        assert all(cell not in ("", None) for row in rows for cell in row), name


def test_nothing_is_merged_frozen_filtered_hidden_or_drawn(book: Opened) -> None:
    for name in book.names:
        tags = {tag.tag.rpartition("}")[2] for tag in book.sheet(name).iter()}
        assert (
            tags & {"mergeCell", "pane", "autoFilter", "drawing", "conditionalFormatting"} == set()
        )
        assert not any(tag.attrib.get("hidden") for tag in book.sheet(name).iter())
    for tag in book.tags().values():
        assert tag.find("autoFilter", NS) is None
    assert not any(sheet.attrib.get("state") for sheet in book.xml("workbook").iter())
    assert not any("vba" in part or "media" in part for part in book.parts.namelist())


def test_no_cell_holds_a_formula(book: Opened) -> None:
    assert all(next(book.sheet(name).iter(f"{{{NS['']}}}f"), None) is None for name in book.names)


def test_every_sheet_says_how_many_tables_it_has(book: Opened) -> None:
    for name in book.names[1:]:
        assert str(book.rows[name][1][0]).startswith("This worksheet contains one table."), name


def test_contents_name_and_lead_to_every_sheet_with_figures(book: Opened) -> None:
    _, *lines = book.table("Contents")
    assert [line[0] for line in lines] == book.names[3:]
    assert [line[1] for line in lines] == [book.rows[name][0][0] for name in book.names[3:]]
    links = book.sheet("Contents").findall("hyperlinks/hyperlink", NS)
    assert [link.attrib["location"] for link in links] == [f"'{n}'!A1" for n in book.names[3:]]


def test_every_note_is_referred_to_and_every_reference_has_its_note(book: Opened) -> None:
    _, *notes = book.table("Notes")
    numbers = [int(float(str(note[0]))) for note in notes]
    said = "\n".join(str(cell) for n in book.names[3:] for row in book.rows[n] for cell in row)
    assert numbers == list(range(1, len(notes) + 1))
    assert {int(found) for found in re.findall(r"\[note (\d+)\]", said)} == set(numbers)
    assert "$" not in said and "nan" not in [str(note[1]) for note in notes]


def test_shorthand_is_explained_on_its_own_sheet(book: Opened) -> None:
    seen = set()
    for name in book.names[3:]:
        table = book.table(name)
        used = {str(c) for row in table for c in row if re.fullmatch(r"\[[a-z]+\]", str(c))}
        above = [str(row[0]) for row in book.rows[name][: -len(table)]]
        assert {line[:3] for line in above if line.startswith("[")} == used, name
        seen |= used
    assert {"[x]", "[z]"} <= seen


def test_letters_are_at_least_12_points_without_serifs_and_broken_into_lines(
    book: Opened,
) -> None:
    styles = book.xml("styles")
    forms = styles.findall("cellXfs/xf", NS)
    fonts = styles.findall("fonts/font", NS)
    used = {
        int(cell.attrib["s"])
        for name in book.names
        for cell in book.sheet(name).iterfind("sheetData/row/c", NS)
    }
    for form in (forms[number] for number in used):
        font = fonts[int(form.attrib["fontId"])]
        assert float(font.find("sz", NS).attrib["val"]) >= 12  # type: ignore[union-attr]
        assert font.find("name", NS).attrib["val"] == "Arial"  # type: ignore[union-attr]
        assert form.find("alignment", NS).attrib["wrapText"] == "1"  # type: ignore[union-attr]


def test_no_meaning_is_told_by_colour(book: Opened) -> None:
    fills = book.xml("styles").findall("fills/fill/patternFill", NS)
    assert {fill.attrib["patternType"] for fill in fills} <= {"none", "gray125"}
    assert b"dxf " not in book.parts.read("xl/styles.xml")


def test_the_file_says_its_title_and_nothing_of_when_it_was_made(book: Opened) -> None:
    core = book.parts.read("docProps/core.xml").decode()
    assert "2024-25 Q4, January to March 2025</dc:title>" in core
    # The day up to which the quarter knows.
    assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {"2026-11-26"}
    assert {each.date_time[:3] for each in book.parts.infolist()} == {(1980, 1, 1)}


def test_figures_are_those_of_the_record_as_numbers_with_their_decimals(
    book: Opened, record: list[dict[str, str]]
) -> None:
    head, *rows = book.table("ehcp")
    of = {str(row[0]).split(" [note")[0]: dict(zip(head, row, strict=True)) for row in rows}
    told = [row for row in record if row["theme"] == "ehcp" and row["label"] in of]
    assert len(told) == len(of) > 8
    for row in told:
        cells = of[row["label"]]
        assert cells["Value"] == float(row["value"])
        assert cells["Describes"] == date.fromisoformat(row["as_at"])
        assert cells["Change"] == (float(row["change"]) if row["change"] else "[x]")
    forms = [form_of(book, "ehcp", f"B{line}") for line in lines_of(book, "ehcp")]
    values = {row["label"]: row["value"] for row in told}
    shown = [values[str(row[0]).split(" [note")[0]] for row in rows]
    assert [len(form.partition(".")[2]) for form in forms] == [
        len(value.partition(".")[2]) for value in shown
    ]


def lines_of(book: Opened, name: str) -> range:
    rows = len(book.rows[name])
    return range(rows - len(book.table(name)) + 2, rows + 1)


def form_of(book: Opened, name: str, ref: str) -> str:
    cells = book.sheet(name).iterfind("sheetData/row/c", NS)
    style = next(int(cell.attrib["s"]) for cell in cells if cell.attrib["r"] == ref)
    styles = book.xml("styles")
    number = styles.findall("cellXfs/xf", NS)[style].attrib["numFmtId"]
    forms = styles.findall("numFmts/numFmt", NS)
    return next(form.attrib["formatCode"] for form in forms if form.attrib["numFmtId"] == number)


def test_headline_figures_come_first_and_history_not_at_all(
    book: Opened, record: list[dict[str, str]]
) -> None:
    labels = [str(row[0]).split(" [note")[0] for row in book.table("ehcp")[1:]]
    assert labels[0] == "Plans issued within 20 weeks"
    old = {row["label"] for row in record if row["as_at"] < "2023-09-01"}
    assert old and not old & set(labels)


def test_exhibits_are_those_of_the_page_in_its_order(book: Opened, project: Project) -> None:
    shown = shown_in(project.reports / str(QUARTER) / "ehcp.ipynb").exhibits
    titles = [str(book.rows[f"ehcp_{n}"][0][0]) for n in range(1, len(shown) + 1)]
    assert titles == [f"EHCP growth: {each.title}" for each in shown]
    assert f"ehcp_{len(shown) + 1}" not in book.names
    assert book.table("ehcp_4")[1][1:] == [4854, 864, 467, 38, 5289]


def test_two_folders_give_the_same_bytes(
    made: bytes, project: Project, tables: Tables, tmp_path: Path
) -> None:
    other = Project(tmp_path / "another")
    for name in ("data/authority.toml", "data/quarters.csv", "book/how-to-read.md"):
        (other.root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project.root / name, other.root / name)
    shutil.copytree(project.reports / str(QUARTER), other.reports / str(QUARTER))
    assert workbook(other, tables.titles, QUARTER) == made


TEXTS = ("=1+1", "+1+cmd", "@SUM(1)", "{=1}", "https://example.org", "[a](https://b.c)", "$$x$$")


def planted(root: Path, text: str) -> Project:
    """Make a book of one quarter with a text wherever a workbook takes one from."""
    project = Project(root)
    folder = project.reports / str(QUARTER)
    folder.mkdir(parents=True)
    project.data.mkdir()
    own = (ROOT / "data" / "authority.toml").read_text(encoding="utf-8")
    for key in ("title", "author"):
        own = re.sub(rf"^{key} = .*$", lambda _, key=key: f"{key} = '{text}'", own, flags=re.M)
    (project.data / "authority.toml").write_text(own, encoding="utf-8")
    (project.book / "how-to-read.md").write_text(f"**New**\n: {text}\n")
    (project.data / "quarters.csv").write_text(f"quarter,known_by\n{QUARTER},2025-06-01\n")
    row = {"quarter": str(QUARTER), "theme": "ehcp", "indicator": "ehc_20w_pct", "value": "12.50"}
    row |= {"as_at": "2025-01-31", "status": "new", "source_id": "a", "feed": "paper"}
    row |= {"assessment": "worse", "comparator_value": "3"}
    row |= dict.fromkeys(("label", "unit", "locator", "qualifier", "comparator_area"), text)
    rest = ("previous_value", "change", "target", "ci_low", "ci_high", "numerator", "denominator")
    with (folder / "indicators.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [*row, *rest], restval="")
        writer.writeheader()
        writer.writerow(row)
    page = (
        f'<p class="exhibit-title">{text}</p><table class="figures"><thead><tr>'
        f'<th class="text">{text}</th><th>B</th></tr></thead><tbody><tr><th>{text}</th><td>{text}'
        f'</td></tr></tbody></table><p class="exhibit-caption">{text}</p>'
        f'<ul class="careful"><li>{text}</li></ul>'
    )
    output = new_output("display_data", {"text/html": page})
    nbformat.write(new_notebook(cells=[new_code_cell(outputs=[output])]), folder / "ehcp.ipynb")
    return project


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_planted_in_a_text_stays_text(tmp_path: Path, text: str) -> None:
    book = Opened(workbook(planted(tmp_path, text), {"a": text}, QUARTER))
    test_no_cell_holds_a_formula(book)
    for name in book.names:
        links = book.sheet(name).findall("hyperlinks/hyperlink", NS)
        assert [link.attrib["location"] for link in links] == (
            [f"'{each}'!A1" for each in book.names[3:]] if name == "Contents" else []
        )
    # A space is all that may have come into it.
    said = [
        str(cell).replace(" ", "") for rows in book.rows.values() for row in rows for cell in row
    ]
    assert sum(text in each for each in said) >= 12


def test_a_figure_that_is_held_back_is_its_symbol_and_never_a_number(tmp_path: Path) -> None:
    book = Opened(workbook(planted(tmp_path, "[c]"), {}, QUARTER))
    head, row = book.table("ehcp")
    assert dict(zip(head, row, strict=True))["Value"] == "[c]"
    assert "12.5" not in str(book.rows)
    assert any(str(line[0]).startswith("[c]: held back") for line in book.rows["ehcp"])


def test_a_quarter_whose_figures_are_all_history_has_no_workbook(tmp_path: Path) -> None:
    project = planted(tmp_path, "Plans")
    record = project.reports / str(QUARTER) / "indicators.csv"
    record.write_text(record.read_text().replace("2025-01-31", "2023-08-31"))
    with pytest.raises(WrongUsage, match="2024-25-Q4 has no figure to put into a workbook"):
        workbook(project, {}, QUARTER)


def test_a_quarter_that_is_not_published_is_refused(project: Project) -> None:
    with pytest.raises(
        WrongUsage, match=r"2011-12-Q1 is not published; published are: .*2024-25-Q4"
    ):
        workbook(project, {}, Quarter(2011, 1))


def test_the_command_writes_the_file_whole_or_says_why_not(
    checkout: Path, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(project.reports / "2022-23-Q1", checkout / "book/reports/2022-23-Q1")
    into = checkout / "made" / "quarter.xlsx"
    assert ended(["workbook", "Q1 2022-23", "--to", str(into)]) == 0
    assert f"the workbook is at {into}" in capsys.readouterr().out
    assert Opened(into.read_bytes()).names[:3] == FRONT
    assert [path.name for path in into.parent.iterdir()] == ["quarter.xlsx"]

    for arguments, told in (
        (["2022-23-Q1", "--to", "quarter.csv"], "quarter.csv is not the name of a workbook"),
        (["2022-23-Q2"], "2022-23-Q2 is not published; published are: 2022-23-Q1"),
        (["quarter"], "'quarter' is not a quarter"),
    ):
        assert ended(["workbook", *arguments]) == 2
        assert told in capsys.readouterr().err


def ended(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0)
