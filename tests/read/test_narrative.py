from __future__ import annotations

from textwrap import dedent

import pytest

from icc_reports.model.release import Passage, PassageRole
from icc_reports.read.blocks import Paragraph
from icc_reports.read.layouts.edgar_text import layout_of
from icc_reports.read.narrative import passages_of, sentences_of


def paragraphs(text: str) -> list[Paragraph]:
    layout = layout_of(dedent(text).strip("\n"))
    return [item for item in layout.items if isinstance(item, Paragraph)]


def passages(text: str) -> tuple[Passage, ...]:
    return passages_of(paragraphs(text))


def sentences(text: str) -> list[str]:
    (paragraph,) = paragraphs(text)
    return [sentence.text for sentence in sentences_of(paragraph)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sales rose. Costs fell.", ["Sales rose.", "Costs fell."]),
        ("Sales rose to $3.1 million. They fell.", ["Sales rose to $3.1 million.", "They fell."]),
        ('"We grew." He added that costs fell.', ['"We grew."', "He added that costs fell."]),
        ("Acme Inc. Sales rose.", ["Acme Inc. Sales rose."]),
        ("Mr. Smith spoke. So did J. Doe of the U.S. Army.", ["Mr. Smith spoke.", "So did J. Doe of the U.S. Army."]),
        ("It ended Oct. 31, 2003. That is all.", ["It ended Oct. 31, 2003.", "That is all."]),
        ("Why? Because! And so on.", ["Why?", "Because!", "And so on."]),
        ("up 5.3%. In 2003 it was 4.1%.", ["up 5.3%.", "In 2003 it was 4.1%."]),
        ("a thing (see below). Another.", ["a thing (see below).", "Another."]),
        ("Sales rose. ``We grew,'' he said.", ["Sales rose.", "``We grew,'' he said."]),
        ("Adj. EBITDA rose. So did sales.", ["Adj. EBITDA rose.", "So did sales."]),
        ("Costs fell in 2003.The margin rose.", ["Costs fell in 2003.", "The margin rose."]),
        ("Sales of Widgets.Com rose in the U.S.The East.", ["Sales of Widgets.Com rose in the U.S.The East."]),
        ("no stop at the end", ["no stop at the end"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_sentence_over_lines_knows_its_places() -> None:
    (paragraph,) = paragraphs("""
        The net loss   of the quarter was $818,000, which is
        less than a year earlier. It had been $982,000 then.
    """)
    first, second = sentences_of(paragraph)
    assert first.text == "The net loss of the quarter was $818,000, which is less than a year earlier."
    for sentence, words, line, start in (
        (first, "$818,000", 1, 35),
        (first, "less", 2, 1),
        (second, "$982,000", 2, 39),
    ):
        at = sentence.text.index(words)
        span = sentence.span_of(at, at + len(words))
        assert (span.line, span.start, span.end) == (line, start, start + len(words) - 1)


def test_roles() -> None:
    found = passages("""
        Acme Reports Its Results

        DAYTON, Ohio, October 22, 1998 - Acme Corp. today reported results for the quarter.

        o   Sales rose by a tenth.
        o   Costs fell.

        Results of Retail
        -----------------

        Retail sold more than ever before in the long history of the company.

        About Acme Corp.

        Acme makes anvils and has done so for a hundred years.

        This release holds forward-looking statements that may prove to be wrong in the end, for many reasons.

        CONTACT: Jane Doe, 212.555.0100, jane@acme.test

        (1) Restated.
    """)
    assert [(passage.role.value, passage.text.split()[0]) for passage in found] == [
        ("title", "Acme"),
        ("body", "DAYTON,"),
        ("bullet", "Sales"),
        ("bullet", "Costs"),
        ("heading", "Results"),
        ("body", "Retail"),
        ("heading", "About"),
        ("about", "Acme"),
        ("forward_looking", "This"),
        ("contact", "CONTACT:"),
        ("footnote", "(1)"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Reconciliation of Operating Income and Operating Margin to Operating Income and Operating Margin, "
            "Excluding the Cost of the Flood (in millions, except percentages; unaudited):",
            PassageRole.HEADING,
        ),
        (
            "Reconciliation of U.S. GAAP operating income to adjusted operating income, and of net income to adjusted "
            "net income (in thousands)",
            PassageRole.HEADING,
        ),
        (
            "Reconciliation of operating income to adjusted operating income, which is not a measure under GAAP, is "
            "given in the tables at the end of this release.",
            PassageRole.BODY,
        ),
    ],
)
def test_the_title_of_a_reconciliation_is_a_heading_however_long(text: str, role: PassageRole) -> None:
    assert [each.role for each in passages_of(paragraphs(f"Acme Reports Its Results\n\n{text}\n"))][1:] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The improvement in results was due to:", PassageRole.BODY),
        ("The changes were primarily driven by the following items:", PassageRole.BODY),
        ("Boatyard results were as follows:", PassageRole.HEADING),
        ("Results that are due to:", PassageRole.BODY),
        ("Amounts due to:", PassageRole.HEADING),
    ],
)
def test_a_sentence_whose_reasons_follow_in_a_list_is_no_heading(text: str, role: PassageRole) -> None:
    assert passages(f"Results of the Quarter\n\n{text}\n")[-1].role is role


def test_the_headings_above() -> None:
    found = passages("""
        Segment Results

        Retail:
        -------

        Retail sold more than ever before in the long history of the company.

        Wholesale:
        ----------

        Wholesale sold less than in the year before, for reasons unknown to us.
    """)
    contexts = [passage.context for passage in found if passage.role is PassageRole.BODY]
    assert contexts == [("Segment Results", "Retail:"), ("Segment Results", "Wholesale:")]


def test_a_paragraph_that_a_page_cuts_in_two_is_one() -> None:
    found = passages("""
        Because this revenue comes back month after month, it was said at the meeting of yesterday, he

        <PAGE>

        expects that most of it will reach the net result of the company, as before.
    """)
    assert [passage.text for passage in found] == [
        "Because this revenue comes back month after month, it was said at the meeting of yesterday, he expects that"
        " most of it will reach the net result of the company, as before."
    ]
    assert {run.span.line for run in found[0].sentences[0].runs} == {1, 5}


@pytest.mark.parametrize(
    ("said", "goes_on"),
    [
        ("The trade of the fleet earned $3.4 million in the year, compared with", "$5.1 million in the year before."),
        ("The fleet had sixty barges at the end of the year, up from", "54 a year earlier."),
        ("Interest fell", "$0.2 million on lower loans."),
        (
            "Fuel cost $2.5 million more than in the year before since the price of a barrel of oil had gone up,",
            "a rise of 9%.",
        ),
    ],
)
def test_what_breaks_off_in_mid_sentence_goes_on(said: str, goes_on: str) -> None:
    assert [passage.text for passage in passages(f"{said}\n\n{goes_on}")] == [f"{said} {goes_on}"]


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("The loans of the year were repaid in full at the end of the quarter that has just ended; and", "$2 million."),
        ("Capital spending", "$24 million."),
        ("The company's full financial statements stand on the pages of https://acme.test/read-in", "14 pages."),
        ("Sales by region and the margins of each of them as well as what remains of the year's restructuring", "5%."),
    ],
)
def test_an_item_or_a_label_does_not_go_on(said: str, other: str) -> None:
    assert [passage.text for passage in passages(f"{said}\n\n{other}")] == [said, other]


@pytest.mark.parametrize("page", ["3", "- 3 -", "Page 3"])
def test_the_number_of_a_page_within_a_sentence_is_no_part_of_it(page: str) -> None:
    said = "The trade of the fleet earned $3.4 million in the year that ended in June, a decrease of $1.7 million,"
    found = passages(f"{said}\n\n{page}\n\ncompared to $5.1 million in the year before.")
    assert [passage.text for passage in found] == [f"{said} compared to $5.1 million in the year before."]


_NOTED = """
    Earnings1 rose to $4 million, EBITDA1 margin to 9%. Net sales 1 grew by 3%, as EBITDA had. Sales 2 of 3 held.

    The CET1 ratio was 12%. On this basis1, earnings fell from Q1 to Web3.

    {}
"""


def test_marks_of_notes_are_no_part_of_what_the_prose_names() -> None:
    noted = passages(_NOTED.format("1 Earnings on this basis are not of GAAP."))
    assert [each.text for each in noted[:2]] == [
        "Earnings rose to $4 million, EBITDA margin to 9%. Net sales grew by 3%, as EBITDA had. Sales 2 of 3 held.",
        "The CET1 ratio was 12%. On this basis, earnings fell from Q1 to Web3.",
    ]
    plain = passages(_NOTED.format("Earnings on this basis are not of GAAP."))
    assert plain[0].text.startswith("Earnings1 rose to $4 million, EBITDA1 margin to 9%. Net sales 1 grew")


def test_a_sentence_is_quoted_with_the_marks_of_notes() -> None:
    noted = passages(_NOTED.format("1 Earnings on this basis are not of GAAP."))
    assert [each.quote for each in noted[0].sentences] == [
        "Earnings1 rose to $4 million, EBITDA1 margin to 9%.",
        "Net sales 1 grew by 3%, as EBITDA had.",
        "Sales 2 of 3 held.",
    ]


def test_what_stands_behind_the_mark_of_a_note_keeps_its_place() -> None:
    sentence = passages(_NOTED.format("1 Earnings on this basis are not of GAAP."))[0].sentences[0]
    at = sentence.text.index("9%")
    span = sentence.span_of(at, at + 2)
    line = dedent(_NOTED).strip("\n").splitlines()[span.line - 1]
    assert line[span.start - 1 : span.end] == "9%"
