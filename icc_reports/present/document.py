"""The Report of an Audit: which sections there are, in which order, and what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from icc_reports import __version__
from icc_reports.model.audit import Audit
from icc_reports.model.findings import Finding
from icc_reports.model.periods import Duration, date_words
from icc_reports.model.relations import Verdict
from icc_reports.model.release import Release, Table, TableKind
from icc_reports.model.source import Span
from icc_reports.present.bridges import bridge_charts
from icc_reports.present.check_export import check_export
from icc_reports.present.closing import closing, legend
from icc_reports.present.digest import digest
from icc_reports.present.facts import facts_export
from icc_reports.present.measures import is_gaap, reporting_period
from icc_reports.present.notes import check_line, marks_of, note, numbered, prompts
from icc_reports.present.report import (
    Chart,
    CheckLine,
    Coverage,
    Masthead,
    Note,
    Report,
    ReportTable,
    Section,
    SectionKind,
    SourceNote,
    Uncovered,
)
from icc_reports.present.reviews import review_notes, reviews_of_relations
from icc_reports.present.room import room_for_tables
from icc_reports.present.summary import headline, tiles
from icc_reports.present.tables import Checked, Marks, TableContext, report_table
from icc_reports.present.titles import table_keys, table_titles
from icc_reports.present.trend_rows import trend_tables
from icc_reports.present.trends import trend_charts
from icc_reports.present.wording import capitalised, fiscal_words, length_words

_SECTIONS = (
    (
        SectionKind.STATEMENT,
        "statements",
        "Financial statements",
        (TableKind.INCOME_STATEMENT, TableKind.BALANCE_SHEET, TableKind.CASH_FLOW),
    ),
    (SectionKind.SEGMENT, "segments", "Segments", (TableKind.SEGMENT,)),
    (SectionKind.OTHER, "other", "Other tables", (TableKind.OTHER,)),
    (
        SectionKind.RECONCILIATION,
        "reconciliations",
        "Non-GAAP measures and their reconciliations",
        (TableKind.RECONCILIATION,),
    ),
)


def present(audit: Audit, corrected: Audit | None = None) -> Report:
    """What is to be said about an audited release.

    ``corrected`` is the audit of the same release with the proposed corrections applied; the tables that they change
    carry the corrected reading beside the published one.
    """
    release = audit.release
    keys, titles = table_keys(release), table_titles(release)
    findings = numbered(audit.findings, _order(release), audit)
    marks, tables = _marked(audit, corrected, findings, keys, titles)
    leading = tiles(release, keys, titles, marks)
    checks = _checks(audit)
    charts = _charts(audit, marks, keys, tables)
    said, quoted = headline(release), closing(release)
    notes, asked = _notes(audit, findings, checks)
    room = room_for_tables(said, leading, charts, (*notes, *asked), quoted)
    return Report(
        masthead=_masthead(release),
        source=_source(release),
        status=_status(audit, findings),
        coverage=Coverage(covered=len(release.facts) - len(audit.uncovered), figures=len(release.facts)),
        summary=audit.summary,
        headline=said,
        tiles=leading,
        sections=tuple(_sections(release, tables)),
        notes=notes,
        checks=checks,
        closing=quoted,
        legend=legend(),
        source_lines=release.source.lines,
        figures=audit.figures,
        facts=facts_export(audit),
        check=check_export(audit),
        charts=charts,
        trends=trend_tables(audit, charts),
        digest=digest(release, tables, leading, notes, room),
        reviewed=review_notes(audit),
        uncovered=tuple(_uncovered(audit, titles)),
        disclosure=asked,
    )


def _marked(
    audit: Audit,
    corrected: Audit | None,
    findings: Sequence[Finding],
    keys: Mapping[int, str],
    titles: Mapping[int, str],
) -> tuple[Marks, dict[int, ReportTable]]:
    """The marks of the notes, by figure, and the tables that carry them, with the corrected reading beside it."""
    ordinals = {finding.id: at for at, finding in enumerate(findings, start=1)}
    marks = marks_of(findings, ordinals, audit)
    tables = _tables(audit, marks, keys, titles)
    if corrected is None:
        return marks, tables
    after = marks_of(corrected.findings, ordinals, corrected)
    return marks, _with_corrected(tables, audit, _tables(corrected, after, keys, titles))


def _checks(audit: Audit) -> tuple[CheckLine, ...]:
    """Every relation with its verdict, and with the reviewer's word on it."""
    reviews = reviews_of_relations(audit)
    return tuple(check_line(each, audit.figures, reviews.get(each.relation.id, "")) for each in audit.judgements)


def _charts(
    audit: Audit, marks: Marks, keys: Mapping[int, str], tables: Mapping[int, ReportTable]
) -> tuple[Chart, ...]:
    """The courses over the periods printed, and the bridges between measures."""
    units = {ordinal: table.units for ordinal, table in tables.items()}
    return (*trend_charts(audit.release, marks, units), *bridge_charts(audit, marks, keys, units))


def _notes(
    audit: Audit, findings: Sequence[Finding], checks: Iterable[CheckLine]
) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """The reading notes on findings, and those on rules of disclosure, whose numbers go on from theirs."""
    by_id = {check.id: check for check in checks}
    told = [
        note(finding, ordinal, audit, by_id)
        for ordinal, finding in enumerate((*findings, *prompts(audit.findings)), start=1)
    ]
    return tuple(told[: len(findings)]), tuple(told[len(findings) :])


def _sections(release: Release, tables: Mapping[int, ReportTable]) -> Iterator[Section]:
    for kind, key, title, table_kinds in _SECTIONS:
        chosen = _of_kinds(release, table_kinds)
        if chosen:
            yield Section(
                key=key,
                kind=kind,
                title=title,
                tables=tuple(tables[table.ordinal] for table in chosen),
                is_gaap=kind is not SectionKind.RECONCILIATION,
            )


def _of_kinds(release: Release, kinds: tuple[TableKind, ...]) -> list[Table]:
    """The tables of these kinds that state a figure, kind by kind; what is not GAAP stands with the reconciliations."""
    is_other = TableKind.RECONCILIATION in kinds
    stated = [table for table in release.tables if any(table.facts())]
    chosen = [table for table in stated if (not is_gaap(table) if is_other else table.kind in kinds and is_gaap(table))]
    order = (*kinds, *TableKind)
    return sorted(chosen, key=lambda table: (order.index(table.kind), table.ordinal))


def _order(release: Release) -> dict[Span, int]:
    """The rank of every figure in the order of the report."""
    tables = [table for _, _, _, kinds in _SECTIONS for table in _of_kinds(release, kinds)]
    spans = [fact.figure.span for table in tables for fact in table.facts()]
    return {span: at for at, span in enumerate(spans)}


def _tables(audit: Audit, marks: Marks, keys: Mapping[int, str], titles: Mapping[int, str]) -> dict[int, ReportTable]:
    release = audit.release
    context = TableContext(
        checked=Checked(audit=audit),
        marks=marks,
        targets=_targets(audit),
        calendar=release.calendar,
        currency=release.currency,
    )
    return {
        table.ordinal: report_table(table, keys[table.ordinal], titles[table.ordinal], context)
        for table in release.tables
    }


def _targets(audit: Audit) -> dict[Span, Span]:
    """For each figure that a correction moves, the place of what stands where it belongs."""
    targets = {}
    for correction in audit.corrections:
        cell = audit.release.tables[correction.table].rows[correction.row].cells[correction.to_column]
        if cell is not None:
            targets[correction.figure] = cell.span
    return targets


def _with_corrected(
    tables: Mapping[int, ReportTable], audit: Audit, after: Mapping[int, ReportTable]
) -> dict[int, ReportTable]:
    changed = {correction.table for correction in audit.corrections}
    return {
        ordinal: replace(table, corrected=replace(after[ordinal], key=f"{table.key}-c"))
        if ordinal in changed
        else table
        for ordinal, table in tables.items()
    }


def _masthead(release: Release) -> Masthead:
    listing = ": ".join(part for part in (release.exchange, release.ticker) if part)
    return Masthead(
        company=release.company or release.title or "Earnings release",
        listing=listing,
        period=_period(release),
        released=date_words(release.released) if release.released else "",
        title=release.title or "",
        is_unaudited=release.is_unaudited,
        released_on=release.released,
    )


def _period(release: Release) -> str:
    """The period and its end: "First quarter of fiscal 2004, ended October 31, 2003"; as much of it as is known."""
    period = reporting_period(release)
    if period is None:
        return release.fiscal_period or ""
    end = date_words(period.end)
    words = fiscal_words(period, release.calendar)
    if words and not words.isdigit():
        return f"{capitalised(words)}, ended {end}"
    return f"{capitalised(length_words(period))} ended {end}" if isinstance(period, Duration) else f"At {end}"


def _uncovered(audit: Audit, titles: Mapping[int, str]) -> Iterator[Uncovered]:
    for (table, _), of_row in groupby(audit.uncovered, key=lambda fact: (fact.table.ordinal, fact.row.ordinal)):
        facts = tuple(of_row)
        spans = tuple(fact.figure.span for fact in facts)
        yield Uncovered(
            place=spans[0].place,
            table=titles[table],
            label=facts[0].row.label.strip() or "(no label)",
            spans=spans,
            printed=tuple(" ".join(fact.figure.printed.split()) for fact in facts),
        )


def _source(release: Release) -> SourceNote:
    source = release.source
    return SourceNote(
        name=source.name,
        sha256=source.sha256,
        media=source.media,
        encoding=source.encoding,
        program=f"icc-reports {__version__}",
        parts="; ".join(
            f"{part.title}, lines {part.first_line:,} to {part.last_line:,}" for part in source.parts if part.is_read
        ),
    )


def _status(audit: Audit, findings: Collection[Finding]) -> str:
    """One line: what was found, in numbers."""
    counts = audit.summary
    total = sum(counts.values())
    notes = len(findings)
    if not total:
        return "No relation between the figures was found to check."
    held = counts[Verdict.EXACT] + counts[Verdict.ROUNDING]
    if counts[Verdict.NOT_VERIFIABLE] == total:
        return f"None of {total:,} relations can be verified." if total > 1 else "The only relation cannot be verified."
    within = f" ({counts[Verdict.ROUNDING]:,} of them within rounding)" if counts[Verdict.ROUNDING] else ""
    parts = [f"{held:,} of {total:,} relations hold{within}"]
    if counts[Verdict.EXCEPTION]:
        parts.append(f"{counts[Verdict.EXCEPTION]:,} {_do(counts[Verdict.EXCEPTION])} not")
    if counts[Verdict.NOT_VERIFIABLE]:
        parts.append(f"{counts[Verdict.NOT_VERIFIABLE]:,} cannot be verified")
    if notes:
        accepted = sum(finding.is_accepted for finding in findings)
        of_them = f", {accepted:,} of them accepted" if accepted else ""
        parts.append(f"{notes:,} reading note{'s' * (notes != 1)}{of_them}")
    asked = sum(finding.code.is_of_disclosure for finding in audit.findings)
    if asked:
        parts.append(f"{asked:,} prompt{'s' * (asked != 1)} on disclosure")
    return "; ".join(parts) + "."


def _do(count: int) -> str:
    return "does" if count == 1 else "do"
