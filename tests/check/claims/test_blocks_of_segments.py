"""Reconciliations in blocks, one a segment: whose a block is, what its charges are called, what goes with what."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_HEADS = """
| Three Months Ended September 30, 2019 | Three Months Ended September 30, 2018
"""
TABLES = {
    "Statements of Operations (in thousands)": f"""{_HEADS}
Revenues | $ 91,400 | $ 88,250
Costs of services | 70,310 | 66,480
Impairments of goodwill | 9,350 | -
Operating income | 11,740 | 21,770
Net income | $ 8,115 | $ 15,020
""",
    "Segment Data (in thousands)": f"""{_HEADS}
Revenues: | |
Dredging: | |
Harbor works | $ 38,200 | $ 35,900
Canal works | 17,450 | 18,700
Total Dredging | 55,650 | 54,600
Towing | 35,750 | 33,650
Total revenues | $ 91,400 | $ 88,250
""",
    "Reconciliation of Segment EBITDA (in thousands)": f"""{_HEADS}
Dredging: | |
Operating income | $ 9,180 | $ 14,310
Depreciation expense | 3,270 | 3,150
Impairment of goodwill | 6,120 | -
Impairment of inventory | 1,840 | -
Segment EBITDA | $ 20,410 | $ 17,460
Towing: | |
Operating income | $ 4,900 | $ 9,380
Depreciation expense | 2,060 | 2,010
Impairment of goodwill | 3,230 | -
Segment EBITDA | $ 10,190 | $ 11,390
Corporate: | |
Operating loss | $ (2,340) | $ (1,920)
Depreciation expense | 110 | 95
EBITDA | $ (2,230) | $ (1,825)
""",
    "Reconciliation of Consolidated EBITDA (in thousands)": f"""{_HEADS}
Net income | $ 8,115 | $ 15,020
Income taxes and interest | 3,625 | 6,750
Depreciation expense | 5,440 | 5,255
Impairment of goodwill | 9,350 | -
Impairments of inventories | 1,840 | -
Consolidated EBITDA | $ 28,370 | $ 27,025
""",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Consolidated EBITDA was $28.4 million in the third quarter of 2019.", [("$28.4 million", EXACT)]),
        ("EBITDA was $(2.2) million in the third quarter of 2019.", [("$(2.2) million", OPEN)]),
        (
            "Dredging generated revenues of $55.7 million and Segment EBITDA of $20.4 million, and Towing generated "
            "revenues of $35.8 million, in the third quarter of 2019.",
            [("$55.7 million", EXACT), ("$20.4 million", EXACT), ("$35.8 million", EXACT)],
        ),
        (
            "In the third quarter of 2019 the Towing segment recorded a non-cash goodwill impairment charge of $3.2 "
            "million.",
            [("$3.2 million", EXACT)],
        ),
        (
            "In the third quarter of 2019 the Dredging segment recorded a goodwill impairment charge of $6.1 million "
            "and an inventory charge of $1.8 million.",
            [("$6.1 million", EXACT), ("$1.8 million", EXACT)],
        ),
        (
            "Revenues in our Towing segment increased 6.2%, with a 530 basis point decrease in EBITDA margins, from "
            "the third quarter of 2018.",
            [("6.2%", EXACT), ("530 basis point", EXACT)],
        ),
        (
            "Dredging revenues were up in the third quarter of 2019 with EBITDA margins improving 470 basis points "
            "from the third quarter of 2018.",
            [("470 basis points", EXACT)],
        ),
    ],
)
def test_blocks_of_segments(said: str, found: list[tuple[str, str]]) -> None:
    assert numbers_in(small_release(TABLES, said)) == found
