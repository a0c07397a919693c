"""A sentence as the stage of its words: what they can refer to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from icc_reports.check.claims.clock import Clock
from icc_reports.check.claims.lookup import Lookup
from icc_reports.check.claims.shapes import Context, Reading, Statement
from icc_reports.check.wording import slug
from icc_reports.model.figures import PURE, Figure, Notation
from icc_reports.model.relations import ClaimKind, Expression, Form, Relation, RelationKind, Sum, order
from icc_reports.model.release import Release, Sentence

Made = tuple[Relation, Figure]
Step = tuple[Expression, Expression]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that assert something, and where they stand in the sentence."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, match: re.Match[str]) -> Said:
        """The words that a pattern found, without blanks around them."""
        lead = len(match.group()) - len(match.group().lstrip())
        return cls(match.start() + lead, match.start() + len(match.group().rstrip()), match.group().strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with what its numbers state, and where to look for what its words assert."""

    sentence: Sentence
    reading: Reading
    statements: Sequence[Statement]
    made: Sequence[Made]
    lookup: Lookup
    clock: Clock
    context: Context
    release: Release

    def figure(self, said: Said) -> Figure:
        """The words as what a relation asserts."""
        return Figure(
            span=self.sentence.span_of(said.start, said.end),
            printed=said.text,
            notation=Notation.WORDS,
            number=None,
            fraction_digits=0,
            unit=PURE,
            scale=Decimal(1),
        )

    def open(self, said: Said, missing: str) -> Made:
        """The relation of words that the tables cannot verify."""
        figure = self.figure(said)
        relation = Relation(
            id=slug("direction", said.text, *self.sentence.text.split()[:6]),
            kind=RelationKind.DIRECTION,
            subject=f"“{said.text}”",
            asserted=figure.span,
            expression=Sum(()),
            missing=missing,
            form=Form.ORDER,
            quote=self.sentence.quote,
            claim_kind=ClaimKind.DIRECTION,
        )
        return relation, figure

    def ordered(self, said: Said, name: str, steps: Sequence[Step], tentative: str | None, since: str = "") -> Made:
        """The relation of words that put the steps of a named measure in an order."""
        figure = self.figure(said)
        relation = Relation(
            id=slug("direction", said.text, name, since),
            kind=RelationKind.DIRECTION,
            subject=f"{name[:1].upper()}{name[1:]}: “{said.text}”",
            asserted=figure.span,
            expression=order(steps),
            form=Form.ORDER,
            quote=self.sentence.quote,
            claim_kind=ClaimKind.DIRECTION,
            tentative=tentative,
        )
        return relation, figure
