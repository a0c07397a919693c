from __future__ import annotations

from icc_reports.model.periods import Duration
from icc_reports.model.release import Fact
from tests.check.claims.small import small_release

_ROWS = """
| {heads}
First Quarter | 812 | 774
Second Quarter | 845 | 781
Third Quarter | 866 | 802
Fourth Quarter | -- | 819
Full Year | -- | 3,176
"""


def _facts(title: str, heads: str) -> list[Fact]:
    tables = small_release({title: _ROWS.format(heads=heads)}).tables
    return list(tables[0].facts())


def _ends(facts: list[Fact]) -> list[tuple[str, int]]:
    return [(str(each.period.end), each.period.months) for each in facts if isinstance(each.period, Duration)]


def test_quarters_below_years_are_those_of_the_years() -> None:
    facts = _facts("Income by Quarter (in millions)", "2019 | 2018")
    assert _ends(facts[:4]) == [("2019-03-31", 3), ("2018-03-31", 3), ("2019-06-30", 3), ("2018-06-30", 3)]
    assert _ends(facts[-2:]) == [("2019-12-31", 12), ("2018-12-31", 12)]
    assert not any(each.figure.doubts for each in facts)


def test_below_dates_they_are_those_of_the_dates() -> None:
    facts = _facts("Income (in millions)", "September 30, 2019 | September 30, 2018")
    assert {each.row.quarter for each in facts} == {None}
