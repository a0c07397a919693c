"""What a clause says of a number beside its measure: a change joined to its percentage, what it is set against."""

from __future__ import annotations

import pytest

from tests.check.claims.company import numbers
from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN, WRONG = "exact", "not_verifiable", "exception"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Research and development was $20,000, or 18.2%, higher than in the second quarter of 2023.",
            [("$20,000", "change", EXACT), ("18.2%", "growth", EXACT)],
        ),
        (
            "Gross profit was $480,000, a $120,000, or 33%, increase from $360,000 in the second quarter of 2023.",
            [("$480,000", "amount", EXACT), ("$120,000", "change", EXACT), ("33%", "growth", EXACT),
             ("$360,000", "amount", EXACT)],
        ),
        (
            "Revenue was $1.2 million, or 20% higher than in the second quarter of 2023.",
            [("$1.2 million", "amount", EXACT), ("20%", "growth", EXACT)],
        ),
        ("Revenue was 20% ahead of last year.", [("20%", "growth", EXACT)]),
        (
            "As a percentage of revenue, gross profit rose to 40.0% from 36.0% in the second quarter of 2023.",
            [("40.0%", "share", EXACT), ("36.0%", "share", EXACT)],
        ),
        (
            "Gross profit was $480,000, or 40% of revenue, compared to $360,000, or 36%, a year ago.",
            [("$480,000", "amount", EXACT), ("40%", "share", EXACT), ("$360,000", "amount", EXACT),
             ("36%", "share", EXACT)],
        ),
        (
            "The provision for income taxes was $16,000, an effective rate of 25%, compared to $24,000, or 30%, a year "
            "ago.",
            [("$16,000", "amount", EXACT), ("25%", "margin", EXACT), ("$24,000", "amount", EXACT),
             ("30%", "margin", EXACT)],
        ),
        (
            "Gross profit grew 33.3% on revenue growth of 20% over the second quarter of 2023.",
            [("33.3%", "growth", EXACT), ("20%", "growth", EXACT)],
        ),
        (
            "Helped by orders from operations abroad, revenue was $1.20 million in the second quarter of 2024.",
            [("$1.20 million", "amount", EXACT)],
        ),
        (
            "Revenue was $1.20 million compared to $1.00 million in the second quarter of 2023, and we earned a gross "
            "profit of $480,000.",
            [("$1.20 million", "amount", EXACT), ("$1.00 million", "amount", EXACT), ("$480,000", "amount", EXACT)],
        ),
    ],
)  # fmt: skip
def test_numbers_of_a_clause(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(sentence) == found


_STATEMENT = """| Three Months Ended September 30, || Nine Months Ended September 30, |
| 2019 | 2018 | 2019 | 2018
Net operating revenue | $31,700 | $30,100 | $91,900 | $88,200
Clinic expense | 24,100 | 23,300 | 69,900 | 68,100
Operating income | 7,600 | 6,800 | 22,000 | 20,100
Income from continuing operations, net of tax | $5,700 | $5,100 | $16,500 | $15,100
"""
_SAME = """| Three Months Ended September 30, || Nine Months Ended September 30, |
| 2019 | 2018 | 2019 | 2018
Net operating revenue, as reported | $31,700 | $30,100 | $91,900 | $88,200
Clinics opened and closed | (2,160) | (610) | (6,250) | (1,760)
Same clinic net operating revenue | $29,540 | $29,490 | $85,650 | $86,440
Clinic expense, as reported | $24,100 | $23,300 | $69,900 | $68,100
Clinics opened and closed | (1,700) | (490) | (4,900) | (1,400)
Same clinic expense | $22,400 | $22,810 | $65,000 | $66,700
"""
_CLINICS = {"Statements of Income (in thousands)": _STATEMENT, "Same Clinic Data (in thousands)": _SAME}


def test_the_words_of_the_label_in_parentheses() -> None:
    said = "Income from continuing operations (net of tax) was $5.7 million in the third quarter of 2019."
    assert numbers_in(small_release(_CLINICS, said)) == [("$5.7 million", EXACT)]


def test_what_is_said_of_the_same_clinics() -> None:
    said = (
        "On a same clinic basis for the quarter ended September 30, 2019 net revenue was flat with the same quarter of "
        "2018 at $29.5 million and clinic expense decreased $410 thousand to $22.4 million."
    )
    read = small_release(_CLINICS, said)
    assert numbers_in(read) == [("$29.5 million", EXACT), ("$410 thousand", EXACT), ("$22.4 million", EXACT)]
    assert words_in(read)[0] == ("was flat", EXACT)


_WEEKS = """| Quarter Ended || Year Ended |
| Jan. 3, 2010 | Dec. 28, 2008 | Jan. 3, 2010 | Dec. 28, 2008
Net sales | $39,100 | $35,300 | $140,200 | $139,600
Cost of sales | 12,700 | 11,600 | 45,100 | 45,900
Gross profit | $26,400 | $23,700 | $95,100 | $93,700
"""


def test_a_year_that_ends_on_the_first_days_of_the_next() -> None:
    said = "Fourth quarter net sales were $39.1 million, compared to $35.3 million in the comparable quarter of 2008."
    read = small_release(
        {"Statements of Income (in thousands)": _WEEKS},
        said,
        quarter="Fourth Quarter 2009",
        released="March 4, 2010",
        ended="January 3, 2010",
    )
    assert numbers_in(read) == [("$39.1 million", EXACT), ("$35.3 million", EXACT)]


_EARNINGS = """| Three Months Ended September 30, |
| 2019 | 2018
Revenues | $31,700 | $30,100
Net income | $5,700 | $5,100
Basic earnings per share | $0.57 | $0.51
Diluted earnings per share | $0.50 | $0.46
Weighted average shares, basic | 10,000 | 10,000
Weighted average shares, diluted | 11,400 | 11,090
"""


@pytest.mark.parametrize(("per", "verdict"), [("diluted share", OPEN), ("basic share", EXACT), ("share", EXACT)])
def test_what_is_said_to_be_per_diluted_share_is_not_borne_out_per_basic_share(per: str, verdict: str) -> None:
    said = f"Net income for the third quarter of 2019 was $5.7 million, or $0.57 per {per}."
    read = small_release({"Statements of Income (in thousands, except per share data)": _EARNINGS}, said)
    assert numbers_in(read)[1][1] == verdict


_COMPANY = """| Three Months Ended September 30, |
| 2019 | 2018
Sales | $85,200 | $78,400
Operating income | 9,100 | 8,050
Net income | $6,300 | $5,500
"""
_DIVISIONS = """| Three Months Ended September 30, |
| 2019 | 2018
Northfield Valve | |
Bookings | $52.4 | $47.9
Sales | 51.1 | 46.2
Segment operating income | 6.6 | 5.5
Meter | |
Bookings | $35.0 | $33.1
Sales | 34.1 | 32.2
Segment operating income | 3.4 | 3.1
"""


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "Northfield Valve Division (NVD) bookings for the third quarter of 2019 of $52.4 million increased by 9.4 "
            "percent, as compared with the same period in 2018.",
            "Sales grew 10.6 percent to $51.1 million, of which approximately $2 million was due to currency.",
        ),
        ("In the Meter Division (MD), bookings were up 5.7 percent and sales were up 5.9 percent.",),
    ],
)
def test_a_division_that_is_also_called_by_its_initials(sentences: tuple[str, ...]) -> None:
    tables = {"Statements of Income (in thousands)": _COMPANY, "Segment Information (in millions)": _DIVISIONS}
    found = [each for each in numbers_in(small_release(tables, " ".join(sentences))) if each[0] != "$2 million"]
    assert [verdict for _, verdict in found] == [EXACT] * 2 * len(sentences)


_MILLS = """| Three Months Ended September 30, || Nine Months Ended September 30, |
| 2019 | 2018 | 2019 | 2018
Paper revenue | $20,400 | $19,300 | $60,300 | $58,100
Board revenue | 11,300 | 10,800 | 31,600 | 30,100
Total revenue | 31,700 | 30,100 | 91,900 | 88,200
Total mill expenses | 24,100 | 23,300 | 69,900 | 68,100
Head office | 3,000 | 2,900 | 9,100 | 8,800
Operating income | 4,600 | 3,900 | 12,900 | 11,300
"""
_OWED = """| September 30, 2019 | December 31, 2018
Accounts receivable, net | $14,200 | $15,100
Long-term debt | 30,600 | 34,000
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Mill income (revenue minus total mill expenses) was $7.6 million, or 24.0% of revenue, in the third "
            "quarter of 2019, compared to $6.8 million a year earlier, an increase of $0.8 million.",
            [EXACT] * 4,
        ),
        (
            "Total Paper and Board revenue for the third quarter of 2019 was $31.7 million, an increase of 5.3% from "
            "the third quarter of 2018.",
            [EXACT] * 2,
        ),
        ("Head office costs for the three quarters were $9.1 million.", [EXACT]),
        ("Receivables were $14.2 million at September 30, 2019.", [EXACT]),
        ("Long-term debt outstanding was $30.6 million at September 30, 2019.", [EXACT]),
        (
            "A good quarter allowed us to reduce long-term debt by $3.4 million or 10% since December 31, 2018.",
            [EXACT] * 2,
        ),
    ],
)
def test_sums_and_changes_that_the_words_make(sentence: str, found: list[str]) -> None:
    tables = {"Statements of Income (in thousands)": _MILLS, "Balance Sheets (in thousands)": _OWED}
    assert [verdict for _, verdict in numbers_in(small_release(tables, sentence))] == found


_PUMPS = """| Three Months Ended September 30, |
| 2019 | 2018
Sales | $85,200 | $78,400
Gross profit | 25,600 | 23,200
General and administrative expenses | 4,700 | 4,400
Net earnings | $6,300 | $5,500
Earnings per share, diluted: | |
Continuing operations | $0.63 | $0.58
Discontinued operations | - | (0.03)
"""
_BOOKED = """| Three Months Ended September 30, |
| 2019 | 2018
Total bookings | $92.4 | $83.1
"""
_FLOWS = """| Nine Months Ended September 30, |
| 2019 | 2018
Net cash flows provided by operating activities | $13,300 | $11,900
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Third quarter 2019 bookings from continuing operations grew 11.2 percent to $92.4 million.", [EXACT] * 2),
        (
            "Cash flows from operating activities in the first nine months of 2019 were $13.3 million, compared with "
            "$11.9 million in the prior year period.",
            [EXACT] * 2,
        ),
        ("Gross profit margin was 30.0 percent in the third quarter of 2019.", [EXACT]),
        (
            "G&A, including share-based payments and Sales bonuses, was $4.7 million in the third quarter of 2019.",
            [EXACT],
        ),
    ],
)
def test_what_only_says_from_where_or_with_what(sentence: str, found: list[str]) -> None:
    tables = {
        "Statements of Income (in thousands, except per share data)": _PUMPS,
        "Bookings from Continuing Operations (in millions)": _BOOKED,
        "Selected Cash Flow Information (in thousands)": _FLOWS,
    }
    assert [verdict for _, verdict in numbers_in(small_release(tables, sentence))] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Risks are a deterioration in domestic and global economic conditions;", []),
        ("The decline in domestic operating income was due to market conditions.", [("decline", "exact")]),
    ],
)
def test_conditions_of_a_market_are_no_figure_of_the_part_that_is_called_so(
    said: str, found: list[tuple[str, str]]
) -> None:
    rows = (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nDomestic | $984 | $1,071\nInternational | 141 | 112\n"
        "Total segment operating income | $1,125 | $1,183"
    )
    assert words_in(small_release({"Segment Operating Income (in millions)": rows}, said)) == found
