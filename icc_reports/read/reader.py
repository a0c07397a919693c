"""The stages of reading, one after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from icc_reports.errors import SourceError
from icc_reports.model.figures import Doubt
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.model.periods import Duration
from icc_reports.model.release import Passage, PassageRole, Release, Table
from icc_reports.model.source import SourceDocument, SourcePart, Span
from icc_reports.read.blocks import Layout, Paragraph, Start
from icc_reports.read.dates import dates_in, dates_paired, lengths_said
from icc_reports.read.documents import chosen, decode, named, parts_of, source_parts
from icc_reports.read.endings import cut_off
from icc_reports.read.grids import RawTable, raw_tables
from icc_reports.read.growth_tables import dates_tables
from icc_reports.read.identity import Identity, identity_of
from icc_reports.read.layouts import layout_of
from icc_reports.read.narrative import passages_of
from icc_reports.read.reconciliations import reconciliations_of
from icc_reports.read.scale_notes import is_scale_note, scales_in
from icc_reports.read.scaling import (
    currency_of,
    scale_by_currency,
    scale_by_prose,
    with_inherited_scales,
    with_settled_shares,
)
from icc_reports.read.sibling_segments import (
    with_segments_beside_company,
    with_segments_by_title,
    with_segments_listed,
)
from icc_reports.read.tables import Draft, Setting, draft_of, table_of

_MONTHS_OF_A_YEAR = 12
_AUDITED = re.compile(
    r"\breport of (the )?independent\b|\breport of\b.{0,60}\bindependent (auditors|accountants)"
    r"|\bindependent (auditors|accountants)['’]?s? report\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[$€£¥]\s?\d")
_MAX_CONTEXT = 3  # headings above a table that may name it
_MAX_HEADING = 3  # lines of a heading with its note on scale
_PART = re.compile(
    r"\bnotes to\b|\bfinancial (?:statements|tables|schedules|information|data|summary|highlights)\b|\bsupplement|"
    r"\btabular\b|\ball (?:dollar )?amounts\b|\bunless otherwise\b",
    re.IGNORECASE,
)
_FEW_WEEKS = timedelta(weeks=4)  # by which quarters of one company differ
_MOST_NAMED = 20  # documents of a submission that a finding lists


def read_release(data: bytes, name: str, exhibits: Sequence[str] = ()) -> Release:
    """The release that the bytes hold. ``name`` is what the source is called in outputs and messages.

    Of a full submission the press-release exhibits are read, or those ``exhibits`` that are named by type or file.
    Raises SourceError, with one message for the user, where there is nothing to read: no text, no such exhibit, or
    neither a figure in a table nor a sum of money in a sentence.
    """
    decoded = decode(data, name)
    parts = parts_of(decoded.text)
    read = named(parts, exhibits, name) if exhibits else chosen(parts)
    texts = [(part.text, part.first_line) for part in read] or [(decoded.text, 1)]
    layouts = list(_layouts(texts))
    import hashlib  # slow to load; importing the reader need not wait for it

    source = SourceDocument(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media=layouts[0].media,
        encoding=decoded.encoding,
        lines=tuple(line for layout in layouts for line in layout.lines),
        parts=source_parts(parts, read),
    )
    release = _release(source, layouts)
    release = replace(release, findings=(*cut_off(decoded.text, layouts[-1], release), *release.findings))
    if not release.tables and not any(_AMOUNT.search(passage.text) for passage in release.passages):
        message = f"{name}: no table of figures and no sum of money in {len(source.lines):,} lines."
        raise SourceError(f"{message} Is it an earnings release?")
    return release


def _layouts(texts: Sequence[tuple[str, int]]) -> Iterator[Layout]:
    """The documents laid out; tables and paragraphs of HTML count through all of them, so that places stay unique."""
    start = Start()
    for text, first_line in texts:
        layout = layout_of(text, replace(start, line=first_line))
        start = layout.end
        yield layout


@dataclass(frozen=True, slots=True)
class _Found:
    """A raw table and the headings of the prose that it stands under."""

    raw: RawTable
    context: tuple[str, ...]
    note: str  # on scale, in the heading of the part of the document that the table stands in; else ""
    under: str  # the heading that dates the tables below it, where no prose has followed it; else ""


def _release(source: SourceDocument, layouts: Sequence[Layout]) -> Release:
    paragraphs = [item for layout in layouts for item in layout.items if isinstance(item, Paragraph)]
    passages = passages_of(paragraphs)
    by_place = {passage.span: passage for passage in passages}
    found = [table for layout in layouts for table in _found(layout, by_place)]
    heads = [head for table in found for head in _dated_heads(table.raw)]
    titles = [line for table in found for line in table.raw.title_lines]
    identity = identity_of([paragraph.text for paragraph in paragraphs], heads, titles)
    contexts = [_without_headline(table.context, identity.title) for table in found]
    drafts = with_segments_by_title(
        with_inherited_scales(
            [
                draft_of(table.raw, context, identity.company, table.note, table.under)
                for table, context in zip(found, contexts, strict=True)
            ]
        ),
        contexts,
    )
    drafts = with_segments_beside_company(with_segments_listed(drafts), identity.company, identity.ticker)
    setting = _setting(identity, drafts, passages)
    tables = tuple(with_settled_shares(table_of(draft, place, setting)) for place, draft in enumerate(drafts))
    return Release(
        source=source,
        company=identity.company,
        ticker=identity.ticker,
        exchange=identity.exchange,
        title=identity.title,
        released=identity.released,
        period=_as_printed(identity.period, tables),
        fiscal_period=identity.fiscal_period,
        calendar=identity.calendar,
        currency=setting.currency,
        is_unaudited=_is_unaudited(drafts) and not _has_audit(identity.period, paragraphs),
        tables=tables,
        reconciliations=tuple(reconciliations_of(tables)),
        passages=passages,
        findings=(*_unread(layouts), *_findings(source, drafts, tables)),
    )


def _setting(identity: Identity, drafts: Sequence[Draft], passages: Sequence[Passage]) -> Setting:
    """What all tables of the release share."""
    return Setting(
        company=identity.company,
        calendar=identity.calendar,
        reported=identity.period,
        currency=currency_of(drafts),
        scale=scale_by_prose(drafts, passages) or scale_by_currency(drafts),
        lengths=lengths_said([passage.text for passage in passages]),
        label_dates=dates_paired([row.label for draft in drafts for row in draft.raw.rows]),
        headline=identity.title or "",
    )


def _without_headline(context: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """The headings above a table but for the release's own, which is the title of no table."""
    return tuple(heading for heading in context if not title or not heading.endswith(title))


def _as_printed(period: Duration | None, tables: Sequence[Table]) -> Duration | None:
    """The reported period as long as the columns that end with it say: a quarter in weeks may have 12, 13, 14 or 16."""
    columns = (column for table in tables for column in table.columns)
    printed = Counter(
        column.period
        for column in columns
        if period is not None
        and isinstance(column.period, Duration)
        and column.period.end == period.end
        and abs(column.period.start - period.start) <= _FEW_WEEKS
    )
    return printed.most_common(1)[0][0] if printed else period


def _found(layout: Layout, by_place: Mapping[Span, Passage]) -> Iterator[_Found]:
    """The raw tables of a document with the headings above each: those of the passage that it follows."""
    context: tuple[str, ...] = ()
    note = under = ""
    previous: RawTable | None = None
    above: RawTable | None = None  # the last table, where no prose has followed it
    for item in layout.items:
        if isinstance(item, Paragraph):
            above = None
            passage = by_place.get(item.pieces[0].span)
            note = _part_note(item) or note
            if passage is not None:
                context, under = _context(passage), _dated_by(passage, under)
        else:
            told = note
            for raw in raw_tables(item, previous):
                if above is not None and raw.heads == above.heads and not any(raw.title_lines):
                    yield _Found(replace(raw, is_continued=True), (), told, under)
                else:
                    yield _Found(raw, context, told, under)
                told = told if item.is_wrapped else scales_in((*raw.title_lines[::-1], *raw.heads)).note or told
                previous = above = raw


def _part_note(paragraph: Paragraph) -> str:
    """The note on scale that a heading gives for all that follows ("Notes to financial statements (in millions)")."""
    if len(paragraph.pieces) > _MAX_HEADING:
        return ""
    last = paragraph.pieces[-1].text
    return last if is_scale_note(last) and _PART.search(paragraph.text) else ""


def _dated_heads(raw: RawTable) -> Iterator[str]:
    """The heads, those of bare years with the day that the line above them gives ("Three months ended March 31,")."""
    above = raw.title_lines[-1] if raw.title_lines else ""
    goes_on = any(mention.end >= len(above.rstrip(" ,")) and mention.year is None for mention in dates_in(above))
    for head in raw.heads:
        yield f"{above} {head}" if goes_on and head.isdigit() else head


def _context(passage: Passage) -> tuple[str, ...]:
    if passage.role in (PassageRole.HEADING, PassageRole.TITLE):
        return (*passage.context, passage.text)[-_MAX_CONTEXT:]
    return passage.context[-_MAX_CONTEXT:]


def _dated_by(passage: Passage, above: str) -> str:
    """The heading that dates the tables below: a passage of headings leaves it in force, one of prose ends it."""
    if passage.role not in (PassageRole.HEADING, PassageRole.TITLE):
        return ""
    return passage.text if dates_tables(passage.text) else above


def _has_audit(period: Duration | None, paragraphs: Iterable[Paragraph]) -> bool:
    """Whether an auditor reports on the year: what is called unaudited there are its quarters, or a summary."""
    of_year = period is not None and period.months == _MONTHS_OF_A_YEAR
    return of_year and any(_AUDITED.search(paragraph.text) for paragraph in paragraphs)


def _is_unaudited(drafts: Sequence[Draft]) -> bool:
    texts = (text for draft in drafts for text in (*draft.raw.title_lines, *draft.raw.heads))
    return any("unaudited" in text.lower() for text in texts)


def _findings(source: SourceDocument, drafts: Sequence[Draft], tables: Sequence[Table]) -> Iterator[Finding]:
    aside = [part for part in source.parts if not part.is_read]
    if aside:
        yield _aside(aside)
    if not tables:
        yield _no_tables(source)
    yield from _unscaled(tables)
    for draft, table in zip(drafts, tables, strict=True):
        yield from _strays(draft, table)
        yield from _doubts(table)


def _unread(layouts: Sequence[Layout]) -> Iterator[Finding]:
    spans = tuple(span for layout in layouts for span in layout.unread)
    if spans:
        yield Finding(
            id=f"unread-table/{spans[0].place}",
            code=FindingCode.UNREAD_TABLE,
            severity=Severity.WARNING,
            message=f"{len(spans)} lines with figures, from {spans[0].place} on, are too long for rows of a table.",
            spans=spans,
        )


def _no_tables(source: SourceDocument) -> Finding:
    return Finding(
        id="no-tables",
        code=FindingCode.NO_TABLES,
        severity=Severity.WARNING,
        message=f"The release has no table of figures in {len(source.lines):,} lines; what its sentences say cannot be "
        "verified.",
    )


def _aside(parts: Sequence[SourcePart]) -> Finding:
    titles = [f"{part.title} from line {part.first_line}" for part in parts]
    more = len(titles) - _MOST_NAMED
    listed = "; ".join(titles[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
    return Finding(
        id="part-left-aside",
        code=FindingCode.PART_LEFT_ASIDE,
        severity=Severity.INFO,
        message=f"Of the submission these documents were not read, as no press-release exhibits: {listed}.",
    )


def _named(table: Table) -> str:
    return f"the table {table.title!r}" if table.title else "a table without a title"


def _strays(draft: Draft, table: Table) -> Iterator[Finding]:
    for piece in draft.raw.strays:
        yield Finding(
            id=f"unread-figure/{table.ordinal}/{piece.span.line}/{piece.span.start}",
            code=FindingCode.UNREAD_FIGURE,
            severity=Severity.WARNING,
            message=f"{piece.text!r} at {piece.span.place} stands under no column of {_named(table)}.",
            spans=(piece.span,),
        )


def _unscaled(tables: Sequence[Table]) -> Iterator[Finding]:
    """One finding where nothing settles the scale of any amount of money in the release."""
    figures = (figure for table in tables for row in table.rows for figure in row.cells if figure is not None)
    amounts = (figure for figure in figures if figure.unit.is_monetary)
    first = next(amounts, None)
    if first is not None and Doubt.SCALE in first.doubts and all(Doubt.SCALE in figure.doubts for figure in amounts):
        yield Finding(
            id="scale-not-stated",
            code=FindingCode.SCALE_NOT_STATED,
            severity=Severity.WARNING,
            message="The release states nowhere whether its amounts are in thousands or millions; "
            "they stand as printed.",
            spans=(first.span,),
        )


_DOUBTS = {
    Doubt.PERIOD: "the period of {n} figures is not printed over their column; it was inferred",
    Doubt.SCALE: "nothing says what {n} figures are stated in; they are read like the table above, or as printed",
    Doubt.SIGN: "{n} figures have a bracket without its partner; their sign is uncertain",
    Doubt.COLUMN: "{n} figures stand between two columns",
    Doubt.VALUE: "{n} figures are hard to read",
}


def _doubts(table: Table) -> Iterator[Finding]:
    """One finding for all the doubts in a table, each kind with its number of figures, and the places of these."""
    doubtful = [figure for row in table.rows for figure in row.cells if figure is not None and figure.doubts]
    if not doubtful:
        return
    counts = Counter(doubt for figure in doubtful for doubt in figure.doubts)
    told = "; ".join(words.format(n=counts[doubt]) for doubt, words in _DOUBTS.items() if doubt in counts)
    yield Finding(
        id=f"reading-doubt/{table.ordinal}",
        code=FindingCode.READING_DOUBT,
        severity=Severity.INFO,
        message=f"In {_named(table)}, {told}.",
        spans=tuple(figure.span for figure in doubtful),
    )
