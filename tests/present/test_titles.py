from __future__ import annotations

import pytest

from icc_reports.model.release import TableKind
from icc_reports.present.titles import table_titles
from tests.builders import quarters, release, table


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("CONDENSED STATEMENTS OF INCOME", "Condensed statements of income"),
        ("RECONCILIATION OF GAAP TO ADJUSTED EBITDA", "Reconciliation of GAAP to adjusted EBITDA"),
        ("INTERNET COMMERCE CORPORATION BALANCE SHEETS", "Internet Commerce Corporation balance sheets"),
        ("Sales of our segments were as follows:", "Sales of our segments"),
        ("The following table presents a summary of our cash flows:", "Summary of our cash flows"),
        ("ALBANY, May 4, 2021 – The Company today reported", "Table that begins with “Paper”"),
        ("", "Table that begins with “Paper”"),
    ],
)
def test_a_title_in_the_case_of_a_sentence(printed: str, shown: str) -> None:
    of = release((table(0, TableKind.OTHER, printed, quarters(1), "5 0|Paper|900"),), ())
    assert table_titles(of) == {0: shown}


def test_a_statement_without_a_title_is_named_by_its_kind() -> None:
    of = release((table(0, TableKind.CASH_FLOW, "", quarters(1), "5 0|Paper|900"),), ())
    assert table_titles(of) == {0: "Statement of cash flows"}
