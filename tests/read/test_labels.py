from __future__ import annotations

import pytest

from icc_reports.read.labels import LabelLine, is_continuation, joined, marked_in_order, without_notes, wrap_indent_of


@pytest.mark.parametrize(
    ("parts", "label"),
    [
        (["Selling, general and", "administrative"], "Selling, general and administrative"),
        (["Other lia-", "bilities"], "Other liabilities"),
        (["unearned in-", "come"], "unearned income"),
        (["Total share-", "holders' equity"], "Total shareholders' equity"),
        (["Interest-", "bearing deposits"], "Interest-bearing deposits"),
        (["Available-for-", "sale securities"], "Available-for-sale securities"),
        (["Non-", "operating income"], "Non-operating income"),
        (["Interest-", "earning assets"], "Interest-earning assets"),
        (["Stock-", "based compensation"], "Stock-based compensation"),
        (["Cash -", "restricted"], "Cash - restricted"),
        (["Net   sales"], "Net sales"),
        ([], ""),
    ],
)
def test_joined(parts: list[str], label: str) -> None:
    assert joined(parts) == label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("Patient revenue (2)", "Patient revenue"),
        ("Management fees [b]", "Management fees"),
        ("Salaries*", "Salaries"),
        ("Rent **", "Rent"),
        ("Net income (see note 4)", "Net income"),
        ("Sales (Note 1)", "Sales"),
        ("Other assets (Notes 1 and 8)", "Other assets"),
        ("Net loss (1)(2)", "Net loss"),
        ("Earnings per share ³", "Earnings per share"),
        ("Yards in m²", "Yards in m²"),
        ("- Interest expense", "Interest expense"),
        ("- - Interest expense", "Interest expense"),
        ("Income (loss)", "Income (loss)"),
        ("Return on equity (%)", "Return on equity (%)"),
        ("(1)", "(1)"),
    ],
)
def test_footnote_marks_are_dropped(printed: str, label: str) -> None:
    assert without_notes(printed) == label


@pytest.mark.parametrize(
    ("labels", "bare"),
    [
        (["Sales 1", "Other income (loss) 2", "Taxes", "Rent 3"], ["Sales", "Other income (loss)", "Rent"]),
        (["Rent 2", "Fees 3", "Dues 3", "Taxes 4"], ["Rent", "Fees", "Dues", "Taxes"]),
        (["Level 1", "Level 2", "Level 3"], []),
        (["Sales 1", "Taxes 2"], []),
        (["Sales 1", "Rent 3", "Taxes 4"], []),
        (["Cash at January 1", "Cash at December 31"], []),
    ],
)
def test_bare_footnote_marks_count_up(labels: list[str], bare: list[str]) -> None:
    assert list(marked_in_order(labels).values()) == bare


def line(text: str, indent: int = 0, *, is_last: bool = False) -> LabelLine:
    return LabelLine(text, indent, indent + len(text), is_last)


@pytest.mark.parametrize(
    ("upper", "lower", "goes_on"),
    [
        (line("Non-cash charges for stock-based compensation and"), line("services", 1), True),
        (line("General and administrative (excluding non-cash"), line("compensation of $53)", 1), True),
        (line("Basic and diluted"), line("loss per share"), True),
        (line("Weighted average number of common shares outstanding -"), line("Basic and diluted", 2), True),
        (line("Common stock, no par value; authorized"), line("30,000,000 shares; issued 8,400,000 shares", 2), True),
        (line("Other expense, net"), line("Interest expense, net", 2), False),
        (line("Proceeds from sales of investments net"), line("Of purchases", 2), True),
        (line("Current assets:"), line("Cash", 2), False),
        (line("Goodwill"), line("Other assets"), False),
        (line("ASSETS"), line("Current assets"), False),
        (line("Changes in operating assets and", is_last=True), line("Liabilities"), False),
    ],
)
def test_continuations(upper: LabelLine, lower: LabelLine, goes_on: bool) -> None:
    assert is_continuation(upper, lower, None, width=60) is goes_on


def test_a_line_without_room_for_the_next_word_goes_on() -> None:
    upper = line("Net income applicable to common")
    assert is_continuation(upper, line("Stockholders"), None, width=35)
    assert not is_continuation(upper, line("Stockholders"), None, width=80)
    assert is_continuation(line("Impairment of capitalized"), line("Software", 3), 3, width=28)
    assert not is_continuation(line("Impairment of capitalized"), line("Software", 3), 2, width=28)


def test_the_indent_of_continuations_is_learned() -> None:
    lines = [
        line("Non-cash charges for", 2),
        line("services", 5),
        line("Impairment of goodwill", 2),
        line("and others", 5),
    ]
    assert wrap_indent_of(lines) == 3
    assert wrap_indent_of([line("Goodwill"), line("Other")]) is None
