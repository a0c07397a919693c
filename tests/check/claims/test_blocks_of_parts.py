"""Parts that have a table each: titled with the part's name, with its result, its volumes and the units of both."""

from __future__ import annotations

import pytest

from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, table
from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_TABLES = {
    "Consolidated Statement of Income (in millions)": """| Three Months Ended September 30, |
| 2019 | 2018
Revenues | $9,140 | $8,825
Costs | 8,231 | 7,648
Net income | $909 | $1,177
""",
    "Condensed Cash Flows (in millions)": """| Three Months Ended September 30, |
| 2019 | 2018
Net cash provided by operating activities | $1,421 | $1,912
Cash dividends — common stock | (614) | (533)
Shares repurchased | (918) | (412)
""",
    "Segment Highlights</b></p><p><b>Stone": "Quarries | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\n"
    "Earnings / (Loss) | $ MM | $ 614 | $ 702 | $ 688\nStone sold | MT | 2,415 | 2,377 | 2,290",
    "": "Northern Kilns | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\n"
    "Earnings / (Loss) | $ MM | $ 295 | $ 300 | $ 489\nLime sold | MT | 815 | 777 | 790",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Northern Kilns earnings were lower than a year ago.", [("were lower", EXACT)]),
        ("Quarries earnings were lower than a year ago.", [("were lower", EXACT)]),
        ("Eastern Kilns earnings were lower than a year ago.", [("were lower", OPEN)]),
    ],
)
def test_what_a_part_earns(said: str, found: list[tuple[str, str]]) -> None:
    assert words_in(small_release(_TABLES, said)) == found


def test_a_block_of_the_company_is_none_of_a_part() -> None:
    whole = "Overview | Unit | 3Q 2019 | 2Q 2019 | 3Q 2018\nEarnings | $ MM | $ 909 | $ 1,020 | $ 1,177"
    release = small_release({**_TABLES, "Segment Highlights</b></p><p><b>All": whole}, "Earnings were $909 million.")
    assert numbers_in(release) == [("$909 million", EXACT)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The company returned $1,532 million of cash to shareholders in the quarter.", [EXACT]),
        ("The company returned $1,542 million of cash to shareholders in the quarter.", [OPEN]),
        ("Shareholder distributions of $1,532 million in the quarter followed a strong year.", [EXACT]),
        ("Shareholder distributions of $1,542 million in the quarter followed a strong year.", [OPEN]),
        ("Cash returned to shareholders in the quarter was $1,532 million.", [EXACT]),
        ("Since 2012 shareholder distributions of $1,532 million have been made.", [OPEN]),
        ("Since 2012 Ottermere has returned $1,532 million to shareholders.", [OPEN]),
        (
            "The company returned $1,532 million of cash to shareholders during the quarter, including share "
            "repurchases of $918 million and dividends of $614 million.",
            [EXACT] * 3,
        ),
        (  # what it includes need not be all of it
            "The company returned $1,542 million of cash to shareholders during the quarter, including share "
            "repurchases of $918 million and dividends of $614 million.",
            [OPEN, EXACT, EXACT],
        ),
    ],
)
def test_what_holders_are_given_back(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_TABLES, said))] == found


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("Cash dividends to Ottermere shareholders", EXACT),
        ("Dividends paid to Ottermere Corp. stockholders", EXACT),
        ("Cash dividends to noncontrolling shareholders", OPEN),
        ("Dividends to preferred shareholders", OPEN),
    ],
)
def test_whose_dividends_a_row_states(label: str, verdict: str) -> None:
    flows = "Condensed Cash Flows (in millions)"
    tables = {**_TABLES, flows: _TABLES[flows].replace("Cash dividends — common stock", label)}
    said = "Distributions to shareholders were $1,532 million."
    assert numbers_in(small_release(tables, said)) == [("$1,532 million", verdict)]


@pytest.mark.parametrize("when", ["", " on a sale that closed in the second quarter of 2019"])
def test_when_something_else_happened_is_not_what_is_spoken_of(when: str) -> None:
    said = f"Operating cash flow was lower than a year ago due to taxes{when}."
    assert words_in(small_release(_TABLES, said)) == [("was lower", EXACT)]


def test_a_date_in_brackets_before_the_dash_of_a_dateline_is_no_period() -> None:
    said = "Boise (October 24, 2019) – Ottermere Corp. reported net income of $909 million."
    assert numbers_in(small_release(_TABLES, said)) == [("$909 million", EXACT)]


_WELLS = """<html><body><h3>Ottermere Corp. Reports Third Quarter 2019 Results</h3>
<p>BOISE, Idaho, October 24, 2019 -- Ottermere Corp. reported results for the quarter ended September 30, 2019.</p>
<h3>Segment Highlights</h3><h3>Wells</h3>
{blocks}
<h3>Consolidated Statement of Income (in millions)</h3>{statement}
<h3>Earnings by Operating Area (in millions)</h3>{areas}
</body></html>"""
_PERIODS = "| Three Months Ended September 30, |\n| 2019 | 2018\n"
_BLOCKS = {
    "U.S. Wells": "Earnings | $ MM | $ 322 | $ 310 | $ 298\nNet output | MBOED | 1,636 | 1,646 | 1,573",
    "Northern Kilns": "Earnings | $ MM | $ 295 | $ 300 | $ 489\nNet output | MBOED | 815 | 777 | 790",
    "Foreign Wells": "Earnings | $ MM | $ 587 | $ 604 | $ 579\nNet output | MBOED | 1,717 | 1,704 | 1,773",
}


@pytest.mark.parametrize(
    ("below", "said", "found"),
    [
        ("Foreign Wells", "Net output was down 56,000 barrels per day from a year earlier.", EXACT),
        ("U.S. Wells", "Net output increased 4 percent from the year-ago period.", EXACT),
        ("U.S. Wells", "Net output was down 56,000 barrels per day from a year earlier.", OPEN),
        ("Northern Kilns", "Net output increased 3 percent from the year-ago period.", OPEN),  # kilns are no wells
        ("U.S. Wells", "<h3>Quarries</h3><p>Net output increased 4 percent from the year-ago period.</p>", OPEN),
    ],
)
def test_what_stands_below_the_block_of_a_part_under_the_heading_of_its_whole(
    below: str, said: str, found: str
) -> None:
    blocks = (
        table(f"{part}|Unit|3Q 2019|2Q 2019|3Q 2018\n{rows}") + (paragraphs(said) if part == below else "")
        for part, rows in _BLOCKS.items()
    )
    page = _WELLS.format(
        blocks="".join(blocks),
        statement=table(f"{_PERIODS}Revenues | $9,140 | $8,825\nNet income | $909 | $877"),
        areas=table(
            f"{_PERIODS}Wells: ||\nUnited States | $322 | $298\nForeign | 587 | 579\nTotal Wells | $909 | $877"
        ),
    )
    assert [verdict for _, verdict in numbers_in(read_release(page.encode(), "wells.htm"))] == [found]
