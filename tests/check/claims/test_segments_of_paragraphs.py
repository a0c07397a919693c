"""Paragraphs about one segment: who is named as a subject, and what the sentences after it go on with."""

from __future__ import annotations

import pytest

from icc_reports.check import check_release
from icc_reports.model.relations import Verdict
from tests.check.claims.pages import printed
from tests.check.claims.small import numbers_in, small_release

EXACT = "exact"
TABLES = {
    "Segment results": """
 | Year Ended December 31, |
 | 2019 | 2018
Revenue: | |
Copper Kettles | $904,310 | $812,200
Glass Lids | 61,480 | 70,150
 | $965,790 | $882,350
Gross profit | |
Copper Kettles | $488,330 | $446,710
Glass Lids | 44,880 | 49,110
 | $533,210 | $495,820
""",
    "Statements of Operations": """
 | Year Ended December 31, |
 | 2019 | 2018
Revenue | $965,790 | $882,350
Cost of goods sold | 432,580 | 386,530
Gross profit | 533,210 | 495,820
Operating expenses | 401,050 | 377,240
Net income | $132,160 | $118,580
""",
}
_KETTLES = "The Copper Kettles division generated revenue of $904,310 in 2019, an increase of 11.3% over 2018."


_TOLD = {"quarter": "Fiscal Year 2019", "released": "February 12, 2020", "ended": "December 31, 2019"}


def _numbers(said: str) -> list[tuple[str, str]]:
    return numbers_in(small_release(TABLES, said, **_TOLD))


def test_the_name_of_a_segment_before_its_measure_is_no_measure_itself() -> None:
    said = "The Copper Kettles division revenues rose by 11.3% over 2018."
    ((_, judged),) = printed(check_release(small_release(TABLES, said, **_TOLD)))
    assert judged.verdict is Verdict.EXACT
    assert judged.relation.subject.startswith("Copper Kettles division revenues, growth")


def test_a_segment_is_the_subject_also_where_a_clause_stands_before_its_verb() -> None:
    said = "The Glass Lids division, which is still young, generated revenue of $61,480 in 2019."
    assert _numbers(said) == [("$61,480", EXACT)]


@pytest.mark.parametrize("between", ["", " Most of it came from sales to hotels in the north, which grew by 17%."])
def test_the_sentences_after_it_go_on_with_the_segment(between: str) -> None:
    said = f"{_KETTLES}{between} Gross profit for 2019 was $488,330, a 9.3% increase over 2018."
    assert _numbers(said)[-2:] == [("$488,330", EXACT), ("9.3%", EXACT)]


def test_what_the_segment_does_not_bear_out_may_be_the_companys() -> None:
    assert _numbers(f"{_KETTLES} Gross profit for 2019 was $533,210.")[-1] == ("$533,210", EXACT)


@pytest.mark.parametrize("also", ["and a gross margin", "with a gross margin", "generating a gross margin"])
def test_a_margin_behind_a_change_is_not_of_the_year_that_the_change_is_from(also: str) -> None:
    said = f"The Glass Lids division generated revenue of $61,480 in 2019, down 12.4% from 2018, {also} of 73.0%."
    assert _numbers(said) == [("$61,480", EXACT), ("12.4%", EXACT), ("73.0%", EXACT)]


def test_a_measure_right_behind_the_year_is_of_that_year() -> None:
    assert _numbers("Revenue was $965,790 in 2019, compared to 2018 revenue of $882,350.")[-1] == ("$882,350", EXACT)
