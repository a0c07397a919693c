"""Words of no change: growth that is nil, rates in line with one another, and levels that did not stay."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from tests.check.claims.small import numbers_in, small_release, words_in

EXACT, OPEN, EXCEPTION = "exact", "not_verifiable", "exception"
_PERIODS = "| Three Months Ended September 30, | | Three Months Ended June 30,\n| 2019 | 2018 | 2019\n"
_TABLES = {
    "Statements of Income (in millions, except per share data)": _PERIODS
    + "Net sales | $4,120 | $4,112 | $3,910\nCost of sales | 2,900 | 2,710 | 2,700\n"
    "Selling and administrative expenses | 612 | 560 | 610\nOperating income | 608 | 842 | 600\n"
    "Net income | $410 | $611 | $405",
    "Operating margins": _PERIODS + "Operating margin | 14.8% | 14.9% | 14.8%\n"
    "Comparable sales growth | 0.2% | 3.1% | 1.4%",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Net sales were even, as higher prices made up for fewer tons.", [("were even", EXACT)]),
        ("Net sales were flat.", [("were flat", EXACT)]),
        ("Net sales were unchanged compared to the prior year quarter.", [("were unchanged", EXACT)]),
        ("Net sales were in line with the prior year quarter.", [("were in line with", EXACT)]),
        ("Selling and administrative expenses were in line with the second quarter of 2019.",
         [("were in line with", EXACT)]),
        ("Selling and administrative expenses were even with the prior quarter.", [("were even", EXACT)]),
        # what changed by more than is rounded away, or is held against something else, or is no growth at all
        ("Operating income was even.", [("was even", OPEN)]),
        ("Selling and administrative expenses were even with the prior year quarter.", [("were even", OPEN)]),
        ("Net sales were flat year-over-year and sequentially.", [("were flat", OPEN)]),
        ("Net sales were even with our plan.", [("were even", OPEN)]),
        ("Net sales of kettles were even.", [("were even", OPEN)]),
        ("Operating margin was flat with the prior year quarter.", [("was flat", OPEN)]),
        ("Our spending on talent was in line with our strategy.", []),
        ("Comparable sales growth was in line with the prior year quarter.", []),
        ("Comparable sales were flat.", [("were flat", EXACT)]),
        ("Net sales were even better in the north.", []),
        # no table tells of kettles; what is joined to growth is growth
        ("Kettles were flat, up 3% at constant currency.", [("were flat", OPEN)]),
        ("Kettles down 2 percent, flat at constant currency.", [("flat", OPEN)]),
        ("Kettles have a flat base that 3% of buyers like.", []),
        ("We expect that net sales will be flat compared to the prior year quarter.", [("flat", OPEN)]),
    ],
)  # fmt: skip
def test_growth_of_nil(said: str, found: list[tuple[str, str]]) -> None:
    assert words_in(small_release(_TABLES, said)) == found


def test_growth_of_nil_is_shown_as_derived() -> None:
    judged = check_release(small_release(_TABLES, "Net sales were even.")).judgements
    (made,) = [each for each in judged if each.relation.quote is not None]
    assert made.relation.subject.startswith("Net sales, growth, quarter ended September 30, 2019")
    assert made.relation.subject.endswith(": “were even”")
    assert round((made.computed or 0) * 10_000) == 19


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Operating income was flat at $608 million, compared to $842 million in the prior year quarter.", EXCEPTION),
        ("Selling and administrative expenses were flat at $612 million, compared to $560 million in the prior year "
         "quarter.", OPEN),
        ("Operating income was flat at $618 million, compared to $842 million in the prior year quarter.", OPEN),
        ("Excluding severance, operating income was flat at $608 million, compared to $842 million in the prior year "
         "quarter.", OPEN),
        ("Net sales were flat, and operating income was $608 million, compared to $842 million in the prior year "
         "quarter.", EXACT),
    ],
)  # fmt: skip
def test_only_levels_of_the_sentence_that_are_far_apart_contradict_it(said: str, verdict: str) -> None:
    found = {text: each for text, each in words_in(small_release(_TABLES, said)) if "flat" in text}
    assert list(found.values()) == [verdict]


_GROWTHS = {
    **_TABLES,
    "Operations: Three Months Ended September 30, 2019": "Percent Change | Kettle Shipments | Factory Output "
    "| Price/Mix\nConsolidated | (1) | (1) | 0\nKitchen | 2 | 3 | 2\nGarden | (4) | (5) | (2)",
    "Operating Income by Segment (in millions)": "Three Months Ended September 30, 2019\n"
    "| Kitchen | Garden | Consolidated\nReported (GAAP) | $500 | $108 | $608\n"
    "% Change - Reported (GAAP) | 0 | (71) | (28)\n% Currency Impact | (8) | (2) | (7)",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (("Price/mix was even.",), [("was even", EXACT)]),
        (("Kettle shipments were in line with factory output.",), [("were in line with", EXACT)]),
        (("<b>Kitchen</b>", "Price/mix was even."), [("was even", OPEN)]),
        (("<b>Kitchen</b>", "Kettle shipments were in line with factory output."), [("were in line with", OPEN)]),
        (("Kettle shipments were in line with teapot output.",), []),
    ],
)
def test_cells_of_growth(said: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert words_in(small_release(_GROWTHS, *said)) == found


def test_what_contradicts_is_named() -> None:
    said = "Operating income was flat at $608 million, compared to $842 million in the prior year quarter."
    (found,) = [each for each in check_release(small_release(_TABLES, said)).findings if "flat" in each.message]
    assert "along 842, 608 the figures go the other way between 842 and 608" in found.message


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Operating income was even, which included an 8-point currency headwind.", EXACT),
        ("Operating income was even, which included an 8-point currency tailwind.", OPEN),
        ("Teapot income was even, which included an 8-point currency headwind.", OPEN),
    ],
)
def test_what_currencies_took_from_growth_of_nil(said: str, verdict: str) -> None:
    assert numbers_in(small_release(_GROWTHS, "<b>Kitchen</b>", said)) == [("8-point", verdict)]
