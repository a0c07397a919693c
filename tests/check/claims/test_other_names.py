"""Measures under other names than their rows': of segments and regions, turned around, on a basis named behind."""

from __future__ import annotations

import pytest

from tests.check.claims.pumps import verdicts

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Third quarter sales in the Americas were $310.5 million.", [EXACT]),
        ("Revenue in Asia Pacific increased 14.7% to $119.4 million in the third quarter.", [EXACT, EXACT]),
        ("EMEA revenue was $170.1 million in the third quarter of 2019.", [EXACT]),
        ("Iceland revenue was $170.1 million in the third quarter of 2019.", [OPEN]),
        ("Oil & Gas’ third quarter 2019 operating profit was $42.3 million, up 6%.", [EXACT, EXACT]),
        ("Operating profit in oil refineries was $42.3 million in the third quarter of 2019.", [OPEN]),
        (
            "Segment operating profit for Water Works was $77.3 million, or 22.0% of segment revenue, in the third "
            "quarter of 2019.",
            [EXACT, EXACT],
        ),
        ("Operating income margin for Water Works was 22.0% in the third quarter of 2019.", [EXACT]),
        (
            "The Oil & Gas segment posted revenue of $248.8 million and operating profit of $42.3 million in the third "
            "quarter of 2019.",
            [EXACT, EXACT],
        ),
        (
            "Oil & Gas posted adjusted segment EBITDA of $63.0 million in the third quarter of 2019, compared to "
            "adjusted segment EBITDA of $60.2 million in the second quarter of 2019.",
            [EXACT, EXACT],
        ),
        ("Oil & Gas posted segment EBITDA of $63.0 million in the third quarter of 2019.", [OPEN]),
        (
            "Oil & Gas posted revenue of $248.8 million, operating profit of $42.3 million, orders of $241.0 million "
            "in the third quarter of 2019.",
            [EXACT, EXACT, EXACT],
        ),
        ("Bookings of Oil & Gas rose 5% to $251.7 million in the third quarter of 2019.", [EXACT, EXACT]),
        ("Total bookings were $612.7 million in the third quarter of 2019.", [EXACT]),
        (
            "Water Works posted operating profit of $77.3 million, an increase of 31%, in the third quarter of 2019, "
            "on segment margins of 22.0%.",
            [EXACT, EXACT, EXACT],
        ),
        ("Third quarter 2019 segment margins in Water Works were 22.0%.", [EXACT]),
        ("Orders for Oil & Gas fell 6% to $241.0 million in the third quarter of 2019.", [EXACT, EXACT]),
        ("Third quarter 2019 revenue was $600.0 million, up 10.0% from $545.4 million.", [EXACT, EXACT, EXACT]),
        ("Valves revenue was $62.7 million in the third quarter of 2019, up 8%.", [EXACT, EXACT]),
        ("Third quarter 2019 Water Works revenues increased 3.1% sequentially.", [EXACT]),
        ("Water Works: Third quarter segment operating profit was $77.3 million, up 31%.", [EXACT, EXACT]),
        ("Rest of world pumps accounted for 17% of third quarter net sales.", [OPEN]),
        ("The Americas accounted for 52% of third quarter net sales.", [EXACT]),
        ("European, Middle East and African revenue was $170.1 million in the third quarter of 2019.", [OPEN]),
        ("Water Works segment margin was 22.0% in the third quarter, compared to 19.0% a year ago.", [EXACT, EXACT]),
    ],
)
def test_segments_and_regions(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Services represented 31% of sales in the third quarter of 2019, compared with 30% a year ago.", [EXACT] * 2),
        ("Pumps contributed 69% of revenue in the third quarter of 2019.", [EXACT]),
        ("In the third quarter of 2019, Water Works grew 13% and Oil & Gas grew 6%.", [EXACT, EXACT]),
        ("New services for 31% of the owners began in the third quarter of 2019.", [OPEN]),
    ],
)
def test_a_part_of_revenue_is_what_a_clause_is_about(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Inland Harbor Plants operating income grew 31% to $31.4 million in the third quarter of 2019.", [EXACT] * 2),
        ("Harbor Plants operating income was $77.3 million in the third quarter of 2019.", [EXACT]),
        ("Offshore Harbor Plants operating income was $31.4 million in the third quarter of 2019.", [OPEN]),
        (
            "Coastal Harbor Plants average yearly revenue per paying customer was $54.30 in the third quarter of 2019.",
            [EXACT],
        ),
    ],
)
def test_parts_of_parts_and_of_what_a_title_names(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Hardly any pumps net sales were $412.4 million in the third quarter of 2019.", [OPEN]),
        ("Pumps net sales were $412.4 million in the third quarter of 2019.", [EXACT]),
        ("Net sales of DRAYEX were $96.2 million in the third quarter of 2019, up 35%.", [EXACT, EXACT]),
        ("Net sales of FLUVEX were $96.2 million in the third quarter of 2019.", [OPEN]),
        ("DRAYEX grew 35% to $96.2 million in the third quarter of 2019.", [EXACT, EXACT]),
        ("Comparable pump sales increased 3.4% in the third quarter of 2019.", [EXACT]),
        (
            "Net revenues were $600.0 million in the third quarter of 2019 versus $571.3 million pro forma revenues in "
            "the third quarter of 2018.",
            [EXACT, EXACT],
        ),
        ("The adjusted loss of the plants was $5.2 million in the third quarter of 2019.", [EXACT]),
        ("Adjusted operating income was $107.3 million in the third quarter of 2019.", [EXACT]),
        ("ARR grew 20% to $96.1 million in the third quarter of 2019.", [EXACT, EXACT]),
        ("Plant rebates of $1 million or more were common in the third quarter of 2019.", [OPEN]),
        ("Total deferred revenue was $65.5 million at September 30, 2019.", [EXACT]),
        ("Return on sales was negative 2.4% in the third quarter of 2019.", [EXACT]),
        (
            "Third quarter 2019 net income was $76.4 million, a 12.7% net margin, compared to $62.4 million in 2018.",
            [EXACT, EXACT, EXACT],
        ),
        ("Working capital was $214.7 million at September 30, 2019.", [EXACT]),
        ("Working capital was $216.7 million at September 30, 2019.", [OPEN]),
        ("The cash and short-term investments balance was $115.0 million at September 30, 2019.", [EXACT]),
        ("Common stock repurchases were $88.0 million in the first nine months of 2019.", [EXACT]),
        ("Capital spending was $45.6 million in the first nine months of 2019.", [EXACT]),
        ("Amortization of acquired intangible assets was $9.3 million in the third quarter of 2019.", [EXACT]),
        ("Company-wide revenue was $600.0 million in the third quarter of 2019.", [EXACT]),
        (
            "Ardmoor earned $76.4 million or $1.91 diluted EPS in the third quarter, compared to $62.4 million.",
            [EXACT] * 3,
        ),
        ("Ardmoor earned $77.0 million in the third quarter of 2019.", [OPEN]),
        ("Net income was $76.4 million, or $1.93 basic earnings per share, for the third quarter.", [EXACT, EXACT]),
        ("Third quarter diluted earnings were $1.91 per share, or $2.14 per share on an adjusted basis.", [EXACT] * 2),
        ("Third quarter 2019 net income was $76.4 million, or $85.7 million as adjusted.", [EXACT, EXACT]),
        ("Third quarter 2019 net income was $76.4 million, or $81.2 million as adjusted.", [EXACT, OPEN]),
        ("Third quarter 2019 adjusted EBITDA was $139.8 million, with a margin of 23.3%.", [EXACT, EXACT]),
        ("Backlog of $812.7 million at September 30, 2019 increased 9%.", [EXACT, EXACT]),
        ("Third quarter revenue grew 10.0% as reported and 11.0% in constant currency.", [EXACT, EXACT]),
        ("Cash provided by operating activities excluding leasing was $71.4 million in the third quarter.", [EXACT]),
        ("Cash provided by operating activities excluding taxes was $71.4 million in the third quarter.", [OPEN]),
    ],
)
def test_other_names_of_one_row(said: str, found: list[str]) -> None:
    assert verdicts(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Oil & Gas sales were $248.8 million in the third quarter of 2019, and the segment reported an operating "
            "profit of $42.3 million.",
            [EXACT, EXACT],
        ),
        (
            "Oil & Gas sales were $248.8 million in the third quarter of 2019, and Water Works reported an operating "
            "profit of $42.3 million.",
            [EXACT, OPEN],
        ),
        ("The Oil & Gas segment had a strong third quarter, with $42.3 million of operating profit.", [EXACT]),
        ("The Water Works segment had a strong third quarter, with $42.3 million of operating profit.", [OPEN]),
        (
            "Third quarter 2019 revenue was $600.0 million, with the Oil & Gas segment generating $42.3 million and "
            "the Water Works segment generating $77.3 million in operating profit.",
            [EXACT, OPEN, EXACT],
        ),
        (  # a part of the growth of the whole, or its own
            "Third quarter 2019 revenue rose 10.0% from $545.4 million, with the Oil & Gas segment decreasing by 3%.",
            [EXACT, EXACT, OPEN],
        ),
        *(
            (f"In the third quarter of 2019 revenue grew by 10.0% from the year before, with {clause}.", [EXACT, OPEN])
            for clause in (
                "the Tidal segment growing by 10.0%",
                "rentals growing 9.0%",
                "rentals up by 10.0%",
                "growth in Iceland of 9.0%",
                "a 9.0% increase in Iceland",
            )
        ),
        (
            "Third quarter 2019 orders rose, with the Tidal segment generating $600.0 million in revenue.",
            [OPEN],
        ),
    ],
)
def test_a_segment_is_gone_back_to_or_acts(said: str, found: list[str]) -> None:
    assert verdicts(said) == found
