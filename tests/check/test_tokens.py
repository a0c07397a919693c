"""What the numbers in prose are there for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.check.tokens import TokenClass, classify_numbers, tokens_of
from icc_reports.model.release import Passage, PassageRole, Sentence, TextRun
from icc_reports.model.source import Span
from tests.builders import release


def sorted_out(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind.value) for start, end, kind in classify_numbers(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Exhibit 99.1", [("99.1", "reference")]),
        ("a quarter that ended October 31, 2003.", [("October 31, 2003", "date")]),
        ("grew 20.9% to $3.1 million", [("20.9%", "claim"), ("$3.1 million", "claim")]),
        ("$.07 per share, or ($0.09)", [("$.07", "claim"), ("($0.09)", "claim")]),
        ("a loss of $(1.2) million or (0.3)%", [("$(1.2) million", "claim"), ("(0.3)%", "claim")]),
        ("was 10 % of total revenue", [("10 %", "claim")]),
        ("in fiscal 2004 and in 2003 (2002: none)", [("2004", "year"), ("2003", "year"), ("2002", "year")]),
        ("sold 2,000 units in 300 stores", [("2,000", "claim"), ("300", "claim")]),
        ("between 10 and 12 million", [("10", "claim"), ("12 million", "claim")]),
        ("$10-$12 million", [("$10", "claim"), ("$12 million", "claim")]),
        ("our 300-basis-point gain", [("300-basis-point", "claim")]),
        ("up 150 basis points, down -3.2%", [("150 basis points", "claim"), ("-3.2%", "claim")]),
        ("(2003: $5)", [("2003", "year"), ("$5", "claim")]),
        ("call 212.555.0100 or 1-800-555-0100", [("212.555.0100", "contact"), ("1-800-555-0100", "contact")]),
        ("paid $2.5 million in dividends; prepaid 1,400", [("$2.5 million", "claim"), ("1,400", "claim")]),
        ("rose 3.6 points on 226 aircraft", [("3.6 points", "claim"), ("226", "claim")]),
        ("took 20 480-7 and 9 510-12 barges", [("20", "claim"), ("480-7", "name"), ("9", "claim"), ("510-12", "name")]),
        ("it delivered the 100th 480-7 barge", [("100", "claim"), ("480-7", "name")]),
        ("it opened the 10th quarter", [("10", "other")]),
        ("in 2019 300-400 boats", [("2019", "year"), ("300", "other"), ("400", "claim")]),
        ("makes five per month, once a week", [("five per month", "claim")]),
        ("employs 412 people in shops, ending the year with 97", [("412", "claim"), ("97", "claim")]),
        ("+44 20 7946 0000, passcode 1234567", [("+44 20 7946 0000", "contact"), ("1234567", "contact")]),
        ("www.q4.com/2004; ir2@q4.com", [("www.q4.com/2004", "contact"), ("ir2@q4.com", "contact")]),
        ("805 Third Avenue, New York, NY 10022", [("805 Third Avenue", "contact"), ("10022", "contact")]),
        (
            "on Form 10-K under Item 10(e) and Rule 10b-5",
            [("10-K", "reference"), ("10(e)", "reference"), ("10b-5", "reference")],
        ),
        ("Section 21E of the Act of 1934", [("21E", "reference"), ("1934", "reference")]),
        ("SFAS No. 142 and Note 3", [("142", "reference"), ("3", "reference")]),
        ("Among Fortune 500 companies; the 401(k) plan", [("500", "name"), ("401(k)", "reference")]),
        ("a B2B network", [("B2B", "name")]),
        ("3Q04 against Q1 2004 and FY05", [("3Q04", "date"), ("Q1 2004", "date"), ("FY05", "date")]),
        ("DSO were 58 days, better by 4 days", [("58", "claim"), ("4", "claim")]),
        ("Days sales outstanding fell to 58 days", [("58", "claim")]),
        ("Customers pay within 30 days", [("30", "other")]),
        ("at 5:00 p.m. for 13 weeks", [("5:00 p.m.", "date"), ("13", "other")]),
        ("a 2-for-1 split", [("2-for-1", "other")]),
        ("May 5 percent be enough? In May 2004 it was.", [("5 percent", "claim"), ("May 2004", "date")]),
        ("ICC.NET and nothing else", []),
        ("Q4’23 against Q1‘24", [("Q4’23", "date"), ("Q1‘24", "date")]),
        (
            "9M 24’ against 12M23 and $12M 24 times",
            [("9M 24", "date"), ("12M23", "date"), ("$12M", "claim"), ("24", "claim")],
        ),
        ("EXHIBIT 99.2; pages 17 through 21", [("99.2", "reference"), ("17", "reference"), ("21", "reference")]),
        ("(1)Includes rent", [("(1)", "reference")]),
        ("4 https://example.org/a", [("4", "reference")]),
        ("12", [("12", "reference")]),
        ("John Doe, 206/555-0100", [("206/555-0100", "contact")]),
        ("The first 24 weeks of fiscal 2025", [("24", "date"), ("2025", "year")]),
        (
            "Staff was 536 as of May 1, 2020, against 527.",
            [("536", "claim"), ("May 1, 2020", "date"), ("527", "other")],
        ),
        ("has 41 shops in Utah, 12 in Iowa and 9 in Ohio", [("41", "claim"), ("12", "claim"), ("9", "claim")]),
        ("about 168 payment deferral requests a day", [("168", "claim")]),
        ("from year-end 2023 to $5 million", [("2023", "year"), ("$5 million", "claim")]),
        ("Founded in 1887", [("1887", "year")]),
        ("leverage of 3.5x in the upper-40% range", [("3.5x", "claim"), ("40%", "claim")]),
        ("a 1-percentage-point headwind", [("1-percentage-point", "claim")]),
        ("Inventory Days of 82, our best", [("82", "claim")]),
        ("a crew of 12, ashore", [("12", "other")]),
        ("Added 56 titles", [("56", "claim")]),
        ("* Less than $1,000.", [("$1,000", "other")]),
        ("(*) Amounts of less than 0.1%", [("0.1%", "other")]),
        ("* Operating loss was less than $5 million", [("$5 million", "claim")]),
        (
            "two percent, or twenty-five million U.S. dollars",
            [("two percent", "claim"), ("twenty-five million U.S. dollars", "claim")],
        ),
        ("two million five hundred thousand dollars, one point five million, one in a million", []),
        (
            "At the end of June, 7 Harbor Cloud regions were live with 24 more being built",
            [("7", "claim"), ("24", "claim")],
        ),
        ("Introduced 20 Lantern HD and XR titles", [("20", "claim")]),
        ("2 Organic revenues leave out what was bought", [("2", "other")]),  # a note
    ],
)
def test_classes(text: str, numbers: list[tuple[str, str]]) -> None:
    assert sorted_out(text) == numbers


@given(st.text(alphabet="0123456789.,$%()-/' QaAZ:€–to\n", max_size=60))
def test_every_digit_is_in_exactly_one_number(text: str) -> None:
    found = list(classify_numbers(text))
    covered = [place for start, end, _ in found for place in range(start, end)]
    assert len(covered) == len(set(covered))
    assert {place for place, character in enumerate(text) if character.isdecimal()} <= set(covered)


def test_place_of_a_number_on_the_second_line_of_a_sentence() -> None:
    text = "Revenue grew 20.9% to $3.1 million"
    sentence = Sentence(text=text, runs=(TextRun(0, Span(12, 6, 18)), TextRun(13, Span(13, 11, 31))))
    passage = Passage(role=PassageRole.BODY, sentences=(sentence,), span=Span(12, 6, 18))
    one, other = tokens_of(release((), (passage,)))
    assert (one.text, one.span.line, one.span.start) == ("20.9%", 13, 11)
    assert (other.text, other.span.line, other.span.start) == ("$3.1 million", 13, 20)


def test_in_a_contact_passage_a_bare_number_is_a_contact() -> None:
    sentence = Sentence(text="Ext. 4711", runs=(TextRun(0, Span(1, 1, 9)),))
    passage = Passage(role=PassageRole.CONTACT, sentences=(sentence,), span=Span(1, 1, 9))
    assert [token.kind for token in tokens_of(release((), (passage,)))] == [TokenClass.CONTACT]
