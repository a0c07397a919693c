"""The parts into which a sentence is taken: its numbers, measures and periods, and what each number states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.entries import Entry, same_segment
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.numbers import Stated
from icc_reports.check.claims.periods import Mention as PeriodMention
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import Words
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind

REACH = 90  # characters between a number and what governs it


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that states a result, where it stands in its sentence."""

    start: int
    end: int
    text: str
    said: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence taken apart: its numbers, measures and periods in order. ``reported`` is what the release reports."""

    text: str
    numbers: tuple[Number, ...]
    measures: tuple[Measure, ...]
    periods: tuple[PeriodMention, ...]
    is_outlook: bool
    forecasts: tuple[int, ...]
    reported: When | None = None

    def is_forecast(self, at: int) -> bool:
        """Whether what stands there speaks of the future: under such a heading, or by a word of its clause."""
        return self.is_outlook or any(self._governs(word, at) for word in self.forecasts)

    def _governs(self, word: int, at: int) -> bool:
        is_reached = _AIM.match(self.text, word) is not None and _REACHED.search(self.text[:word]) is not None
        held = _HELD_AGAINST.search(self.text[:word])
        is_held_against = is_reached or held is not None
        if word < at:
            ends = _TOLD_OF if is_reached else _TURNS if is_held_against else _SEMICOLON
            return ends.search(self.text, word, at) is None
        if held is not None and self._is_of_aim(at, held):
            return True
        is_told_apart = _GIVES_OUTLOOK.search(self.text, at, word) is not None
        return not is_held_against and not is_told_apart and _CLAUSE_ENDS.search(self.text, at, word) is None

    def _is_of_aim(self, at: int, held: re.Match[str]) -> bool:
        """Whether a number tells what was expected, or by how much that was missed: "4% below our 20% target"."""
        is_level = _OF_LEVEL.search(self.text[:at]) is not None
        return at >= held.start() or (not is_level and _BY_HOW_MUCH.fullmatch(self.text, at, held.end()) is not None)

    def aside_of(self, at: int) -> PeriodMention | None:
        """The period that stands before a number in an aside of its own: "(Q1 2019: $5 million)"."""
        for each in self.periods:
            opens = self.text[: each.start].endswith("(")
            if opens and each.end <= at and _ASIDE.fullmatch(self.text, each.end, at):
                return each
        return None

    def names_measure(self, at: int) -> bool:
        """Whether that place is within the name of a measure."""
        return any(each.start <= at < each.end for each in self.measures)


# What is held against expectations has happened: "sales of $9 million, in line with our expectations".
_HELD_AGAINST = any_case(
    r"\b(?:(?:consistent|in[- ]line) with|(?:ahead|short) of|above|below|within|exceed(?:s|ed|ing)?|beat(?:s|ing)?|met"
    r"|surpass(?:es|ed|ing)|(?:better|stronger|higher|lower|more|less) than"
    r"|at the (?:high|low|upper|top|lower)(?:er)? end of|not (?:(?:included|contemplated|reflected) )?in"
    r"|(?:above|below|at) the mid-?point of"
    r"|(?:compared (?:to|with)|versus|vs\.?|against|and)(?= (?:our|its|the company[’']s) (?!previous|prior|earlier)))"
    r"(?: [\w’'.%$€£-]+){0,4} $",
)
_BY_HOW_MUCH = any_case(
    r"[$€£]?\d[\w.,]*%?(?: (?:million|billion|percent|cents|(?:(?:basis|percentage) )?points))?\)?(?: \([^()]*\))?"
    r" (?:above|below|ahead of|short of|(?:better|stronger|higher|lower|more|less) than)\b.*"
)
_OF_LEVEL = any_case(r"\b(?:of|to|at) (?:approximately |about |nearly )?\Z")
_SEMICOLON = re.compile(";")
_TURNS = re.compile(
    r";|, (?:and|but|while|as|with|so|driven|due|compared|up|down|was|were|fell|rose|grew|(?!based)[a-z]+ed)\b"
    r"| due (?:[a-z]+ )?to\b"
)
# So has what an aim was reached by: "achieved our targets, reducing debt by $5 million"; the aim's own size has not.
_REACHED = any_case(r"\b(?:achiev|exceed|surpass)(?:ed|ing)(?: [\w’'.-]+){0,9} $")
_AIM = any_case(r"(?:targets?|guidance|outlook|expectations?|forecasts?|projections?)\b")
_TOLD_OF = re.compile(_TURNS.pattern + r"|, (?!includ|exclud|assum|represent|imply|bas)[a-z]+ing\b| with (?=[$€£]|\Z)")
# What a company does to its outlook is apart from the results told before: "Sales Up 8%, Raises 2027 Outlook".
_GIVES_OUTLOOK = any_case(
    r"\b(?:reiterat|reaffirm|affirm|confirm|rais|maintain|narrow|updat|lower|provid|introduc|issu|initiat)(?:es|s|ing)"
    r" (?:(?:its|our|the|full|fiscal|calendar|year|second|half|annual|financial|revenue|sales|earnings|ebitda|adjusted"
    r"|eps|business|previous|prior|\d{4})[- ])*\Z"
)
_ASIDE = re.compile(r":\s*\(?")
_CLAUSE_ENDS = re.compile(
    r";|, (?:and|but|while|which|as|with|so)\b|, (?:[a-z]+ly )?(?:driven|due|reflecting|resulting|helped|hurt)\b"
    r"|\band (?:we|remains?|is|are|it|the company)\b|[—–]"
    r"|\band (?:also |still |now )?\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A number with its meaning.

    ``when`` are the periods it can be for, the likelier first; ``base`` those it is compared with. ``is_named`` tells
    whether the words name the period, ``whole`` what a share is of where it is named, ``of_revenue`` how the revenue
    is called that it is of, ``ratios`` the rows that print it, ``basis`` the other basis that growth is on ("currency",
    "organic"), ``times`` how often it is counted to be that of a year, ``shares`` whether an amount is per "diluted" or
    per "basic" share; ``is_obscure`` says that words between measure and number are not understood.
    ``missing`` says why it cannot be resolved, ``tentative`` what leaves room, ``loose`` that where nothing but its
    row's name does.
    """

    number: Number
    kind: ClaimKind
    measure: Measure | None
    when: tuple[When, ...] = ()
    base: tuple[When, ...] = ()
    is_base: bool = False
    is_loss: bool = False
    sign: int = 1
    hedge: str | None = None
    missing: str | None = None
    tentative: str | None = None
    is_better: bool = False
    is_explicit: bool = False
    is_relative: bool = False
    whole: Measure | None = None
    of_revenue: str = ""
    ratios: tuple[Entry, ...] = ()
    basis: str | None = None
    times: int = 1
    is_obscure: bool = False
    loose: str | None = None
    per: Words = ()
    is_after_tax: bool = False
    shares: str | None = None


@dataclass(slots=True)
class Context:
    """What the passage said before the sentence: the period, the segment and the measure spoken of, and the headings.

    ``base`` is the period that the heading compares with, ``said_base`` the one that a sentence of the passage compared
    the period with. ``is_titled`` says that only the release's own title names the period.
    ``segment`` is that of the heading, or of the table above where ``is_by_table``, ``line`` the rows of revenue and
    cost of the line that it names, ``said`` the segment of the sentence before, ``doubt`` what its place leaves room
    for; ``is_dividend_to_come`` says that the passage tells of a dividend which is still to be paid.
    """

    period: When | None = None
    is_named: bool = False
    is_titled: bool = False
    base: When | None = None
    said_base: When | None = None
    segment: str | None = None
    is_by_table: bool = False
    line: tuple[Entry, Entry] | None = None
    said: str | None = None
    measure: Measure | None = None
    doubt: str | None = None
    is_dividend_to_come: bool = False


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A number in its sentence, with what was said before it."""

    reading: Reading
    place: int
    clock: Clock
    context: Context
    earlier: Sequence[Statement]

    @cached_property
    def number(self) -> Number:
        """The number itself."""
        return self.reading.numbers[self.place]

    @cached_property
    def before(self) -> str:
        """The stretch before it that can govern it."""
        return self.reading.text[max(self.number.start - REACH, 0) : self.number.start]

    @cached_property
    def clause(self) -> str:
        """The stretch before it, from the number before it on."""
        return self.reading.text[self.reading.numbers[self.place - 1].end if self.place else 0 : self.number.start]

    @cached_property
    def after(self) -> str:
        """The stretch after it that can govern it."""
        return self.reading.text[self.number.end : self.number.end + REACH]


def same_measure(one: Measure | None, other: Measure | None) -> bool:
    """Whether two mentions name the same rows."""
    if one is None or other is None:
        return False
    return one.entries == other.entries and same_segment(one.segment, other.segment) and one.is_eps == other.is_eps
