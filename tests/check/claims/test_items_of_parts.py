"""Items that are said to be included in the result of a part, or to be related to it, and items of two periods."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_QUARTERS = "| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018"
_TABLES = {
    "Statements of Operations (in thousands)": f"""{_QUARTERS}
Revenues | $ 63,700 | $ 63,300
Impairment of goodwill | 21,400 | 3,300
Operating loss | (14,370) | 1,060
Interest expense | 2,150 | 2,400
Net loss | $ (16,520) | $ (1,340)
""",
    "Segment Data (in thousands)": f"""{_QUARTERS}
Revenues:
Ferries | $ 41,300 | $ 38,200
Harbours | 22,400 | 25,100
Total revenues | $ 63,700 | $ 63,300
Operating income (loss):
Ferries | $ (9,190) | $ 2,480
Harbours | (5,180) | (1,420)
Total operating loss | $ (14,370) | $ 1,060
""",
    "Balance Sheets (in thousands)": """| September 30, 2019 | December 31, 2018
Goodwill | $ 31,900 | $ 53,300
Total assets | $ 94,100 | $ 117,600
""",
    "Statements of Cash Flows (in thousands)": f"""{_QUARTERS}
Net loss | $ (16,520) | $ (1,340)
Amortization of debt discount | 410 | 530
Net cash provided by operating activities | $ 5,290 | $ 4,490
""",
    "Reconciliation of GAAP to Non-GAAP: Segment EBITDA (in thousands)": f"""{_QUARTERS}
Ferries:
Operating loss | $ (9,190) | $ 2,480
Depreciation and amortization expense | 1,640 | 1,570
Impairment of goodwill | 12,300 | —
Segment EBITDA | $ 4,750 | $ 4,050
Harbours:
Operating loss | $ (5,180) | $ (1,420)
Depreciation and amortization expense | 880 | 910
Impairment of goodwill | 9,100 | 3,300
Segment EBITDA | $ 4,800 | $ 2,790
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "In the Ferries segment, operating income (loss) included a non-cash goodwill impairment charge of $12.3 "
            "million in the third quarter of 2019.",
            [EXACT],
        ),
        ("In the Ferries segment, operating loss included a goodwill impairment charge of $12.9 million.", [OPEN]),
        (
            "In the Ferries segment, costs included repairs, while Harbours bore most of a goodwill impairment charge "
            "of $12.3 million.",
            [OPEN],
        ),
        ("In the Ferries segment, we added piers. A goodwill impairment charge of $12.3 million was taken.", [OPEN]),
        (
            "Operating loss for the third quarter of 2019 included severance charges of $0.5 million related to the "
            "Ferries business and a goodwill impairment charge of $9.1 million related to the Harbours segment.",
            [OPEN, EXACT],
        ),
        (
            "Operating loss included a goodwill impairment charge of $12.3 million and severance charges of $0.3 "
            "million related to the Ferries business.",
            [EXACT, OPEN],
        ),
        ("Non-cash goodwill asset impairment charges of $21.4 million", [EXACT]),
        (
            "Included in interest expense was $0.4 million and $0.5 million of non-cash amortization of debt discount "
            "in the third quarter of 2019 and the third quarter of 2018, respectively.",
            [EXACT, EXACT],
        ),
    ],
)
def test_whose_an_item_is(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found
