"""Claims: every number of the prose that states a result, and the words that assert an order or a sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from icc_reports.check.claims.accusation import Bench
from icc_reports.check.claims.lookup import Lookup
from icc_reports.check.claims.measures import segment_in
from icc_reports.check.claims.names import Names, names_of
from icc_reports.check.claims.periods import Clock, When
from icc_reports.check.claims.relations import basis_of, claim_of, ties_of
from icc_reports.check.claims.scenes import Scene
from icc_reports.check.claims.sentences import read_sentence
from icc_reports.check.claims.shapes import Context, Statement
from icc_reports.check.claims.statements import statements_in
from icc_reports.check.claims.vocabulary import OUTLOOK_HEADING
from icc_reports.check.claims.words import words_of_sentence
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Relation
from icc_reports.model.release import Passage, PassageRole, Release
from icc_reports.model.source import Span


@dataclass(frozen=True, slots=True)
class Asserted:
    """A relation of the prose with the figure, or the words, that it asserts.

    ``basis`` names the line that an amount per share derives from, where the sentence names another beside it.
    """

    relation: Relation
    figure: Figure
    basis: str | None = None


def check_claims(release: Release, figures: Mapping[Span, Figure]) -> Iterator[Asserted]:
    """What the prose asserts, sentence by sentence: one relation for every claim, verifiable or not.

    ``figures`` are those of the tables, with the doubts of their reading.
    """
    reader = _Reader(release, figures)
    for passage in release.passages:
        yield from reader.passage(passage)


_ELSEWHERE = (PassageRole.CONTACT,)
_GENERAL = (PassageRole.FORWARD_LOOKING, PassageRole.ABOUT)


class _Reader:
    def __init__(self, release: Release, figures: Mapping[Span, Figure]) -> None:
        self._release = release
        self._figures = figures
        self._names: Names = names_of(release)
        self._clock = Clock(release)
        self._lookup = Lookup(self._names, figures, release)
        self._bench = Bench(release, figures)

    def passage(self, passage: Passage) -> Iterator[Asserted]:
        """The assertions of a passage; a period that a sentence names holds for those that follow it."""
        if passage.role in _ELSEWHERE:
            return
        is_outlook = passage.role in _GENERAL or any(OUTLOOK_HEADING.search(heading) for heading in passage.context)
        context = self._context(passage)
        for sentence in passage.sentences:
            reading = read_sentence(sentence.text, self._names, self._clock, is_outlook=is_outlook)
            statements = statements_in(reading, self._names, self._clock, context)
            made = [
                claim_of(statement, sentence, self._lookup, self._figures, self._release.currency)
                for statement in statements
            ]
            made = self._bench.weighed(statements, made)
            relations = list(made)
            if passage.role not in _GENERAL:
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
                words = words_of_sentence(scene)
                relations += [self._bench.words_weighed(each, made) for each in words]
            relations.sort(key=lambda each: (each[1].span.line, each[1].span.start))
            bases = {
                each[0].asserted: basis_of(statement, each, self._lookup)
                for statement, each in zip(statements, made, strict=True)
            }
            yield from (Asserted(relation, figure, bases.get(relation.asserted)) for relation, figure in relations)
            for statement, each in zip(statements, made, strict=True):
                yield from (Asserted(*tie) for tie in ties_of(statement, each, self._lookup))
            context.period, context.is_named = self._spoken_of(statements, context)

    def _context(self, passage: Passage) -> Context:
        context = Context()
        for heading in passage.context:
            named = [each for each in self._clock.mentions(heading) if each.options and each.options[0].months]
            if named:
                context.period, context.is_named = named[0].options[0], True
        if passage.context:
            context.segment = segment_in(passage.context[-1], self._names)
        return context

    @staticmethod
    def _spoken_of(statements: Sequence[Statement], context: Context) -> tuple[When | None, bool]:
        for statement in reversed(statements):
            if not statement.is_base and not statement.is_relative and statement.when and statement.tentative is None:
                return statement.when[0], context.is_named
        return context.period, context.is_named
