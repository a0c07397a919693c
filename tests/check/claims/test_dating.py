"""For which period a number is stated, and from which a change is counted, in a bank's third and fourth quarters."""

from __future__ import annotations

import pytest

from tests.check.claims.savings import dated

EXACT = "exact"


def verdicts(*said: str, quarter: int = 3) -> list[str]:
    """The verdicts of the numbers of the prose, in order."""
    return [verdict for _, _, verdict in dated(*said, quarter=quarter)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Interest income was up 13% for the period to $120.4 million, from $106.3 million in the first three quarters"
        " of 2018.",
        "Noninterest expense rose 8% to $64.3 million, against $59.7 million in the same nine-month period last year.",
        "Net income was $38.8 million, compared with $36.7 million in the first nine months of last year.",
        "Compared with the first nine months of 2018, net income rose 5.7% to $38.8 million.",
    ],
)
def test_what_has_no_period_of_its_own_is_as_long_as_what_it_is_compared_with(sentence: str) -> None:
    assert {when.partition("months")[0].split()[-1] for _, when, _ in dated(sentence)} == {"9"}
    assert set(verdicts(sentence)) == {EXACT}


def test_what_is_level_with_a_period_is_compared_with_it() -> None:
    sentence = (
        "For the nine months ended September 30, 2019 noninterest income was about flat with the nine month period last"
        " year at $23.6 million, and noninterest expense increased 7.7% to $64.3 million."
    )
    assert set(verdicts(sentence)) == {EXACT}


@pytest.mark.parametrize(
    "sentence",
    [
        "Deposits grew $169.0 million, or 6.3%, during the first nine months of 2019.",
        "Total assets have increased $235.5 million year-to-date.",
        "In the quarter, deposits grew by $42.0 million.",
        "Over the past twelve months, deposits have increased $223.0 million.",
        "Deposits rose 1.5% in the quarter and 8.4% over the last year.",
        "Deposits rose 1.5% in the third quarter, 6.3% in the first nine months and 8.4% from a year ago.",
    ],
)
def test_a_balance_that_changed_over_a_stretch_is_counted_from_its_opening(sentence: str) -> None:
    assert set(verdicts(sentence)) == {EXACT}


@pytest.mark.parametrize(
    "sentence",
    [
        "Net income for the three months ended September 30, 2019 and 2018 was $13.3 million and $12.8 million,"
        " respectively.",
        "The efficiency ratio was 54.8%, 54.9% and 54.3% for the quarters ended September 30, 2019, June 30, 2019 and"
        " September 30, 2018, respectively.",
        "Net income for the quarter and nine months ended September 30, 2019 was $13.3 million and $38.8 million,"
        " respectively, compared to $12.8 million and $36.7 million for the same periods in 2018.",
        "Net income was $13.3 million for the third quarter and $38.8 million for the first nine months of 2019,"
        " compared to $12.8 million and $36.7 million for the same periods of 2018.",
        "Net income for the quarter and nine months was $13.3 million and $38.8 million.",
    ],
)
def test_numbers_of_a_list_have_the_periods_of_a_list_in_turn(sentence: str) -> None:
    assert set(verdicts(sentence)) == {EXACT}


def test_changes_listed_have_each_its_own_base() -> None:
    assert verdicts("Net income of $13.3 million, up 1.1% from Q2, up 3.9% from year ago") == [EXACT] * 3
    assert verdicts("Loans were up 9.3% from a year ago and 1.9% from the prior quarter.") == [EXACT] * 2
    said = "Compared with the linked quarter, net income rose 1.1%; compared with the 2018 quarter, it rose $500,000."
    assert verdicts(said) == [EXACT] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Net income was $13.3 million, compared to $12.8 million in the September 30, 2018 period.",
        "Net income was $13.3 million, compared to $12.8 million in the September 30, 2018 quarter.",
        "Net income was $13.3 million, compared to $13.2 million in the June 30, 2019 quarter.",
        "Net income was $13.3 million, compared to $13.2 million in the June 30, 2019 period.",
        "For the nine months ended September 30, 2019, net income was $38.8 million, compared to $36.7 million in the"
        " September 30, 2018 period.",
    ],
)
def test_the_period_of_a_day_ends_on_it_and_is_as_long_as_what_is_spoken_of(sentence: str) -> None:
    assert set(verdicts(sentence)) == {EXACT}


def test_a_number_that_is_compared_is_no_change() -> None:
    said = "Net interest income was $31.7 million, a 2.6% increase over the $30.9 million earned in the second quarter."
    assert verdicts(said) == [EXACT] * 3


def test_what_begins_with_and_is_said_of_its_own_period() -> None:
    said = "Third-quarter net income rose 3.9% to $13.3 million and year-to-date net income rose to $38.8 million."
    assert verdicts(said) == [EXACT] * 3


def test_a_year_is_all_of_it_where_no_quarter_is_spoken_of() -> None:
    said = "Net income for 2019 was $38.8 million. Noninterest expense totaled $64.3 million."
    assert [when for _, when, _ in dated(said, quarter=4)] == ["year ended December 31, 2019"] * 2


def test_a_base_is_as_long_as_what_is_compared_with_it() -> None:
    said = (
        "Noninterest expense for the fourth quarter increased $1.9 million from the fourth quarter of 2018, and for the"
        " year increased $4.6 million to $64.3 million."
    )
    assert verdicts(said, quarter=4) == [EXACT] * 3


def test_a_heading_compares_with_the_quarter_before() -> None:
    heading, said = "<h4>Linked Quarter Comparison</h4>", "Net interest income increased $800,000, or 2.6%."
    assert verdicts(heading, said, quarter=4) == [EXACT] * 2


def test_a_year_that_is_compared_with_part_of_it_is_all_of_it() -> None:
    said = "Net income for 2019 was $38.8 million, against $29.1 million for the first nine months of 2019."
    assert dated(said, quarter=4)[0][1:] == ("year ended December 31, 2019", EXACT)


def test_a_change_is_counted_from_what_the_sentence_before_compared_with() -> None:
    said = "Net interest income increased $800,000 compared with the second quarter. Noninterest income rose $330,000."
    assert dated(said)[-1] == (
        "$330,000",
        "change, quarter ended September 30, 2019, against quarter ended June 30, 2019",
        EXACT,
    )


def test_a_day_is_a_base_after_over() -> None:
    said = "Deposits at September 30, 2019 increased $42.0 million, or 1%, over June 30, 2019."
    assert verdicts(said) == [EXACT] * 2


def test_what_goes_on_after_a_comparison_is_none_itself() -> None:
    said = (
        "Net income was $13.3 million in the third quarter, up 3.9 percent from the like quarter of 2018, and $38.8"
        " million for nine months, up 5.7 percent."
    )
    assert verdicts(said) == [EXACT] * 4


def test_a_level_of_what_is_reported_is_no_base() -> None:
    said = (
        "The efficiency ratio was 54.8% in the quarter, compared to 54.3% in the prior year quarter, and 55.4%"
        " year-to-date, compared to 55.2% in the comparable prior year period."
    )
    assert verdicts(said) == [EXACT] * 4


@pytest.mark.parametrize(
    "lead",
    ["Compared with the second quarter of 2019:", "For the third quarter of 2019, as compared to the linked quarter:"],
)
def test_a_line_that_leads_points_says_what_they_are_compared_with(lead: str) -> None:
    points = (
        "<ul><li>Net interest income increased $800,000, or 2.6%</li><li>Deposits increased $42.0 million</li></ul>"
    )
    assert verdicts(f"<p>{lead}</p>", points) == [EXACT] * 3


def test_a_period_right_behind_a_measure_makes_no_other_measure_of_it() -> None:
    assert verdicts("Net income year-to-date in 2019 was $38.8 million.") == [EXACT]


def test_a_year_behind_a_quarter_s_number_says_of_which_year_it_is() -> None:
    said = "Fourth quarter net income was $13.3 million in fiscal 2019, compared with $12.8 million in fiscal 2018."
    assert verdicts(said, quarter=4) == [EXACT] * 2


def test_a_year_that_leads_a_quarter_says_of_which_year_it_is() -> None:
    said = "In 2018, third quarter net income was $12.8 million and included a provision for loan losses of $640,000."
    assert verdicts(said) == [EXACT] * 2


def test_while_may_lead_what_was_changed() -> None:
    said = "Net income rose to $13.3 million in the quarter, while growing deposits in the quarter by $42.0 million."
    assert verdicts(said) == [EXACT] * 2


def test_the_end_of_the_prior_year_period_is_no_year_end() -> None:
    said = "Total assets were $3.73 billion at quarter end, up from $3.43 billion at the end of the prior year period."
    assert verdicts(said) == [EXACT] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Deposits increased 8.4% in the third quarter of 2019 over the third quarter of 2018.",
        "Compared to September 30, 2018, deposits increased 8.4% in the quarter.",
        "Loans rose 9.3% in the third quarter compared to the prior year quarter and deposits increased 8.4%.",
    ],
)
def test_a_balance_is_counted_from_what_it_is_compared_with_before_its_opening(sentence: str) -> None:
    assert set(verdicts(sentence)) == {EXACT}


def test_a_quarter_that_another_number_has_leaves_a_year_whole() -> None:
    said = "Deposits increased 1.5% during the quarter and 8.4% during 2019."
    assert verdicts(said, quarter=4) == [EXACT] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "For the prior-year quarter, net interest income was $29.6 million and noninterest income was $7.35 million.",
        "The efficiency ratio for the prior-year quarter was 54.3%.",
        "In the prior-year period net interest income was $29.6 million.",
        "In the preceding quarter, net income was $13.2 million.",
    ],
)
def test_an_earlier_period_may_be_what_a_clause_speaks_of(sentence: str) -> None:
    assert set(verdicts(sentence)) == {EXACT}


@pytest.mark.parametrize(
    "sentence",
    [
        "This compares to net interest income of $30.9 million, noninterest income of $7.91 million, and net income of"
        " $13.2 million in the prior quarter.",
        "Net income included $8.24 million in noninterest income, compared to $7.35 million in noninterest income in"
        " the third quarter of 2018.",
    ],
)
def test_a_period_behind_a_list_is_that_of_all_that_is_compared(sentence: str) -> None:
    assert set(verdicts(sentence)) == {EXACT}


def test_last_year_is_no_part_of_year_to_date() -> None:
    assert verdicts("Net interest income rose 7.1% from last year to $31.7 million.") == [EXACT] * 2


def test_an_aside_says_nothing_of_the_period_of_the_number_before() -> None:
    said = "Noninterest income rose to $8.24 million, or 12% (Q3 2018: $7.35 million)."
    assert [verdict for _, _, verdict in dated(said)] == [EXACT] * 3


def test_a_sign_before_a_percentage_set_against_a_period_makes_it_a_change() -> None:
    assert verdicts("Net income of $13.3 million (+3.9% YoY, +1.1% QoQ).") == [EXACT] * 3
    assert verdicts("Noninterest income was $8.24 million, +4.2% vs. 2Q19 and +12.1% vs. 3Q18.") == [EXACT] * 3


def test_short_words_for_periods() -> None:
    assert verdicts("Net income for Q3 was $13.3 million; YTD net income was $38.8 million.") == [EXACT] * 2
    assert verdicts("Net interest income: up $800,000 linked quarter; up $2.1 million year-over-year.") == [EXACT] * 2


def test_a_change_may_name_its_period_before_its_size() -> None:
    said = (
        "Net interest income improved in the third quarter by $2.1 million.",
        "Noninterest income increased during the third quarter of 2019 by 12.1%.",
    )
    assert verdicts(*said) == [EXACT, EXACT]


def test_of_two_periods_of_one_measure_the_next_sentence_goes_on_with_the_later() -> None:
    said = (
        "Net interest income was $31.7 million in the third quarter of 2019 and $29.6 million in the third quarter of "
        "2018. Net income rose 4% from a year earlier."
    )
    assert verdicts(said) == [EXACT] * 3


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Deposits were $2.83 billion and total assets were $3.66 billion at June 30, 2019.", [EXACT, EXACT]),
        (
            "Deposits were $2.87 billion and total assets were $3.66 billion at June 30, 2019.",
            ["not_verifiable", EXACT],
        ),
    ],
)
def test_a_day_behind_two_balances_is_that_of_both_where_another_was_spoken_of(said: str, found: list[str]) -> None:
    assert verdicts(f"Securities were $412.0 million at September 30, 2019. {said}")[1:] == found
