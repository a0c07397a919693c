"""The words by which prose names periods, as patterns."""

from __future__ import annotations

import re

from icc_reports.model.patterns import any_case

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
COUNTS = {
    "three": 3, "six": 6, "nine": 9, "twelve": 12, "thirteen": 13, "fourteen": 14, "sixteen": 16, "seventeen": 17,
    "twenty-four": 24, "twenty-six": 26, "twenty-seven": 27, "twenty-eight": 28, "thirty-six": 36, "thirty-nine": 39,
    "forty": 40, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
# The quarters of years that are counted in weeks have 12 or 13, a week more in a long year, the last of some 16 or 17.
WEEKS = {
    12: 3, 13: 3, 14: 3, 16: 4, 17: 4, 24: 6, 26: 6, 27: 6, 28: 6, 36: 8, 39: 9, 40: 9, 52: 12, 53: 12,
}  # fmt: skip
_COUNT = "(?:" + "|".join((*sorted(COUNTS, key=len, reverse=True), *map(str, (3, 6, 9, *WEEKS)))) + ")"
_YEAR = r"(?:19|20)\d\d"
_AGO = (
    r"(?:the )?(?:year[- ](?:ago|earlier)(?: period| quarter)?"
    r"|(?:last|prior|previous|preceding)(?: fiscal)? year(?:'s|’s)?|prior[- ]year(?: period)?"
    r"|(?:a|one) year (?:ago|earlier|before))"
)
_PRIOR = r"(?:last|prior|previous|preceding)"
_TO_DATE = r"(?:ytd|year[- ]to[- ]date)(?:[- ]periods?)?\b"
_SAME = r"(?:same|comparable|comparative|corresponding|equivalent|like|similar)"
_A_RESULT = (
    r"(?:(?:gaap|non-gaap|adjusted|core|pro forma|consolidated|total|net|gross|diluted|basic|operating) )*"
    r"(?:revenues?|sales|income|loss|earnings|profits?|eps|ebitda|ffo|cash flow)\b"
)
_STRETCH = rf"{_COUNT}[- ]+(?:month|week)s?(?: periods?)?"
# The reader of a pattern, words of which one is in all that the pattern fits, and the pattern.
_TEXTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "to_date",
        ("year", "ytd"),
        rf"(?:the )?(?:(?P<ord>{_ORDINAL})[- ](?:fiscal )?quarter|q(?P<num>[1-4]))"
        rf"(?:,? (?:of )?(?:the )?(?:fiscal )?(?:year )?(?P<year>{_YEAR}))?(?:,? (?:on a )?|-){_TO_DATE}"
        rf"(?:,? (?:of |in )?(?:(?:fiscal )?(?P<year2>{_YEAR})\b(?!,\d)|(?P<ago>{_AGO})))?",
    ),
    (
        "to_date",
        ("ytd", "to date", "to-date"),
        rf"(?:(?P<num>[1-4])q|q(?P<num2>[1-4])) ?(?:fy ?)?['’]?(?P<year>\d\d)[- ]{_TO_DATE}",
    ),
    (
        "to_date",
        ("ytd", "to date", "to-date"),
        rf"{_TO_DATE} (?:(?P<num>[1-4])q|q(?P<num2>[1-4])) ?(?:fy ?)?['’]?(?P<year>{_YEAR}|\d\d)\b",
    ),
    (
        "to_date",
        ("year", "ytd"),
        rf"(?:the )?{_TO_DATE} (?:(?:through|to) )?(?:the )?(?:(?P<ord>{_ORDINAL})[- ](?:fiscal )?quarter"
        rf"|q(?P<num>[1-4])\b)(?: (?:of )?(?:the )?(?:fiscal )?(?:year )?(?P<year>{_YEAR})\b(?!,\d))?"
        r"(?!,? (?:ended|ending))",
    ),
    (
        "quarter",
        ("quarter",),
        rf"(?P<ord>{_ORDINAL})[- ](?P<fq>fiscal )?quarter(?=,? and (?:the )?(?:first )?(?:{_COUNT}[- ]months?|half"
        rf"|(?:full |fiscal |whole )?year),? (?:of |in )?(?:the )?(?P<fy>fiscal[- ])?(?:year )?(?P<year>{_YEAR})\b)",
    ),
    (
        "first_of_two",
        ("ended", "ending"),
        rf"\b(?:(?P<count>{_COUNT})-?(?:[- ](?:month|week)s?)?(?: periods?)?"
        rf"|(?:(?:the |our |its )?(?:{_ORDINAL} )?(?:fiscal )?quarter))"
        rf"(?= and (?:the )?(?:{_COUNT}[- ](?P<of>month|week)s?(?: periods?)?|(?:full |fiscal )*year),? (?:that )?"
        rf"(?:ended|ending) (?:on )?(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}}))?(?:,? (?P<year>{_YEAR}))?\b)",
    ),
    (
        "quarter",
        ("quarter",),
        rf"(?:{_COUNT}-weeks? )?(?P<ord>{_ORDINAL})[- ](?P<fq>fiscal )?quarter(?:'s|’s|s)?"
        rf"(?!,? (?:of |in )?(?:the )?\w+ (?:ended|ending)|,? (?:ended|ending))"
        rf"(?:,? (?:of |in |for )?(?:the )?(?:(?P<fy>fiscal[- ])?(?:year )?(?P<year>{_YEAR})\b(?!,\d)"
        rf"|(?P<ago>{_AGO})))?",
    ),
    (
        "quarter",
        ("quarter",),
        rf"(?P<fy>fiscal[- ])?(?:year )?(?P<year>{_YEAR})(?:'s|’s)? (?:fiscal )?(?P<ord>{_ORDINAL})[- ]quarter",
    ),
    (
        "quarter",
        ("quarter",),
        rf"\A(?:in|for) (?P<fy>fiscal )?(?:year )?(?P<year>{_YEAR}), (?:(?:the|our) )?(?P<ord>{_ORDINAL})[- ]quarter"
        rf"(?!,? (?:of |in )?(?:the )?\w+ (?:ended|ending)|,? (?:ended|ending))"
        rf"(?!,? (?:of |in )?(?:fiscal )?{_YEAR}\b)",
    ),
    (
        "quarter",
        ("quarter",),
        rf"(?:the )?{_AGO} (?:fiscal )?(?P<ord>{_ORDINAL})[- ](?:fiscal )?quarter(?P<ago>)(?!,? (?:ended|ending))",
    ),
    ("quarter", ("this year",), rf"this year(?:'s|’s) (?:fiscal )?(?P<ord>{_ORDINAL})[- ](?:fiscal )?quarter"),
    (
        "quarter",
        ("q1", "q2", "q3", "q4"),
        rf"\bq(?P<num>[1-4])(?:[ -]?(?:of )?(?P<fy>fy ?|fiscal )?(?:'|’)?(?P<year>{_YEAR}|\d\d)\b)?",
    ),
    ("quarter", ("1q", "2q", "3q", "4q"), rf"\b(?P<num>[1-4])q ?(?:fy)?(?:'|’)?(?P<year>{_YEAR}|\d\d)\b"),
    (
        "ended",
        ("ended", "ending"),
        rf"(?:{_AGO} )?(?:{_COUNT}[- ]weeks? (?=(?:fiscal )?(?:{_ORDINAL} )?(?:fiscal )?(?:quarter|year)))?"
        rf"(?:(?P<ord>{_ORDINAL})[- ](?:fiscal )?quarter of (?:(?:the|its|our) )?(?=(?:full )?(?:fiscal )?year))?"
        rf"(?P<length>(?:fiscal )?(?:{_ORDINAL} )?(?:fiscal )?quarters?"
        rf"|{_COUNT}[- ](?:month|week)s?(?: fiscal)?(?: periods?)?|half[- ]year|year[- ]to[- ]date(?: periods?)?"
        rf"|(?:full )?(?:fiscal )?years?|(?:fiscal )?periods?),? (?:that )?(?:ended|ending) (?:on )?(?P<month>{_MONTH})"
        rf"(?: (?P<day>\d{{1,2}}))?(?:,? (?P<year>{_YEAR}))?\b",
    ),
    (
        "ago",
        ("same", "compara", "corresponding", "equivalent", "like", "similar"),
        rf"(?:the )?{_SAME}(?: {_ORDINAL})?(?: fiscal)?"
        rf" (?:(?:{_COUNT}-? (?:and|or) )?{_STRETCH}|(?:quarter|(?:time )?period|time)s?)"
        rf"(?: (?:of|in|from|during|for|a|one)?(?: ?the)? ?(?:(?P<fy>fiscal[- ])?(?:year )?(?P<year>{_YEAR})\b(?!,\d)"
        rf"|{_PRIOR}(?: fiscal)? year|(?:a )?year (?:ago|before|earlier)))?",
    ),
    (
        "ago",
        ("year", "ytd"),
        rf"(?:the )?(?:{_SAME}|(?:{_PRIOR}|year[- ]ago)(?:(?: fiscal)? year(?:'s|’s)?)?)[- ](?:fiscal )?"
        rf"(?P<so_far>{_TO_DATE})(?: (?:(?:of|in|from|during|for) )?(?:the )?(?:(?P<fy>fiscal[- ])?(?:year )?"
        rf"(?P<year>{_YEAR})\b(?!,\d)|{_PRIOR}(?: fiscal)? year\b|(?:a )?year (?:ago|before|earlier)\b))?"
        r"(?!,? (?:ended|ending))",
    ),
    (
        "ago",
        ("same", "comparable", "corresponding"),
        rf"(?:the )?(?:same|comparable|corresponding) (?P<fy>fiscal )?(?P<year>{_YEAR}) (?:fiscal )?"
        r"(?:period|quarter|year)s?\b",
    ),
    (
        "ago",
        ("year", "months", "yoy", "y-o-y", "y/y"),
        r"(?:the )?year[- ](?:ago|earlier)(?: (?:quarter|period|levels?|results?|figures?))?|\b(?:a"
        r"|one) year (?:ago|earlier|before)|\b(?:12|twelve) months (?:ago|earlier|before)|\bthe year (?:before|prior)\b"
        rf"|\b(?:the )?(?:{_SAME} )?(?:last|prior|previous|preceding)[- ](?:fiscal )?year(?:'s|’s)?(?:[- ](?:{_SAME} )?"
        rf"(?:{_STRETCH}|quarter|period))?(?!,? (?:ended|ending))"
        r"|\byear[- ](?:over|on|to)[- ]year\b|\b(?:yoy|y-o-y|y/y)\b"
        r"|\bthe quarter (?:(?:a|one) year (?:ago|earlier|before)|last year)",
    ),
    (
        "before",
        ("quarter", "sequential", "months", "qoq", "q-o-q", "q/q"),
        r"(?:the )?(?:prior|previous|preceding|immediately preceding|immediately prior|immediate prior|last"
        r"|linked|sequential|trailing)"
        r"(?: linked)?(?: fiscal)?[- ]quarter\b|\bsequentially\b|\bon a (?:linked|sequential)(?:[- ]quarter)? basis"
        r"|\bquarter[- ](?:over|on)[- ]quarter\b"
        r"|\bsequential\b|\b(?:qoq|q-o-q|q/q)\b|\b(?:3|three) months (?:ago|earlier|before)\b",
    ),
    (
        "current",
        ("quarter",),
        r"\b(?:the|this|our|its)(?: (?:current(?:[- ]year)?|reported|recent|most recent|latest|fiscal))? quarter\b"
        r"|\bcurrent(?:[- ]year)? quarter\b",
    ),
    (
        "months",
        ("month", "week", "quarters"),
        rf"(?:(?:the )?(?:(?P<first>first )|(?:past|last|trailing|latest)[ -])?(?P<count>{_STRETCH})"
        r"|(?:(?:the )?first|the) (?P<quarters>two|three) quarters)"
        rf"(?: (?:of |in )?(?:the )?(?:(?P<fy>fiscal[- ])?(?:year )?(?P<year>{_YEAR})\b(?!,\d)|(?P<ago>{_AGO})))?",
    ),
    (
        "months",
        ("6m", "9m", "12m"),
        rf"(?<![$€£])(?P<count>(?:6|9|12)m)[ -]?(?:fy ?)?['’‘]?(?P<year>{_YEAR}|\d\d)\b['’‘]?(?: period\b)?"
        r"(?P<quarters>)(?P<first>)(?P<ago>)",
    ),
    (
        "trailing",
        ("ltm", "ttm", "four quarters"),
        r"(?:ltm|ttm|(?:the )?(?:past|last|trailing|latest) four quarters)\b",
    ),
    (
        "half",
        ("half",),
        rf"(?:the )?(?:(?P<which>first|second)[- ]half|half[- ]year)"
        rf"(?: of (?:the )?(?:(?:fiscal[- ])?(?:year )?(?P<year>{_YEAR})\b|(?P<ago>{_AGO})|(?:fiscal )?year\b)?)?",
    ),
    (
        "current",
        ("half",),
        r"(?:(?<=for )|(?<=in )|(?<=during ))(?:the|this) half"
        r"(?=[,.;]| (?:was|were|to|where|when|as|compared|versus)\b)",
    ),
    ("half", ("h1", "1h"), rf"\b(?:h1|1h)[ -]?(?:fy ?)?(?:'|’)?(?P<year>{_YEAR}|\d\d)\b(?P<which>)"),
    (
        "so_far",
        ("year", "ytd"),
        rf"\b(?:fiscal[- ])?{_TO_DATE}"
        rf"(?: (?:(?:of |in |for )?(?:fiscal )?(?P<year>{_YEAR})\b|(?:of |in )?(?P<ago>{_AGO})))?"
        rf"|\b(?:fiscal )?(?:year )?(?P<year2>{_YEAR}) year[- ]to[- ]date\b"
        r"|\b(?:this|the current|current) (?:fiscal )?year\b(?! quarter| \(?[$€£])"
        r"|(?:(?<=for )|(?<=during )|(?<=quarter and ))(?:the )?(?:full )?(?:fiscal )?year\b"
        r"(?!s|-| (?:ended|ending|ago|before|to date|end|prior|earlier|\d))",
    ),
    (
        "year",
        ("year", "fiscal", "fy", "calendar", "all of"),
        rf"\b(?:the )?(?:full|entire|whole)[- ](?:fiscal )?year(?:,? (?:of )?(?:fiscal )?(?P<year>{_YEAR}))?"
        rf"|\b(?:(?:fiscal|calendar|the)[- ]year (?P<year2>{_YEAR})|(?:fiscal|calendar) (?P<year3>{_YEAR}))"
        r"(?! (?:quarter|period)s?\b)"
        rf"|\b(?:fy ?['’‘]?|fiscal ['’‘])(?P<year4>{_YEAR}|\d\d)\b"
        rf"|\bthe (?P<year5>{_YEAR}) (?:fiscal |calendar )?year\b(?![- ]end)|\bthe past year\b"
        rf"|\ball of (?P<year6>{_YEAR})\b|\b(?:the )?(?:fiscal )?year ended (?P<year7>{_YEAR})\b",
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
        rf"\b(?:(?P<prior>the prior|the previous|prior|previous|last) |the )?(?:(?P<year>{_YEAR}) )?"
        rf"(?:fiscal |calendar )?year(?:'s|’s)?[- ]end(?: (?:of )?(?P<year2>{_YEAR}))?\b"
        r"|\b(?P<prior2>(?:the )?(?:end|close) of (?:the )?(?:prior|previous|last) (?:fiscal )?year)\b"
        r"(?!['’]s|[- ](?:period|quarter|first|second|third|fourth|same|comparable))",
    ),
    (
        "year_end",
        ("end of", "close of", "beginning of", "start of"),
        rf"\b(?:the )?(?:end|close|(?P<begin>beginning|start)) of (?:the )?"
        rf"(?:(?:fiscal |calendar )?(?:year )?(?P<year>{_YEAR})\b|(?:fiscal )?year\b(?! \d))",
    ),
    (
        "period_start",
        ("beginning of", "start of"),
        r"\b(?:the )?(?:beginning|start) of (?:the|this) (?P<length>quarter|period)\b(?! of)",
    ),
    ("period_end", ("end",), r"(?<!prior )(?<!previous )(?<!linked )\b(?:quarter|period)[- ]end\b"),
    (
        "day",
        ("28", "29", "30", "31"),
        rf"\b(?:as of|at|on|from|since|with|to|versus) (?P<month>{_MONTH}) (?P<day>2[89]|3[01])(?:st|th)?\b"
        rf"(?!,? {_YEAR}| (?:to|through)\b| and (?!\$))",
    ),
    ("date", ("19", "20"), rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>{_YEAR})\b"),
    ("named", ("quarter",), rf"\b(?:the )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>{_YEAR}) quarter\b"),
    ("up_to", ("period",), rf"\bthe (?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>{_YEAR}) period\b"),
    (
        "of_year",
        ("19", "20"),
        rf"(?<![^\s(])(?P<year>{_YEAR})(?= (?:(?:annual|full[- ]year) )*{_A_RESULT})",
    ),
    ("year", ("annual",), rf"(?<!compound )(?<!average )annual(?= {_A_RESULT})(?! \w+ (?:growth|rate|run))"),
    (
        "stretch_of",
        ("19", "20"),
        rf"\b(?P<fy>fiscal[- ](?:year )?)?(?P<year>{_YEAR})"
        rf"(?=(?: and (?:the )?{_YEAR})? (?:(?P<of>quarter)s?|(?:comparable )?periods?)\b)",
    ),
    ("bare", ("19", "20"), rf"\b(?:in|for|of|from|during|to|over|versus) (?P<year>{_YEAR})\b(?!,\d)"),
)
PATTERNS = tuple((name, words, any_case(rf"\b(?:{pattern})")) for name, words, pattern in _TEXTS)


def is_no_time(text: str, start: int, end: int) -> bool:
    """Whether what is said is not of a period that is named there: it is entered, or only given its name.

    "With growth of 13%, we enter the second half with a larger backlog"; "the year ending March 27 (“fiscal 2027”)".
    """
    is_given = _OPENS_NAME.search(text, 0, start) is not None and _CLOSES_NAME.match(text, end) is not None
    return is_given or _ENTERED.search(text, 0, start) is not None


_ENTERED = any_case(r"\b(?:enter(?:s|ed|ing)?|(?:head(?:s|ed|ing)?|mov(?:es?|ed|ing)) into) (?:the |our |fiscal )*\Z")
_OPENS_NAME, _CLOSES_NAME = re.compile(r"\((?:the )?[“\"‘']\Z"), re.compile(r"[”\"’']\)")


def full_year(year: int) -> int:
    """A year of which two digits are written."""
    if year >= 100:
        return year
    return year + (2000 if year < 70 else 1900)


def months_in(length: str) -> int | None:
    """How many months a stretch has by its words; None where they do not say."""
    if "quarter" in length:
        return 3
    if "year" in length:
        return 6 if "half" in length else 12
    word = re.search(r"[a-z]+-[a-z]+|[a-z]+|\d+", length.removeprefix("the ").removeprefix("first "))
    if word is None:
        return None
    count = COUNTS.get(word.group()) or (int(word.group()) if word.group().isdigit() else None)
    if count is None:
        first = re.match(r"[a-z]+", word.group())
        count = COUNTS.get(first.group()) if first else None
    if count is None:
        return None
    return WEEKS.get(count) if "week" in length else count


_NAMED_LENGTH = re.compile(r"[a-z0-9-]+[- ](?:month|week)s?\b(?! (?:ago|earlier|before))")


def months_named(words: str) -> int:
    """How long a relative period is by its own words: "the same nine-month period"; 0 where they do not say."""
    if "quarter" in words:
        return 3
    found = [] if " and " in words else _NAMED_LENGTH.findall(words)
    return (months_in(found[0]) or 0) if found else 0
