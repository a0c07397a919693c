"""Lines of a carrier by sea that its statements split by who the other side is, and sentences that speak of both."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"
_INCOME = """| Quarter ended September 30, 2018 | Quarter ended September 30, 2019
Revenues | 81,450,200 | 96,310,400
Freight costs | 13,120,400 | 11,204,300
Freight costs - related party | 1,240,100 | 2,318,200
Crew costs | 9,120,400 | 9,884,100
Berth fees – related party | 861,200 | 912,700
Storage costs, net | 702,300 | 610,900
Storage costs, related parties | 55,100 | 201,800
Foreign exchange gain/(loss) | 302,100 | (714,900)
Net income | 12,410,600 | 15,902,700
"""
_TABLES = {"Consolidated Statements of Income": _INCOME}
_OTHERS = (
    "Revenues were $96,310,400 in the third quarter of 2019 and net income was $15,902,700, after $12,410,600 in the "
    "third quarter of 2018."
)


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("Freight costs were $11.2 million in the third quarter of 2019.", [EXACT]),
        (
            "Freight costs were $13.5 million in the third quarter of 2019, compared to $14.4 million in the third "
            "quarter of 2018, a decrease of 5.8%.",
            [EXACT, EXACT, EXACT],
        ),
        (
            "Freight costs were $13.5 million in the third quarter of 2019, a decrease of $0.84 million from the third "
            "quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("Freight costs were $12.9 million in the third quarter of 2019.", [OPEN]),
        ("Freight costs were $2.3 million in the third quarter of 2019.", [OPEN]),
        ("Berth fees were $0.91 million in the third quarter of 2019.", [EXACT]),
        ("Storage costs were $0.81 million in the third quarter of 2019.", [EXACT]),
        ("Storage costs were $0.20 million in the third quarter of 2019.", [OPEN]),
    ],
)
def test_what_is_done_with_related_parties_and_with_others(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, _OTHERS, said))][3:] == verdicts


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("In the third quarter of 2019 we incurred a $0.71 million foreign exchange loss.", EXACT),
        ("In the third quarter of 2019 we incurred a $0.71 million exchange fee.", OPEN),
    ],
)
def test_a_loss_on_exchange_of_a_row_that_may_be_a_gain(said: str, verdict: str) -> None:
    assert [found for _, found in numbers_in(small_release(_TABLES, said))] == [verdict]
