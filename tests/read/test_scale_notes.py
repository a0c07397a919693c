from __future__ import annotations

from decimal import Decimal

import pytest

from icc_reports.model.figures import SHARES, Unit
from icc_reports.read.scale_notes import (
    currency_note,
    is_scale_note,
    scales_in,
    without_scale_note,
    without_wrapped_notes,
)
from tests.read.test_small_releases import figures, release_of, sheet

SCALES = [
    ("(in thousands)", 1000, None),
    ("(In thousands, except per share data)", 1000, None),
    ("(in thousands, except for share and per share amounts)", 1000, 1),
    ("(in millions, except share amounts which are in thousands)", 1_000_000, 1000),
    ("(Dollars in millions)", 1_000_000, None),
    ("(000's)", 1000, None),
    ("(000s omitted)", 1000, None),
    ("(000's omitted, except share and per share amounts)", 1000, 1),
    ("(000 omitted)", 1000, None),
    ("(000)", 1000, None),
    ("($000)", 1000, None),
    ("($ in 000's)", 1000, None),
    ("(in 000s, except share data)", 1000, 1),
    ("($ millions)", 1_000_000, None),
    ("(Millions of dollars)", 1_000_000, None),
    ("(EUR millions)", 1_000_000, None),
    ("(US$ thousands)", 1000, None),
    ("(in billions)", 1_000_000_000, None),
    ("(Amounts in thousands)", 1000, None),
    ("(expressed in thousands of U.S. dollars)", 1000, None),
    ("Dollars in thousands", 1000, None),
    ("(unaudited, in thousands)", 1000, None),
    ("(in whole dollars)", 1, 1),
    ("(in dollars)", 1, 1),
]


@pytest.mark.parametrize(("note", "money", "shares"), SCALES)
def test_scale_notes(note: str, money: int, shares: int | None) -> None:
    scales = scales_in(["Consolidated Balance Sheets", note])
    assert scales.money == Decimal(money)
    assert scales.shares == (None if shares is None else Decimal(shares))


@pytest.mark.parametrize(
    "text", ["", "Consolidated Statements of Operations", "Net sales", "(unaudited)", "See note 3", "thousandth"]
)
def test_no_scale_note(text: str) -> None:
    assert scales_in([text]).money is None


@pytest.mark.parametrize(
    "currency", ["United States dollars", "Australian dollars", "Swedish kronor", "RMB", "pounds sterling", "US$"]
)
def test_a_scale_of_money_in_any_currency(currency: str) -> None:
    scales = scales_in([f"(Expressed in thousands of {currency}, except number of shares)"])
    assert (scales.money, scales.shares, scales.measure) == (Decimal(1000), Decimal(1), None)


def test_a_scale_of_something_other_than_money() -> None:
    scales = scales_in(["(In Millions of KWHs)"])
    assert (scales.money, scales.measure) == (Decimal(1_000_000), "KWHs")


@pytest.mark.parametrize(
    ("text", "rest"),
    [("Balance Sheets (in thousands)", "Balance Sheets"), ("Results (unaudited)", "Results (unaudited)")],
)
def test_titles_without_their_note(text: str, rest: str) -> None:
    assert without_scale_note(text) == rest


def test_what_is_nothing_but_a_note() -> None:
    assert is_scale_note("(in thousands, except per share data)")
    assert not is_scale_note("Revenues (in thousands)")
    assert not is_scale_note("")


@pytest.mark.parametrize(
    "text",
    [
        "(Expressed in Canadian dollars)",
        "(Unaudited - expressed in U.S. dollars, except for number of shares)",
        "(Stated in United States Dollars",
        "All amounts are presented in euros unless otherwise noted",
        "(reported in C$)",
    ],
)
def test_a_note_on_the_currency_alone(text: str) -> None:
    assert is_scale_note(text)
    assert currency_note(["Balance Sheets", text]) == text
    assert without_scale_note(f"Balance Sheets {text}" if text.startswith("(") else text) in {"Balance Sheets", ""}


@pytest.mark.parametrize(
    "text", ["(Expressed in thousands of U.S. dollars)", "(expressed in US$ millions)", "As reported", "Sales in euros"]
)
def test_no_note_on_the_currency_alone(text: str) -> None:
    assert not currency_note([text])


def test_a_note_on_the_currency_over_two_lines_of_a_title() -> None:
    assert without_wrapped_notes("Balance Sheets\n(Expressed in Canadian\ndollars)") == "Balance Sheets\n"


class TestCurrencyAlone:
    _NOTE = "<p>Statements of Operations</p><p>(Expressed in Canadian dollars, except for number of shares)</p>"
    _ROWS = (
        "|Quarter ended June 30, 2021|Quarter ended June 30, 2020",
        "Sales|5,214,300|4,102,900",
        "Net income|912,400|801,200",
    )

    def test_names_the_currency_of_amounts_which_are_no_shares(self) -> None:
        release = release_of(self._NOTE, sheet(*self._ROWS))
        (table,) = release.tables
        assert (release.currency, table.title) == ("CAD", "Statements of Operations")
        assert [(figure.unit, figure.scale, figure.doubts) for figure in figures(table, "Sales")] == [
            (Unit("CAD"), Decimal(1), ())
        ] * 2

    def test_in_the_corner_it_leaves_the_rows_amounts(self) -> None:
        corner = "(Stated in Canadian dollars, except number of shares)|June 30, 2021|June 30, 2020"
        (table,) = release_of(
            "<p>Adjusted EBITDA</p>", sheet(corner, *self._ROWS[1:], "Number of shares|812,000|810,000")
        ).tables
        assert table.title == "Adjusted EBITDA"
        assert [figures(table, label)[0].unit for label in ("Sales", "Number of shares")] == [Unit("CAD"), SHARES]

    def test_says_nothing_of_the_scale_where_another_note_does(self) -> None:
        above = self._NOTE.replace("</p><p>", "</p><p>(in thousands)</p><p>", 1)
        (table,) = release_of(above, sheet(*self._ROWS)).tables
        assert {figure.scale for figure in figures(table, "Sales")} == {Decimal(1000)}


def test_what_a_note_leaves_to_be_noted_otherwise_is_part_of_it() -> None:
    assert is_scale_note("Dollars in millions (unless otherwise noted)")
