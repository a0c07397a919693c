"""Claims: every number of the prose that states a result, and the words that assert an order or a sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from icc_reports.check.claims.accusation import Bench
from icc_reports.check.claims.beside import is_told_aside
from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.compared import UNNAMED
from icc_reports.check.claims.described import Described, may_be_described
from icc_reports.check.claims.lookup import Lookup
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names, names_of
from icc_reports.check.claims.numbers import stated
from icc_reports.check.claims.part_margins import line_headed
from icc_reports.check.claims.part_names import segment_in
from icc_reports.check.claims.periods import Kind as PeriodKind
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.phrases import phrase
from icc_reports.check.claims.relations import Made, basis_of, claim_of, ties_of
from icc_reports.check.claims.scenes import Scene
from icc_reports.check.claims.sentences import read_sentence
from icc_reports.check.claims.shapes import Context, Number, Reading, Statement
from icc_reports.check.claims.statements import NOT_YET, statements_in
from icc_reports.check.claims.surroundings import TOLD, alternatives, weight_of
from icc_reports.check.claims.tables_above import is_within, says_nothing_of_whose, segments_above
from icc_reports.check.claims.vocabulary import COMPARED, OUTLOOK_HEADING, POINT_CHANGED
from icc_reports.check.claims.whose import WHOSE
from icc_reports.check.claims.words import says_something, words_of_sentence
from icc_reports.check.ledger import Ledger
from icc_reports.check.tokens import TokenClass, classify_numbers
from icc_reports.model.figures import Figure
from icc_reports.model.patterns import any_case
from icc_reports.model.relations import ClaimKind, Relation, Verdict
from icc_reports.model.release import Passage, PassageRole, Release, Sentence
from icc_reports.model.source import Span


@dataclass(frozen=True, slots=True)
class Asserted:
    """A relation of the prose with the figure, or the words, that it asserts.

    ``basis`` names the line that an amount per share derives from, where the sentence names another beside it.
    """

    relation: Relation
    figure: Figure
    basis: str | None = None


def check_claims(ledger: Ledger, figures: Mapping[Span, Figure]) -> Iterator[Asserted]:
    """What the prose asserts, sentence by sentence: one relation for every claim, verifiable or not.

    ``figures`` are those of the tables, with the doubts of their reading.
    """
    reader = _Reader(ledger, figures)
    for passage in ledger.release.passages:
        yield from reader.passage(passage)


_LONGEST = 4_000  # characters; what is longer is a list or a table run together, not a sentence
_ELSEWHERE = (PassageRole.CONTACT,)
_GENERAL = (PassageRole.FORWARD_LOOKING, PassageRole.ABOUT)


def _has_base(statement: Statement) -> bool:
    """Whether a change is said to be counted from a period, of whomever it is told."""
    return bool(statement.base) and statement.tentative in (None, *WHOSE)


_IN_GENERAL = "whether a company is described as the tables print it"
_BOTH = 2
_QUARTER = 3  # months
_AGAINST = any_case(r"\s*(?:vs\.?|versus|compared (?:to|with))\s*(?:the )?")
_TO_BE_PAID = any_case(r"\bdividends?\b(?:[^.;]|\.(?=\d))*\b(?:payable|(?:will|to) be paid)\b", "dividend")
_OPENING = 120  # characters; the first paragraph that is no shorter ends the titles


def _titles_of(release: Release) -> frozenset[str]:
    """What stands above the release's first paragraph: its titles."""
    texts = []
    for passage in release.passages:
        if passage.role is PassageRole.BODY and len(passage.text) >= _OPENING:
            break
        texts.append(passage.text)
    return frozenset(texts)


_SAYS = r"\b(?:said|says|noted|commented|stated|added|remarked|continued|concluded)\b"
_QUOTED = any_case(rf"^[“\"]|{_SAYS}[^.;“”\"]*[,:.] ?[“\"]|[,.!?][”\"],? (?:[\w.’'-]+,? ){{0,4}}{_SAYS}")
_WAS = any_case(
    r"\b(?:was|were|had|delivered|reported|posted|achieved|generated|recorded|produced|grew|rose|fell|increased|decreased"
    r"|declined|improved|exceeded)\b"
)
_Read = tuple[list[Statement], list[Made]]


class _Reader:
    def __init__(self, ledger: Ledger, figures: Mapping[Span, Figure]) -> None:
        self._release = release = ledger.release
        self._figures = figures
        self._names: Names = names_of(ledger)
        self._clock = Clock(release)
        self._lookup = Lookup(self._names, figures, release)
        self._bench = Bench(release, figures)
        self._described = Described(self._names)
        self._titles = _titles_of(release)
        self._above = segments_above(release, self._names.blocks)
        self._lead: tuple[When | None, When | None] = (None, None)
        self._was_heading = False
        self._of_point: Measure | None = None  # what the point before speaks of
        self._headings: list[str] = []  # those that stand above one another, without anything between them

    def passage(self, passage: Passage) -> Iterator[Asserted]:
        """The assertions of a passage; a period that a sentence names holds for those that follow it."""
        if passage.role in _ELSEWHERE:
            return
        if passage.role is not PassageRole.BULLET:
            self._lead = self._led_by(passage)
        context = self._context(passage)
        if passage.role is PassageRole.HEADING:
            self._headings = [*self._headings[-2:], passage.text] if self._was_heading else [passage.text]
        self._was_heading = passage.role is PassageRole.HEADING
        context.measure = self._of_point if POINT_CHANGED.match(passage.text) else None
        for sentence in passage.sentences:
            context.segment = self._names.segment_of(phrase(sentence.text)) or context.segment  # "Pumps. Sales of ..."
            has_words = passage.role not in _GENERAL and says_something(sentence.text)
            if not has_words and not classify_numbers(sentence.text):
                continue
            if len(sentence.text) > _LONGEST:
                yield from self._unread(sentence, (), f"a sentence of less than {_LONGEST:,} characters")
                continue
            is_outlook = self._is_outlook(passage, sentence)
            reading = read_sentence(sentence.text, self._names, self._clock, is_outlook=is_outlook)
            yield from self._sentence(sentence, reading, context, has_words=has_words)
            yield from self._unread(sentence, reading.numbers, "a table that states it: it is a length of time")
        self._of_point = context.measure if passage.role is PassageRole.BULLET else None

    def _is_outlook(self, passage: Passage, sentence: Sentence) -> bool:
        """Whether a sentence speaks of the future for where it stands, save one of somebody's that tells what was."""
        if passage.role in _GENERAL:
            return passage.role is not PassageRole.ABOUT or not self._names_reported_day(sentence.text)
        is_told = _QUOTED.search(passage.text) is not None and _WAS.search(sentence.text) is not None
        headings = () if is_told else (each for each in passage.context if each not in self._titles)
        return any(OUTLOOK_HEADING.search(heading) for heading in headings)

    def _names_reported_day(self, text: str) -> bool:
        """Whether a sentence dates what it says to the last day that is reported."""
        days = (each.options[0] for each in self._clock.mentions(text) if each.options)
        return any(
            self._clock.reported is not None and not day.months and day.ends_as(self._clock.reported) for day in days
        )

    def _sentence(
        self, sentence: Sentence, reading: Reading, context: Context, *, has_words: bool
    ) -> Iterator[Asserted]:
        """The relations of the numbers of a sentence, then those of its words, then the ties of its margins."""
        statements, made = self._best_read(sentence, reading, context)
        for statement, claim in zip(statements, made, strict=True):
            yield Asserted(*claim, basis_of(statement, claim, self._lookup))
        if has_words:
            scene = Scene(
                sentence=sentence,
                reading=reading,
                statements=statements,
                made=made,
                lookup=self._lookup,
                clock=self._clock,
                context=context,
                release=self._release,
            )
            words = sorted(words_of_sentence(scene), key=lambda each: (each[1].span.line, each[1].span.start))
            yield from (Asserted(*self._bench.words_weighed(each, made)) for each in words)
        for statement, claim in zip(statements, made, strict=True):
            yield from (Asserted(*tie) for tie in ties_of(statement, claim, self._lookup))
        context.period = self._spoken_of(statements, reading, context)
        context.said_base = next((each.base[0] for each in reversed(statements) if _has_base(each)), context.said_base)
        named = [each.measure for each in statements if each.measure is not None and each.measure.unknown is None]
        context.said = named[-1].segment if named else context.said
        context.measure = named[-1] if named else reading.measures[0] if len(reading.measures) == 1 else None

    def _best_read(self, sentence: Sentence, reading: Reading, context: Context) -> _Read:
        """The statements of a sentence with their relations, with what rows bear out that its words only describe."""
        statements, made = self._surrounded(sentence, reading, context)
        is_open = [
            at for at, each in enumerate(statements) if self._is_open(made[at]) and may_be_described(each, reading, at)
        ]
        if not is_open or context.doubt is not None:
            return statements, made

        def held(statement: Statement) -> Made | None:
            claim = self._claim(statement, sentence)
            return claim if self._bench.verdict(*claim).holds else None

        for at, read in self._described.borne_out(reading, statements, is_open, held).items():
            statements[at], made[at] = read
        return statements, made

    def _is_open(self, made: Made) -> bool:
        return self._bench.verdict(*made) is Verdict.NOT_VERIFIABLE

    def _surrounded(self, sentence: Sentence, reading: Reading, context: Context) -> _Read:
        """The statements of a sentence with their relations, in the surroundings that bear most of it out."""
        best = nearest = self._read_in(sentence, reading, context)
        if not reading.numbers or any(self._held(nearest)):
            return nearest
        most = TOLD
        for other in alternatives(context, reading, self._clock):
            read = self._read_in(sentence, reading, other)
            if (weight := weight_of(read[0], self._held(read))) >= most:
                best, most = read, weight + 1
        return best

    def _read_in(self, sentence: Sentence, reading: Reading, context: Context) -> _Read:
        statements = statements_in(reading, self._names, self._clock, context)
        made = [self._claim(each, sentence) for each in statements]
        return statements, self._bench.weighed(statements, made)

    def _claim(self, statement: Statement, sentence: Sentence) -> Made:
        return claim_of(statement, sentence, self._lookup, self._figures, self._release.currency)

    def _held(self, read: _Read) -> list[bool]:
        return [self._bench.verdict(*each).holds for each in read[1]]

    def _unread(self, sentence: Sentence, numbers: Sequence[Number], missing: str) -> Iterator[Asserted]:
        """The claims among the numbers that were not taken as statements: they are said not to be verifiable."""
        for start, end, kind in classify_numbers(sentence.text):
            is_read = kind is not TokenClass.CLAIM or any(start <= each.start < end for each in numbers)
            said = None if is_read else stated(sentence.text[start:end])
            if said is not None:
                number = Number(start=start, end=end, text=sentence.text[start:end], said=said)
                statement = Statement(number=number, kind=ClaimKind.OTHER, measure=None, missing=missing)
                yield Asserted(*claim_of(statement, sentence, self._lookup, self._figures, self._release.currency))

    def _led_by(self, passage: Passage) -> tuple[When | None, When | None]:
        """The period of the points that a paragraph introduces, and what it compares it with.

        "For the nine months ended June 30, 2004:"; "Compared with the first quarter:".
        """
        if not passage.text.rstrip().endswith(":") or not passage.sentences:
            return None, None
        text, reported = passage.sentences[-1].text, self._clock.reported
        named = self._clock.mentions(text)
        turn = COMPARED.search(text)
        own = next(
            (each.options[0] for each in named if each.options and not (turn and each.start > turn.start())), None
        )
        compared = next((each for each in named if turn and each.start > turn.start()), None)
        if compared is None:
            return (own, None) if own is not None and own.months else (None, None)
        base = next(iter(compared.resolved(own or reported)), None)
        return own or (When(reported.end, base.months) if base and reported else None), base

    def _context(self, passage: Passage) -> Context:
        context = Context(doubt=_IN_GENERAL if passage.role in _GENERAL else None)
        context.is_dividend_to_come = _TO_BE_PAID.search(passage.text) is not None
        for heading in passage.context:
            if OUTLOOK_HEADING.search(heading):
                continue
            named = [each for each in self._clock.mentions(heading) if each.options and each.options[0].months]
            if len({each.options[0].months for each in named}) == 1:
                context.period, context.is_named = named[0].options[0], True
                context.is_titled = heading in self._titles
        is_under = bool(self._headings) and passage.context[-1:] == (self._headings[-1],)
        if is_under and passage.role is not PassageRole.HEADING and (compared := self._compared()) is not None:
            (context.period, context.base), context.is_named, context.is_titled = compared, True, False
        period, base = self._lead
        if passage.role is PassageRole.BULLET and period is not None:
            context.period, context.is_named, context.is_titled = period, True, False
            context.base = base or context.base
        told = next((each for each in reversed(passage.context) if not says_nothing_of_whose(each)), None)
        if told is not None and told != self._release.title:  # it tells what is of note
            context.segment = segment_in(told, self._names)
            context.line = line_headed(told, self._names)
        above = self._above.get(passage.span)
        if above is not None and is_within(above, context.segment):
            context.segment, context.is_by_table = above, context.segment is None
        return context

    def _compared(self) -> tuple[When, When] | None:
        """The two periods that a heading sets against one another: "Fourth quarter 2021 vs. third quarter 2021"."""
        text = " ".join(self._headings)
        mentions, reported = self._clock.mentions(text), self._clock.reported
        if [each.kind for each in mentions] == [PeriodKind.PRECEDING] and reported is not None:  # "Linked quarter"
            return When(reported.end, _QUARTER), reported.quarter_before()
        named = [each for each in mentions if each.options and each.options[0].months]
        if len(named) != _BOTH or not _AGAINST.fullmatch(text[named[0].end : named[1].start]):
            return None
        return named[0].options[0], named[1].options[0]

    @staticmethod
    def _spoken_of(statements: Sequence[Statement], reading: Reading, context: Context) -> When | None:
        """The period that the next sentence goes on with: the last that was named for what is reported.

        Of a measure that is stated for two, it is the later: "sales were $9 million in 2019 and $8 million in 2018".
        """
        named = {each.options[:1] for each in reading.periods} | {(each.whole,) for each in reading.periods}
        own = [
            each
            for each in statements
            if not each.is_base and not each.is_relative and each.when
            if each.tentative is None or (each.tentative == UNNAMED and each.when in named)
            if not is_told_aside(reading, 0, each.number.start)
        ]
        last = next((each for each in reversed(own) if each.missing != NOT_YET), None)
        if last is None:
            return context.period
        same = (each.when[0] for each in own if each.measure == last.measure and each.missing != NOT_YET)
        return max((when for when in same if when.months == last.when[0].months), key=lambda when: when.end)
