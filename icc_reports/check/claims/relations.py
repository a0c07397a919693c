"""A statement as a relation: the figure it asserts, the derivation that bears it out best, or what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from icc_reports.check.claims.lookup import Lookup
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.options import Option
from icc_reports.check.claims.periods import When
from icc_reports.check.claims.resolution import options_for
from icc_reports.check.claims.shapes import Statement
from icc_reports.check.wording import slug
from icc_reports.model.audit import Judgement, judge
from icc_reports.model.figures import PURE, SHARES, Figure, Unit
from icc_reports.model.periods import date_words
from icc_reports.model.relations import ClaimKind, Quotient, Ref, Relation, RelationKind, Sum, Verdict, refs
from icc_reports.model.release import Sentence
from icc_reports.model.source import Span

Made = tuple[Relation, Figure]


def claim_of(
    statement: Statement, sentence: Sentence, lookup: Lookup, figures: Mapping[Span, Figure], currency: str
) -> Made:
    """The relation of one number of the prose, and the figure that it asserts."""
    span = sentence.span_of(statement.number.start, statement.number.end)
    best: Made | None = None
    for said, option in () if statement.missing else _options(lookup, statement):
        read = _as_rows_count(said, option, figures)
        candidate, asserted = _relation(read, sentence, span, currency, option, None)
        judgement = judge(candidate, {**_used(candidate, figures), span: asserted})
        verdict = judgement.verdict
        if verdict.holds and _is_beyond(statement.hedge, judgement, asserted):
            best = best or (replace(candidate, missing=f"a figure that is {statement.hedge} what is stated"), asserted)
            continue
        if verdict is Verdict.EXACT or (verdict.holds and not option.is_coarse):
            return candidate, asserted
        best = best or (candidate, asserted)
    if best is not None:
        return best
    none, missing = Option(Sum(()), statement.is_loss), statement.missing or _lack(statement)
    return _relation(statement, sentence, span, currency, none, missing)


def _is_beyond(hedge: str | None, judgement: Judgement, asserted: Figure) -> bool:
    """Whether what is reckoned lies on the other side of a limit: 0.9 million for "over 1 million", near as it is."""
    low, high = judgement.low, judgement.high
    if low is None or high is None:
        return False
    sizes, limit = (abs(low), abs(high)), abs(asserted.amount)
    return (hedge in _ABOVE and max(sizes) < limit) or (hedge in _BELOW and min(sizes) > limit)


_ABOVE = frozenset({"more than", "greater than", "over", "in excess of", "at least"})
_BELOW = frozenset({"less than", "fewer than", "under", "up to", "as much as"})


def _as_rows_count(statement: Statement, option: Option, figures: Mapping[Span, Figure]) -> Statement:
    """A count of shares with a fraction and no word of scale, in the scale of the row that states it: "a count of 9.2".

    No fraction of a share is counted. That the scale is left out may be all that is wrong, so it accuses nobody.
    """
    said = statement.number.said
    row = figures.get(option.expression.span) if isinstance(option.expression, Ref) else None
    is_bare = said.counted is Counted.PLAIN and said.scale == 1 and said.fraction_digits > 0
    if row is None or row.unit != SHARES or row.scale == 1 or not is_bare:
        return statement
    number = replace(statement.number, said=replace(said, scale=row.scale))
    return replace(statement, number=number, tentative=statement.tentative or "whether its scale is left out")


def _options(lookup: Lookup, statement: Statement) -> Iterator[tuple[Statement, Option]]:
    """The derivations of each of the periods, and of the bases, that a statement leaves room for."""
    if len(statement.when) <= 1 and len(statement.base) <= 1:
        yield from ((statement, option) for option in options_for(lookup, statement))
        return
    for when in statement.when or (None,):
        for base in statement.base or (None,):
            read = replace(statement, when=(when,) if when else (), base=(base,) if base else ())
            yield from ((read, option) for option in options_for(lookup, read))


def basis_of(statement: Statement, made: Made, lookup: Lookup) -> str | None:
    """The line that an amount per share derives from, where it is not the amount that the sentence names beside it."""
    relation, figure = made
    match relation.expression:
        case Quotient(Ref(top), Ref(below)) if statement.measure is not None and not statement.measure.is_eps:
            named = lookup.money(statement.measure, statement.when)
        case _:
            return None
    if relation.claim_kind is not ClaimKind.PER_SHARE or not named or any(cell.figure.span == top for cell in named):
        return None
    as_named = replace(relation, expression=Quotient(Ref(named[0].figure.span), Ref(below)))
    used = {**_used(as_named, lookup.figures), relation.asserted: figure}
    return None if judge(as_named, used).verdict.holds else lookup.label_of(top)


def ties_of(statement: Statement, made: Made, lookup: Lookup) -> Iterator[Made]:
    """A margin that follows from the statement of income, against a table that prints it as a percentage."""
    relation, figure = made
    if (
        relation.claim_kind is not ClaimKind.MARGIN
        or statement.measure is None
        or relation.missing
        or relation.tentative
    ):
        return
    if isinstance(relation.expression, Ref) or not judge_of(made, lookup).holds:
        return
    for cell in lookup.printed_percentages(statement.measure, statement.when):
        yield (
            Relation(
                id=slug("tie-out", "claim", relation.id.removeprefix("claim-"), cell.entry.line.table.title),
                kind=RelationKind.TIE_OUT,
                subject=f"{relation.subject}, to {cell.entry.line.row.label.strip()}",
                asserted=relation.asserted,
                expression=Ref(cell.figure.span),
            ),
            figure,
        )


def judge_of(made: Made, lookup: Lookup) -> Verdict:
    """How a relation fares on the figures of the tables."""
    relation, figure = made
    return judge(relation, {**_used(relation, lookup.figures), relation.asserted: figure}).verdict


def _used(relation: Relation, figures: Mapping[Span, Figure]) -> Mapping[Span, Figure]:
    return {span: figures[span] for span in refs(relation.expression) if span in figures}


def _relation(  # noqa: PLR0913, PLR0917 - what is stated, where, and how it derives
    statement: Statement, sentence: Sentence, span: Span, currency: str, option: Option, missing: str | None
) -> tuple[Relation, Figure]:
    said = statement.number.said
    unit = Unit(currency, "share") if statement.kind is ClaimKind.PER_SHARE else Unit(currency)
    if said.counted is Counted.PLAIN:
        unit = PURE
    figure = said.figure(span, statement.number.text.strip(), unit, is_negative=option.is_negative)
    relation = Relation(
        id=_id(statement),
        kind=RelationKind.CLAIM,
        subject=_subject(statement),
        asserted=span,
        expression=option.expression,
        missing=missing,
        quote=sentence.quote,
        claim_kind=statement.kind,
        hedge=statement.hedge,
        tentative=option.doubt or statement.tentative,
    )
    if option.basis is not None:
        relation = replace(relation, subject=f"{relation.subject}, of what is left for common shares")
    return relation, figure


def _lack(statement: Statement) -> str:
    """What the tables would have to print."""
    name = statement.measure.title if statement.measure else "what is counted"
    named = f"{name} ({statement.measure.segment})" if statement.measure and statement.measure.segment else name
    if statement.kind is ClaimKind.OTHER:
        return f"a table that states {statement.number.text.strip()!r}: it is no amount, change, margin or share of one"
    parts = [f"a figure for {named!r}"]
    if statement.when:
        parts.append(_when_words(statement.when[:1]))
    if statement.base:
        parts.append(f"and {_when_words(statement.base[:1])}")
    return " ".join(parts)


def _when_words(whens: Sequence[When]) -> str:
    when = whens[0]
    length = {0: "at", 3: "in the quarter ended", 12: "in the year ended"}.get(
        when.months, f"in the {when.months} months ended"
    )
    return f"{length} {date_words(when.end)}"


def _subject(statement: Statement) -> str:
    name = statement.measure.title if statement.measure else statement.number.text.strip()
    segment = statement.measure.segment if statement.measure else None
    named = f"{name} ({segment})" if segment and segment.lower() not in name.lower() else name
    word = statement.kind.value.replace("_", " ")
    is_said = statement.kind in (ClaimKind.AMOUNT, ClaimKind.OTHER) or name.lower().endswith(word)
    kind = "" if is_said else f", {word}"
    text = f"{named[:1].upper()}{named[1:]}{kind}"
    if statement.when:
        text += f", {_when_words(statement.when).removeprefix('in the ').removeprefix('at ')}"
    if statement.base:
        text += f", against {_when_words(statement.base).removeprefix('in the ').removeprefix('at ')}"
    return text


def _id(statement: Statement) -> str:
    name = statement.measure.title if statement.measure else "unnamed"
    segment = statement.measure.segment if statement.measure else None
    when = f"{statement.when[0].months}m {statement.when[0].end.isoformat()}" if statement.when else ""
    base = f"against {statement.base[0].end.isoformat()}" if statement.base else ""
    own = "" if statement.when and statement.measure else statement.number.text
    return slug(
        "claim",
        name,
        segment if segment and segment.lower() not in name.lower() else None,
        statement.kind.value,
        when,
        base,
        own,
    )
