from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import Notation
from icc_reports.read.values import tokens, whole

NUMBERS = [
    ("1,234", "1234", 0),
    ("12", "12", 0),
    ("0.07", "0.07", 2),
    (".21", "0.21", 2),
    ("1,234.5", "1234.5", 1),
    ("(818)", "-818", 0),
    ("($  818)", "-818", 0),
    ("$ (818)", "-818", 0),
    ("$(818)", "-818", 0),
    ("( 0.38)", "-0.38", 2),
    ("(818 )", "-818", 0),
    ("-818", "-818", 0),
    ("- 818", "-818", 0),
    ("−818", "-818", 0),
    ("–818", "-818", 0),
    ("-$818", "-818", 0),
    ("$ -818", "-818", 0),
    ("+12.5", "12.5", 1),
    ("1,234-", "-1234", 0),
    ("<1,234>", "-1234", 0),
    ("$ <40.2>", "-40.2", 1),
    ("<$1,234>", "-1234", 0),
    ("$ 1,097", "1097", 0),
    ("US$ 5", "5", 0),
    ("€512.4", "512.4", 1),
    ("1,234,567,890", "1234567890", 0),
]


@pytest.mark.parametrize(("text", "number", "digits"), NUMBERS)
def test_numbers(text: str, number: str, digits: int) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert token.value.notation is Notation.NUMBER
    assert token.value.number == Decimal(number)
    assert token.value.fraction_digits == digits
    assert not token.value.is_malformed
    assert not token.value.is_percent


@pytest.mark.parametrize("text", ["-", "--", "---", "—", "–", "$ --", "$-", "nil", "Nil"])
def test_nil(text: str) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert (token.value.notation, token.value.number) == (Notation.NIL, Decimal(0))


@pytest.mark.parametrize("text", ["30-", "2001-", "-2-", "<5", ">5", "5-10"])
def test_no_number(text: str) -> None:
    assert whole(text) is None


def test_a_minus_behind_a_number_that_stands_apart() -> None:
    found = list(tokens("Working capital      403-       1,204\nNotes of 30-"))
    assert [str(token.value.number) for token in found if token.value] == ["-403", "1204"]


def test_a_credit_is_negative_and_its_sign_in_doubt() -> None:
    token = whole("1,234CR")
    assert token is not None
    assert token.value is not None
    assert (token.value.number, token.value.is_malformed) == (Decimal(-1234), True)


@pytest.mark.parametrize("text", ["*", "<1", "<0.1", "< .01"])
def test_less_than_a_unit(text: str) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert (token.value.notation, token.value.number) == (Notation.BELOW_UNIT, None)


@pytest.mark.parametrize("text", ["NM", "N/M", "n/m", "n.m.", "N/A", "NA", "NMF", "**"])
def test_a_cell_that_states_no_figure(text: str) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("61.5%", "61.5"), ("(27%)", "-27"), ("(27)%", "-27"), ("-4 %", "-4"), ("8 percent", "8")],
)
def test_percentages(text: str, number: str) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert token.value.is_percent
    assert token.value.number == Decimal(number)


@pytest.mark.parametrize(("text", "is_malformed"), [("(818", True), ("818)", True), ("(818)", False), ("($818", True)])
def test_a_bracket_without_its_partner_is_told(text: str, is_malformed: bool) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert token.value.number == (Decimal(-818))
    assert token.value.is_malformed is is_malformed


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$5", "USD"),
        ("US$5", "USD"),
        ("C$5", "CAD"),
        ("£5", "GBP"),
        ("€ 5", "EUR"),
        ("¥5", "JPY"),
        ("RMB 5", "CNY"),
        ("5", None),
    ],
)
def test_currencies(text: str, currency: str | None) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert token.value.currency == currency


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "1,23",
        "12,3456",
        "10-K",
        "3rd",
        "$",
        "(000)",
        "($000)",
        "000",
        "12:30",
        "1.2.3",
        "9" * 21,
        "(a)",
        "1,234abc",
    ],
)
def test_what_is_no_value(text: str) -> None:
    assert whole(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Revenue     1,234   (567)", ["1,234", "(567)"]),
        ("Net loss of $53    945", ["$53", "945"]),
        ("(6,020) (5,990)(24,110)(23,940)", ["(6,020)", "(5,990)", "(24,110)", "(23,940)"]),
        ("21,115 (a)   4", ["21,115", "4"]),
        ("21,115(1)   4*", ["21,115", "4"]),
        ("21,115 [b]", ["21,115"]),
        ("form 10-K of 2003", ["2003"]),
    ],
)
def test_tokens_stand_between_blanks(text: str, values: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == values


def test_the_edge_is_behind_the_last_digit() -> None:
    (token,) = tokens("   ($  818)  ")
    assert (token.start, token.edge, token.end) == (3, 10, 11)


@pytest.mark.parametrize(
    ("text", "number", "currency", "scale"),
    [
        ("-0-", "0", None, None),
        ("–0–", "0", None, None),
        ("(0.4x)", "-0.4", None, None),
        ("4.9X", "4.9", None, None),
        ("13.34c", "13.34", None, "0.01"),
        ("13.34¢", "13.34", None, "0.01"),
        ("Y60.72", "60.72", "JPY", None),
        ("CHF (1,234)", "-1234", "CHF", None),
    ],
)
def test_other_ways_of_printing(text: str, number: str, currency: str | None, scale: str | None) -> None:
    token = whole(text)
    assert token is not None
    assert token.value is not None
    assert (token.value.number, token.value.currency, token.value.is_percent) == (Decimal(number), currency, False)
    assert token.value.scale == (Decimal(scale) if scale else None)


@pytest.mark.parametrize("text", ["1.5 pts.", "1.5 pts", "1.5 points"])
def test_points_are_differences_of_percentages(text: str) -> None:
    found = whole(text)
    assert found is not None
    assert found.value is not None
    assert found.value.is_percent
