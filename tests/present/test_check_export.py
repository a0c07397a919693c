"""The checks as others read them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any, cast

from python_calamine import CalamineWorkbook

from icc_reports.check import check_release
from icc_reports.model.release import TableKind
from icc_reports.present import present
from icc_reports.present.check_export import check_export
from icc_reports.render.xlsx import render
from tests.builders import icc_audit
from tests.check.builder import Builder, quarter


def exported() -> dict[str, Any]:
    return check_export(icc_audit())


def relation(asserted_line: int, at: int = 0, kind: str = "footing") -> dict[str, Any]:
    fitting: list[dict[str, Any]] = [
        each for each in exported()["relations"] if each["asserted"]["line"] == asserted_line and each["kind"] == kind
    ]
    return fitting[at]


def test_keys() -> None:
    export = exported()
    assert list(export) == ["release", "summary", "coverage", "uncovered", "relations", "findings", "notes", "tokens"]
    assert list(export["summary"]) == ["exact", "rounding", "exception", "not_verifiable"]
    assert all(
        list(each)
        == [
            *("id", "kind", "subject", "asserted", "expression", "operands", "computed", "low", "high", "difference"),
            *("verdict", "missing", "lines"),
        ]
        for each in export["relations"]
    )


def test_the_summary_counts_every_relation() -> None:
    export = exported()
    assert sum(export["summary"].values()) == len(export["relations"]) > 0
    for verdict, count in export["summary"].items():
        assert count == sum(each["verdict"] == verdict for each in export["relations"])


def test_what_no_relation_touches_is_uncovered() -> None:
    audit = icc_audit()
    only = next(each for each in audit.judgements if each.relation.asserted.line == 202)
    export: Any = check_export(replace(audit, judgements=(only,)))
    assert export["coverage"] == {"covered": 3, "figures": len(audit.release.facts)}
    assert len(export["uncovered"]) == len(audit.release.facts) - 3
    assert {"line": 180, "label": "Cost of services", "printed": "1,860"} in export["uncovered"]
    assert not [each for each in export["uncovered"] if each["printed"] == "$ (818)" and each["line"] == 202]


def test_a_footing() -> None:
    loss = relation(202)
    assert loss["asserted"] == {"printed": "$ (818)", "value": "-818000", "line": 202}
    assert loss["expression"] == "(806) + (12)"
    assert (loss["computed"], loss["difference"], loss["verdict"]) == ("-818000", "0", "exact")
    assert (loss["low"], loss["high"]) == ("-819000", "-817000")
    assert loss["lines"] == [192, 200]
    assert loss["operands"][0] == {
        "printed": "(806)",
        "value": "-806000",
        "line": 192,
        "weight": "1",
        "label": "Operating loss",
        "period": "2003-08-01/2003-10-31",
        "segment": None,
    }


def test_weights_are_those_of_the_arithmetic() -> None:
    assert [operand["weight"] for operand in relation(192)["operands"]] == ["1", "-1"]


def test_a_ratio_has_no_weights_and_tells_scales() -> None:
    per_share = relation(210, kind="recalculation")
    assert per_share["expression"] == "(918) thousand / 13,797,567"
    assert [operand["weight"] for operand in per_share["operands"]] == [None, None]
    assert per_share["computed"].startswith("-0.0665334")


def test_what_is_not_verifiable_says_what_is_missing() -> None:
    capital = relation(290, kind="roll_forward")
    assert (capital["verdict"], capital["missing"]) == ("not_verifiable", "the stock issued in the quarter")
    assert capital["operands"][0]["period"] == "2003-07-31"


def test_the_misplaced_figure_with_its_correction() -> None:
    finding = next(each for each in exported()["findings"] if each["code"] == "misplaced_figure")
    assert finding["severity"] == "error"
    assert finding["lines"] == [327]
    assert finding["correction"] == {
        "figure": {
            "printed": "982",
            "value": "982000",
            "line": 327,
            "label": "Impairment of goodwill and acquired intangibles",
        },
        "table": 3,
        "row": 6,
        "from_column": {"ordinal": 0, "head": "First Quarter Fiscal 2004"},
        "to_column": {"ordinal": 1, "head": "Fourth Quarter Fiscal 2003"},
        "before": ["-982000", "982000"],
        "after": ["0", "0"],
    }
    known = {each["id"] for each in exported()["relations"]}
    assert set(finding["relations"]) <= known


def test_tokens() -> None:
    assert exported()["tokens"] == [
        {"text": "2004", "line": 4, "column": 36, "class": "year", "relation": None},
        {"text": "212.555.0100", "line": 156, "column": 30, "class": "contact", "relation": None},
    ]


def test_a_cause_says_what_it_would_replace_and_what_that_puts_right() -> None:
    build = Builder()
    rows = "Cash | 1,097 | 2,283\nReceivables | 1,391 | 1,733\nPrepaid | 248 | 296\n---\nTotal | 3,276 | 4,312"
    build.table("Assets", TableKind.OTHER, [quarter("2003-10"), quarter("2003-07")], rows)
    audit = check_release(build.release())
    (finding,) = cast("Any", check_export(audit))["findings"]
    cause = finding["diagnosis"]
    assert (cause["kind"], cause["witnesses"]) == ("transposed_digits", [])
    assert cause["evidence"] == finding["relations"]
    assert cause["message"] in finding["message"]
    (replaced,) = cause["replacements"]
    assert (replaced["printed"], replaced["label"], replaced["line"]) == ("1,391", "Receivables", 2)
    assert replaced["proposed"] == {"printed": "1,931", "value": "1931000"}
    (note,) = present(audit, None).notes
    assert note.heading == "Does not foot: transposed digits"
    assert replaced["line"] in finding["lines"]
    book = CalamineWorkbook.from_filelike(BytesIO(render(present(audit, None))))
    (line,) = [row for row in book.get_sheet_by_name("Exceptions").to_python() if note.heading in row]
    assert [line[5], line[8]] == [1391, 1931]
