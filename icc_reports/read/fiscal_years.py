"""The fiscal years that sentences give to a quarter: "third quarter of fiscal 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icc_reports.model.patterns import pattern_of
from icc_reports.read.dates import fiscal_year_in, quarter_in

_QUARTER_OF_YEAR = pattern_of(  # "third quarter of fiscal 2004", "fiscal 2004 third quarter", "Q3 FY04"
    r"\b(?:\w+[\s-]+quarter|Q[1-4])\b[^.;]{0,20}?\b(?:fiscal|FY)[^.;]{0,6}?\d\d(?:\d\d)?\b|"
    r"\bfiscal\s+(?:year\s+)?\d{4}\s+\w+[\s-]+quarter\b",
    re.IGNORECASE,
)
_COMPARED_WITH = pattern_of(  # what another period named in between would be compared with
    r"\b(?:compared\s+(?:to|with)|versus|vs\.?)\s(?:(?!\b(?:years?|quarters?|periods?|ended)\b|[.;]\s).)*\Z"
    r"|\b(?:from|over|than|against)\s+(?:(?:the|those|that|of|in|for|same)\s+)*\Z",
    re.IGNORECASE | re.DOTALL,
)
_MAY_COMPARE = pattern_of(
    r"\b(?:compared|versus|vs|from|over|than|against)\b(?:(?![.;]\s).)*\Z", re.IGNORECASE | re.DOTALL
)


def years_given(texts: Iterable[str], quarter: int) -> frozenset[int]:
    """The years that may be the one reported, by what texts say of its quarter.

    One that a sentence begins with is it; one that is compared with is the year before. Between the two words leave it
    open: "income of $5 million, an increase over income of $4 million for the third quarter of fiscal 2003".
    """
    return frozenset(year for text in texts for year in _years_in(text, quarter))


def _years_in(text: str, quarter: int) -> Iterator[int]:
    for match in _QUARTER_OF_YEAR.finditer(text):
        year = fiscal_year_in(match[0])
        if year is None or (quarter_in(match[0]) or (0,))[0] != quarter:
            continue
        if _COMPARED_WITH.search(text, 0, match.start()):
            yield year + 1
        elif not _MAY_COMPARE.search(text, 0, match.start()):
            yield year
