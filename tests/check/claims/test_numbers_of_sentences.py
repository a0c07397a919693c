"""Numbers in sentences: which figures they are held to, and with which verdict."""

from __future__ import annotations

from textwrap import dedent

import pytest

from icc_reports.check import check_release
from icc_reports.check.tokens import TokenClass, tokens_of
from icc_reports.model.findings import FindingCode, Severity
from icc_reports.model.relations import RelationKind, Verdict, refs
from icc_reports.model.release import PassageRole
from icc_reports.read import read_release
from tests.check.claims.company import audit, in_prose, numbers, release

EXACT, ROUNDING, EXCEPTION, OPEN = "exact", "rounding", "exception", "not_verifiable"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Revenue for the second quarter of 2024 was $1.2 million, up 20% from $1.0 million a year ago.",
            [("$1.2 million", "amount", EXACT), ("20%", "growth", EXACT), ("$1.0 million", "amount", EXACT)],
        ),
        (
            "Revenue was $1,200,000, up 4.3% from $1,150,000 in the preceding quarter and up 20.0% from last year.",
            [
                ("$1,200,000", "amount", EXACT),
                ("4.3%", "growth", EXACT),
                ("$1,150,000", "amount", EXACT),
                ("20.0%", "growth", EXACT),
            ],
        ),
        (
            "Revenue of the 13-week second quarter ended June 30, 2024 rose 20% to $1.2 million from $1.0 million "
            "for the 14-week second quarter ended June 30, 2023.",
            [("20%", "growth", EXACT), ("$1.2 million", "amount", EXACT), ("$1.0 million", "amount", EXACT)],
        ),
        (  # what grew may be the amount per share
            "Gross profit for the second quarter of 2024 was $480,000, or $0.48 per share, an increase of 25% over the "
            "prior year period.",
            [("$480,000", "amount", EXACT), ("$0.48", "per_share", EXACT), ("25%", "growth", OPEN)],
        ),
        (
            "Gross profit for the second quarter of 2024 was $480,000, an increase of 25% over the prior year period.",
            [("$480,000", "amount", EXACT), ("25%", "growth", EXCEPTION)],
        ),
        (
            "For the six months ended June 30, 2024, revenue was $2.35 million compared to $1.9 million a year ago.",
            [("$2.35 million", "amount", EXACT), ("$1.9 million", "amount", EXACT)],
        ),
        (
            "Net loss narrowed to $64,000, or $0.08 per share, from $96,000, or $0.12 per share, a year earlier.",
            [
                ("$64,000", "amount", EXACT),
                ("$0.08", "per_share", EXACT),
                ("$96,000", "amount", EXACT),
                ("$0.12", "per_share", EXACT),
            ],
        ),
        (
            "Adjusted EBITDA improved 38.5% to a loss of $40,000 from a loss of $65,000 in the second quarter of 2023.",
            [("38.5%", "growth", EXACT), ("$40,000", "amount", EXACT), ("$65,000", "amount", EXACT)],
        ),
        ("Gross margin was 40.0% in the quarter.", [("40.0%", "margin", EXACT)]),
        (
            "Widgets revenue represented 58% of consolidated revenue, compared to 55% of total revenue a year ago.",
            [("58%", "share", EXACT), ("55%", "share", EXACT)],
        ),
        ("Gadgets revenue increased $50,000 from the year-ago quarter.", [("$50,000", "change", EXACT)]),
        (
            "Gross margin rose 400 basis points from the second quarter of 2023.",
            [("400 basis points", "change", EXACT)],
        ),
        ("At June 30, 2024, cash and cash equivalents were $310,000.", [("$310,000", "amount", EXACT)]),
        (
            "The Adjusted EBITDA loss of approximately $13,000 per month in the quarter was as planned.",
            [("$13,000", "average", EXACT)],
        ),
        (
            "Revenues were $1.2 million and $1.0 million in the second quarter of 2024 and the second quarter of 2023, "
            "respectively.",
            [("$1.2 million", "amount", EXACT), ("$1.0 million", "amount", EXACT)],
        ),
    ],
)
def test_what_holds(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (
            "Revenue was $1,210,000 in the second quarter of 2024, against $1,000,000 in the year-ago quarter.",
            EXCEPTION,
        ),
        ("Revenue was $1,290,000 in the second quarter of 2024.", EXCEPTION),
        ("Revenue was $1,150,000 in the second quarter of 2024.", OPEN),  # too far off to be the same figure
        ("Revenue was $5,000,000 in the second quarter of 2024.", OPEN),
        ("Non-GAAP net loss was $64,000 in the second quarter of 2024.", OPEN),  # GAAP's
        ("Net loss was $80,000 in the second quarter of 2024.", OPEN),  # printed for another row
        ("Organic revenue was $1,210,000 in the second quarter of 2024.", OPEN),
        ("Revenue from services was $1,210,000 in the second quarter of 2024.", OPEN),
        ("Services revenue was $1,200,000 in the second quarter of 2024.", OPEN),
        ("We expect revenue of $1,200,000 in the third quarter.", OPEN),
        ("Net income was $64,000 in the second quarter of 2024.", OPEN),  # a loss: never said to hold
        ("Revenue was $1,200,000 in the third quarter of 2023.", OPEN),
        ("Bookings were $1.2 million in the quarter.", OPEN),
        ("Research and development spending by others reached $130,000.", OPEN),
        ("Gadgets and other revenue was $500,000 in the quarter.", OPEN),
        ("Revenue included $720,000 of subscriptions.", OPEN),
        ("Revenue grew 20% in constant currency.", OPEN),
        ("Revenue exceeded more than $1,100,000 in the second quarter of 2024.", OPEN),
        ("Revenue was over $1.21 million in the second quarter of 2024.", OPEN),  # near, but below it
        ("Revenue was more than $1 million in the second quarter of 2024.", EXACT),
        ("Revenue was less than $1 million in the second quarter of 2024.", OPEN),
    ],
)
def test_what_does_not_hold_or_cannot_be_told(sentence: str, verdict: str) -> None:
    assert numbers(sentence)[0][2] == verdict


def test_what_is_missing_is_said() -> None:
    checked = audit("Gadgets revenue was $500,000 in the third quarter of 2023.")
    (judgement,) = in_prose(checked)
    assert judgement.missing == "a figure for 'Gadgets revenue (Gadgets)' in the quarter ended September 30, 2023"


def test_a_period_named_before_holds_for_the_next_sentence() -> None:
    first = "For the six months ended June 30, 2024, revenue was $2.35 million."
    assert numbers(first, "Gross profit was $930,000.")[1] == ("$930,000", "amount", EXACT)


def test_an_amount_per_share_derives_from_what_is_left_for_common_shares() -> None:
    checked = audit("Net loss was $64,000, or $0.08 per share, in the second quarter of 2024.")
    told = [each for each in checked.findings if each.code is FindingCode.BASIS_DIFFERS]
    assert [each.severity for each in told] == [Severity.INFO]
    assert "Net loss attributable to common stockholders" in told[0].message


def test_earnings_are_no_loss() -> None:
    assert numbers("Earnings per share were $0.08 in the second quarter of 2024.")[0][2] != EXACT


def test_an_exception_raises_a_finding_with_the_arithmetic() -> None:
    checked = audit("Revenue was $1,210,000 in the second quarter of 2024.")
    (found,) = [each for each in checked.findings if each.code is FindingCode.CLAIM_NOT_SUPPORTED]
    assert "$1,210,000" in found.message
    assert "$1,200,000" in found.message
    assert found.relations == (in_prose(checked)[0].relation.id,)


@pytest.mark.parametrize("role", list(PassageRole))
def test_every_claim_token_has_one_relation(role: PassageRole) -> None:
    text = "In 2024, 3 plants made 4,000 units worth $1.2 million, 20% more, for 13 weeks; call 212-555-0100."
    of = release(text, role=role)
    claims = [token.span for token in tokens_of(of) if token.kind is TokenClass.CLAIM]
    found = [each.relation.asserted for each in in_prose(audit(text, role=role))]
    assert sorted(set(claims)) == sorted(span for span in found if span in claims)
    assert len(set(found)) == len(found)


def test_a_run_of_text_too_long_for_a_sentence_is_said_not_to_be_read() -> None:
    found = in_prose(audit("Revenue was $5 " * 400))
    assert {each.verdict.value for each in found} == {OPEN}
    assert len(found) == 400


def test_what_is_outstanding_on_a_day_is_not_what_a_loss_per_share_is_divided_by() -> None:
    text = """
    Acme Corp. Reports Second Quarter Results

    For the three months ended June 30, 2024, net loss was $3,614,000, or $2.26 per share.

                    Statements of Operations
                         (in thousands)
                                Three Months Ended June 30,
                                     2024           2023
    Revenue                        $2,100         $1,900
    Expenses                        5,714          4,100
    Net loss                      $(3,614)       $(2,200)
    Loss per common share          $(2.16)        $(1.60)

                       Balance Sheets
                       (in thousands)
                                         June 30,
                                     2024           2023
    Total assets                   $9,112         $8,400
    Common shares outstanding   8,609,308      1,977,152
    """
    checked = check_release(read_release(dedent(text).encode(), "x"))
    (claim,) = [each for each in in_prose(checked) if each.relation.id.startswith("claim-net-loss-per-share")]
    assert claim.verdict is Verdict.EXCEPTION
    assert [checked.figures[span].printed for span in refs(claim.relation.expression)] == ["$(2.16)"]


def test_a_row_of_diluted_shares_is_not_what_an_amount_is_stated_per() -> None:
    text = """
        BOISE, Idaho, November 3, 2005 - Clinic Corp. reported on the third quarter ended September 30, 2005.
        Net income was $5.0 million, or $0.23 per diluted share, compared to $4.3 million, or $0.20 per diluted share.

                    CONSOLIDATED STATEMENTS OF INCOME (in thousands, except per share amounts)
                                    Three Months Ended September 30,
                                            2005        2004
        Revenue                          $94,612     $85,106
        Costs                             89,609      80,829
        Net income                       $ 5,003     $ 4,277
        Net income per share, diluted    $  0.23     $  0.20
        Diluted shares                    21,740      21,385
    """
    audit = check_release(read_release(dedent(text).encode(), "clinic.txt"))
    claims = [each.verdict for each in audit.judgements if each.relation.kind is RelationKind.CLAIM]
    assert claims == [Verdict.EXACT] * 4
