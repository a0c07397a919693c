"""Who reports on what: company, ticker, dates and the fiscal calendar, from the first lines of the prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from icc_reports.model.patterns import pattern_of
from icc_reports.model.periods import Duration, FiscalCalendar, last_day, months_ending
from icc_reports.read.companies import company_of
from icc_reports.read.dates import DateMention, dates_in, fiscal_year_in, is_stretch, lengths_in, quarter_in, years_in
from icc_reports.read.fiscal_years import years_given

_OPENING = 40  # paragraphs in which a release names itself
_LONGEST = 4000  # characters of a paragraph that are looked at: a release that wraps no lines may be all one
_NEAR = 200  # characters before a ticker among which the name stands
_QUARTER_ENDED = pattern_of(
    r"(?:(?P<before>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+(?:fiscal[\s-]+)?)?quarter(?:ly)?(?P<between>[^.;]{0,90}?)"
    r"\b(?:end(?:ed|ing))\s+(?:on\s+)?(?P<rest>[^.;]{0,40}(?:\.\s?\d{1,2},?\s+\d{4})?)",
    re.IGNORECASE,
)
_YEAR_ENDED = pattern_of(
    r"\byear(?P<between>\s+(?:19|20)\d\d,?(?:\s+which)?)?\s+(?:end(?:ed|ing))\s+(?:on\s+)?(?P<rest>[^.;]{0,40}(?:\.\s?\d{1,2},?\s+\d{4})?)",
    re.IGNORECASE,
)
_FORM = pattern_of(
    r"\b(?P<annual>annual)\s+report\s+pursuant\s+to\s+section|\b(?P<quarterly>quarterly)\s+report\s+pursuant\s+to\s+section|"
    r"^\W*form\s+(?:(?P<k>10-K|20-F)|(?P<q>10-Q))\W*$|^\W*securities\s+registered\s+pursuant\s+to\s+section\s+12",
    re.IGNORECASE | re.MULTILINE,
)
_FORM_PERIOD = pattern_of(
    r"\bfor the (?P<kind>(?:fiscal )?year|quarter(?:ly period)?) ended:?\s+(?P<rest>\w+\.? \d{1,2}, \d{4})",
    re.IGNORECASE,
)
_TELLING = 20  # paragraphs that tell which quarter it is
_COVER = 16  # paragraphs, and lines of titles, that a form's cover has before it names its period
_DATELINE = 160  # characters in which a dateline gives its date
_SHORT = 70  # a paragraph that is little more than a date
_EARLY = 3  # a year that ends by this month may be named after the one in which most of it lies
_QUARTER_SLACK = 80  # days by which a fiscal quarter may end off the calendar's
_AFTER_DATE = pattern_of(r"\s*(?:[-–—―…/():]|\.\s?\.|\Z|today\b|[A-Z]{2,})")
_NO_DATELINE = pattern_of(
    r"\b(?:on|as of|at|ended|ending|through|by|since|until|from|to|and|dated|of record|outstanding|effective"
    r"|(?!(?:releas|issu|publish)ed\b)[a-z]+(?:ed|ing))\s*$",
    re.IGNORECASE,
)
_CAUTION = pattern_of(r"forward[\s-]looking|risk factors|Form 10-", re.IGNORECASE)
_FORECAST = pattern_of(r"\b(?:forecasts?|outlook|guidance|projected|expected|estimate[sd]?)\b", re.IGNORECASE)
_ENDS_SENTENCE = pattern_of(r"(?:(?<!Inc)(?<!Corp)(?<!Co)(?<!Ltd)(?<![ .][A-Z])\.|:)\s*$")
_CURRENT = pattern_of(r"^\W*(?:form\s+8-K|current\s+report)\b", re.IGNORECASE)
_EXHIBIT = pattern_of(r"\W*exhibit\s+99(?:\.\d+)?\W*", re.IGNORECASE)
_COVERS = pattern_of(
    r"^\W*(?:\w\W+)?(?:current|annual|quarterly|transition)\s+report\b|\bsecurities\s+and\s+exchange\s+comm",
    re.IGNORECASE,
)
_LACKS_SUBJECT = pattern_of(r"(?:announces?|reports?|posts|releases?)\b", re.IGNORECASE)
_LACKS_END = pattern_of(
    r"(?:\b(?:announces?|reports?|posts|of|for|and|the|in|to|with|by|its)|[,;–—])\s*$", re.IGNORECASE
)
_LONGEST_HEADLINE = 220
_RESULTS = pattern_of(r"\b(?:results|earnings|reports?|announces?|income|net\s+loss)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a release says of itself; None for what it does not say."""

    company: str | None
    ticker: str | None
    exchange: str | None
    title: str | None
    released: date | None
    calendar: FiscalCalendar | None
    period: Duration | None
    fiscal_period: str | None


def identity_of(paragraphs: Sequence[str], heads: Sequence[str], titles: Sequence[str]) -> Identity:
    """The identity by the prose, with the heads and the title lines of the tables as witnesses of dates and name."""
    cover, told = _parted(paragraphs)
    opening = [text[:_LONGEST] for text in told[:_OPENING] if text]
    company = company_of([*opening, *cover], titles)
    title = _title(opening)
    anchor = _form_anchor([*titles[:_COVER], *opening[:_COVER], *heads[:_COVER]], heads)
    anchor = anchor or _with_witness(_anchor(opening, title or "", heads), paragraphs, titles)
    calendar = _calendar(anchor, [*opening, *heads], title or "", _printed_ends(heads))
    period = _period(anchor, title or "")
    return Identity(
        company=company.name,
        ticker=company.ticker,
        exchange=company.exchange,
        title=title,
        released=_released(told, anchor.end if anchor else None),
        calendar=calendar,
        period=period,
        fiscal_period=calendar.label(period) if calendar and period else None,
    )


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A period's end, the fiscal quarter that ends there as far as it is named, and whether it ends a year."""

    end: date
    quarter: int | None
    fiscal_year: int | None
    is_year: bool
    is_assumed: bool = False  # no text prints the end


def _parted(paragraphs: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The cover of a current report with the release printed inside it, and what begins with "Exhibit 99.1"."""
    if any(_CURRENT.search(text) for text in paragraphs[:_COVER]):
        for at, text in enumerate(paragraphs):
            if _EXHIBIT.fullmatch(text):
                return paragraphs[:at], paragraphs[at + 1 :]
    return (), paragraphs


def _title(opening: Sequence[str]) -> str | None:
    """The first short paragraph that speaks of results, whole where it is printed in two."""
    for at, text in enumerate(opening[:12]):
        if _is_headline(text) and _RESULTS.search(text) and not _COVERS.search(text):
            before = opening[at - 1] if at and _LACKS_SUBJECT.match(text) and _is_headline(opening[at - 1]) else ""
            after = (
                opening[at + 1] if _LACKS_END.search(text) and _is_headline("".join(opening[at + 1 : at + 2])) else ""
            )
            whole = " ".join(filter(None, (before, text, after)))
            if _AMOUNT.search(text) and (above := _headline_above(opening[:at])) is not None:
                return above  # what it says below its headline, in a list
            return re.sub(r"^exhibit\s+[\d.]+\s+", "", whole, flags=re.IGNORECASE)
    return None


def _headline_above(opening: Sequence[str]) -> str | None:
    """The first line of several words that is set as headlines are, each word of weight with a capital."""
    for text in opening:
        words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", text) if len(word) > _SMALL_WORD]
        is_set = sum(word[0].isupper() for word in words) >= len(words) - 1
        if len(words) >= _FEWEST and is_set and _is_headline(text) and not _NO_HEADLINE.search(text):
            return text
    return None


_AMOUNT = pattern_of(r"[$€£]\s?\(?\d")
_SMALL_WORD, _FEWEST = 3, 4  # letters, words
_NO_HEADLINE = pattern_of(r"\b(?:exhibit|contact|release|inc|corp|corporation|company)\b|@|\d{3}-\d{4}", re.IGNORECASE)


def _is_headline(text: str) -> bool:
    return 0 < len(text) < _LONGEST_HEADLINE and not _ENDS_SENTENCE.search(text) and "contact" not in text.lower()


def _anchor(opening: Sequence[str], title: str, heads: Sequence[str]) -> _Anchor | None:
    """The end of the reported period: the first quarter that the prose says has ended, else a head's, else a year's."""
    told = [text for text in opening if not _CAUTION.search(text)]
    return (
        _anchor_of_prose(_QUARTER_ENDED, told, title, heads)
        or _anchor_of_heads(heads, told, title)
        or _anchor_of_quarters(heads, title)
        or _anchor_of_prose(_YEAR_ENDED, told, title, heads)
    )


def _form_anchor(cover: Sequence[str], heads: Sequence[str]) -> _Anchor | None:
    """The period on the cover of a quarterly or annual report, whose prose speaks of many others."""
    form = next((match for text in cover if (match := _FORM.search(text))), None)
    if form is None:
        return None
    is_quarterly = bool(form["quarterly"] or form["q"])
    named = (match for text in cover for match in _FORM_PERIOD.finditer(" ".join(text.split())))
    alike = next((match for match in named if match["kind"].lower().startswith("quarter") is is_quarterly), None)
    end = _first_date(alike["rest"]) if alike is not None else None
    if end is None:
        return None
    is_year = not is_quarterly
    return _Anchor(end, None if is_year else _quarter_by_lengths(heads, end), None, is_year=is_year)


def _quarter_by_lengths(heads: Sequence[str], end: date) -> int | None:
    """The quarter that ends a half year, or nine months, where heads of that length end on the same day."""
    months = {
        length.months or round((length.weeks or 0) * 12 / 52)
        for head in heads
        if any(mention.resolve() == end for mention in dates_in(head))
        for length in lengths_in(head)
    }
    return next((quarter for quarter in (3, 2) if quarter * 3 in months), None)


def _anchor_of_prose(pattern: re.Pattern[str], told: Sequence[str], title: str, heads: Sequence[str]) -> _Anchor | None:
    for text in told:
        for match in pattern.finditer(text):
            end = _first_date(match["rest"])
            if end is None:
                continue
            anchor = _named_anchor(match, end, (title, *told), heads)
            is_of_year = _OF_YEAR.search(match["between"] or "") is not None and anchor.quarter is not None
            return _within_year(anchor, anchor.quarter or 0, heads) if is_of_year else anchor
    return None


def _within_year(anchor: _Anchor, quarter: int, heads: Sequence[str]) -> _Anchor:
    """The anchor of a quarter that is named with the end of its year: the end that a head prints near by, else assumed.

    "The first quarter of the fiscal year ending March 27, 2027".
    """
    assumed = last_day(anchor.end.year, anchor.end.month - 3 * (4 - quarter))
    printed = [day for day in _printed_ends(heads) if abs((day - assumed).days) < _QUARTER_SLACK // 4]
    year = anchor.fiscal_year or _year_by_convention(anchor.end, anchor.end)
    return replace(anchor, end=max(printed, default=assumed), fiscal_year=year, is_assumed=not printed)


_OF_YEAR = pattern_of(r"\bof (?:(?:the|its|our) )?(?:(?:full|fiscal) )?year\s*$", re.IGNORECASE)


def _first_date(text: str) -> date | None:
    mention = next((mention for mention in dates_in(text) if mention.start < 3), None)
    return mention.resolve() if mention is not None and mention.day else None


def _named_anchor(match: re.Match[str], end: date, told: Sequence[str], heads: Sequence[str]) -> _Anchor:
    before = match.string[max(match.start() - 40, 0) : match.start()]
    around = before.rpartition(". ")[2] + match[0]
    if match.re.pattern == _YEAR_ENDED.pattern:
        return _Anchor(end, None, fiscal_year_in(match["between"] or "") or fiscal_year_in(around), is_year=True)
    named = _first_quarter((match[0], around, told[0])) or _quarter_by_lengths(heads, end)
    quarter = named or _fourth_by_year((*told, *heads), end) or _most_named_quarter(told)
    year = fiscal_year_in(match["between"]) or fiscal_year_in(around) or fiscal_year_in(told[0])
    return _Anchor(end, quarter, year, is_year=False)


def _fourth_by_year(told: Sequence[str], end: date) -> int | None:
    """The fourth quarter, where the prose says that a year ended on that day."""
    years = (match for text in told for match in _YEAR_ENDED.finditer(text))
    return 4 if any(_first_date(match["rest"]) == end for match in years) else None


def _first_quarter(told: Sequence[str]) -> int | None:
    """The number of the first quarter that the texts name."""
    return next((named[0] for text in told if (named := quarter_in(text)) is not None), None)


def _most_named_quarter(told: Sequence[str]) -> int | None:
    """The number of the quarter that the prose names most often; of several the first: others are set against it."""
    named = Counter(found[0] for text in told[:_TELLING] if (found := quarter_in(text)) is not None)
    return max(named, key=named.__getitem__, default=None)


def _anchor_of_heads(heads: Sequence[str], told: Sequence[str], title: str) -> _Anchor | None:
    """The latest end that a head gives for a quarter; of several lengths the quarter counts."""
    ends = [
        end
        for head in heads
        if any(length.months == 3 or length.weeks in (12, 13, 14) for length in lengths_in(head))
        for mention in dates_in(head)
        if (end := mention.resolve()) is not None
    ]
    if not ends:
        return None
    by_calendar = (max(ends).year, (max(ends).month + 2) // 3)
    candidates = _named_quarters((*heads, title)) or [(0, 0)]
    named = by_calendar if by_calendar in candidates else max(candidates)
    end = max(ends)
    quarter = _first_quarter((title,)) or named[1] or _fourth_by_year((*told, *heads), end)
    quarter = quarter or _most_named_quarter(told)
    return _Anchor(end, quarter, fiscal_year_in(title) or named[0] or None, is_year=False)


def _printed_ends(heads: Sequence[str]) -> tuple[date, ...]:
    """Every date that heads print in full: ends of periods that no calendar needs to estimate."""
    mentions = (mention for head in heads for mention in list(dates_in(head))[-1 if is_stretch(head) else 0 :])
    days = {mention.resolve() for mention in mentions if mention.day and mention.year}
    return tuple(sorted(day for day in days if day is not None))


def _anchor_of_quarters(heads: Sequence[str], title: str) -> _Anchor | None:
    """The latest quarter that heads name with its year ("4Q24"), or the title does.

    Its end is the latest date that any head prints near it, else that of the calendar quarter.
    """
    named = _named_quarters((*heads, title))
    if not named:
        return None
    year, quarter = max(named)
    assumed = last_day(year, 3 * quarter)
    printed = [day for day in _printed_ends(heads) if abs((day - assumed).days) < _QUARTER_SLACK]
    return _Anchor(max(printed, default=assumed), quarter, year, is_year=False, is_assumed=not printed)


def _with_witness(anchor: _Anchor | None, paragraphs: Sequence[str], titles: Sequence[str]) -> _Anchor | None:
    """The anchor, its end no longer assumed where any sentence or title prints that day."""
    if anchor is None or not anchor.is_assumed:
        return anchor
    days = (mention.resolve() for text in (*paragraphs, *titles) for mention in dates_in(text) if mention.day)
    return replace(anchor, is_assumed=anchor.end not in days)


def _named_quarters(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Year and number of every quarter that is named with its year."""
    pairs = (_quarter_and_year(text) for text in texts if not _FORECAST.search(text))
    return [(year, quarter) for quarter, year in pairs if quarter and year]


def _quarter_and_year(text: str) -> tuple[int | None, int | None]:
    quarter = quarter_in(text)
    if quarter is None:
        return None, None
    years = _years_of(text)
    return quarter[0], quarter[1] or fiscal_year_in(text) or (years[0] if years else None)


def _years_of(text: str) -> Sequence[int]:
    """The years that a text names for itself, not for what it compares with."""
    return years_in(_COMPARED.split(text)[0])


_COMPARED = pattern_of(r"\b(?:compared|versus|vs)\b", re.IGNORECASE)


def _calendar(
    anchor: _Anchor | None, told: Sequence[str], title: str, printed: tuple[date, ...]
) -> FiscalCalendar | None:
    """The fiscal calendar, where a quarter's number and end are known; a year's end is its fourth quarter."""
    if anchor is None:
        return None
    quarter = 4 if anchor.is_year else anchor.quarter
    if quarter is None:
        return None
    usual = _year_by_convention(last_day(anchor.end.year, anchor.end.month + 3 * (4 - quarter)), anchor.end)
    year = _fiscal_year(anchor, quarter, title, told, usual) or usual
    return FiscalCalendar(year=year, quarter=quarter, end=anchor.end, known_ends=printed, is_assumed=anchor.is_assumed)


def _fiscal_year(anchor: _Anchor, quarter: int, title: str, told: Iterable[str], usual: int) -> int | None:
    """The fiscal year as the company names it, by the quarter ("first quarter fiscal 2004") or in the title.

    Sentences name the years of comparisons, forms and plans as well: theirs counts where they give it to the quarter,
    and it is the usual one, or the one before for a year that ends in the first months of another than it began in.
    """
    year_end = last_day(anchor.end.year, anchor.end.month + 3 * (4 - quarter))
    near = (year_end.year - 1, year_end.year)  # none is named after a year that begins after its end
    allowed = [year for year in (usual, usual - 1) if year == usual or (year in near and year_end.month <= _EARLY)]
    named = next((year for year in (anchor.fiscal_year, fiscal_year_in(title)) if year in near), None)
    years = _years_of(title) if quarter_in(title) else ()
    in_title = years[0] if years and years[0] in near else None
    given = years_given((text for text in told if not _FORECAST.search(text)), quarter)
    return named or in_title or next((year for year in allowed if year in given), None)


def _year_by_convention(year_end: date, end: date) -> int:
    """Most name a fiscal year after the one in which it ends; after the one before where it ends in early January."""
    return year_end.year - 1 if year_end.month == 1 and end.day < 8 else year_end.year


def _period(anchor: _Anchor | None, title: str) -> Duration | None:
    if anchor is None:
        return None
    is_year = anchor.is_year and quarter_in(title) is None
    return months_ending(anchor.end, 12 if is_year else 3)


def _released(paragraphs: Sequence[str], end: date | None) -> date | None:
    """The date of the dateline: a full date that a dash or a bracket follows, or that is most of its paragraph.

    It lies after the period's end and within two thirds of a year of it.
    """
    for text in paragraphs[:_OPENING]:
        for mention in dates_in(text[:_DATELINE]):
            day = _resolved(mention, end)
            is_dateline = len(text) < _SHORT or _AFTER_DATE.match(text, mention.end) is not None
            is_dateline = is_dateline and _NO_DATELINE.search(text[: mention.start]) is None
            if day is not None and is_dateline and (end is None or 0 < (day - end).days < 240):
                return day
    return None


def _resolved(mention: DateMention, end: date | None) -> date | None:
    if mention.day is None:
        return None
    if mention.year is not None or end is None:
        return mention.resolve()
    same_year = mention.resolve(end.year)
    return same_year if same_year is None or same_year > end else mention.resolve(end.year + 1)
