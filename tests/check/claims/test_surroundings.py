"""Sentences that name neither period nor segment, read as most of their digits are borne out."""

from __future__ import annotations

import pytest

from tests.check.claims import inns, savings
from tests.check.claims.small import numbers_in, small_release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net interest income rose $5.8 million to $92.5 million.", [EXACT, EXACT]),  # of the nine months
        ("Noninterest expense was $64.3 million, up from $59.7 million.", [EXACT, EXACT]),
        ("Net interest income rose 7% to $31.7 million.", [EXACT, EXACT]),  # of the quarter: the nearest holds
        ("Noninterest expense rose 8%.", [OPEN]),  # of the nine months, but by one digit
        ("In the third quarter of 2019 noninterest expense was $64.3 million.", [OPEN]),  # it does name another
        ("Noninterest expense was $64.9 million.", [OPEN]),
    ],
)
def test_a_sentence_without_a_period_is_of_the_one_that_bears_it_out(said: str, found: list[str]) -> None:
    assert [verdict for _, _, verdict in savings.dated(said)] == found


def test_what_is_borne_out_only_so_accuses_nobody() -> None:
    said = "Noninterest expense was $64.3 million, up from $59.2 million."
    assert [verdict for _, _, verdict in savings.dated(said)] == [EXACT, OPEN]


def test_a_sentence_behind_one_on_a_segment_may_be_of_the_company() -> None:
    said = "Revenue of the Coast grew to $51.2 million in the third quarter. Revenues were $94.3 million."
    assert inns.verdicts(said) == [EXACT, EXACT]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("In the third quarter of 2019 net income was $13.3 million, at the high end of our guidance.", [EXACT]),
        ("Net income was at the high end of our guidance in the third quarter of 2019, and rose 3.9%.", [EXACT]),
        ("Net income in the third quarter of 2019 was above our guidance of $13.3 million.", [OPEN]),
        ("We expect net income to be at the high end of our guidance, or $13.3 million.", [OPEN]),
        (
            "In the third quarter of 2019 we achieved our targets for growth and for the return of capital, growing net"
            " income to $13.3 million.",
            [EXACT],
        ),
        ("In the third quarter of 2019 we exceeded our targets with $13.3 million of net income.", [EXACT]),
        ("In the third quarter of 2019 we achieved our target for net income of $13.3 million.", [OPEN]),
        ("In the third quarter of 2019 we exceeded our targets, including net income of $13.3 million.", [OPEN]),
    ],
)
def test_what_results_are_held_to_does_not_make_them_forecasts(said: str, found: list[str]) -> None:
    assert [verdict for _, _, verdict in savings.dated(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We expect net income of $14.1 million, compared to $13.3 million in the third quarter.", [OPEN, EXACT]),
        ("Noninterest income will decrease to $8.1 million from the prior quarter of $7.9 million.", [OPEN, EXACT]),
        ("We expect net income of $14.1 million, up from $13.3 million.", [OPEN, OPEN]),  # which may be expected, too
        ("Net income should be $14.1 million, above guidance of $13.3 million for the third quarter.", [OPEN] * 2),
        ("Net income should be $14.1 million, up from $13.3 million in the fourth quarter of 2019.", [OPEN] * 2),
    ],
)
def test_what_is_to_come_may_be_set_against_what_was(said: str, found: list[str]) -> None:
    assert [verdict for _, _, verdict in savings.dated(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("“We delivered a good quarter, with net income reaching $13.3 million,” said Ada Quill, President.", EXACT),
        ("Ada Quill, President, noted, “We delivered a good quarter, with net income reaching $13.3 million.”", EXACT),
        ("Ada Quill, President, noted, “We had a good start, and see net income reaching $13.3 million.”", OPEN),
        ("We delivered a good quarter, with net income reaching $13.3 million.", OPEN),
    ],
)
def test_somebody_may_tell_under_an_outlook_what_was(said: str, found: str) -> None:
    opening = (
        "The results of the third quarter are the best that the company has had since it was founded, by far. " * 2
    )
    assert [verdict for _, _, verdict in savings.dated(opening, "<h4>Guidance for 2019</h4>", said)] == [found]


def test_an_amount_per_share_may_lack_its_sign_of_currency() -> None:
    said = "Net income was $13.3 million, or $0.88 per share, compared with $12.8 million, or 0.82 per share, in 2018."
    said = said.replace("in 2018", "in the third quarter of 2018")
    assert [verdict for _, _, verdict in savings.dated(said)] == [EXACT] * 4


_YEAR_AND_QUARTER = {
    "Statements of Income (in thousands)": (
        "| Three Months Ended December 31, || Twelve Months Ended December 31, |\n| 2019 | 2018 | 2019 | 2018\n"
        "Ferry fares | $ 52,410 | $ 52,110 | $ 205,000 | $ 200,000\nNet income | 5,240 | 5,211 | 20,500 | 20,000"
    )
}


@pytest.mark.parametrize(("named", "verdict"), [("in 2019, compared with 2018", EXACT), ("in the quarter", OPEN)])
def test_a_year_is_spoken_of_though_what_it_is_compared_with_is_in_doubt(named: str, verdict: str) -> None:
    said = f"<p>Kiln net income rose 1.4% {named}. Ferry fares rose 2.5%.</p>"
    release = small_release(
        _YEAR_AND_QUARTER,
        said,
        quarter="Fourth Quarter and Full Year 2019",
        released="January 28, 2020",
        ended="December 31, 2019",
    )
    assert ("2.5%", verdict) in numbers_in(release)
