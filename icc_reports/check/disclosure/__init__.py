"""Rules of disclosure: prompts about measures outside GAAP, by Regulation G and Item 10(e) of Regulation S-K.

They look for words and tables, not for intentions: what they raise is for a person to read, and is never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from icc_reports.check.disclosure.bases import detours, mislabels, reversals
from icc_reports.check.disclosure.evidence import elsewhere, reconciled_kin
from icc_reports.check.disclosure.prominence import early_mentions, whole_statements
from icc_reports.check.disclosure.text import Mention, Text
from icc_reports.check.disclosure.usefulness import says_why
from icc_reports.check.wording import slug
from icc_reports.model.catalogue import Standing, catalogue
from icc_reports.model.findings import Finding, FindingCode, Severity
from icc_reports.model.periods import date_words
from icc_reports.model.relations import Relation, RelationKind
from icc_reports.model.release import Release, Row, Table
from icc_reports.model.source import Span

_MOST_PLACES = 4
_LONGEST_QUOTE = 160  # characters


def disclosure_findings(release: Release, relations: Iterable[Relation]) -> Iterator[Finding]:
    """What a reader of the rules would ask about, rule by rule; each kind of measure once.

    ``relations`` are those that the checks have inferred: a sum over rows can be a reconciliation.
    """
    text = Text(release)
    footings = [relation for relation in relations if relation.kind is RelationKind.FOOTING]
    yield from _not_reconciled(text, footings)
    yield from _prominent(text)
    yield from _from_other_measures(release)
    yield from _mislabelled(release)
    if text.stated and not says_why(release):
        yield _unexplained(text)


def _not_reconciled(text: Text, footings: Sequence[Relation]) -> Iterator[Finding]:
    release = text.release
    if any(finding.code is FindingCode.UNREAD_TABLE for finding in release.findings):
        return  # what was not read may hold it
    reconciled = reconciled_kin(release, footings)
    missing: dict[str, list[Mention]] = {}
    for mention in text.stated:
        if mention.measure.kin not in reconciled:
            missing.setdefault(mention.measure.kin, []).append(mention)
    for kin, mentions in missing.items():
        yield _missing(release, kin, mentions)


def _missing(release: Release, kin: str, mentions: Sequence[Mention]) -> Finding:
    first = mentions[0]
    told = f"{_named(first)} appears with a figure ({first.span.place}); "
    other = elsewhere(release, first.measure)
    if other is None:
        told += f"no table or sentence of the release was found that leads to it from {first.measure.comparable}."
    else:
        told += (
            "its reconciliation appears to stand outside the release "
            f"({other.runs[0].span.place}: “{_quoted(other.text)}”)."
        )
    spans = tuple(dict.fromkeys(mention.span for mention in mentions))[:_MOST_PLACES]
    severity = Severity.WARNING if other is None else Severity.INFO
    return _finding(release, FindingCode.NON_GAAP_NOT_RECONCILED, kin, told, spans, severity)


def _prominent(text: Text) -> Iterator[Finding]:
    release, code = text.release, FindingCode.NON_GAAP_PROMINENT
    for mention in early_mentions(text):
        told = (
            f"{_named(mention)} appears ({mention.span.place}) before the release states {mention.measure.comparable}, "
            "the measure of GAAP that it is made from."
        )
        yield _finding(release, code, mention.measure.kin, told, (mention.span,))
    for table in whole_statements(release):
        told = f"{_titled(table)} appears to give a whole statement of income on another basis than GAAP’s."
        yield _finding(release, code, f"statement {table.title} {table.ordinal}", told, (table.rows[0].span,))
    for each in reversals(release):
        told = (
            f"{_titled(each.table)} appears to start from {_row(each.start)}, which is outside GAAP, and to end with "
            f"{_row(each.end)}."
        )
        yield _finding(release, code, f"reversal {each.table.title}", told, (each.start.span, each.end.span))


def _from_other_measures(release: Release) -> Iterator[Finding]:
    for each in detours(release):
        told = (
            f"{_titled(each.table)} appears to lead to {_row(each.end)} from {_row(each.start)}, and does not name "
            f"{each.measure.comparable}, the most directly comparable measure of GAAP."
        )
        about = f"{each.measure.key} {each.table.title}"
        yield _finding(release, FindingCode.NON_GAAP_NOT_COMPARABLE, about, told, (each.start.span, each.end.span))


def _mislabelled(release: Release) -> Iterator[Finding]:
    for each in mislabels(release):
        told = (
            f"{_row(each.row)} appears to leave out more than interest, taxes, depreciation and amortization: "
            f"{', '.join(_row(step) for step in each.steps)}."
        )
        spans = (each.row.span, *(step.span for step in each.steps))
        yield _finding(release, FindingCode.NON_GAAP_MISLABELLED, each.table.title, told, spans)


def _unexplained(text: Text) -> Finding:
    firsts = {mention.measure.key: mention for mention in reversed(text.stated)}
    named = [
        f"{_named(mention)} ({mention.span.place})" for mention in sorted(firsts.values(), key=lambda each: each.place)
    ]
    first = text.stated[0]
    told = (
        f"The release presents {_listed(named[:_MOST_PLACES])}; no sentence in it was found that says why management "
        "believes a measure outside GAAP to be useful to investors."
    )
    return _finding(text.release, FindingCode.NON_GAAP_NOT_EXPLAINED, "", told, (first.span,))


def _finding(  # noqa: PLR0913, PLR0917 - a finding's parts
    release: Release,
    code: FindingCode,
    about: str,
    told: str,
    spans: tuple[Span, ...],
    severity: Severity = Severity.INFO,
) -> Finding:
    """The finding; where the rule was not in force it says so, and is information only."""
    late = _not_yet(code, release)
    return Finding(
        id=slug(code.value, about),
        code=code,
        severity=severity if late is None else Severity.INFO,
        message=told if late is None else f"{told} {late}",
        spans=spans,
    )


def _not_yet(code: FindingCode, release: Release) -> str | None:
    """That the first rule which a kind of finding rests on came after the release, in words; None where it did not."""
    rule = next((each for each in catalogue()[code].authorities if not each.is_guidance), None)
    if rule is None or (release.released is None and release.period is None):
        return None
    end = release.period.end if release.period else None
    if rule.standing(release.released, end) is Standing.IN_FORCE:
        return None
    when = "when this was published" if release.released else "at the end of the period that is reported on"
    return f"{rule.name} took effect on {date_words(rule.effective)}: it was not in force {when}."


def _named(mention: Mention) -> str:
    return f"“{' '.join(mention.name.split())}”"


def _row(row: Row) -> str:
    return f"“{_quoted(row.label.strip(' :'))}” ({row.span.place})"


def _titled(table: Table) -> str:
    return f"“{_quoted(table.title)}” ({table.span.place})" if table.title else f"A table ({table.span.place})"


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST_QUOTE else f"{plain[:_LONGEST_QUOTE].rpartition(' ')[0]} …"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
