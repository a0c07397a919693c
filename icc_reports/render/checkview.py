"""What was checked, laid out for every output that lists it: counts by kind, findings in the order of their weight."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from icc_reports.model.relations import RelationKind, Verdict
from icc_reports.model.source import Span
from icc_reports.present.report import CheckLine, Note

VERDICT_WORDS = {
    Verdict.EXACT: "exact",
    Verdict.ROUNDING: "within rounding",
    Verdict.EXCEPTION: "does not tie",
    Verdict.NOT_VERIFIABLE: "not verifiable",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many relations of a kind there are of each verdict."""

    kind: RelationKind
    counts: dict[Verdict, int]

    @property
    def name(self) -> str:
        """The kind in words: "cross-footing"."""
        return self.kind.value.replace("_", "-")


def kind_counts(checks: Collection[CheckLine]) -> list[KindCount]:
    """The kinds that occur, in their own order."""
    found: dict[RelationKind, dict[Verdict, int]] = {}
    for line in checks:
        found.setdefault(line.kind, dict.fromkeys(Verdict, 0))[line.verdict] += 1
    return [KindCount(kind=kind, counts=found[kind]) for kind in RelationKind if kind in found]


def groups(notes: Iterable[Note]) -> list[list[Note]]:
    """The notes, gravest first and accepted ones last; those on the same lines of the source are together.

    A total that fails in five columns is five findings, but one place to look at.
    """
    together: dict[object, list[Note]] = {}
    for note in notes:
        finding = note.finding
        key = (finding.code, finding.severity, finding.is_accepted, _lines(finding.spans) or note.ordinal)
        together.setdefault(key, []).append(note)
    return sorted(together.values(), key=_weight)


def _lines(spans: Iterable[Span]) -> tuple[tuple[int | None, ...], ...]:
    return tuple(dict.fromkeys(span.line_key for span in spans))


def _weight(group: list[Note]) -> tuple[bool, int, int]:
    first = group[0]
    return first.finding.is_accepted, -first.finding.severity.rank, first.ordinal


def heading(group: list[Note]) -> str:
    """The marks, the title and the severity: "[7]-[9] Does not foot (error)"."""
    first = group[0]
    ordinals = [note.ordinal for note in group]
    if len(group) > 2 and ordinals == list(range(ordinals[0], ordinals[0] + len(group))):
        marks = f"[{ordinals[0]}]-[{ordinals[-1]}]"
    else:
        marks = " ".join(f"[{ordinal}]" for ordinal in ordinals)
    return f"{marks} {first.heading} ({standing(first)})"


def standing(note: Note) -> str:
    """How grave the finding is, or that a reviewer accepted it."""
    return "accepted" if note.finding.is_accepted else note.finding.severity.value
