"""The words by which prose names periods, as patterns."""

from __future__ import annotations

from icc_reports.model.patterns import any_case

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
COUNTS = {
    "three": 3, "six": 6, "nine": 9, "twelve": 12, "thirteen": 13, "fourteen": 14, "sixteen": 16, "twenty-six": 26,
    "twenty-seven": 27, "thirty-nine": 39, "forty": 40, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
# The quarters of years that are counted in weeks have 12 or 13, a week more in a long year, the last of some 16 or 17.
WEEKS = {
    12: 3, 13: 3, 14: 3, 16: 4, 17: 4, 24: 6, 26: 6, 27: 6, 28: 6, 36: 8, 39: 9, 40: 9, 52: 12, 53: 12,
}  # fmt: skip
_COUNT = "(?:" + "|".join((*sorted(COUNTS, key=len, reverse=True), *map(str, (3, 6, 9, *WEEKS)))) + ")"
_YEAR = r"(?:19|20)\d\d"
_AGO = (
    r"(?:the )?(?:year[- ]ago(?: period| quarter)?|(?:last|prior|previous|preceding)(?: fiscal)? year(?:'s|’s)?"
    r"|prior[- ]year(?: period)?|a year (?:ago|earlier)|one year ago)"
)
# The reader of a pattern, words of which one is in all that the pattern fits, and the pattern.
_TEXTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "quarter",
        ("quarter",),
        rf"(?P<ord>{_ORDINAL})[- ](?P<fq>fiscal )?quarter(?=,? and (?:the )?(?:first )?(?:{_COUNT}[- ]months?|half"
        rf"|(?:full |fiscal |whole )?year),? (?:of |in )?(?:the )?(?P<fy>fiscal )?(?:year )?(?P<year>{_YEAR})\b)",
    ),
    (
        "first_of_two",
        ("ended", "ending"),
        rf"\b(?P<count>{_COUNT})(?= and {_COUNT}[- ](?P<of>month|week)s?(?: periods?)?,? (?:that )?"
        rf"(?:ended|ending) (?:on )?(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}}))?(?:,? (?P<year>{_YEAR}))?\b)",
    ),
    (
        "quarter",
        ("quarter",),
        rf"(?P<ord>{_ORDINAL})[- ](?P<fq>fiscal )?quarter(?:'s|’s)?"
        rf"(?!,? (?:of |in )?(?:the )?\w+ (?:ended|ending)|,? (?:ended|ending))"
        rf"(?:,? (?:of |in |for )?(?:the )?(?:(?P<fy>fiscal )?(?:year )?(?P<year>{_YEAR})\b(?!,\d)|(?P<ago>{_AGO})))?",
    ),
    (
        "quarter",
        ("quarter",),
        rf"(?P<fy>fiscal )?(?:year )?(?P<year>{_YEAR})(?:'s|’s)? (?:fiscal )?(?P<ord>{_ORDINAL})[- ]quarter",
    ),
    ("quarter", ("quarter",), rf"(?:the )?{_AGO} (?P<ord>{_ORDINAL})[- ](?:fiscal )?quarter(?P<ago>)"),
    (
        "quarter",
        ("q1", "q2", "q3", "q4"),
        rf"\bq(?P<num>[1-4])(?:[ -]?(?:of )?(?P<fy>fy ?|fiscal )?(?:'|’)?(?P<year>{_YEAR}|\d\d)\b)?",
    ),
    ("quarter", ("1q", "2q", "3q", "4q"), rf"\b(?P<num>[1-4])q ?(?:fy)?(?:'|’)?(?P<year>{_YEAR}|\d\d)\b"),
    (
        "ended",
        ("ended", "ending"),
        rf"(?:{_COUNT}[- ]weeks? (?=(?:fiscal )?(?:{_ORDINAL} )?(?:fiscal )?(?:quarter|year)))?"
        rf"(?P<length>(?:fiscal )?(?:{_ORDINAL} )?(?:fiscal )?quarters?"
        rf"|{_COUNT}[- ](?:month|week)s?(?: fiscal)?(?: periods?)?"
        rf"|(?:full )?(?:fiscal )?years?|(?:fiscal )?periods?),? (?:that )?(?:ended|ending) (?:on )?(?P<month>{_MONTH})"
        rf"(?: (?P<day>\d{{1,2}}))?(?:,? (?P<year>{_YEAR}))?\b",
    ),
    (
        "ago",
        ("same", "comparable", "corresponding", "equivalent", "like", "similar"),
        rf"(?:the )?(?:same|comparable|corresponding|equivalent|like"
        rf"|similar)(?: {_ORDINAL})?(?: fiscal)?(?:[- ]{_COUNT}[- ]months?)?"
        rf"(?: (?:quarter|period|time))s?(?: (?:of|in|from|during|for|a"
        rf"|one)?(?: ?the)? ?(?:(?:fiscal )?(?:year )?(?P<year>{_YEAR})"
        rf"|(?:last|prior|previous|preceding)(?: fiscal)? year|year ago|the year before|a year (?:ago|earlier)))?",
    ),
    (
        "ago",
        ("same", "comparable", "corresponding"),
        rf"(?:the )?(?:same|comparable|corresponding) (?P<year>{_YEAR}) (?:fiscal )?(?:period|quarter|year)s?\b",
    ),
    (
        "ago",
        ("year",),
        r"(?:the )?year[- ](?:ago|earlier)(?: (?:quarter|period|levels?|results?|figures?))?|\b(?:a"
        r"|one) year (?:ago|earlier|before)"
        r"|\blast year(?:'s|’s)?(?: (?:quarter|period|same period|same quarter))?"
        r"|\b(?:the )?(?:prior|previous|preceding)[- ](?:fiscal )?year(?:'s|’s)?(?:[- ](?:comparable |same "
        r"|corresponding )?"
        r"(?:period|quarter))?|\byear[- ](?:over|on|to)[- ]year\b",
    ),
    (
        "before",
        ("quarter", "sequential"),
        r"(?:the )?(?:prior|previous|preceding|immediately preceding|immediately prior|immediate prior|last"
        r"|linked|sequential|trailing)"
        r"(?: fiscal)? quarter\b|\bsequentially\b|\bon a (?:linked|sequential)(?:[- ]quarter)? basis"
        r"|\bquarter[- ](?:over|on)[- ]quarter\b"
        r"|\bsequential\b",
    ),
    (
        "current",
        ("quarter",),
        r"\b(?:the|this|our|its)(?: (?:current|reported|recent|most recent|latest|fiscal))? quarter\b"
        r"|\bcurrent quarter\b",
    ),
    (
        "months",
        ("month", "week"),
        rf"(?:the )?(?:first )?(?P<count>{_COUNT})[- ](?P<of>month|week)s?(?: periods?)?"
        rf"(?: (?:of|in) (?:the )?(?P<fy>fiscal )?(?:year )?(?P<year>{_YEAR}))?",
    ),
    (
        "half",
        ("half", "date"),
        rf"(?:the )?first half(?: of (?:the )?(?:fiscal )?(?:year )?(?P<year>{_YEAR})?)?|\byear[- ]to[- ]date\b",
    ),
    (
        "year",
        ("year", "fiscal", "fy"),
        rf"\b(?:the )?(?:full|entire|whole)[- ](?:fiscal )?year(?:,? (?:of )?(?:fiscal )?(?P<year>{_YEAR}))?"
        rf"|\b(?:fiscal|calendar|the) year (?P<year2>{_YEAR})|\bfiscal (?P<year3>{_YEAR})|\bfor the (?:fiscal )?year\b"
        rf"|\bthis year\b|\bfy ?(?P<year4>{_YEAR})",
    ),
    (
        "end_of",
        ("end of",),
        rf"\b(?:the )?end of (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?\b(?! \d)",
    ),
    ("named", ("quarter",), rf"\b(?P<month>{_MONTH}) quarter(?: of)? (?P<year>{_YEAR})\b"),
    ("named", ("quarter",), rf"\b(?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))? quarter\b"),
    (
        "year_end",
        ("year",),
        r"\b(?:(?P<prior>the prior|the previous|prior|previous|last) )?(?:fiscal |calendar )?"
        rf"year[- ]end(?: (?P<year>{_YEAR}))?\b"
        r"|\b(?P<prior2>(?:the )?end of (?:the )?(?:prior|previous|last) (?:fiscal )?year"
        r"|(?:the )?(?:beginning|start) of the (?:fiscal )?year)\b",
    ),
    ("period_end", ("end",), r"(?<!prior )(?<!previous )(?<!linked )\b(?:quarter|period)[- ]end\b"),
    (
        "day",
        ("as of", "at ", "from ", "since ", "with ", "to ", "versus "),
        rf"\b(?:as of|at|from|since|with|to|versus) (?P<month>{_MONTH}) (?P<day>2[89]|3[01])\b"
        rf"(?!,? {_YEAR}| (?:to|through|and)\b)",
    ),
    ("date", ("19", "20"), rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>{_YEAR})\b"),
    (
        "of_year",
        ("19", "20"),
        rf"(?<![^\s(])(?P<year>{_YEAR})(?= (?:(?:annual|full[- ]year|gaap|non-gaap|adjusted|core|pro forma"
        r"|consolidated|total|net|gross|diluted|basic|operating) )*"
        r"(?:revenues?|sales|income|loss|earnings|profits?|eps|ebitda|ffo|cash flow)\b)",
    ),
    ("bare", ("19", "20"), rf"\b(?P<year>{_YEAR})(?=(?: and (?:the )?{_YEAR})? (?:periods?|quarters?)\b)"),
    ("bare", ("19", "20"), rf"\b(?:in|for|of|from|during|to|over|versus) (?P<year>{_YEAR})\b(?!,\d)"),
)
PATTERNS = tuple((name, words, any_case(rf"\b(?:{pattern})")) for name, words, pattern in _TEXTS)
