"""Every number in the prose, sorted into what states a result and what dates, names, refers or gives a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from icc_reports.model.patterns import any_case
from icc_reports.model.release import PassageRole, Release, Sentence
from icc_reports.model.source import Span


class TokenClass(StrEnum):
    """What a number in the prose is there for. Only a claim says something that the tables may hold."""

    CLAIM = "claim"
    DATE = "date"
    YEAR = "year"
    NAME = "name"
    CONTACT = "contact"
    REFERENCE = "reference"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A number in the prose, with the sign, currency and scale word that belong to it, and its place."""

    text: str
    span: Span
    kind: TokenClass


_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_STREET = (
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Drive|Dr\.|Boulevard|Blvd\.?|Parkway|Lane|Way|Place|Plaza|Square|Broadway)"
)
_CURRENCY = r"(?:(?:US|C|A|NT|HK)?\$|[€£¥])"
_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_UNIT = (
    r"(?:%|(?i:(?:percentage[- ])?points?|p?pts?|percent|per cent|basis[- ]points?|bps|cents?|thousand|million"
    r"|billion|trillion|mm|bn|mn)\b"
    r"|[KMBxX]\b)"
)

# The first pattern that fits at a place decides; what fits none of them is weighed by its surroundings.
_PATTERNS: tuple[tuple[TokenClass | None, str], ...] = (
    (TokenClass.CONTACT, r"(?:https?://|www\.)(?=\S{0,99}\d)\S{0,199}[\w/]|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,99}\w"),
    (TokenClass.CONTACT, r"\b1-8\d\d-[A-Z\d][A-Z\d-]+"),
    (TokenClass.CONTACT, r"(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\)|\b\d{3})[ .-]{1,2}\d{3}[ .-]\d{4}\b|\+\d[\d ().-]{7,}\d"),
    (TokenClass.CONTACT, r"\b\d{3}/\d{3}-\d{4}\b"),
    (TokenClass.CONTACT, rf"\b\d+(?: [A-Z][\w.]*){{1,4}} {_STREET}"),
    (TokenClass.CONTACT, r"(?<=[A-Z]{2} )\d{5}(?:-\d{4})?\b"),
    (TokenClass.DATE, rf"\b{_MONTH} {_DAY}(?:,? {_YEAR})?(?!\d|,\d| ?{_UNIT})|\b{_MONTH},? {_YEAR}\b"),
    (TokenClass.DATE, rf"\b{_DAY} {_MONTH},? {_YEAR}\b"),
    (TokenClass.DATE, rf"\b\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})\b|\b{_YEAR}-\d\d-\d\d\b"),
    (TokenClass.DATE, r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?|\b\d{1,2}:\d\d\b"),
    (TokenClass.DATE, rf"\b(?:[1-4]Q|Q[1-4]|[12]H|H[12])(?:[ -]?(?:FY)?['’‘]?(?:{_YEAR}|\d\d))?\b"),
    (TokenClass.DATE, rf"(?<![$€£])\b(?:6|9|12)M[ -]?(?:FY ?)?['’‘]?(?:{_YEAR}|\d\d)\b(?! ?{_UNIT})"),
    (TokenClass.DATE, rf"\bFY ?['’‘]?(?:{_YEAR}|\d\d)\b"),
    (TokenClass.REFERENCE, r"\b\d{1,2}-[A-Z]{1,2}\b(?:/A)?|\b[A-Z]-\d{1,2}\b"),
    (TokenClass.REFERENCE, r"\b\d+\([a-z]\)(?:\(\d+\))*|\b10b5?-\d+(?:-\d+)?|\b\d{2}[A-E]\b"),
    (TokenClass.REFERENCE, r"(?<=[a-z.,])\(\d{1,2}\)|^\(\d{1,2}\)(?=\s?[A-Z“\"])|(?<= )\(\d{1,2}\)(?= [a-z])"),
    (TokenClass.REFERENCE, r"^\d{1,2}(?=[.:]?$|: | https?:)|^99\.\d+(?= )|^[A-Z] ?- ?\d{1,2}$"),
    (TokenClass.OTHER, r"\b\d+-for-\d+\b"),
    (  # what is counted by its designation: "20 480-7 barges", "the 100th 480-7"
        TokenClass.NAME,
        r"(?:(?<=\d )|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth ))(?<!(?:19|20)\d\d )"
        rf"\d{{3}}-\d{{1,3}}[A-Z]{{0,3}}\b(?![.,]\d|-\d| ?{_UNIT})",
    ),
    (
        TokenClass.NAME,
        r"\b(?!\d+(?:\.\d+)?(?:[KMBxX]|MM)\b)(?!(?:mid|upper|lower|low|high)-\d)(?:\d*[A-Za-z]{1,30}[&-]?\d|\d+(?:[.,]\d+)?[A-Za-z]{0,30}[A-Z]"
        r"(?!\w{0,30}\$))[\w.]*\b",
    ),
    (
        None,
        rf"\(?(?:(?<![\w)])-)?(?:{_CURRENCY} ?)?\(?(?:(?<![\w%)])-)?(?!\b\d{{1,2}}:\d\d\b){_AMOUNT}\)?"
        rf"(?:[ -]?{_UNIT})?\)?",
    ),
)
# Nothing starts at a blank or inside a word of small letters (save an address), and a digit is never far: told at a
# glance, which the patterns tell slowly.
_MAY_START = r"(?! |(?<=\w)[a-gi-vx-z])(?=\S{0,250}\d|.{0,20}\d)"
_SCANNER = re.compile(
    rf"{_MAY_START}(?:{'|'.join(f'(?P<p{index}>{pattern})' for index, (_, pattern) in enumerate(_PATTERNS))})"
)

_MEASURED = re.compile(rf"{_CURRENCY}|{_UNIT}")
_REFERRING = re.compile(
    r"(?:Exhibit|EXHIBIT|Form|Rule|Item|Section|Sec\.|Notes?|[Pp]ages?|Regulation|S?FAS|FASB|EITF|SAB|FIN|ASC|ASU|IFRS|IAS"
    r"|Nos?\.|Statement|Release|Act of|Schedule|Table|Topic|Interpretation|Opinion|Bulletin|Appendix|footnotes?)"
    r"[ ]?(?:\([a-z]\) )?(?:and |or )?$|\b[Pp]ages? \d+ (?:through|to|and|-|–) $"
)
_LEGEND = re.compile(  # what the star of a table stands for
    r"\s*\(?\*+\)?\s*(?:(?:amounts?|represents?|denotes?|indicates?|means|is|are|an?|values?|figures?|of|that)\s)*"
    r"less than \Z",
    re.IGNORECASE,
)
_CONTACTING = any_case(
    r"\b(?:pass ?code|pin|access code|confirmation|conference|replay|reservation|webcast|participant|code|id|suite"
    r"|floor|fax|tel|telephone|phone|p\.o\. box)(?: (?:code|id|number|no\.))*(?: is)?[ :#]*$",
)
_DURATION = re.compile(r"[ -](?:day|week|month|quarter|year|hour|minute|second)s?\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:had|has|contain(?:s|ed)|consist(?:s|ed) of|compris(?:es|ed)|includ(?:es|ed)) $")
_DAYS = re.compile(r" days?\b", re.IGNORECASE)
_IN_DAYS = any_case(  # measures that are counted in days: "DSO were 64 days, an improvement of 6 days"
    r"\b(?:d[sp]os?|days(?:['’] | )(?:[\w-]+ ){0,2}(?:outstanding|payables?|inventor(?:y|ies)|on hand|receivables?)"
    r"|cash conversion cycle)\b[^;]*$",
)
_DATES = re.compile(
    r"[ -](?:week|month|day)s?,?(?: periods?)?,? (?:ended|ending|of (?:the )?(?:fiscal|\d{4}))", re.IGNORECASE
)
_FIRST = any_case(r"\b(?:first|last|past|next|previous|prior|trailing) $")
_FOUNDED = any_case(r"\b(?:in|since|founded|established|from) $")
_STATES = any_case(
    r"\b(?:was|were|totaled|totaling|compared (?:to|with)|versus|vs\.?|from|approximately|about|over|nearly|almost|only"
    r"|than|least|including|includes|reached|stood at|stands at|numbered|exceeded|exceeding|to|and|out of"
    r"|(?:end|finish|clos)(?:ing|ed) (?:[\w-]+ ){0,4}(?:with|at)|[a-z]{2,}s of) $",
)
_PLACED = re.compile(r" (?:as of|in|at|on|versus|compared|related|out of)\b|[,;] |[.,;]?$", re.IGNORECASE)
_OF_SEVERAL = re.compile(r"\b[A-Z][A-Za-z-]+s(?: \([A-Z]+\))? of $")  # "Inventory Days of 82, the best ..."
_ENDS = re.compile(r"[.,;](?: |$)")
_LISTED = re.compile(r"\d[^.;]{0,40}(?:, |,? and )$")
_DATING = any_case(r"\b(?:fiscal|year|year[- ]end|quarter|of|in|since|during|for|through)(?: year)? $")
_THINGS = r"(?:[a-z]{2,}s|people|aircraft|men|women|children)\b"
_COUNTED = re.compile(rf"[ ](?:[a-z-]+ ){{0,4}}?{_THINGS}")
_NO_NAME = r"(?!(?:in|of|to|at|for|by|on|with|from|or|the|an?|is|was|were|bit|inch|and(?= [a-z]))\b)"
_COUNTED_BY_NAME = re.compile(  # "with 7 Harbor Cloud regions live and 24 more to come"; at the start it is a note
    rf"[ ](?:{_NO_NAME}[A-Za-z][\w&/-]* ){{1,5}}?{_THINGS}|[ ]more\b"
)
_DONE = re.compile(r"[A-Z][a-z]+ed ")
_DESIGNATED = re.compile(r" \d{3}-\d{1,3}[A-Z]{0,3}\b(?![.,-]\d)")
_NTH = re.compile(r"(?:st|nd|rd|th) (?!(?:quarter|year|month|week|anniversary|consecutive|straight|century)\b)")
_DONE_AT = any_case(
    r"\b(?:opened|delivered|shipped|sold|completed|produced|built|launched|installed) (?:the|our|its|their|a) $"
)
_RANGED = re.compile(rf" ?(?:to|and|or|-|–) ?(?:{_CURRENCY} ?)?{_AMOUNT} ?{_UNIT}")
_NAMED = re.compile(r"(?:^|[\w,;(] )[A-Z][A-Za-z&]*[A-Za-z] $")
_ORDINARY_WORD = re.compile(
    r"(?:Fiscal|Year|Quarter|Half|Calendar|Ended|In|Of|Since|From|To|Through|Versus|And|Or|About|Approximately"
    r"|Over|Under"
    r"|Nearly|Some|All|The|These|Those|Our|At|By|With|For|Up|Down|Only|Another|An?|More|Than|Its?|Was|Were|Total) $",
    re.IGNORECASE,
)
_REACH = 60  # characters on each side of a number that can tell what it is
_TELLS_AMOUNT = re.compile(rf"{_CURRENCY}|{_UNIT}|,\d|\d\.\d|^\(?-?\.\d")


def tokens_of(release: Release) -> tuple[Token, ...]:
    """The numbers in all sentences of the release, in order; every digit of the prose is in one of them."""
    return tuple(
        token
        for passage in release.passages
        for sentence in passage.sentences
        for token in _tokens(sentence, is_contact=passage.role is PassageRole.CONTACT)
    )


def _tokens(sentence: Sentence, *, is_contact: bool) -> Iterator[Token]:
    for start, end, kind in classify_numbers(sentence.text):
        yield Token(
            text=sentence.text[start:end],
            span=sentence.span_of(start, end),
            kind=TokenClass.CONTACT if is_contact and kind in (TokenClass.OTHER, TokenClass.CLAIM) else kind,
        )


@lru_cache(maxsize=4096)  # sentences: each is asked for its claims, for what is left of them, and for its tokens
def classify_numbers(text: str) -> tuple[tuple[int, int, TokenClass], ...]:
    """Where each number of a sentence starts and ends, and what it is there for."""
    return tuple(_classified(text))


def _classified(text: str) -> list[tuple[int, int, TokenClass]]:
    """The numbers in digits, and those in words that a unit follows, in order."""
    found = [*_in_digits(text), *((*match.span(), TokenClass.CLAIM) for match in _IN_WORDS.finditer(text))]
    return sorted(found)


SPELT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_SPELT = rf"(?:{'|'.join(SPELT)})(?:(?:[ -]|(?<=hundred) and )(?:{'|'.join(SPELT)})\b)*"
_IN_WORDS = any_case(  # no stretch of a longer number: "two million five hundred thousand", "one point five million"
    rf"(?<![\w-])(?<!million )(?<!billion )(?<!thousand )(?<!point )(?!hundred){_SPELT}[ -]"
    r"(?:(?:percent(?:age points?)?|per cent|basis[ -]points?|cents|thousand(?= (?:u\.?s\.? )?dollars))\b"
    rf"|(?:million|billion|trillion)\b(?! (?:and )?(?:{'|'.join(SPELT)})\b))(?: (?:u\.?s\.? )?dollars\b)?"
    rf"|(?<![\w-])(?!hundred){_SPELT} per (?:month|week|day|year)\b|(?<![\w-])one cent\b",
    "percent|per cent|basis|cent|dollars|million|billion|trillion|month|week|day|year",
)


def _in_digits(text: str) -> Iterator[tuple[int, int, TokenClass]]:
    for match in _SCANNER.finditer(text):
        if not any(character.isdigit() for character in match.group()):
            continue
        kind, _ = _PATTERNS[int((match.lastgroup or "p0")[1:])]
        start, end = (match.start(), match.end()) if kind else _trimmed(match)
        yield start, end, kind or _by_surroundings(text, start, end)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Without a parenthesis that opens or closes more than the number."""
    text, start, end = match.group(), match.start(), match.end()
    while text.count("(") > text.count(")") and text.startswith("("):
        text, start = text[1:], start + 1
    while text.count(")") > text.count("("):
        cut = text.rindex(")")
        text, end = text[:cut], end - (len(text) - cut)
    lead = len(text) - len(text.lstrip())
    return start + lead, end - (len(text) - len(text.rstrip()))


def _by_surroundings(text: str, start: int, end: int) -> TokenClass:
    before, number, after = text[max(start - _REACH, 0) : start], text[start:end], text[end : end + _REACH]
    bare = number.strip("()")
    if _REFERRING.search(before) and not _MEASURED.search(number):
        return TokenClass.REFERENCE
    if _CONTACTING.search(before):
        return TokenClass.CONTACT
    if _LEGEND.match(text, 0, start):
        return TokenClass.OTHER
    is_year = re.fullmatch(_YEAR, bare) is not None
    if _TELLS_AMOUNT.search(number) or (_RANGED.match(after) and not (is_year and _DATING.search(before))):
        return TokenClass.CLAIM
    if is_year:
        return TokenClass.YEAR
    if _NAMED.search(before) and not _ORDINARY_WORD.search(before) and not _DONE.fullmatch(before):
        return TokenClass.NAME
    return _of_plain(before, bare, after)


def _of_plain(before: str, bare: str, after: str) -> TokenClass:
    """What a number without currency, unit, point or comma is there for."""
    if _DATES.match(after) or (_DURATION.match(after) and _FIRST.search(before)):
        return TokenClass.DATE
    if re.fullmatch(r"1[78]\d\d", bare) and _FOUNDED.search(before):
        return TokenClass.YEAR
    if _DURATION.match(after):
        is_result = _LASTING.search(before) or (_DAYS.match(after) and _IN_DAYS.search(before))
        return TokenClass.CLAIM if is_result else TokenClass.OTHER
    is_stated = _PLACED.match(after) and (
        _STATES.search(before) or _LISTED.search(before) or after.startswith(" out of")
    )
    if _DESIGNATED.match(after) or (_NTH.match(after) and _DONE_AT.search(before)):
        return TokenClass.CLAIM
    is_named = _OF_SEVERAL.search(before) is not None and _ENDS.match(after) is not None
    is_counted = _COUNTED.match(after) or (before.strip() and _COUNTED_BY_NAME.match(after))
    return TokenClass.CLAIM if is_stated or is_named or is_counted else TokenClass.OTHER
