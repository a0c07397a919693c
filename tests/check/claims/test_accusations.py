"""What is held against the company, what leaves room, and what a sentence derives from rows that print no such name."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.findings import FindingCode
from tests.check.claims import bank, inns
from tests.check.claims.small import numbers_in, small_release

EXACT, FAILS, OPEN = "exact", "exception", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Operating income was $14.2 million, or 15.1% of revenues, in the third quarter of 2019.", [EXACT, EXACT]),
        ("Operating income was $14.2 million, or 18% of revenues, in the third quarter of 2019.", [EXACT, FAILS]),
        ("Operating income was $14.2 million, or 45% of revenues, in the third quarter of 2019.", [EXACT, FAILS]),
        ("Operating income was $19.2 million, or 18% of revenues, in the third quarter of 2019.", [OPEN, OPEN]),
    ],
)
def test_a_share_is_held_to_the_amount_beside_it_that_is_borne_out(said: str, found: list[str]) -> None:
    assert inns.verdicts(said) == found


@pytest.mark.parametrize(
    ("printed", "verdict"), [("1.09%", EXACT), ("1.10%", FAILS), ("1.90%", FAILS), ("2.55%", OPEN)]
)
def test_a_ratio_named_in_full_is_held_to_its_row(printed: str, verdict: str) -> None:
    said = f"Return on average assets was {printed} for the quarter ended March 31, 2021."
    assert bank.numbers(said) == [(printed, verdict)]


_TABLES = {
    "Consolidated Balance Sheets (in thousands)": (
        "| September 30, 2019 | September 30, 2018\nCash | $5,300 | $5,100\n"
        "Merchandise inventories | 101,830 | 95,104\nTotal assets | $107,130 | $100,204"
    )
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Inventories were $101.8 million at September 30, 2019, up 7.1% from September 30, 2018.", [EXACT, EXACT]),
        ("Inventories were $101.8 million at September 30, 2019, up 4.5% from September 30, 2018.", [EXACT, FAILS]),
        ("Inventories at September 30, 2019 were up 4.5% from September 30, 2018.", [OPEN]),
        ("Inventories were $102.8 million at September 30, 2019, up 4.5% from September 30, 2018.", [OPEN, OPEN]),
    ],
)
def test_an_amount_that_is_borne_out_tells_which_row_is_meant(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


_MARGINS = {
    "Consolidated Statements of Income (in thousands)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $52,418 | $45,940\nCosts | 48,410 | 44,690\n"
        "Net income | $4,008 | $1,250"
    ),
    "Reconciliation of Net Income to Adjusted EBITDA (in thousands)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet income | $4,008 | $1,250\nInterest | 1,210 | 1,180\n"
        "Depreciation | 3,512 | 3,041\nAdjusted EBITDA | $8,730 | $5,471"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Adjusted EBITDA margin was 16.7% in the third quarter of 2019.", [EXACT]),
        ("Adjusted EBITDA margin was 36.7% in the third quarter of 2019.", [OPEN]),
        ("Net sales of $52.4 million in the third quarter of 2019 were 14.1% better than last year.", [EXACT, EXACT]),
    ],
)
def test_margins_that_no_row_prints_and_what_is_better_than_before(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_MARGINS, said))] == found


_MILL = {
    "Statements of Income (in thousands)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $52,418 | $45,940\n"
        "Milling profit | 4,008 | 3,250"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [  # where neither the level nor the growth is the row's, what it is compared with is so by chance; else it tells
        ("Milling profit grew 42% to $4.6 million, compared to $3.3 million a year ago.", [OPEN, OPEN, OPEN]),
        ("Milling profit grew 23% to $4.6 million, compared to $3.3 million a year ago.", [EXACT, FAILS, EXACT]),
    ],
)
def test_what_another_measure_is_compared_with_holds_by_chance(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_MILL, said))] == found


_TANNERY = {
    "Statements of Income (in thousands, except per share data)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $52,418 | $45,940\n"
        "Cost of sales | 31,451 | 28,483\nGross profit | 20,967 | 17,457\n"
        "Selling expenses | 9,204 | 8,115\nNet income | 4,008 | 3,250\n"
        "Diluted earnings per share | $0.40 | $0.33"
    ),
}
_LAST_BUT_ONE = [EXACT, EXACT, FAILS, EXACT]
_IN_BOTH = "in the third quarter of 2019, compared to {} in the third quarter of 2018"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (f"Net sales were $52.4 million {_IN_BOTH.format('$85.9 million')}.", [EXACT, FAILS]),
        (f"Net sales were $52.4 million {_IN_BOTH.format('$45.9 million')}, up 41.1%.", [EXACT, EXACT, FAILS]),
        (f"Net sales rose 14.1% to $25.4 million {_IN_BOTH.format('$45.9 million')}.", [EXACT, FAILS, EXACT]),
        (f"Selling expenses of $29.2 million rose $1.1 million, or 13.4%, {_IN_BOTH.format('$8.1 million')}.", None),
        (f"Gross margin was 40.0% {_IN_BOTH.format('83.0%')}.", [EXACT, FAILS]),
        # of two that fail, one may show that something else is spoken of
        (f"Net sales rose 14.1% to $31.7 million {_IN_BOTH.format('$88.2 million')}.", [OPEN, OPEN, OPEN]),
        # another row of that value is not meant where both figures are told
        (
            f"Net sales rose 14.1%, or $6.48 million, to $20.97 million {_IN_BOTH.format('$45.9 million')}.",
            _LAST_BUT_ONE,
        ),
        ("Net sales were $52.4 million in the third quarter of 2019, and the gross margin was 71.9%.", [EXACT, FAILS]),
        # one number of few digits may fit by chance
        (f"Net income was $4 million {_IN_BOTH.format('$8.3 million')}.", [EXACT, OPEN]),
        # at most one of two that state the same can be meant by the row
        (
            "Net sales in the third quarter of 2019 were $52.4 million, and net sales of hides $17.2 million.",
            [EXACT, OPEN],
        ),
    ],
)
def test_what_the_rest_of_the_sentence_bears_out_fails_however_far_off(said: str, found: list[str] | None) -> None:
    verdicts = [verdict for _, verdict in numbers_in(small_release(_TANNERY, said))]
    assert verdicts == (found or [FAILS, EXACT, EXACT, EXACT])


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Net sales were $52.4 million, up $64.8 million from $45.9 million.", FAILS),
        ("Net sales were $52.4 million, up $64.8 million.", OPEN),  # from when is not said
    ],
)
def test_the_figures_on_both_sides_tell_the_periods_of_a_change(said: str, verdict: str) -> None:
    assert dict(numbers_in(small_release(_TANNERY, said)))["$64.8 million"] == verdict


def test_an_impact_on_earnings_per_share_is_not_held_to_the_quarter_that_it_follows() -> None:
    said = (
        "Diluted earnings per share were $0.40, up 21.2% from a year ago, and include an after-tax impact of $0.52 "
        "related to a fire."
    )
    verdicts = dict(numbers_in(small_release(_TANNERY, said)))
    assert verdicts == {"$0.40": EXACT, "21.2%": EXACT, "$0.52": OPEN}


def _with_margins(net: str, adjusted: str) -> dict[str, str]:
    """Tables of the mills that print their margins, of net income and as adjusted, now and a year ago."""
    income, reconciled = _MARGINS
    return {
        income: f"{_MARGINS[income]}\nNet income margin | {net}",
        reconciled: f"{_MARGINS[reconciled]}\nAdjusted EBITDA margin | {adjusted}",
    }


_WHOLE, _TENTHS = _with_margins("8% | 3%", "17% | 12%"), _with_margins("7.6% | 2.7%", "16.7% | 11.9%")


@pytest.mark.parametrize(
    ("tables", "said", "found"),
    [  # net income was 7.646% of sales, after 2.721%; EBITDA 16.655% after 11.909%
        (_WHOLE, "Net income margin increased approximately 490 basis points from the third quarter of 2018.", EXACT),
        (_WHOLE, "Net income margin increased approximately 470 basis points from the third quarter of 2018.", OPEN),
        (_WHOLE, "Net income margin increased approximately 540 basis points from the third quarter of 2018.", OPEN),
        (_WHOLE, "Adjusted EBITDA margin increased 460 basis points from the third quarter of 2018.", OPEN),
        (_WHOLE, "Adjusted EBITDA margin increased 475 basis points from the third quarter of 2018.", EXACT),
        (_TENTHS, "Adjusted EBITDA margin increased 480 basis points from the third quarter of 2018.", EXACT),
        (_TENTHS, "Adjusted EBITDA margin increased 470 basis points from the third quarter of 2018.", EXACT),
        (_TENTHS, "Adjusted EBITDA margin increased 490 basis points from the third quarter of 2018.", OPEN),
    ],
)
def test_points_finer_than_printed_margins_are_held_to_the_amounts(
    tables: dict[str, str], said: str, found: str
) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(tables, said))] == [found]


def test_points_said_in_tens_are_told_in_basis_points() -> None:
    said = f"Gross margin was 40.0% {_IN_BOTH.format('38.0%')}, a rise of 260 basis points."
    release = small_release(_TANNERY, said)
    assert numbers_in(release) == [("40.0%", EXACT), ("38.0%", EXACT), ("260 basis points", FAILS)]
    (found,) = [each for each in check_release(release).findings if each.code is FindingCode.CLAIM_NOT_SUPPORTED]
    assert "the tables give 200.0 basis points" in found.message


def test_revenue_does_not_tell_which_expense_is_meant() -> None:
    said = "Net sales were $52.4 million in the third quarter of 2019, and selling expenses were 71.9% of net sales."
    assert numbers_in(small_release(_TANNERY, said)) == [("$52.4 million", EXACT), ("71.9%", OPEN)]


@pytest.mark.parametrize(
    ("sales", "verdict"), [("$52.8 million", FAILS), ("$82.4 million", OPEN), ("$52,468,000", FAILS)]
)
def test_one_digit_of_three_is_no_slip_where_nothing_else_speaks_for_it(sales: str, verdict: str) -> None:
    said = f"Net sales were {sales} in the third quarter of 2019."
    assert numbers_in(small_release(_TANNERY, said)) == [(sales, verdict)]


@pytest.mark.parametrize(("beside", "verdict"), [("Purchase of intangibles | (51) | (1,789)", OPEN), ("", FAILS)])
def test_what_is_spent_may_be_more_than_on_property(beside: str, verdict: str) -> None:
    tables = {
        "Statements of Cash Flows (in thousands)": (
            "| Three Months Ended September 30, |\n| 2019 | 2018\n"
            "Net cash provided by operating activities | 482,083 | 500,571\n"
            f"Purchases of property, plant and equipment | (216,647) | (224,960)\n{beside}".strip()
        )
    }
    said = f"Capital expenditures were $216.6 million {_IN_BOTH.format('$225.0 million')}, a decrease of $10.1 million."
    assert [found for _, found in numbers_in(small_release(tables, said))] == [EXACT, EXACT, verdict]


@pytest.mark.parametrize(("points", "verdict"), [("480", OPEN), ("490", FAILS), ("475", EXACT)])
def test_a_change_in_points_may_be_that_of_the_ratios_as_the_sentence_prints_them(points: str, verdict: str) -> None:
    said = (
        f"Adjusted EBITDA margin rose {points} basis points in the third quarter of 2019 to 16.7% from 11.9% in the "
        "third quarter of 2018."
    )
    found = numbers_in(small_release(_MARGINS, said))
    assert found == [(f"{points} basis points", verdict), ("16.7%", EXACT), ("11.9%", EXACT)]


_GAIN_OR_LOSS = {
    "Statements of Income (in thousands)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $52,418 | $45,940\n"
        "Milling profit (loss) | 4,008 | (3,250)"
    )
}


@pytest.mark.parametrize(("printed", "verdict"), [("$3,250,000", OPEN), ("$3,950,000", FAILS)])
def test_a_sign_alone_is_held_against_nobody_however_sure_the_row(printed: str, verdict: str) -> None:
    said = f"Milling profit was $4,008,000 in the third quarter of 2019, up $7,258,000 from {printed} a year ago."
    assert dict(numbers_in(small_release(_GAIN_OR_LOSS, said)))[printed] == verdict


_BY_SEGMENT = {
    "Segment results (in thousands)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales: | |\nHides | $22,418 | $15,940\n"
        "Leather | 30,000 | 30,000\nTotal net sales | $52,418 | $45,940"
    )
}


def test_levels_on_both_sides_tell_that_the_segment_of_the_heading_is_meant() -> None:
    both = _IN_BOTH.format("$15.9 million").removeprefix("in the third quarter of 2019, ")
    said = f"<h4>Hides</h4><p>Net sales were $22.4 million in the third quarter of 2019, up $9.5 million, {both}.</p>"
    assert [verdict for _, verdict in numbers_in(small_release(_BY_SEGMENT, said))] == [EXACT, FAILS, EXACT]


_COARSE = {
    "Statements of Income (in millions, except per share data)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nNet sales | $375.9 | $487.3\nNet income | 36.9 | 31.2\n"
        "Diluted earnings per share | $0.76 | $0.64\nWeighted average diluted shares | 48.8 | 48.9"
    )
}


@pytest.mark.parametrize(("printed", "verdict"), [("$0.76", EXACT), ("$0.75", FAILS)])
def test_room_in_what_is_earned_lets_no_other_amount_per_share_pass(printed: str, verdict: str) -> None:
    """36.9 over 48.8 may be 0.75 to the cent: the statement prints 0.76."""
    said = f"Net income in the third quarter of 2019 was $36.9 million, or {printed} per diluted share."
    assert dict(numbers_in(small_release(_COARSE, said)))[printed] == verdict


_IN_BILLIONS = {
    "Highlights (in billions)": "| Q3 2019 | Q3 2018\nRevenues | $111.6 | $98.9",
    "Statements of Income (in millions)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nRevenues | $111,616 | $98,855\nCosts | 108,210 | 94,631\n"
        "Net income | $3,406 | $4,224"
    ),
}


@pytest.mark.parametrize(("printed", "verdict"), [("$12.8 billion", EXACT), ("$12.6 billion", FAILS)])
def test_what_is_printed_in_billions_leaves_no_room_beside_the_same_in_millions(printed: str, verdict: str) -> None:
    said = f"Revenues in the third quarter of 2019 grew {printed} from a year ago to $111.6 billion."
    assert dict(numbers_in(small_release(_IN_BILLIONS, said)))[printed] == verdict
