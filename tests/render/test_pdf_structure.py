"""What assistive technology, archives and careful readers find in the PDF of the embedded release."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from markupsafe import escape

from icc_reports import pipeline
from icc_reports.present.report import Report
from icc_reports.render import pdf

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def report() -> Report:
    return pipeline.study(pipeline.load(None), lambda _: None).report


@pytest.fixture(scope="module")
def rendered(report: Report) -> bytes:
    return pdf.render(report)


@pytest.fixture(scope="module")
def text(rendered: bytes, tmp_path_factory: pytest.TempPathFactory) -> str:
    return _poppler("pdftotext", rendered, tmp_path_factory.mktemp("text"), "-raw", "{}", "-")


def _poppler(command: str, data: bytes, folder: Path, *arguments: str) -> str:
    if shutil.which(command) is None:
        pytest.skip(f"needs {command} of poppler-utils")
    path = folder / "report.pdf"
    path.write_bytes(data)
    line = [command, *(argument.format(path) for argument in arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout


def _elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """The structure elements in reading order."""

    def walk(node: object) -> Iterator[pikepdf.Dictionary]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            yield from walk(node.get("/K"))

    yield from walk(document.Root.StructTreeRoot.K)


def test_headings_descend_in_order(rendered: bytes) -> None:
    with pikepdf.open(io.BytesIO(rendered)) as document:
        levels = [int(str(each.S)[2]) for each in _elements(document) if re.fullmatch(r"/H\d", str(each.S))]
        outline = [str(item.title) for item in document.open_outline().root]
        assert document.Root.Lang == "en"
        assert (
            document.docinfo["/Title"]
            == "Internet Commerce Corporation: First quarter of fiscal 2004, ended October 31, 2003"
        )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {2, 3} <= set(levels)
    assert outline == ["Internet Commerce Corporation"]


def test_cells_name_the_heads_that_they_stand_under(report: Report, rendered: bytes) -> None:
    """Each cell lists its heads by name, which says more than a scope and is what WeasyPrint makes of scopes."""
    with pikepdf.open(io.BytesIO(rendered)) as document:
        elements = list(_elements(document))
        names = [str(each.ID) for each in elements if each.S == "/TH"]
        cells = [each for each in elements if each.S == "/TD"]
        tables = [each for each in elements if each.S == "/Table"]
        lists = [[str(head) for head in cell.A.Headers] for cell in cells]
    assert len(tables) >= sum(len(section.tables) for section in report.digest.sections)
    assert len(set(names)) == len(names) > 100
    assert len(cells) > 400
    assert all(heads and set(heads) <= set(names) for heads in lists)
    assert sum(len(heads) >= 2 for heads in lists) > 400


def test_charts_have_their_numbers_as_alternative_text(report: Report, rendered: bytes) -> None:
    with pikepdf.open(io.BytesIO(rendered)) as document:
        texts = [str(each.Alt) for each in _elements(document) if each.S == "/Figure"]
    assert len(texts) >= len(report.charts) == 3
    for chart in report.charts:
        assert " ".join(chart.description.split()) in [" ".join(each.split()) for each in texts]
        for series in chart.series:
            for point in series.points:
                assert point.printed in chart.description


def test_every_number_on_the_pages_is_one_of_the_report(report: Report, text: str) -> None:
    """Nothing is printed in a table or chart that the model does not hold: each number is a figure, or derived."""
    known = {number for figure in report.figures.values() for number in _NUMBER.findall(figure.printed)}
    known |= {
        f"{abs(figure.number):,.{max(figure.fraction_digits, 0)}f}"
        for figure in report.figures.values()
        if figure.number is not None
    }
    page = pdf.page(report)
    cells = re.findall(r'<td class="number( made)?">(.*?)</td>', page, re.S)
    plain = [(made, re.sub(r"<sup.*?</sup>|<span class=\"pad\">.*?</span>|<[^>]+>", "", cell)) for made, cell in cells]
    printed = [number for made, cell in plain if not made for number in _NUMBER.findall(cell)]
    derived = {
        number
        for section in report.sections
        for table in section.tables
        if table.corrected
        for number in ("615", "1,586")
    }
    assert len(printed) > 200
    assert set(printed) <= known | derived
    assert set(printed) <= set(_NUMBER.findall(text))


def test_what_is_not_gaap_follows_its_counterpart_and_is_reconciled(report: Report, text: str) -> None:
    words = " ".join(text.split())
    for tile, start in zip(
        [each for each in report.tiles if not each.is_gaap], ("Net loss", "Gross margin"), strict=True
    ):
        section = next(each for each in report.digest.sections if not each.is_gaap)
        table = next(each for each in section.tables if each.key == tile.reconciled_in)
        labels = [row.label for row in table.rows]
        assert labels.index(start) < labels.index(tile.label)
        assert table.title in words
    assert words.index("$818,000") < words.index("$367,000")
    assert words.index("Net loss and Adjusted EBITDA loss") < words.index("From net loss")


def test_nothing_is_set_outside_the_page(rendered: bytes, tmp_path: Path) -> None:
    boxes = _poppler("pdftotext", rendered, tmp_path, "-bbox", "{}", "-")
    found = [
        tuple(map(float, each))
        for each in re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', boxes)
    ]
    assert len(found) > 1000
    for left, top, right, bottom in found:
        assert 36 <= left < right <= 612 - 9
        assert 36 <= top < bottom <= 792 - 18


def test_no_heading_is_the_last_of_its_page(report: Report, rendered: bytes, tmp_path: Path) -> None:
    titles = {section.title for section in report.digest.sections}
    titles |= {table.title for section in report.digest.sections for table in section.tables}
    for page in _poppler("pdftotext", rendered, tmp_path, "-layout", "{}", "-").split("\f"):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert not lines or lines[-2] not in titles


def test_an_archival_file_holds_its_files_as_they_are(report: Report) -> None:
    files = {"workbook.xlsx": b"PK\x03\x04", "facts.json": b"{}", "brief-executive.md": "é".encode()}
    first = pipeline.pdf(report, archival=True, files=files)
    assert pipeline.pdf(report, archival=True, files=files) == first
    with pikepdf.open(io.BytesIO(first)) as document:
        assert {name: each.get_file().read_bytes() for name, each in document.attachments.items()} == files
        relations = {str(each.UF): str(each.AFRelationship) for each in document.Root.AF}
        media = {name: each.get_file().mime_type for name, each in document.attachments.items()}
        dates = {str(each.EF.F.Params.CreationDate) for each in document.Root.AF}
    assert relations == {"workbook.xlsx": "/Data", "facts.json": "/Data", "brief-executive.md": "/Alternative"}
    assert media["workbook.xlsx"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert media["brief-executive.md"] == "text/markdown"
    assert dates == {"D:20031211000000Z"}


def test_the_default_embeds_nothing(report: Report, rendered: bytes) -> None:
    with pikepdf.open(io.BytesIO(rendered)) as document:
        assert not document.attachments
    with pytest.raises(ValueError, match="archival"):
        pdf.render(
            report, attachments=[pdf.Embedded(name="a", data=b"", media="b/c", description="", relationship="Data")]
        )


def test_source_date_epoch_dates_the_files(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    with pikepdf.open(io.BytesIO(pipeline.pdf(report, archival=True, files={"facts.json": b"{}"}))) as document:
        assert document.Root.AF[0].EF.F.Params.CreationDate == "D:20010909014640Z"


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b> &amp; <svg><title>x</title></svg>",
        "{{ 7 * 7 }} {% include 'report.css' %} {# gone #}",
        "file:///etc/hostname http://localhost:1/x.png url(file:///etc/hostname)",
        pytest.param("x" * 10_000, marks=pytest.mark.slow),
    ],
    ids=["html", "jinja", "urls", "long"],
)
def test_text_of_the_release_changes_nothing_but_itself(report: Report, hostile: str, tmp_path: Path) -> None:
    """The same pages, but for the place where the text stands."""

    def with_text(said: str) -> Report:
        first = report.digest.sections[1].tables[0]
        rows = (replace(first.rows[1], label=said), *first.rows[2:])
        section = replace(
            report.digest.sections[1], tables=(replace(first, rows=rows), *report.digest.sections[1].tables[1:])
        )
        chart = replace(report.charts[0], description=said, title=said)
        return replace(
            report,
            digest=replace(report.digest, sections=(report.digest.sections[0], section, *report.digest.sections[2:])),
            charts=(chart, *report.charts[1:]),
            closing=((said, said),),
        )

    changed, plain = (pdf.page(with_text(said)) for said in (hostile, "MARK"))
    parts = plain.split("MARK")
    at = 0
    for part in parts:
        found = changed.find(part, at)
        assert found >= 0
        at = found + len(part)
    if len(hostile) < 1000:
        assert str(escape(hostile)) in changed
    rendered = pdf.render(with_text(hostile))
    with pikepdf.open(io.BytesIO(rendered)) as document:
        assert len(document.pages) < 30
    for line in _poppler("pdftotext", rendered, tmp_path, "-bbox", "{}", "-").splitlines():
        box = re.search(r'xMax="([\d.]+)"', line)
        assert box is None or float(box.group(1)) <= 612
