"""What a bank spends, lends and keeps: rows added, named by their kind, and told of by the day."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"
_INCOME = """| Quarter ended September 30, 2019 | Quarter ended September 30, 2018
Interest income | $9,210 | $8,740
Noninterest income
Card fees | 610 | 590
Other | 140 | 180
Total noninterest income | 750 | 770
Noninterest expense
Salaries | 2,310 | 2,180
Employee benefits | 640 | 590
Occupancy | 470 | 455
Furniture and equipment | 330 | 290
Other, net | 510 | 440
Total noninterest expense | 4,260 | 3,955
Net income | $1,440 | $1,130
"""
_BALANCE = """| September 30, 2019 | June 30, 2019 | September 30, 2018
Loans, less allowance of $4,100, $4,050 and $3,980 | $412,300 | $401,150 | $380,000
Total assets | $530,400 | $521,000 | $502,700
Total deposits | $455,600 | $449,300 | $431,200
"""
_RATIOS = """| Quarter ended September 30, 2019 | Quarter ended September 30, 2018
Net yield on interest-earning assets | 3.41% | 3.38%
Non-catastrophe loss ratio | 41.2% | 40.7%
"""
_TABLES = {
    "Consolidated Statements of Income (in thousands)": _INCOME,
    "Consolidated Balance Sheets (in thousands)": _BALANCE,
    "Selected Ratios": _RATIOS,
}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "Noninterest expense was $305,000 higher in the third quarter of 2019 than in that of 2018, due "
            "to a $180,000 increase in salaries and benefits, a $55,000 increase in occupancy and furniture and "
            "equipment costs, and a $70,000 increase in other expenses.",
            [EXACT, EXACT, EXACT, EXACT],
        ),
        (
            "There was a $130,000 increase in salaries and benefits in the third quarter of 2019 from that of 2018.",
            [OPEN],
        ),
        ("Salaries and employee benefits were $2,950,000 in the third quarter of 2019.", [EXACT]),
        ("Other income was $140,000 in the third quarter of 2019.", [EXACT]),
        ("The net interest margin was 3.41% in the third quarter of 2019.", [EXACT]),
        ("The attritional loss ratio was 41.2% in the third quarter of 2019.", [EXACT]),
        ("The attritional loss ratio was 41.9% in the third quarter of 2019.", [OPEN]),
        (
            "Loan growth for the quarter ended September 30, 2019 was $11 million, a growth rate of 2.8%.",
            [EXACT, EXACT],
        ),
        (
            "Our loan portfolio grew $11.2 million, or 2.8%, during the third quarter of 2019.",
            [EXACT, EXACT],
        ),
        (
            "As flows of the third quarters of 2019 and 2018 passed through, deposits rose by $24,400,000 to "
            "$455,600,000 at September 30, 2019 from $431,200,000 at September 30, 2018.",
            [EXACT, EXACT, EXACT],
        ),
        (
            "In the quarter, salaries growth was 4%, 6% when excluding the sold branch from our results, growth of "
            "employee benefits 9%, inclusive of $610,000 of card fees.",
            [OPEN, OPEN, OPEN, EXACT],
        ),
    ],
)
def test_what_is_spent_and_lent(said: str, verdicts: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == verdicts


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Founded in 1911, with $530 million in total assets as of September 30, 2019, it serves Idaho.", EXACT),
        ("Founded in 1911, with $523 million in total assets as of September 30, 2019, it serves Idaho.", OPEN),
        ("Founded in 1911, with $530 million in total assets, it serves Idaho.", OPEN),
    ],
)
def test_a_description_of_the_company_is_read_where_it_names_the_day(said: str, verdict: str) -> None:
    about = ("<h4>About Ottermere Corp.</h4>", said)
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, *about))] == [verdict]
