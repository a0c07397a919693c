"""The measures that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from icc_reports.check.claims.added_revenue import as_said
from icc_reports.check.claims.derived_names import derived_in, left_for_common, rows_of
from icc_reports.check.claims.entries import Entry, Ratio
from icc_reports.check.claims.initials import letters_of
from icc_reports.check.claims.labels_per_share import EARNED_PER_SHARE
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.part_names import part_opening, segment_from, start_of_name
from icc_reports.check.claims.phrases import DROPPED, TAGS, Word, Words, phrase, segment_words, words_of
from icc_reports.check.claims.vocabulary import FLOW_OF_CASH
from icc_reports.model.patterns import any_case

_MAX_WORDS = 9
AS_REVENUE = "whether its revenue is meant"
_GENERIC_NAMES = any_case(
    r"\b(?:revenues?|(?:net )?sales|margins?|income|earnings|profits?|expenses?|costs?|cash flows?|ebitda|eps"
    r"|bookings|backlog|deposits|loans|assets|orders|shipments)\b",
)
_BREAK = re.compile(r"[.;:()\"“”]|\d|\ban?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure named in a sentence, with the rows that it can be.

    ``unknown`` is a word beside it that no row accounts for ("B2B revenue"): then it is another measure; ``doubt`` says
    what leaves open whether it is ("after-tax charge"). ``parts`` are the measures that one sum is said to be of ("cash
    and investments"), ``less`` those that are taken from them ("working capital"), ``over`` what they are divided by,
    with ``over_less`` taken from it, ``ratios`` the rows that print what it is of another measure, ``behind`` the ends
    of the numbers that it is said to be of behind them, ``digits`` how many of a number's rule chance out, where its
    words are loose.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    tags: frozenset[str] = frozenset()
    segment: str | None = None
    unknown: str | None = None
    is_loss: bool = False
    is_eps: bool = False
    is_consolidated: bool = False
    title: str = ""
    doubt: str | None = None
    parts: tuple[Measure, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    behind: tuple[int, ...] = ()
    less: tuple[Measure, ...] = ()
    digits: int = 0
    over: tuple[Measure, ...] = ()
    over_less: tuple[Measure, ...] = ()

    @property
    def is_by_share(self) -> bool:
        """Whether its name says that it is per share, and it is not all that is earned."""
        return not self.is_eps and _BY_SHARE.search(self.name) is not None

    @property
    def is_of_what_goes_on(self) -> bool:
        """Whether its name says that what is discontinued is no part of it."""
        return "continuing operations" in self.name.lower()

    @property
    def is_percentage(self) -> bool:
        """Whether tables print it in percent only."""
        figures = [figure for entry in self.entries for _, figure in entry.cells()]
        return bool(figures) and all(figure.is_percentage for figure in figures)

    @property
    def is_any_margin(self) -> bool:
        """Whether it is called a margin, and its name does not say of what."""
        return set(self.words) - segment_words(self.segment) == {"margin"}

    @property
    def words(self) -> Words:
        """Its comparable words."""
        return phrase(self.name)


_BY_SHARE = any_case(r" per (?:[\w-]+ ){0,3}(?:share|unit)\b", " per ")


def measures_in(text: str, names: Names, blocked: Sequence[tuple[int, int]]) -> list[Measure]:
    """The measures that a sentence names, in order; ``blocked`` are stretches that name periods or numbers."""
    words = list(words_of(text))
    found: list[Measure] = []
    eps = list(EARNED_PER_SHARE.finditer(text))
    taken: list[tuple[int, int]] = [match.span() for match in eps]
    for match in eps:
        closes = _CLOSES.match(text, match.end()) if found else None
        if closes is not None and _OPENS.fullmatch(text, found[-1].end, match.start()):
            found[-1] = replace(found[-1], end=match.end() + len(closes[0].rstrip()))  # "earnings per share (EPS)"
            continue
        found.append(Measure(start=match.start(), end=match.end(), name=match.group().strip(), entries=(), is_eps=True,
                             is_loss="loss" in match.group().lower()))  # fmt: skip
    blocked = [*blocked, *(match.span() for match in FLOW_OF_CASH.finditer(text))]
    spans = [*blocked, *taken, *(match.span() for match in _OR_LOSS.finditer(text))]
    for match in _AVERAGE_OF.finditer(text):
        if "daily" not in match[1].lower() or not names.begins(phrase(match[0])):
            spans.append(match.span(1))
    content = [word for word in words if word.form not in DROPPED and not within(word, spans)]
    found.extend(_named_in(content, text, names))
    whose = [each for each in found if _only_says_whose(each, found, text, names)]
    blocked.extend((each.start, each.end) for each in whose)
    found = [each for each in found if each not in whose]
    found = _joined([each for each in found if not _says_result(each, found, text)], text)
    found = [_spelt_out(each, text) for each in found]
    found = _with_derived(found, text, names, blocked)
    found.sort(key=lambda each: each.start)
    return found


_AVERAGE_OF = any_case(  # what stands between the word and the name of what is averaged
    r"\baverage ((?:(?:daily|outstanding) )?(?:balances? (?:of|in) )?(?:(?:the|our|its|total|outstanding) )*)",
    "average",
)


def _named_in(content: Sequence[Word], text: str, names: Names) -> Iterator[Measure]:
    """The measures that the words name by a row's name, each by as many words as name one."""
    # "per diluted share" names no row "Diluted shares", and "per workday" none of "Workdays".
    units = [match.span() for pattern in (_PER_SHARE, _PER_ONE) for match in pattern.finditer(text)]
    at = 0
    while at < len(content):
        is_unit = any(start < content[at].start < end for start, end in units)
        length, entries = (0, ()) if is_unit else _longest(content, at, names, text)
        parts = part_opening(content, at, names, text)
        as_part = None
        if parts and len(parts[0]) >= length:
            length, entries, as_part = len(parts[0]), parts[1], AS_REVENUE
        is_one = length == 1 and content[at].raw.lower() == "sale"  # one sale is not all that is sold
        if (named := segment_from(content, at, names, text)) > length or not length or is_one:
            at += max(named, 1)
            continue
        part = next((entry.segment for entry in entries if entry.has_segment), None)
        end = content[at + length - 1].end
        start = start_of_name(text, content[at].start, part or next((each.line.row.label for each in entries), ""))
        raw = text[start:end]
        entries = _or_net_income(raw, entries, names)
        yield Measure(
            start=start,
            end=end,
            name=raw,
            entries=tuple(
                replace(each, segment=part) if part and not each.segment else each for each in as_said(entries, raw)
            ),
            is_loss=_LOSS.search(_OR_LOSS.sub("", raw)) is not None,
            segment=part,
            ratios=tuple(names.ratios.get(tuple(word.form for word in content[at : at + length]), ())),
            doubt=as_part,
        )
        at += length


def _or_net_income(raw: str, entries: tuple[Entry, ...], names: Names) -> tuple[Entry, ...]:
    """The rows called "earnings"; where those are all adjusted, what is called so by GAAP may be net income."""
    if raw.lower() != "earnings" or not entries or not all(each.tags for each in entries):
        return entries
    return (*entries, *(replace(each, is_loose=True) for each in names.named(phrase("net income"))))


_LOSS = any_case(r"\bloss(?:es)?\b|\bdeficit\b|\bnet charges\b")


def _joined(found: list[Measure], text: str) -> list[Measure]:
    """With the names that "expenses" ends put together, initials between or not: "general and administrative costs"."""
    whole: list[Measure] = []
    for each in sorted(found, key=lambda measure: measure.start):
        if _EXPENSE.fullmatch(each.name) and whole:
            if text[whole[-1].end : each.start] == " " and whole[-1].entries:
                whole[-1] = replace(whole[-1], end=each.end)
                continue
            if len(whole) > 1 and _CLOSES.fullmatch(text[whole[-1].end : each.start]) and _is_aside(whole, text):
                whole.pop()
                whole[-1] = replace(whole[-1], end=each.end)
                continue
            if _ABBREVIATED.fullmatch(text[whole[-1].end : each.start]):
                whole[-1] = replace(whole[-1], end=each.end)
                continue
        whole.append(each)
    return whole


def _spelt_out(measure: Measure, text: str) -> Measure:
    """A measure by its initials in parentheses with the words that they stand for: "funds from operations (FFO)"."""
    opens, closes = _OPENED.search(text[: measure.start]), _CLOSES.match(text, measure.end)
    initials = measure.name.removesuffix("s")
    if opens is None or closes is None or not initials.isupper():
        return measure
    words = list(words_of(text[: opens.start()]))
    for count in range(len(measure.name), min(len(measure.name) + 3, len(words)) + 1):
        last = words[-count:]
        if initials.lower() in letters_of([word.raw for word in last]):
            end = measure.end + len(closes[0].rstrip()) if closes.end() > measure.end else measure.end
            return replace(measure, start=last[0].start, end=end)
    return measure


_OPENED = re.compile(r"\s*\(\s*[“\"]?$")


def _is_aside(row: Sequence[Measure], text: str) -> bool:
    """Whether the last of the measures is the initials of the one before it, in parentheses."""
    return row[-1].name.isupper() and _OPENS.fullmatch(text[row[-2].end : row[-1].start]) is not None


def _is_result_of(match: re.Match[str], found: Sequence[Measure], text: str) -> bool:
    """Whether the word only says what a measure named before came to: "improved to income of $3 million"."""
    return match.group().lower() in _RESULTS and _comes_to(match.start(), match.end(), found, text)


def _says_result(measure: Measure, found: Sequence[Measure], text: str) -> bool:
    """Whether a measure is only that word ("Adjusted EBITDA was a loss of $6 million"), or what a number is per."""
    if not measure.is_eps and _PER_SHARE_OF.search(text, 0, measure.end) and _PER.search(text[: measure.start]):
        return True
    return measure.name.lower() in _RESULTS and _comes_to(measure.start, measure.end, found, text)


_PER = re.compile(r"\bper (?:share of (?:[\w-]+ )*)?$")
_PER_SHARE_OF = re.compile(r"\bper share(?: of (?:[\w-]+ ){0,5}[Ss]tock)?\Z")
_RESULTS = frozenset({"income", "earnings", "profit", "loss", "gain"})


def _comes_to(start: int, end: int, found: Sequence[Measure], text: str) -> bool:
    return (
        any(each.end < start and each.name.lower() not in _RESULTS for each in found)
        and re.match(r" of (?:approximately |about )?\(?\$", text[end:]) is not None
        and re.search(r"\b(?:to|was|is|from|with|against|versus)(?: an?)? $", text[:start]) is not None
    )


_OPENS, _CLOSES = re.compile(r"\s*\(\s*[“\"]?"), re.compile(r"[”\"]?\s*\)\s*")
_EXPENSE = re.compile(r"expenses?|costs?", re.IGNORECASE)
_AFTER_PART = re.compile(r"\s+(?:segment|division|business|unit)s?\b", re.IGNORECASE)
_MARGIN_OR_NONE = any_case(r"\)? (?:margins? )?")
_BEFORE_PART = any_case(
    r"\b(?:(?:to|from) (?:(?:our|its) )?customers (?:(?:located|based) )?)?"
    r"(?:for|in|of|from|at|across|attributable to) (?:(?:the|our|its) )?(?:company[’']?s )?\Z"
)


def _only_says_whose(measure: Measure, found: Sequence[Measure], text: str, names: Names) -> bool:
    """Whether the name of a row stands for a segment: "net sales for the Widgets segment", "net sales in Lowland"."""
    if names.segment_of(phrase(measure.name)) is None:
        return False
    lead = _BEFORE_PART.search(text, 0, measure.start)
    if lead is None:
        return False
    ends = [each.end for each in found] + [each.end() for each in _GENERIC_NAMES.finditer(text, 0, lead.start())]
    is_after_another = any(_MARGIN_OR_NONE.fullmatch(text, end, lead.start()) for end in ends)
    return is_after_another or _AFTER_PART.match(text, measure.end) is not None


_ABBREVIATED = re.compile(r"\s*\(\s*[“\"]?[A-Z][A-Z&]+[”\"]?\s*\)\s*\Z")
_EARNED = any_case(r"earned|lost")
_RETURNS = any_case(
    r"\breturns? on (?P<one>average (?:total )?assets|average (?:[a-z’']+ ){0,2}equity) and (?:on )?"
    r"(?P<other>(?:average )?(?:[a-z’']+ ){0,2}(?:equity|assets))\b",
    "return",
)


def _returns(text: str, names: Names) -> Iterator[Measure]:
    """The two ratios of "returns on average assets and equity"."""
    for match in _RETURNS.finditer(text):
        for start, what in ((match.start(), match["one"]), (match.start("other"), match["other"])):
            end = match.end("one") if what == match["one"] else match.end()
            what = what if what.lower().startswith("average") else f"average {what}"  # noqa: PLW2901
            name = f"return on {what}"
            rows = names.named(phrase(name))
            yield Measure(start=start, end=end, name=name, entries=rows, unknown=None if rows else what)


def _with_derived(found: list[Measure], text: str, names: Names, blocked: Sequence[tuple[int, int]]) -> list[Measure]:
    """The rows named, and what no row prints: ratios, what is earned, names that stand for something unknown."""
    returns = list(_returns(text, names))
    found = [each for each in found if not any(each.start < of.end and of.start < each.end for of in returns)] + returns
    for start, end, top in derived_in(text):
        spans = [*blocked, *((each.start, each.end) for each in found)]
        if any(first <= start and end <= last for first, last in spans):
            continue
        found = [each for each in found if end <= each.start or each.end <= start]
        begin, rows = _with_kind(text, start, top, names)
        doubt = "whether all that is earned is meant" if _EARNED.match(text[start:end]) else None
        rows += (*left_for_common(names), *_of_segments(names)) if doubt is not None else ()
        found = [each for each in found if end <= each.start or each.end <= begin]
        found.append(Measure(start=begin, end=end, name=text[begin:end], entries=rows, doubt=doubt))
    spans = [*blocked, *((each.start, each.end) for each in found)]
    for match in _GENERIC_NAMES.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in spans):
            continue
        if _is_result_of(match, found, text):
            continue
        if _EXPENSE.fullmatch(match.group()):
            aside = _ABBREVIATED.search(text, 0, match.start())
            ends = {match.start() - 1, aside.start() if aside is not None else -1}
            before = next((each for each in found if each.end in ends and each.entries), None)
            if before is not None:
                found[found.index(before)] = replace(before, end=match.end())
                continue
        rows = names.named(phrase("net income")) if match.group().lower() == "earnings" else ()
        own = Measure(start=match.start(), end=match.end(), name=match.group(), entries=rows)
        found.append(own if rows else replace(own, unknown=""))
    return found


def _of_segments(names: Names) -> tuple[Entry, ...]:
    """What segments earn, which their rows alone say."""
    rows = (*names.named(("segment", *phrase("operating income"))), *names.named(phrase("operating income")))
    return tuple(dict.fromkeys(entry for entry in rows if entry.segment is not None and not entry.has_segment))


def _with_kind(text: str, start: int, top: str, names: Names) -> tuple[int, tuple[Entry, ...]]:
    """Where a ratio's name begins, and its rows: those of a kind of what is earned, where tables print that kind."""
    before = words_of(text[:start])
    for count in range(min(_MOST_KINDS, len(before)), 0, -1):
        last = before[-count:]
        kind = tuple(word.form for word in last if word.form not in TAGS)
        if kind and (rows := names.named((*kind, *phrase(top)))) and not _is_broken(text[last[0].start : start]):
            return last[0].start, rows
    return start, rows_of(top, names)


_MOST_KINDS = 3  # words


def within(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word lies in one of the stretches."""
    return any(start < word.end and word.start < end for start, end in spans)


def _longest(content: Sequence[Word], at: int, names: Names, text: str) -> tuple[int, tuple[Entry, ...]]:
    """How many words from there on name a row, at most; tags of basis between them count for nothing."""
    if content[at].form in TAGS:
        return 0, ()
    best = 0
    entries: tuple[Entry, ...] = ()
    form: list[str] = []
    for length in range(1, min(_MAX_WORDS, len(content) - at) + 1):
        word = content[at + length - 1]
        before = content[at + length - 2]
        is_short = "." in before.raw or before.form in _SUFFIXES  # what a point only shortens
        gap = text[before.end : word.start].removeprefix("." if is_short else "")
        if length > 1 and _is_broken(_ARTICLE.sub(" ", gap) if before.form == "before" else gap):
            break
        if word.form not in TAGS:
            form.append(word.form)
            if not names.begins(tuple(form)):
                if len(form) == 1 or not _OWN.fullmatch(word.raw):
                    break
                form.pop()  # "book value of the Company's common stock"
                continue
        rows = names.named(tuple(form))
        if (
            (rows or tuple(form) in names.ratios)
            and word.form not in TAGS
            and not (rows and rows[0].is_loose and _goes_on(form, text, word.end))
        ):
            best, entries = length, rows
    return best, entries


def _goes_on(form: Sequence[str], text: str, end: int) -> bool:
    """Whether a name goes on behind its words; what an impairment is of is seldom in the label of its row."""
    return not (form[-1] == "impairment" and text.startswith(" of ", end)) and _CONTINUES.match(text, end) is not None


_OWN = any_case(r"(?:company|corporation)[’']s")
_SUFFIXES = frozenset({"inc", "corp", "ltd", "co"})
_CONTINUES = re.compile(
    r" (?:of|for|at|on|in) (?!(?:approximately |about )?\(?\$?\d)(?!(?:the |our |its )?"
    r"(?:first|second|third|fourth|full|fiscal|current|prior|previous|same|three|six|nine|twelve|thirteen|twenty|thirty"
    r"|half|quarter|year|both|each|end|(?:19|20)\d\d"
    r"|Q[1-4])\b)",
    re.IGNORECASE,
)


def _is_broken(gap: str) -> bool:
    return gap not in _BLANK and _BREAK.search(_OR_LOSS.sub(" ", gap)) is not None


_ARTICLE = re.compile(r"^ an? ")  # "income before an accounting change"
_BLANK = frozenset({" ", "' ", "’ "})  # after a name in the plural the apostrophe only says whose


_PER_SHARE = any_case(
    r"\b(?:per|an?) (?:(?:fully|basic|diluted|and|common|ordinary) )*(?:share|unit)s?\b", "share|unit"
)
_PER_ONE = any_case(r"\bper [a-z]+", "per ")
_OR_LOSS = any_case(r"\((?:loss|losses|income|benefit|deficit|expenses?)\)", "(")
