"""Lists of numbers and measures, ratios that no row prints, and whose period, segment or basis is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from icc_reports.check import check_release
from icc_reports.model.release import PassageRole
from tests.check.claims.company import in_prose, numbers, release

EXACT, OPEN = "exact", "not_verifiable"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Revenue was $1.20 million and $2.35 million, representing increases of 20% and 24% year-over-year, for "
            "the second quarter and six months ended June 30, 2024, respectively.",
            [("$1.20 million", EXACT), ("$2.35 million", EXACT), ("20%", EXACT), ("24%", EXACT)],
        ),
        (
            "Return on average assets and return on average equity were 1.2% and 8.1%, respectively, compared to 1.1% "
            "and 7.4% for the same quarter of 2023.",
            [("1.2%", EXACT), ("8.1%", EXACT), ("1.1%", EXACT), ("7.4%", EXACT)],
        ),
        (
            "The second quarter of 2024 saw an increase in cost of revenue of $80,000 and research and development of "
            "$20,000 from the second quarter of 2023.",
            [("$80,000", EXACT), ("$20,000", EXACT)],
        ),
        (
            "The second quarter of 2024 saw an increase in cost of revenue of $80,000 and research and development of "
            "$130,000.",  # its level
            [("$80,000", EXACT), ("$130,000", OPEN)],
        ),
        (
            "Revenue was $1.2 million, and gross profit was $480,000, up 20% and 33%, respectively, from the second "
            "quarter of 2023.",
            [("$1.2 million", EXACT), ("$480,000", EXACT), ("20%", EXACT), ("33%", EXACT)],
        ),
        (
            "Gross profit grew 33% in the second quarter of 2024 and 37% year-to-date.",
            [("33%", EXACT), ("37%", EXACT)],
        ),
        (
            "Revenue of $1.2 million compared with $1.15 million in the first quarter of 2024 and $1.0 million a "
            "year ago.",
            [("$1.2 million", EXACT), ("$1.15 million", EXACT), ("$1.0 million", EXACT)],
        ),
        (
            "Second quarter 2024 revenue of $1.20 million was higher than first quarter 2024 revenue of $1.15 million.",
            [("$1.20 million", EXACT), ("$1.15 million", EXACT)],
        ),
        (
            "At June 30, 2024 we had $405,000 in cash and short-term investments.",
            [("$405,000", EXACT)],
        ),
        (
            "Cash and cash equivalents, and short-term investments were $405,000 as of June 30, 2024.",
            [("$405,000", EXACT)],
        ),
        (
            "GAAP and non-GAAP gross profit was $480,000 and $500,000, respectively, in the second quarter of 2024.",
            [("$480,000", EXACT), ("$500,000", EXACT)],
        ),
    ],
)
def test_lists(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, verdict) for printed, _, verdict in numbers(sentence)] == found


def test_a_cause_is_no_change_over_time() -> None:
    said = "Revenue in the second quarter of 2024 was $1.2 million; higher provisions reduced gross profit by $120,000."
    assert numbers(said)[1][2] == OPEN


def test_a_sum_that_differs_accuses_nobody() -> None:
    assert numbers("At June 30, 2024 we had $409,000 in cash and short-term investments.")[0][2] == OPEN


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The effective tax rate was 25.0% in the second quarter of 2024.", [("25.0%", "margin", EXACT)]),
        ("Gross profit margin was 40.0% in the quarter.", [("40.0%", "margin", EXACT)]),
        (
            "Research and development as a percentage of revenue decreased to 10.8%, an improvement of 17 basis points "
            "from the second quarter of 2023.",
            [("10.8%", "share", EXACT), ("17 basis points", "change", EXACT)],
        ),
        (
            "Inventory to orders ratio stood at 44.5%, against 47.0% one year ago.",
            [("44.5%", "other", EXACT)] * 1 + [("47.0%", "other", EXACT)],
        ),
        (
            "Increased gross profit by 33.3% to $480,000 in the second quarter of 2024 from the year-ago quarter.",
            [("33.3%", "growth", EXACT), ("$480,000", "amount", EXACT)],
        ),
        (
            "Research and development (“R&D”) expenses were $130,000 in the second quarter of 2024.",
            [("$130,000", "amount", EXACT)],
        ),
        (
            "Net loss under U.S. generally accepted accounting principles (GAAP) was $64,000 for the quarter.",
            [("$64,000", "amount", EXACT)],
        ),
        ("Book value was $2.25 per share in the second quarter of 2024.", [("$2.25", "per_share", EXACT)]),
        (
            "Revenue increased to $1.2 million, or 20%, compared to the second quarter of 2023.",
            [("$1.2 million", "amount", EXACT), ("20%", "growth", EXACT)],
        ),
        (
            "We are pleased with our 20.0 percent revenue increase over the second quarter of 2023.",
            [("20.0 percent", "growth", EXACT)],
        ),
        (
            "Gross margin was 40.0%, 400 basis points more than the 36.0% reported for the year-ago quarter.",
            [("40.0%", "margin", EXACT), ("400 basis points", "change", EXACT), ("36.0%", "margin", EXACT)],
        ),
    ],
)
def test_ratios_and_changes(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("Highlands segment sales increased 23% year-over-year to $590,000.", [EXACT, EXACT]),
        ("Lowlands operating income was $60,000, compared with $40,000 a year ago.", [EXACT, EXACT]),
        ("Net sales for the Uplands segment increased 25% to $40,000.", [EXACT, EXACT]),
        ("Midlands net sales were $25,000, compared with $20,000 a year ago.", [EXACT, EXACT]),
        ("Uplands gross margin was 30.0%, up from 28.0% a year ago.", [EXACT, EXACT]),
        ("Uplands segment operating income increased 50% to $9,000, or 22.5 percent of sales.", [EXACT, EXACT, EXACT]),
        ("Harbors net sales increased by 10% to $330,000, compared to $300,000 a year ago.", [EXACT, EXACT, EXACT]),
        (
            "Harbors EBITDA and Adjusted EBITDA were $41,000 and $44,000, respectively, in the second quarter of 2024.",
            [EXACT, EXACT],
        ),
        ("Adjusted net income was $27,000 in the second quarter of 2024.", [EXACT]),
        ("Ferry revenues increased to $71,000 from $60,000 a year ago.", [EXACT, EXACT]),
        (
            "Barges general and administrative expense declined to $4,000 in the second quarter of 2024 from $5,000 in "
            "the second quarter of 2023.",
            [EXACT, EXACT],
        ),
        ("We posted a net loss attributable to the Company of $64,000, or $0.08 per share.", [EXACT, EXACT]),
        ("Income (loss) before income taxes came to income of $64,000, after $80,000 a year ago.", [EXACT, EXACT]),
        ("We saw growth of 20% for revenue in the second quarter of 2024.", [EXACT]),
        ("Own earnings of $90,000 were a record.", [EXACT]),
        ("Non-GAAP own earnings of $90,000 were a record.", [EXACT]),
        ("Revenue grew 20% from last year, or 19% at constant currency.", [EXACT, OPEN]),
        ("Revenue grew 20% from last year due to organic expansion.", [EXACT]),
        (
            "Revenue in the second quarter was $1.2 million, and we expect $1.3 million in the third quarter.",
            [EXACT, OPEN],
        ),
        ("Revenue was $1.2 million, with higher-than-expected demand.", [EXACT]),
    ],
)
def test_whose_figure_is_meant(sentence: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in numbers(sentence)] == verdicts


def test_what_a_sentence_before_named_is_compared() -> None:
    found = numbers(
        "Revenue for the second quarter of 2024 was $1.2 million.", "This compared to $1.0 million a year ago."
    )
    assert [each[2] for each in found] == [EXACT, EXACT]


def test_a_segment_s_table_says_nothing_of_the_company() -> None:
    assert numbers("Adjusted EBITDA was $44,000 in the second quarter of 2024.")[0][2] == OPEN


def test_a_change_beside_a_level_of_something_else_does_not_hold_by_chance() -> None:
    assert [each[2] for each in numbers("Quarterly revenue was a record $310 million, up 20% from a year ago.")] == [
        OPEN,
        OPEN,
    ]


def test_a_heading_with_other_in_it_names_no_segment() -> None:
    heading = ["Operational and other highlights"]
    assert numbers("Revenue was $1.2 million in the quarter.", heading=heading)[0][2] == EXACT


def test_a_title_that_speaks_of_guidance_says_nothing_of_the_results_below() -> None:
    title = "and raises full year guidance"
    text = "Revenue was $1.2 million in the second quarter of 2024."
    of = release(text, heading=[title])
    assert in_prose(check_release(of))[0].verdict.value == OPEN
    above = replace(
        of.passages[0], role=PassageRole.TITLE, sentences=(replace(of.passages[0].sentences[0], text=title),)
    )
    assert in_prose(check_release(replace(of, passages=(above, *of.passages))))[0].verdict.value == EXACT


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("“We keep going. During the quarter revenue grew 20% over the prior-year quarter.", EXACT),
        ("During the quarter revenue grew 20% over the prior-year quarter.", OPEN),
        ("“We see revenue of $1.2 million in the quarter.", OPEN),
    ],
)
def test_what_somebody_tells_in_several_paragraphs_under_an_outlook(said: str, verdict: str) -> None:
    assert [each[2] for each in numbers(said, heading=["Outlook"])] == [verdict]


def test_what_drives_a_change_is_nothing_it_is_counted_from() -> None:
    said = "Earnings of the quarter were driven from revenue of $1.2 million, compared to $1.0 million a year ago."
    assert [each[2] for each in numbers(said)] == [EXACT, EXACT]
