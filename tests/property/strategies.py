"""Hypothesis strategies for every value of the model: well-formed, and as odd as the types allow."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from icc_reports.model.audit import Audit, Judgement
from icc_reports.model.figures import PURE, SHARES, USD, USD_PER_SHARE, Doubt, Figure, Notation, Unit
from icc_reports.model.findings import Correction, Finding, FindingCode, Severity
from icc_reports.model.periods import Duration, FiscalCalendar, Instant, Period
from icc_reports.model.relations import (
    Abs,
    ClaimKind,
    Const,
    Expression,
    Form,
    Greatest,
    HalfUnit,
    Least,
    Product,
    Quotient,
    Ref,
    Relation,
    RelationKind,
    Sum,
    Term,
    Verdict,
)
from icc_reports.model.release import (
    Column,
    ColumnRole,
    Passage,
    PassageRole,
    Reconciliation,
    Release,
    Row,
    Sentence,
    Table,
    TableKind,
    TextRun,
)
from icc_reports.model.source import SourceDocument, SourceLine, SourcePart, Span

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
ORDINALS = st.integers(0, 500)
DATES = st.dates(date(1990, 1, 1), date(2060, 12, 31))
UNITS = st.sampled_from([USD, USD_PER_SHARE, SHARES, PURE, Unit("EUR"), Unit("JPY", "share")])
SCALES = st.sampled_from([Decimal(text) for text in ("1", "1000", "1000000", "1E+9", "0.01", "0.0001")])
FRACTIONS = st.fractions(max_denominator=10_000)


_T = TypeVar("_T")


def _few(items: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(items, max_size=most).map(tuple)


def _maybe(items: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    return st.none() | items


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A place in text, in an HTML table, or in an HTML paragraph."""
    line, start, length = draw(st.integers(1, 9999)), draw(st.integers(1, 200)), draw(st.integers(0, 40))
    table, row, cell, paragraph = draw(
        st.sampled_from([(None,) * 4])
        | st.tuples(ORDINALS, ORDINALS, ORDINALS, st.none())
        | st.tuples(st.none(), st.none(), st.none(), ORDINALS)
    )
    return Span(line, start, start + length, table, row, cell, paragraph)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A number, a nil or an asterisk, printed as the notation asks."""
    notation = draw(st.sampled_from(Notation))
    digits = draw(st.integers(-2, 4)) if notation is Notation.NUMBER else 0
    number = Decimal(draw(st.integers(-(10**12), 10**12))).scaleb(-digits)
    return Figure(
        span=draw(spans()),
        printed={Notation.NIL: "--", Notation.BELOW_UNIT: "*", Notation.WORDS: "grew"}.get(notation, str(number)),
        notation=notation,
        number={Notation.NIL: Decimal(0), Notation.BELOW_UNIT: None, Notation.WORDS: None}.get(notation, number),
        fraction_digits=digits,
        unit=draw(UNITS),
        scale=draw(SCALES),
        doubts=draw(_few(st.sampled_from(Doubt))),
    )


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    """A stretch of one day to two years."""
    start = draw(DATES)
    return Duration(start, start + timedelta(days=draw(st.integers(0, 730))))


def periods() -> SearchStrategy[Period]:
    """An instant or a duration."""
    return st.builds(Instant, DATES) | durations()


def calendars() -> SearchStrategy[FiscalCalendar]:
    """A fiscal calendar, with printed ends or without."""
    return st.builds(
        FiscalCalendar, year=st.integers(1990, 2060), quarter=st.integers(1, 4), end=DATES, known_ends=_few(DATES)
    )


def expressions() -> SearchStrategy[Expression]:
    """Any expression of the algebra, nested a few levels."""
    leaves = st.builds(Ref, spans()) | st.builds(HalfUnit, spans()) | st.builds(Const, FRACTIONS)

    def nested(inner: SearchStrategy[Expression]) -> SearchStrategy[Expression]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        terms = st.lists(st.builds(Term, FRACTIONS, inner), max_size=3).map(tuple)
        return (
            st.builds(Sum, terms)
            | st.builds(Product, several)
            | st.builds(Quotient, inner, inner)
            | st.builds(Abs, inner)
            | st.builds(Least, several)
            | st.builds(Greatest, several)
        )

    return st.recursive(leaves, nested, max_leaves=6)


def columns(ordinal: int) -> SearchStrategy[Column]:
    """A column at a known ordinal."""
    return st.builds(
        Column,
        ordinal=st.just(ordinal),
        head=WORDS,
        role=st.sampled_from(ColumnRole),
        period=_maybe(periods()),
        fiscal_period=_maybe(WORDS),
        segment=_maybe(WORDS),
        doubts=_few(st.sampled_from(Doubt)),
    )


def rows(ordinal: int, width: int) -> SearchStrategy[Row]:
    """A row with a cell, blank or not, for each of ``width`` columns."""
    return st.builds(
        Row,
        ordinal=st.just(ordinal),
        label=WORDS,
        section=_few(WORDS),
        cells=st.tuples(*[_maybe(figures())] * width),
        span=spans(),
        indent=st.integers(0, 40),
        concept=_maybe(WORDS),
        segment=_maybe(WORDS),
        ruled_above=st.booleans(),
        ruled_below=st.booleans(),
    )


@st.composite
def tables(draw: st.DrawFn, ordinal: int = 0) -> Table:
    """A table whose rows have as many cells as it has columns."""
    width, height = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    return Table(
        ordinal=ordinal,
        title=draw(WORDS),
        kind=draw(st.sampled_from(TableKind)),
        columns=tuple(draw(columns(at)) for at in range(width)),
        rows=tuple(draw(rows(at, width)) for at in range(height)),
        span=draw(spans()),
        segment=draw(_maybe(WORDS)),
        scale_note=draw(_maybe(WORDS)),
        doubts=draw(_few(st.sampled_from(Doubt))),
    )


def corrections() -> SearchStrategy[Correction]:
    """A correction of a figure that need not exist."""
    pairs = st.tuples(FRACTIONS, FRACTIONS)
    return st.builds(
        Correction,
        figure=spans(),
        table=ORDINALS,
        row=ORDINALS,
        from_column=ORDINALS,
        to_column=ORDINALS,
        before=pairs,
        after=pairs,
    )


def findings() -> SearchStrategy[Finding]:
    """A finding, with a correction or without."""
    return st.builds(
        Finding,
        id=WORDS,
        code=st.sampled_from(FindingCode),
        severity=st.sampled_from(Severity),
        message=WORDS,
        spans=_few(spans()),
        relations=_few(WORDS),
        correction=_maybe(corrections()),
    )


def sources() -> SearchStrategy[SourceDocument]:
    """A document of a few lines and parts."""
    parts = st.builds(
        SourcePart, name=WORDS, description=WORDS, first_line=ORDINALS, last_line=ORDINALS, is_read=st.booleans()
    )
    return st.builds(
        SourceDocument,
        name=WORDS,
        sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
        media=st.sampled_from(["text", "html"]),
        encoding=st.sampled_from(["utf-8", "windows-1252"]),
        lines=_few(st.builds(SourceLine, spans(), WORDS)),
        parts=_few(parts, 2),
    )


def passages() -> SearchStrategy[Passage]:
    """A passage of a few sentences."""
    sentences = st.builds(Sentence, text=WORDS, runs=_few(st.builds(TextRun, ORDINALS, spans()), 2))
    return st.builds(
        Passage, role=st.sampled_from(PassageRole), sentences=_few(sentences, 2), span=spans(), context=_few(WORDS, 2)
    )


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """A release of up to two tables, two passages and two findings."""
    reconciliations = st.builds(
        Reconciliation,
        table=ORDINALS,
        title=WORDS,
        measure_from=WORDS,
        measure_to=WORDS,
        start=ORDINALS,
        end=ORDINALS,
    )
    return Release(
        source=draw(sources()),
        company=draw(_maybe(WORDS)),
        ticker=draw(_maybe(WORDS)),
        exchange=draw(_maybe(WORDS)),
        title=draw(_maybe(WORDS)),
        released=draw(_maybe(DATES)),
        period=draw(_maybe(durations())),
        fiscal_period=draw(_maybe(WORDS)),
        calendar=draw(_maybe(calendars())),
        currency=draw(st.sampled_from(["USD", "CAD"])),
        is_unaudited=draw(st.booleans()),
        tables=tuple(draw(tables(at)) for at in range(draw(st.integers(0, 2)))),
        reconciliations=draw(_few(reconciliations, 2)),
        passages=draw(_few(passages(), 2)),
        findings=draw(_few(findings(), 2)),
    )


def judgements() -> SearchStrategy[Judgement]:
    """A relation with a verdict that need not follow from it."""
    relations = st.builds(
        Relation,
        id=WORDS,
        kind=st.sampled_from(RelationKind),
        subject=WORDS,
        asserted=spans(),
        expression=expressions(),
        missing=_maybe(WORDS),
        form=st.sampled_from(Form),
        quote=_maybe(WORDS),
        claim_kind=_maybe(st.sampled_from(ClaimKind)),
        hedge=_maybe(WORDS),
        tentative=_maybe(WORDS),
    )
    return st.builds(
        Judgement,
        relation=relations,
        verdict=st.sampled_from(Verdict),
        computed=_maybe(FRACTIONS),
        low=_maybe(FRACTIONS),
        high=_maybe(FRACTIONS),
        difference=_maybe(FRACTIONS),
        missing=_maybe(WORDS),
    )


def audits() -> SearchStrategy[Audit]:
    """An audit of a release by relations that need not be about it."""
    return st.builds(
        Audit,
        release=releases(),
        judgements=_few(judgements(), 2),
        findings=_few(findings(), 2),
        stated=_few(figures(), 2),
    )
