"""Total liabilities that no row prints: what equity leaves of total assets."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_BALANCE = """
(in thousands) | September 30, 2019 | December 31, 2018
Total assets | $ 912,400 | $ 880,100
Total deposits | 701,300 | 690,200
{between}
Total stockholders' equity | 118,200 | 111,900
"""
_SAID = (
    "Total liabilities increased by $26.0 million, or 3.4%, to $794.2 million at September 30, 2019, up from $768.2 "
    "million at December 31, 2018."
)


def _numbers(said: str, between: str = "Advances | 60,400 | 52,100") -> list[str]:
    tables = {"Selected Balance Sheet Data": _BALANCE.format(between=between)}
    return [verdict for _, verdict in numbers_in(small_release(tables, said))]


def test_total_liabilities_are_total_assets_less_equity() -> None:
    assert _numbers(_SAID) == [EXACT] * 4


@pytest.mark.parametrize(
    ("said", "between"),
    [
        ("Total liabilities were $798.2 million at September 30, 2019.", "Advances | 60,400 | 52,100"),
        ("Total liabilities were $794.2 million at September 30, 2019.", "Noncontrolling interests | 4,100 | 3,900"),
        ("Total liabilities and equity were $794.2 million at September 30, 2019.", "Advances | 60,400 | 52,100"),
    ],
)
def test_what_equity_leaves_of_assets_is_no_other_amount_and_accuses_nobody(said: str, between: str) -> None:
    assert _numbers(said, between) == [OPEN]


def test_a_row_of_total_liabilities_is_what_is_meant() -> None:
    said = "Total liabilities were $793.1 million at September 30, 2019."
    assert _numbers(said, "Total liabilities | 793,100 | 768,200") == [EXACT]
