"""What a person should look at, and what would put it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from icc_reports.model.reviews import Review, ReviewStatus
from icc_reports.model.source import Span


class Severity(StrEnum):
    """How much a finding matters: an error is a number that cannot be right as printed."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Higher is worse."""
        return {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}[self]


class FindingCode(StrEnum):
    """The kinds of finding. ``explain`` and the reading notes describe each in words."""

    MISPLACED_FIGURE = "misplaced_figure"
    DOES_NOT_FOOT = "does_not_foot"
    DOES_NOT_TIE = "does_not_tie"
    DOES_NOT_RECALCULATE = "does_not_recalculate"
    DOES_NOT_ROLL_FORWARD = "does_not_roll_forward"
    CLAIM_NOT_SUPPORTED = "claim_not_supported"
    DIRECTION_CONTRADICTED = "direction_contradicted"
    DEFINITION_CONTRADICTED = "definition_contradicted"
    BASIS_DIFFERS = "basis_differs"
    READING_DOUBT = "reading_doubt"
    UNREAD_FIGURE = "unread_figure"
    UNREAD_TABLE = "unread_table"
    NO_TABLES = "no_tables"
    CUT_OFF = "cut_off"
    PART_LEFT_ASIDE = "part_left_aside"
    SCALE_NOT_STATED = "scale_not_stated"
    NOTE_WITHOUT_FINDING = "note_without_finding"
    NON_GAAP_NOT_RECONCILED = "non_gaap_not_reconciled"
    NON_GAAP_PROMINENT = "non_gaap_prominent"
    NON_GAAP_NOT_COMPARABLE = "non_gaap_not_comparable"
    NON_GAAP_MISLABELLED = "non_gaap_mislabelled"
    NON_GAAP_NOT_EXPLAINED = "non_gaap_not_explained"

    @property
    def is_of_disclosure(self) -> bool:
        """Whether it is about a rule of disclosure, a reader's prompt, rather than about a figure."""
        return self.value.startswith("non_gaap_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure that stands in the wrong column, and where it belongs.

    ``figure`` and ``table`` name it and its table's ordinal; ``row`` its row's ordinal; the columns are ordinals.
    ``before`` and ``after`` give for each of the two columns what the printed total exceeds its re-derivation by,
    in full units: equal and opposite before, zero within rounding after.
    """

    figure: Span
    table: int
    row: int
    from_column: int
    to_column: int
    before: tuple[Fraction, Fraction]
    after: tuple[Fraction, Fraction]


class DiagnosisKind(StrEnum):
    """What went wrong in setting a release, where the figures leave one explanation."""

    WRONG_COLUMN = "wrong_column"
    TRANSPOSED_DIGITS = "transposed_digits"
    WRONG_SIGN = "wrong_sign"
    WRONG_SCALE = "wrong_scale"
    DOUBLED_DIGIT = "doubled_digit"
    DROPPED_DIGIT = "dropped_digit"
    WRONG_DIGIT = "wrong_digit"
    EXCHANGED_ROWS = "exchanged_rows"
    ONE_FIGURE = "one_figure"
    MISSING_ROW = "missing_row"
    FORCED_PERCENTAGES = "forced_percentages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A figure, as printed, and what would stand in its place: its value in full units and how that is printed."""

    figure: Span
    printed: str
    value: Fraction
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The one cause that explains a failure: a proposal, for a release is always shown as published.

    ``replacements`` are the figures that it would change, none for a row that is missing and for a figure that only
    moves. ``evidence`` are the ids of the relations that fail as printed and hold with it; ``witnesses`` are other
    places that speak for it. ``message`` says it in a sentence.
    """

    kind: DiagnosisKind
    message: str
    replacements: tuple[Replacement, ...] = ()
    evidence: tuple[str, ...] = ()
    witnesses: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to look at. ``id`` is stable over runs; ``relations`` are the ids of the relations it rests on.

    ``diagnosis`` is the single cause that explains it, where there is one; ``correction`` the move that it proposes;
    ``review`` what a reviewer said of it.
    """

    id: str
    code: FindingCode
    severity: Severity
    message: str
    spans: tuple[Span, ...] = ()
    relations: tuple[str, ...] = ()
    correction: Correction | None = None
    diagnosis: Diagnosis | None = None
    review: Review | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether a reviewer let it stand."""
        return self.review is not None and self.review.status is ReviewStatus.ACCEPTED
