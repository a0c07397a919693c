from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.errors import TemplateError, UsageError
from icc_reports.model.audit import Audit
from icc_reports.present import present
from icc_reports.present.report import Report
from icc_reports.render import markdown
from icc_reports.render.markup import escaped
from tests.builders import icc_tables, release


def test_the_executive_brief_fits_a_screen(report: Report) -> None:
    text = markdown.render(report, "executive")
    lines = text.splitlines()
    assert len(lines) <= 32
    assert sum(line.startswith("- ") for line in lines) == 4
    assert sum(line.startswith("| :--") for line in lines) == 1
    assert "\\[3\\] Figure in the wrong column" in text
    assert text.index("Revenue rose") < text.index("Adjusted EBITDA")


def test_a_non_gaap_measure_comes_with_its_reconciliation(report: Report) -> None:
    text = markdown.render(report, "executive")
    assert "| Net loss | $(818) | $(981) \\[2\\] | L319 F T |" in text
    assert "| **Adjusted EBITDA loss** | $(367) \\[3\\] | $(523) | L330 F |" in text


def test_the_analyst_gets_every_table(report: Report) -> None:
    text = markdown.render(report, "analyst")
    for section in report.sections:
        assert f"## {section.title}" in text
        for table in section.tables:
            assert f"### {table.title}" in text
    assert text.index("## Financial statements") < text.index("## Non-GAAP measures and their reconciliations")
    assert "| Impairment of goodwill and acquired intangibles | 982 \\[3\\] | – | – | 982 | L327 F |" in re.sub(
        "\xa0", "", text
    )


def test_the_auditor_gets_every_verdict_apart(report: Report) -> None:
    text = markdown.render(report, "auditor")
    assert "| footing | F | 40 | 37 | 1 | 2 | 0 |" in text
    assert "## Does not hold" in text
    assert "## Not verifiable" in text
    assert "1,172 / 3,050 = 38.43%, printed 38.3%: exception" in text


def test_the_reconciliation_brief_shows_gaap_first_and_every_step(report: Report) -> None:
    text = markdown.render(report, "reconciliation")
    assert text.index("net loss narrowed 16.7% to $818,000") < text.index("Adjusted EBITDA")
    for table in report.sections[2].tables:
        assert f"## {table.title}" in text
    assert "= 615, printed (367): exception" in text
    assert "**\\[3\\] Figure in the wrong column.**" in text
    assert "Consolidated Balance Sheets" not in text
    bare = replace(report, sections=report.sections[:2])
    assert "reconciles no measure" in markdown.render(bare, "reconciliation")


def test_the_auditor_sees_what_holds_exactly_too(report: Report) -> None:
    text = markdown.render(report, "auditor")
    assert text.index("## Does not hold") < text.index("## Holds exactly")
    assert all(f"- {check.asserted.place} " in text for check in report.checks)


@pytest.mark.parametrize("audience", markdown.AUDIENCES)
def test_tables_have_as_many_cells_in_every_row(report: Report, audience: str) -> None:
    blocks = re.findall(r"(?:^\|.*\n)+", markdown.render(report, audience), flags=re.MULTILINE)
    assert blocks
    for block in blocks:
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


@pytest.mark.parametrize("audience", markdown.AUDIENCES)
def test_a_bare_release_says_nothing_of_nothing(audience: str) -> None:
    of = replace(release((icc_tables()[0],), ()), company=None, title=None, released=None, ticker=None, exchange=None)
    text = markdown.render(present(Audit(release=of, judgements=(), findings=())), audience)
    assert "None" not in text
    assert "Reading notes" not in text
    assert "\n\n\n" not in text


def test_text_of_the_release_is_data(report: Report) -> None:
    hostile = "a | b <script> [x](http://y) {{ 7 }} *z*"
    changed = replace(report, headline=(hostile, f"- {hostile}"), masthead=replace(report.masthead, company=hostile))
    text = markdown.render(changed, "executive")
    assert "**a \\| b \\<script\\> \\[x\\](http://y) {{ 7 }} \\*z\\***" in text
    assert "- \\- a" in text


@given(st.text())
def test_an_escaped_text_has_no_bare_mark(text: str) -> None:
    shown = escaped(text)
    assert re.search(r"(?<!\\)(?:\\\\)*[|<>*_`\[\]#]", shown) is None
    assert "\n" not in shown


@pytest.mark.parametrize(
    ("text", "shown"), [("- a", "\\- a"), ("1. b", "1\\. b"), ("2) c", "2\\) c"), ("40.1%", "40.1%"), ("(5)", "(5)")]
)
def test_what_would_begin_a_list_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_an_unknown_audience_is_refused(report: Report) -> None:
    with pytest.raises(UsageError, match="executive, analyst, reconciliation, auditor"):
        markdown.render(report, "everybody")


def test_a_house_template_goes_first(report: Report, tmp_path: Path) -> None:
    (tmp_path / "brief-executive.md").write_text("Ours: {{ report.headline[0] }}")
    assert markdown.render(report, "executive", templates=tmp_path).startswith("Ours: Internet Commerce Corporation’s")
    (tmp_path / "brief-executive.md").write_text("{{ nothing }}")
    with pytest.raises(TemplateError, match=r"brief-executive\.md, line 1"):
        markdown.render(report, "executive", templates=tmp_path)


def test_the_analyst_brief_marks_what_is_derived(report: Report) -> None:
    text = markdown.render(report, "analyst")
    trends = text[text.index("## Growth, shares and margins") : text.index("## Financial statements")]
    assert "| Net loss | *(32.2)%* |" in trends
    assert "| Adjusted EBITDA loss | *(17.1)%* |" in trends
    assert "| Net loss | $(981)" in trends
    figures = {figure.printed.strip("$ ()") for figure in report.figures.values()}
    plain = re.findall(r"(?<![\d,.*])\d[\d,]*(?:\.\d+)?(?![\d,.%)]*[%*])", re.sub(r"\bL\d+|Q\d FY\d+", "", trends))
    assert plain
    assert set(plain) <= {number.strip("$ ()") for number in figures}


def test_a_release_of_one_period_has_no_growth() -> None:
    assert "## Growth" not in markdown.render(
        present(Audit(release=release((), ()), judgements=(), findings=())), "analyst"
    )
