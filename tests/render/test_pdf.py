from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from icc_reports.errors import TemplateError
from icc_reports.model.audit import Audit
from icc_reports.present import present
from icc_reports.present.report import Report
from icc_reports.render import pdf
from icc_reports.render.tableview import corrected_view, excerpt_view, table_view
from tests.builders import icc_tables, release


@pytest.fixture(scope="module")
def rendered(report: Report) -> bytes:
    return pdf.render(report)


def _text(data: bytes, tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext of poppler-utils")
    path = tmp_path / "report.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def test_the_pages_hold_every_figure_of_the_release(report: Report, rendered: bytes, tmp_path: Path) -> None:
    text = _text(rendered, tmp_path)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert any(
        re.match(r"Adjusted EBITDA loss \$ \(367\) ?3 \$ \(604\) ?3 \$ \(475\) \$ \(873\)", line) for line in lines
    )
    for figure in report.figures.values():
        if figure.number is not None and figure.number != 0:
            assert f"{abs(figure.number):,.{figure.fraction_digits}f}" in text
    assert "None" not in text
    assert "page 3" in text
    assert "Page 1 of 4" in text


def test_the_file_is_tagged_and_embeds_its_fonts(rendered: bytes) -> None:
    with pikepdf.open(io.BytesIO(rendered)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en"
        assert 2 <= len(document.pages) <= 4
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            assert "Source-Sans" in str(font.BaseFont)
            assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor


def test_the_same_report_gives_the_same_bytes(report: Report, rendered: bytes) -> None:
    assert pdf.render(report) == rendered


def test_a_last_page_of_a_few_lines_has_all_set_closer(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []
    as_ever = pdf.page

    def page(of: Report, *, templates: Path | None = None, is_close: bool = False) -> str:
        tried.append(is_close)
        return as_ever(of, templates=templates, is_close=is_close)

    monkeypatch.setattr(pdf, "page", page)
    pdf.render(report)
    assert tried == [False]
    monkeypatch.setattr(pdf, "_FEW_LINES", 10**4)
    pdf.render(report)
    assert tried == [False, False, True]


_SCRIPT = """
import hashlib
from icc_reports.present import present
from icc_reports.render import pdf
from tests.builders import icc_audit
print(hashlib.sha256(pdf.render(present(icc_audit()))).hexdigest())
"""


@pytest.mark.slow
def test_bytes_do_not_depend_on_folder_zone_or_hashing(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    sums = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", _SCRIPT]
        sums.add(subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True).stdout)
    assert len(sums) == 1
    assert len(sums.pop().strip()) == 64


def test_text_of_the_release_is_data(report: Report) -> None:
    hostile = "<img src='file:///etc/passwd'>{{ 7 * 7 }}</style><script>"
    masthead = replace(report.masthead, company=hostile, title=hostile)
    page = pdf.page(replace(report, masthead=masthead, headline=(hostile,), closing=((hostile, hostile),)))
    assert "<img" not in page
    assert "<script" not in page
    assert "{{ 7 * 7 }}" in page


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://localhost:1/", "house-font:../../x"])
def test_nothing_is_fetched(url: str) -> None:
    with pytest.raises(ValueError, match=r"protocol|font"):
        pdf._fetcher().fetch(url)


def test_a_house_replaces_a_block_of_a_template(report: Report, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(
        '{% extends "default/report.html" %}{% block masthead %}<h1>Ours: {{ report.source.name }}</h1>{% endblock %}'
    )
    (tmp_path / "report.css").write_text("body { color: green }")
    page = pdf.page(report, templates=tmp_path)
    assert "<h1>Ours: icc-2004q1.txt</h1>" in page
    assert "<style>body { color: green }</style>" in page
    assert "Reading notes" in page


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p>\n{{ report.nothing }}", "line 2: .*nothing"),
        ("<p>\n\n{% if %}", "line 3"),
        ("{{ report.notes[0] + 1 }}", "line 1"),
        ('{% include "absent.html" %}', "absent.html"),
    ],
)
def test_a_broken_template_is_named_with_its_line(report: Report, tmp_path: Path, template: str, message: str) -> None:
    (tmp_path / "report.html").write_text(template)
    with pytest.raises(TemplateError, match=message) as caught:
        pdf.page(report, templates=tmp_path)
    assert "report.html" in str(caught.value)


def test_a_release_of_one_table_makes_a_page() -> None:
    of = release((icc_tables()[0],), ())
    report = present(Audit(release=of, judgements=(), findings=()))
    page = pdf.page(report)
    assert "None" not in page
    assert "<h2>Reading notes" not in page
    assert pdf.render(report).startswith(b"%PDF")


def test_numbers_are_dressed_as_in_a_statement(report: Report) -> None:
    income, sheet = report.sections[0].tables
    rows = {row.place: row for row in table_view(income).rows}
    assert [number.text for number in rows["L177"].numbers] == ["$3,103", "$3,050"]
    assert [number.text for number in rows["L180"].numbers] == ["1,860", "1,879"]
    assert [number.text for number in rows["L186"].numbers] == ["53", "–"]
    assert [number.text for number in rows["L210"].numbers] == ["$(0.07)", "$(0.09)"]
    assert rows["L202"].notes == (2,)
    assert {row.place: row.numbers[0].text for row in table_view(sheet).rows}["L288"] == "*"
    assert [(head.text, head.span) for head in table_view(income).heads] == [("Three months ended", 2)]


def test_published_and_corrected_stand_side_by_side(report: Report) -> None:
    ebitda, margin = report.sections[2].tables
    view = corrected_view(ebitda, report.figures)
    assert view is not None
    assert view.subheads == ("As published", "Corrected", "As published", "Corrected")
    rows = {row.place or row.label: [number.text for number in row.numbers] for row in view.rows}
    assert rows["L327"] == ["982", "–", "–", "982"]
    assert rows["The lines above give"] == ["615", "(367)", "(1,586)", "(604)"]
    assert "L324" not in rows
    assert corrected_view(margin, report.figures) is None


def test_an_excerpt_leaves_out_what_states_nothing(report: Report) -> None:
    ebitda = report.sections[2].tables[0]
    places = [row.place for row in excerpt_view(ebitda, (0, 4)).rows]
    assert places == ["L319", "L320", "L321", "L323", "L327", "L330"]


def test_a_label_that_no_table_could_show_is_cut_and_says_so(report: Report) -> None:
    table = report.sections[0].tables[0]
    long = replace(table, rows=(replace(table.rows[0], label="x" * 10_000), *table.rows[1:]))
    label = table_view(long).rows[0].label
    assert label == f"{'x' * 400} … (the workbook has the rest)"
    assert [row.label for row in table_view(long).rows[1:]] == [row.label for row in table.rows[1:]]


def test_what_is_quoted_is_cut_before_a_summary_runs_over_its_pages(report: Report) -> None:
    sentence = "What is said here goes on for a line or so. "
    closing = tuple((f"Part {at}", sentence * 160) for at in range(4))
    digest = replace(report.digest, dispensable=())
    with pikepdf.open(io.BytesIO(pdf.render(replace(report, closing=closing, digest=digest)))) as document:
        assert len(document.pages) <= pdf.MOST_PAGES
    text = pdf._beginning(sentence * 160)
    assert text.endswith("or so. […]")
    assert len(text) < 420
    assert pdf._beginning(sentence) == sentence
