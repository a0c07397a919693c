"""Cash that came in or went out: which of the two the words say, and for how long it was counted."""

from __future__ import annotations

import pytest

from icc_reports.model.release import Release
from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN = "exact", "not_verifiable"
_THREE, _NINE = (f"| {months} Months Ended September 30, |\n| 2019 | 2018\n" for months in ("Three", "Nine"))


def _release(
    operating: str, free: str, said: str, *, label: str = "provided by (used in)", heads: str = _THREE
) -> Release:
    row = f"Net cash {label} operating activities"
    tables = {
        "Statements of Income (in millions)": f"{_THREE}Net sales | $4,120 | $4,112\nNet income | $311 | $290",
        "Statements of Cash Flows (in millions)": f"{heads}Net income | $311 | $290\n{row} | {operating} | $4,113\n"
        "Purchases of property and equipment | (751) | (792)\nNet cash used in investing activities | (903) | (841)",
        "Free Cash Flow (in millions)": f"{heads}{row} (GAAP) | {operating} | $4,113\n"
        f"Purchases of property and equipment (GAAP) | (751) | (792)\nFree cash flow (Non-GAAP) | {free} | 3,321",
    }
    return small_release(tables, said)


@pytest.mark.parametrize(
    ("said", "is_out"),
    [
        ("Operating cash flow was $1.4 billion.", False),
        ("Net cash provided by operating activities was $1.4 billion.", False),
        ("We generated operating cash flow of $1.4 billion.", False),
        ("Operating cash flow was negative $1.4 billion.", True),
        ("Operating cash flow was $(1.4) billion.", True),
        ("We had negative operating cash flow of $1.4 billion.", True),
        ("Net cash used in operating activities was $1.4 billion.", True),
        ("Operating cash flow was an outflow of $1.4 billion.", True),
        ("Operating activities used $1.4 billion of cash.", True),
    ],
)
def test_words_and_rows_say_which_way_cash_flowed(said: str, is_out: bool) -> None:
    came_in, went_out = ("$1,391", "640"), ("$(1,391)", "(2,142)")
    assert numbers_in(_release(*came_in, said)) == [
        ("$(1.4) billion" if "(" in said else "$1.4 billion", OPEN if is_out else EXACT)
    ]
    assert [verdict for _, verdict in numbers_in(_release(*went_out, said))] == [EXACT if is_out else OPEN]
    assert [verdict for _, verdict in numbers_in(_release(*went_out, said, label="used in"))] == [
        EXACT if is_out else OPEN
    ]
    printed_plain = _release(*came_in, said, label="used in")
    assert [verdict for _, verdict in numbers_in(printed_plain)] == [EXACT if is_out else OPEN]


def test_of_what_is_invested_the_sign_may_be_left_out() -> None:
    said = "Cash flow from investing activities was $903 million."
    assert numbers_in(_release("$1,391", "640", said)) == [("$903 million", EXACT)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Free cash flow (non-GAAP) declined $5.5 billion versus the prior year, resulting in negative free cash flow "
         "(non-GAAP) of $2.1 billion.", [EXACT, EXACT]),
        ("Operating cash flow was negative $1.4 billion, which reflects $6.1 billion of an earn-out paid during the "
         "first quarter.", [EXACT, OPEN]),
        ("Operating cash flow was negative $1.4 billion in the first quarter.", [OPEN]),
    ],
)  # fmt: skip
def test_what_a_clause_tells_aside_dates_nothing_else(said: str, found: list[str]) -> None:
    assert [verdict for _, verdict in numbers_in(_release("$(1,391)", "(2,142)", said))] == found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Operating cash flow was $1.4 billion.", EXACT),
        ("Operating cash flow was $1.5 billion.", OPEN),
        ("Operating cash flow was $1.4 billion in the third quarter.", OPEN),
        ("Third quarter operating cash flow was $1.4 billion.", OPEN),
        ("Net income was $0.3 billion.", EXACT),
    ],
)
def test_cash_flows_are_those_of_the_year_so_far_where_no_others_are_printed(said: str, verdict: str) -> None:
    assert [each for _, each in numbers_in(_release("$1,391", "640", said, heads=_NINE))] == [verdict]


def test_what_a_clause_tells_aside_dates_no_sentence_behind_it() -> None:
    said = (
        "Operating cash flow was negative $1.4 billion, which reflects $6.1 billion of an earn-out paid in the first "
        "quarter. Free cash flow (non-GAAP) was negative $2.1 billion."
    )
    verdicts = [verdict for _, verdict in numbers_in(_release("$(1,391)", "(2,142)", said))]
    assert verdicts == [EXACT, OPEN, EXACT]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Free cash flow increased from negative $2.1 billion in the prior year quarter to $0.6 billion.", EXACT),
        ("Free cash flow declined from negative $2.1 billion in the prior year quarter to $0.6 billion.", OPEN),
    ],
)
def test_from_below_nil_to_above_it_is_growth(said: str, verdict: str) -> None:
    tables = {"Free Cash Flow (in millions)": f"{_THREE}Free cash flow (Non-GAAP) | $640 | $(2,142)"}
    assert [each for _, each in words_in(small_release(tables, said))] == [verdict]
