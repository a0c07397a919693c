"""The segments that rows and columns of a table name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import ColumnRole, TableKind
from icc_reports.read.dates import without_times
from icc_reports.read.heads import HeadSense, sense_of

_MEASURE = pattern_of(
    r"\b(?:revenues?|sales|turnover|income|profits?|loss(?:es)?|earnings|ebitd?a?|margin|assets|expenditures|depreciation|"
    r"amortization|backlog|bookings|orders)\b",
    re.IGNORECASE,
)
_RATIO = pattern_of(r"\b(?:ratio|return|equity|premiums|value)\b", re.IGNORECASE)
_AND = pattern_of(r",?\s+and\s+|,\s+", re.IGNORECASE)
_NOTED = pattern_of(r"\(\d\)|[:*]")
_WHOLE = pattern_of(
    r"\b(?:totals?|consolidated|combined|eliminations?|adjustments?|reconcil\w*|unallocated|inter-?segment|corporate)\b|"
    r"^(?:the\s+)?company$|^net$|^worldwide$",
    re.IGNORECASE,
)
_NO_NAME = pattern_of(  # "SEGMENT INFORMATION", "Change YTY": about the table, or about time
    r"(?:[\W\d]|\b(?:(?:business|operating|reportable|industry|geographic|financial)\s+)?(?:segments?|information|data|"
    r"results|summary|supplement\w*|selected|schedules?|unaudited|continued|and|of|by|the|change|yty|yoy|y/y|q/q|"
    r"percent)\b)+",
    re.IGNORECASE,
)
_NAME = r"(?P<name>[A-Z][\w&'’/.-]*(?:\s(?:(?:and|of|the)\s)?[A-Z&][\w&'’/.-]*){0,6})"
_NAMED = pattern_of(rf"(?:^|\b(?:the|our|its|for)\s){_NAME}\s+segment\b")
_OF_MEASURE = pattern_of(rf"^{_NAME}\s(?:net\s|operating\s)?(?:revenues?|sales|income|results)\b")
_NOT_PART = pattern_of(
    r"^(?:the|our|its|these|this|an?|net|gross|below|company)\b|\b(?:follow\w*|table|included)\b", re.IGNORECASE
)
_OF_ALL = pattern_of(
    r"\bsegments\b|\bby\s+\w|\bsegment\s+(?:revenues?|sales|results|operating|information|financial|data|profits?|income)\b|"
    r"^segment\s+(?:operations|performance|highlights|reporting|disclosures?|summary|overview)\b",
    re.IGNORECASE,
)
_CONSOLIDATED = pattern_of(  # measures of the company with all that it holds, but for what it consolidates
    r"^consolidated\s(?!.*\b(?:ventures?|partnerships?|subsidiar\w+|entit\w+|affiliates?|properties|funds?|vies?)\b)",
    re.IGNORECASE,
)
_COMPANY = pattern_of(r"(?:(?:total|consolidated|company)\b\s*)+", re.IGNORECASE)
_OF_NO_PART = pattern_of(  # "Loss detail", "Gross and net earned premiums": about a measure
    r"(?:\W|\b(?:gross|net|total|external|third[\s-]party|earned|written|ceded|and|of|loss(?:es)?|revenues?|sales|income|"
    r"earnings|premiums?|expenses?|costs?|ratios?|details?|summary|analysis|information|data)\b)+",
    re.IGNORECASE,
)
_COMPARES = pattern_of(
    r"\b(?:comparisons?|compar(?:ed|ing|ative)|versus|vs|from|to|with|between|prior|previous|current|same|last|years?"
    r"|months?|quarters?|periods?|dates?)\b",
    re.IGNORECASE,
)
_BASIS = pattern_of(  # how a measure is counted, not whose it is: "Comparable Adjusted Revenue"
    r"(?:\b(?:(?:non-)?gaap|as|reported|adjusted|pro[\s-]?forma|restated|normalized|comparable|organic)\b\W*)+",
    re.IGNORECASE,
)
_NO_SEGMENT = pattern_of(
    r"\b(?:gaap|reported|as adjusted|pro\s?forma|restated|stock|shares?|capital|deficit|equity|interests?|balances?|"
    r"rates?|yields?)\b",
    re.IGNORECASE,
)
_NUMBERED = pattern_of(r"\b(?:first|second|third|fourth)\s+(?:fiscal\s+)?quarter\b", re.IGNORECASE)
_COUNTED_IN = pattern_of(  # what the figures below are counted in: "$ millions", "Per Share"
    r"(?:[$€£¥(]|in |per |amounts?|millions|thousands|billions|dollars|diluted|basic|common|shares?|of|\)|\s)+",
    re.IGNORECASE,
)
_OF_IT = pattern_of(r"(?:\b(?:of|to|from|on|per|in|and|over)|%|/)$", re.IGNORECASE)  # "SG&A as a % of"
_LONGEST = 60


def names_segment(text: str) -> bool:
    """Whether a text can be the name of a segment: it says more than that it is about segments, or about a change."""
    return _NO_NAME.fullmatch(text) is None


def names_own_rows(title: str, labels: Sequence[str]) -> bool:
    """Whether a title only names measures that rows of its table state: what is computed there is of the company."""
    rows = {_plain(label) for label in labels if _MEASURE.search(label) or _RATIO.search(label)}
    names = [title, *_AND.split(title)]
    return _plain(names[0]) in rows or (len(names) > 2 and all(_plain(each) in rows for each in names[1:]))


def _plain(text: str) -> str:
    return " ".join(_NOTED.sub("", text.replace("’", "'")).casefold().split())


def segment_told(heading: str, *, is_own: bool) -> str | None:
    """The segment that a heading, or a sentence that leads a table in, is about; None where it is about all of them.

    A heading that is not the table's ``own`` and names none stands for one itself: what is said of a part is not to be
    taken for the whole company.
    """
    if (_OF_ALL.search(heading) and not _NAMED.search(heading)) or _names_no_part(heading):
        return None
    if _COMPANY.fullmatch(heading.strip(" :")):
        return None
    if _CONSOLIDATED.match(heading) and _MEASURE.search(heading) and not _NAMED.search(heading):
        return None
    for found in (_NAMED.search(heading), _OF_MEASURE.search(heading)):
        if found is not None and _is_part(found["name"]):
            return found["name"]
    return None if is_own else heading


def _names_no_part(heading: str) -> bool:
    """Whether a heading says only what is stated, for when, or that periods are compared."""
    said = _COMPARES.sub(" ", without_times(heading))
    return not said.strip(" ,:.–—-") or _OF_NO_PART.fullmatch(said) is not None


def can_be_part(title: str) -> bool:
    """Whether a title can be nothing but the name of a segment: it names no measure, no time and not the whole."""
    is_told = _MEASURE.search(title) or _RATIO.search(title) or _OF_ALL.search(title) or _ALL.search(title)
    is_named = 0 < len(title) <= _LONGEST and names_segment(title) and not sense_of(title).is_dated
    return is_named and not is_told and not _NOT_PART.search(title)


_ALL = pattern_of(r"\b(?:totals?|consolidated|combined|company)\b", re.IGNORECASE)


def _is_part(name: str) -> bool:
    is_time = not re.search(r"[a-z]", without_times(name), re.IGNORECASE)
    return not is_time and names_segment(name) and not _WHOLE.search(name) and not _NOT_PART.search(name)


def row_segment(label: str, section: Sequence[str], kind: TableKind) -> str | None:
    """The segment that a row of a table of segments is about; None for the whole company.

    It stands beside the measure ("Core Van Services Revenue"), or alone below a heading that names the measure.
    """
    if kind is not TableKind.SEGMENT or len(label) > _LONGEST or _WHOLE.search(label) or not names_segment(label):
        return None
    words = label.split()
    if len(words) > 1 and words[-1].lower() in ("revenue", "revenues", "sales"):
        name = " ".join(words[:-1])
        return None if _OF_IT.search(name) or any(each.fullmatch(name) for each in (_OF_NO_PART, _BASIS)) else name
    is_under_measure = bool(section) and _MEASURE.search(section[-1]) is not None
    is_measure = _MEASURE.search(_JOINED.sub(" ", label)) is not None
    return label.rstrip(" :") if label and is_under_measure and not is_measure else None


_JOINED = pattern_of(r"\b[a-z]+/(?=[a-z])", re.IGNORECASE)  # "Concert Sales/Licensing" is what a part does


def column_segments(heads: Sequence[HeadSense], kind: TableKind) -> tuple[str | None, ...]:
    """The segments that stand over the columns of a table of segments, alone or above the periods of each."""
    none = (None,) * len(heads)
    if kind is not TableKind.SEGMENT or len(heads) < 2:
        return none
    if all(head.is_dated for head in heads):
        names = _names_over_periods(heads) or _names_in_one_period(heads)
        return tuple(_segment(name) for name in names) if names else none
    plain = [not head.is_dated and head.role is None and not head.lengths for head in heads]
    texts = [head.text.strip() for head in heads]
    return tuple(map(_segment, texts)) if all(plain) and all(texts) else none


def _segment(name: str) -> str | None:
    is_none = _WHOLE.search(name) or _COUNTED_IN.fullmatch(name) or len(name) > _LONGEST or not names_segment(name)
    return None if is_none or not name else name


def are_over_periods(heads: Sequence[str]) -> bool:
    """Whether heads name the parts of a whole, and periods below each of them: columns of segments."""
    if not any(map(_WHOLE.search, heads)):
        return False
    names = dict.fromkeys(_names_over_periods([sense_of(head) for head in heads]))
    parts = [name for name in names if _segment(name)]
    return len(parts) > 1 and len(parts) < len(names) and not any(map(_NO_SEGMENT.search, names))


def _names_in_one_period(heads: Sequence[HeadSense]) -> list[str]:
    """What stands below one date over all columns, a name of its own over each; none where these name bases.

    A name of all that is sold is that of no part.
    """
    words = [head.text.split() for head in heads]
    count = _common(words) or -_common([list(reversed(each)) for each in words])
    time = " ".join(words[0][:count] if count > 0 else words[0][count:])
    names = [" ".join(each[count:] if count > 0 else each[:count]) for each in words]
    is_timed = count != 0 and sense_of(time).is_dated and not re.search(r"[a-z]", without_times(time), re.IGNORECASE)
    if not is_timed or len(set(names)) < len(names) or not all(map(_is_name, names)):
        return []
    whole = ["" if _OF_NO_PART.fullmatch(name) else name for name in names]
    return whole if any(map(_segment, whole)) else []


def _common(heads: Sequence[Sequence[str]]) -> int:
    """How many words all heads begin with."""
    return next((at for at, each in enumerate(zip(*heads, strict=False)) if len(set(each)) > 1), 0)


def _is_name(name: str) -> bool:
    is_dated = sense_of(name).is_dated or sense_of(name).role is not None
    is_named = re.search(r"[a-z]{2}", name, re.IGNORECASE) is not None and not is_dated
    return is_named and not _NO_SEGMENT.search(name) and len(name) <= _LONGEST


def _names_over_periods(heads: Sequence[HeadSense]) -> list[str]:
    """What stands over dated columns besides their dates: the same for all columns of a group; none if not over all.

    A column of changes has the name of the column to its left.
    """
    names: list[str] = []
    for head in heads:
        is_change = head.role in (ColumnRole.PERCENT_CHANGE, ColumnRole.AMOUNT_CHANGE)
        text = " ".join(without_times(_NUMBERED.sub(" ", head.text)).split())
        names.append(names[-1] if is_change and names else text)
    groups = [len(list(group)) for _, group in groupby(names)]
    is_even = len(groups) == len(set(names)) > 1 and min(groups) > 1
    return names if is_even and all(re.search(r"[a-z]{2}", name, re.IGNORECASE) for name in names) else []
