"""What the parts of a company earn, in the row that closes what stands under the heading of each."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018"


def _tables(closing: str) -> dict[str, str]:
    """Segments, and what leads to the EBITDA of each; the row that closes the block of ferries as given."""
    return {
        "Segment Data (in thousands)": f"""{_QUARTERS}
Revenues:
Ferries | $ 41,300 | $ 38,200
Harbours | 22,400 | 25,100
Total revenues | $ 63,700 | $ 63,300
""",
        "Reconciliation of GAAP to Non-GAAP: Segment EBITDA (in thousands)": f"""{_QUARTERS}
Ferries:
&nbsp;&nbsp;&nbsp;Operating income | $ 3,110 | $ 2,480
&nbsp;&nbsp;&nbsp;Depreciation and amortization expense | 1,640 | 1,570
&nbsp;&nbsp;&nbsp;Impairment of vessels | 12,300 | —
&nbsp;&nbsp;&nbsp;Other income | 95 |
{closing}
Harbours:
&nbsp;&nbsp;&nbsp;Operating income | $ 1,020 | $ 2,030
&nbsp;&nbsp;&nbsp;Depreciation and amortization expense | 880 | 910
&nbsp;&nbsp;&nbsp;Other income | 60 | 45
Segment EBITDA | $ 1,960 | $ 2,985
Corporate:
&nbsp;&nbsp;&nbsp;Operating loss | $ (1,200) | $ (1,150)
&nbsp;&nbsp;&nbsp;Depreciation and amortization expense | 40 | 45
EBITDA | $ (1,160) | $ (1,105)
Consolidated EBITDA | $ 17,945 | $ 5,930
""",
    }


_CLOSED = "Segment EBITDA | $ 17,145 | $ 4,050"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ferries generated Segment EBITDA of $17.1 million in the quarter.", [("$17.1 million", EXACT)]),
        ("Ferries generated Segment EBITDA of $2.0 million in the quarter.", [("$2.0 million", OPEN)]),
        ("Segment EBITDA margin of Harbours was 9%, compared to 12%.", [("9%", EXACT), ("12%", EXACT)]),
        (
            "Harbours generated revenues and Segment EBITDA of $22.4 million and $2.0 million, respectively.",
            [("$22.4 million", EXACT), ("$2.0 million", EXACT)],
        ),
        ("Consolidated EBITDA was $17.9 million.", [("$17.9 million", EXACT)]),
    ],
)
def test_what_closes_a_block_is_of_its_part(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(_tables(_CLOSED), said)) == found


def test_what_a_block_does_not_come_to_is_of_no_part() -> None:
    said = "Ferries generated Segment EBITDA of $18.1 million in the quarter."
    tables = _tables("Segment EBITDA | $ 18,145 | $ 4,050")
    assert numbers_in(small_release(tables, said)) == [("$18.1 million", OPEN)]
