"""How many there are of parts: both together, by how many they changed; directions below a heading of a part."""

from __future__ import annotations

import pytest

from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_MEMBERS = """
(in millions) | September 30, 2019 | June 30, 2019
Kayak Club | |
Coastal | 3.4 | 3.1
Inland | 2.2 | 2.3
Total Kayak Club | 5.6 | 5.4
Sailhouse | |
Day passes | 1.2 | 1.1
Yearly passes | 7.15 | 6.85
Total Sailhouse | 8.35 | 7.95
"""
_FEES = """
 | September 30, 2019 | June 30, 2019
Kayak Club | $6.20 | $4.90
Sailhouse | 8.35 | 8.10
"""
_TABLES = {
    "Paying members at": _MEMBERS,
    "Average monthly fee for the quarter ended": _FEES,
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "13.95 million Kayak Club and Sailhouse memberships, an increase of 0.60 million versus the second quarter "
            "of 2019.",
            [EXACT, EXACT],
        ),
        (
            "13.65 million Kayak Club and Sailhouse memberships, an increase of 0.40 million versus the second quarter "
            "of 2019.",
            [OPEN, OPEN],
        ),
        ("13.95 million Kayak Club and Sailhouse boats.", [OPEN]),
        ("8.35 million Sailhouse members, an increase of 0.40 million versus Q2 2019.", [EXACT, EXACT]),
        ("8.35 million Sailhouse members, an increase of 0.25 million versus Q2 2019.", [EXACT, OPEN]),
        (
            "13.95 million Kayak Club and Sailhouse memberships, an increase of 0.60 million vs. Q2 2019, and 8.35 "
            "million Sailhouse members, an increase of 0.40 million vs. Q2 2019.",
            [EXACT] * 4,
        ),
    ],
)
def test_members_of_two_parts_and_by_how_many_they_changed(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


_QUARTERS = "\n(in thousands) | Q3 2018 | Q2 2019 | Q3 2019\n"
_CLUB = "Revenue | $7,852 | $8,542 | $8,833\nCosts | 5,210 | 5,640 | 5,905\nGlobal Club Paid Members | {}\n"
_REGIONS = """North Club:
Paid Members | 0.91 | 1.75 | 2.81
Revenue | $3,600 | $4,100 | $4,400
South Club:
Paid Members | 6.76 | (0.45) | 10.31
Revenue | $4,252 | $4,442 | $4,433
"""


@pytest.mark.parametrize(
    ("whole", "found"),
    [("7.66 | 1.30 | 13.12", EXACT), ("7.66 | 1.36 | 13.12", OPEN)],  # then it counts something else
)
def test_what_parts_come_to_is_the_row_of_the_company(whole: str, found: str) -> None:
    said = "Paid members totaled 13.1 thousand in the third quarter of 2019."
    tables = {"Results": _QUARTERS + _CLUB.format(whole), "Regions": _QUARTERS + _REGIONS}
    assert numbers_in(small_release(tables, said)) == [("13.1 thousand", found)]


_PARTS = """
 | Three Months Ended September 30, |
(in millions) | 2019 | 2018
Revenue | |
Boatyards | $412.5 | $438.1
Moorings | 101.2 | 120.4
Total revenue | $513.7 | $558.5
Operating income | |
Boatyards | $61.3 | $42.0
Moorings | 20.1 | 24.4
Total operating income | $81.4 | $66.4
"""


@pytest.mark.parametrize(("heading", "verdict"), [("Boatyards", EXACT), ("Moorings", OPEN)])
@pytest.mark.parametrize(
    "said",
    [
        "The increase in operating income in the third quarter compared to the prior-year quarter came early.",
        "The increase in operating income was due to:",
    ],
)
def test_a_direction_below_the_heading_of_a_part_is_said_of_that(said: str, heading: str, verdict: str) -> None:
    release = small_release({"Segment Information": _PARTS}, f"<h3>{heading}</h3>", said)
    assert words_in(release) == [("increase", verdict)]


_YARDS = """
(in millions) | September 30, 2019 | September 30, 2018
Revenue | $412.5 | $438.1
Operating income (loss) | $31.3 | $(4.0)
"""


def test_operating_results_may_be_operating_income() -> None:
    tables = {"Boatyards revenue and operating income (loss) for the quarter ended": _YARDS}
    for said, verdict in (("improvement", EXACT), ("decrease", OPEN)):
        release = small_release(tables, "<h3>Boatyards</h3>", f"The {said} in operating results was due to:")
        assert words_in(release) == [(said, verdict)]
