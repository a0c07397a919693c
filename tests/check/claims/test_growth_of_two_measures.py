"""Growth at constant currency in columns of GAAP and of what is outside it: the one never bears the other out."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Statements of Income (in thousands, except per share data)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $52,418 | $45,940\nCosts | 48,410 | 44,690\n"
        "Operating income | 4,008 | 1,250\nDiluted earnings per share | $0.40 | $0.13"
    ),
    "Reconciliation of Selected Measures (in thousands, except per share data)": (
        "| Three Months Ended September 30, ||||| US $ % Increase | US $ % Increase | Constant Currency % Increase "
        "| Constant Currency % Increase\n"
        "| 2019 GAAP | Adj. | 2019 Non-GAAP | 2018 GAAP | 2018 Non-GAAP | GAAP | Non-GAAP | GAAP | Non-GAAP\n"
        "Net sales | $52,418 | $-- | $52,418 | $45,940 | $45,940 | 14% | 14% | 16% | 16%\n"
        "Operating income | $4,008 | $2,000 | $6,008 | $1,250 | $3,100 | 221% | 94% | 230% | 99%\n"
        "Diluted earnings per share | $0.40 | | $0.60 | $0.13 | $0.31 | 208% | 94% | 215% | 97%"
    ),
}
_OPERATING = "operating income in the third quarter of 2019 was up {} in constant currency from a year ago."
_EARNED = "earnings per share in the third quarter of 2019 were up {} in constant currency from a year ago."


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (f"Non-GAAP {_OPERATING.format('99%')}", EXACT),
        (f"Non-GAAP {_OPERATING.format('230%')}", OPEN),
        (f"GAAP {_OPERATING.format('230%')}", EXACT),
        (f"GAAP {_OPERATING.format('99%')}", OPEN),
        (f"Non-GAAP {_EARNED.format('97%')}", EXACT),
        (f"GAAP {_EARNED.format('215%')}", EXACT),
        (f"GAAP {_EARNED.format('97%')}", OPEN),
        (f"GAAP basic {_EARNED.format('215%')}", OPEN),
    ],
)
def test_each_measure_by_its_own_column(said: str, verdict: str) -> None:
    assert [found for _, found in numbers_in(small_release(_TABLES, said))] == [verdict]
