"""Segments by headings that call themselves so and by columns of reconciliations; rates; a list's name for all."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import Form, RelationKind, refs
from icc_reports.read import read_release
from tests.check.claims.pages import paragraphs, printed, table
from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_PERIODS = "| Three Months Ended |\n| July 29, 2023 | July 30, 2022\n"
_KEY_FIGURES = """
| Q2 FY24 | Q2 FY23
Revenue ($ in millions)
Group | $957 | $1,033
Inland segment | $888 | $957
Islands segment | $69 | $76
Group comparable sales % change | (6.2)% | (12.1)%
Inland comparable sales % change | (6.5)% | (12.7)%
Islands comparable sales % change | (2.4)% | (4.2)%
"""
_EARNINGS = f"""
{_PERIODS}Revenue | $957 | $1,033
Cost of sales | 736 | 805
Gross profit | 221 | 228
Selling, general and administrative expenses | 187 | 192
Operating income | $34 | $36
"""
_CASH_FLOWS = f"""
{_PERIODS}Operating activities
Total cash provided by operating activities | $41 | $22
Financing activities
Repurchase of common stock | (8) | (46)
Dividends paid | (20) | (19)
Total cash used in financing activities | (28) | (65)
"""
_INLAND = f"""
{_PERIODS}Inland Segment Results
Revenue | $888 | $957
Comparable sales % change | (6.5)% | (12.7)%
Gross profit | $205 | $211
Gross profit as a % of revenue | 23.1% | 22.0%
SG&A | $173 | $178
SG&A as a % of revenue | 19.5% | 18.6%
Operating income | $32 | $33
Inland Segment Non-GAAP Results
SG&A | $170 | $171
SG&A as a % of revenue | 19.1% | 17.9%
Operating income | $35 | $40
"""
_ISLANDS = f"""
{_PERIODS}Islands Segment Results
Revenue | $69 | $76
Comparable sales % change | (2.4)% | (4.2)%
Gross profit | $16 | $17
Operating income | $2 | $3
"""
_RECONCILED = """
| Three Months Ended July 29, 2023 | | | Three Months Ended July 30, 2022 | |
| Inland | Islands | Consolidated | Inland | Islands | Consolidated
SG&A | $173 | $14 | $187 | $178 | $14 | $192
Amortization of intangible assets | (3) | - | (3) | (7) | - | (7)
Non-GAAP SG&A | $170 | $14 | $184 | $171 | $14 | $185
"""
_NOTE = "<p><b>{}</b></p><p>($ in millions)</p><p>(Unaudited and subject to reclassification)</p>"


def _release(*said: str) -> str:
    tables = {
        "CONDENSED CONSOLIDATED STATEMENTS OF EARNINGS": (_EARNINGS,),
        "CONDENSED CONSOLIDATED STATEMENTS OF CASH FLOWS": (_CASH_FLOWS,),
        "SEGMENT INFORMATION": (_INLAND, _ISLANDS),
        "RECONCILIATION OF NON-GAAP FINANCIAL MEASURES": (_RECONCILED,),
    }
    return (
        "<html><body><h2>Ferrow Stores Reports Second Quarter Results</h2><p>HULL, Iowa, August 29, 2023 -- Ferrow "
        "Stores, Inc. today announced results for the second quarter ended July 29, 2023 (“Q2 FY24”), as compared to "
        f"the second quarter ended July 30, 2022 (“Q2 FY23”).</p>{table(_KEY_FIGURES)}{paragraphs(*said)}"
        + "".join(_NOTE.format(title) + "".join(map(table, each)) for title, each in tables.items())
        + "</body></html>"
    )


def _claims(*said: str) -> list[tuple[str, str]]:
    checked = check_release(read_release(_release(*said).encode(), "ferrow.htm"))
    return [(text, each.verdict.value) for text, each in printed(checked, RelationKind.CLAIM)]


def test_a_note_that_figures_may_be_reclassified_is_no_title() -> None:
    read = read_release(_release().encode(), "ferrow.htm")
    assert [each.title for each in read.tables][1:4:2] == [
        "CONDENSED CONSOLIDATED STATEMENTS OF EARNINGS",
        "SEGMENT INFORMATION",
    ]
    assert {row.segment for each in read.tables for row in each.rows} == {None}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            ("Inland GAAP SG&A was $173 million, or 19.5% of revenue, versus $178 million last year.",),
            [("$173 million", EXACT), ("19.5%", EXACT), ("$178 million", EXACT)],
        ),
        (
            ("Inland non-GAAP SG&A was $170 million, or 19.1% of revenue.",),
            [("$170 million", EXACT), ("19.1%", EXACT)],
        ),
        (
            ("Islands operating income was $2 million, compared to $3 million last year.",),
            [("$2 million", EXACT), ("$3 million", EXACT)],
        ),
        (("Non-GAAP SG&A was $184 million in the second quarter.",), [("$184 million", EXACT)]),
        (("Islands non-GAAP SG&A was $14 million in the second quarter.",), [("$14 million", EXACT)]),
        (("Inland gross profit rate was 23.1% versus 22.0% last year.",), [("23.1%", EXACT), ("22.0%", EXACT)]),
        (("The operating income rate was 3.6% in the second quarter.",), [("3.6%", EXACT)]),
        (("Comparable sales declined 6.2% in the second quarter.",), [("6.2%", EXACT)]),
        (("Inland comparable sales declined 6.5% in the second quarter.",), [("6.5%", EXACT)]),
        (
            (
                "<h4>Islands Revenue</h4>",
                "Islands revenue of $69 million decreased 9.2% versus last year primarily driven by a comparable sales "
                "decline of 2.4%.",
            ),
            [("$69 million", EXACT), ("9.2%", EXACT), ("2.4%", EXACT)],
        ),
    ],
)
def test_segments_rates_and_changes(said: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert _claims(*said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "In the second quarter, the company returned a total of $28 million to shareholders through dividends of "
            "$20 million and share repurchases of $8 million.",
            [("$28 million", EXACT), ("$20 million", EXACT), ("$8 million", EXACT)],
        ),
        (
            "In the second quarter we returned $28 million to our shareholders through $8 million of share repurchases "
            "and $20 million of dividends.",
            [("$28 million", EXACT), ("$8 million", EXACT), ("$20 million", EXACT)],
        ),
        (
            "In the second quarter, the company returned $39 million to shareholders through dividends of $20 million "
            "and share repurchases of $8 million.",
            [("$39 million", OPEN), ("$20 million", EXACT), ("$8 million", EXACT)],
        ),
    ],
)
def test_an_amount_made_of_those_listed_behind_it(said: str, found: list[tuple[str, str]]) -> None:
    assert _claims(said) == found


_STORES = {
    "Statements of Income (in millions)": (
        "| Three Months Ended September 30, |\n| 2019 | 2018\nMerchandise sales | $1,512 | $1,430\n"
        "Credit revenues | 131 | 120\nTotal revenues | 1,643 | 1,550\n"
        "Cost of sales, buying and occupancy | 1,059 | 1,012\n"
        "Selling and administrative | 402 | 381\nOperating income | $182 | $157"
    ),
    "Segment Income Statements for the Three Months Ended September 30, 2019 and 2018 (in millions)": (
        "| Inland | Inland | Islands | Islands | Consolidated | Consolidated\n"
        "| 2019 | 2018 | 2019 | 2018 | 2019 | 2018\n"
        "Merchandise sales | $1,201 | $1,137 | $311 | $293 | $1,512 | $1,430\n"
        "Credit revenues | 95 | 90 | 36 | 30 | 131 | 120\n"
        "Total revenues | 1,296 | 1,227 | 347 | 323 | 1,643 | 1,550\n"
        "Cost of sales, buying and occupancy | 832 | 799 | 227 | 213 | 1,059 | 1,012\n"
        "Selling and administrative | 320 | 305 | 82 | 76 | 402 | 381\n"
        "Operating income | $144 | $123 | $38 | $34 | $182 | $157"
    ),
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Inland gross margin rate was 30.7%, compared to 29.7% in the third quarter of 2018.", [EXACT, EXACT]),
        ("Islands gross margin was 27.0%, compared to 27.3% in the third quarter of 2018.", [EXACT, EXACT]),
        ("Gross margin was 35.5%, compared to 34.7% in the third quarter of 2018.", [EXACT, EXACT]),  # of all revenue
        ("Gross margin was 30.0%, compared to 29.2% in the third quarter of 2018.", [EXACT, EXACT]),  # of sales alone
        ("Adjusted Inland gross margin was 30.7%.", [OPEN]),
        ("Inland gross margin was 37.7%.", [OPEN]),
    ],
)
def test_gross_margins_of_retailers_by_what_they_sell(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(small_release(_STORES, said))] == found


def test_words_of_direction_are_of_the_segment_that_a_heading_names() -> None:
    said = "Gross margin fell to 27.0% from 27.3% in the third quarter of 2018."  # that of all stores rose
    release = small_release(_STORES, "<h4>Islands</h4>", f"<p>{said}</p>")
    assert words_in(release) == [("fell", EXACT)]
    (step,) = [each.relation for each in check_release(release).judgements if each.relation.form is Form.ORDER]
    assert {span.table for span in refs(step.expression)} == {1}  # the segments', not the company's


_UNDER_TOTAL = """| Inland | Islands | All Other | Corporate | Total
Revenue | $206,140 | $42,330 | $78,270 | — | $326,740
Operating income | 24,210 | 1,420 | 8,330 | (6,110) | 27,850
Depreciation | 6,020 | 910 | 1,240 | 230 | 8,400
Adjusted EBITDA | $30,230 | $2,330 | $9,570 | $(5,880) | $36,250
Adjusted EBITDA margin | 14.7% | 5.5% | 12.2% | | 11.1%
"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Adjusted EBITDA was $36.3 million in the third quarter of 2019.", EXACT),
        ("Adjusted EBITDA margin was 11.1% in the third quarter of 2019.", EXACT),
        ("Islands adjusted EBITDA was $2.3 million in the third quarter of 2019.", EXACT),
        ("Adjusted EBITDA was $30.2 million in the third quarter of 2019.", OPEN),
    ],
)
def test_columns_that_come_to_a_total_are_those_of_parts(said: str, verdict: str) -> None:
    title = "Reconciliation of Operating Income to Adjusted EBITDA (in thousands)"
    release = small_release({f"{title}</b></p><p><b>For the Three Months Ended September 30, 2019": _UNDER_TOTAL}, said)
    assert [verdict for _, verdict in numbers_in(release)] == [verdict]


def test_columns_that_do_not_come_to_a_total_are_of_no_parts() -> None:
    title = "Reconciliation of Operating Income to Adjusted EBITDA (in thousands)"
    rows = _UNDER_TOTAL.replace("326,740", "351,740").replace("27,850", "29,850").replace("36,250", "38,250")
    said = "Adjusted EBITDA was $38.3 million in the third quarter of 2019."
    release = small_release({f"{title}</b></p><p><b>For the Three Months Ended September 30, 2019": rows}, said)
    assert [verdict for _, verdict in numbers_in(release)] == [OPEN]
