"""A cause in words: what is printed, what would stand in its place, and what that puts right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from icc_reports.check.diagnosis.percentages import Adjusted
from icc_reports.check.diagnosis.rows import Missing, between
from icc_reports.check.diagnosis.search import Explanation
from icc_reports.check.findings import amount_in_words
from icc_reports.check.naming import label_of, when
from icc_reports.model.figures import Figure
from icc_reports.model.findings import Diagnosis, DiagnosisKind, Replacement
from icc_reports.model.release import Fact, Release
from icc_reports.model.source import Span

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")

_SLIPS = {
    DiagnosisKind.TRANSPOSED_DIGITS: "two digits changed places",
    DiagnosisKind.WRONG_SIGN: "a sign was lost or added",
    DiagnosisKind.WRONG_SCALE: "the scale is off",
    DiagnosisKind.DOUBLED_DIGIT: "a digit was set twice",
    DiagnosisKind.DROPPED_DIGIT: "a digit was left out",
    DiagnosisKind.WRONG_DIGIT: "one digit is another",
    DiagnosisKind.EXCHANGED_ROWS: "two figures stand in each other's row",
    DiagnosisKind.ONE_FIGURE: "one figure is another",
}


class Words:
    """Puts causes into the words of one release."""

    def __init__(self, release: Release, figures: Mapping[Span, Figure]) -> None:
        self._facts: dict[Span, Fact] = {fact.figure.span: fact for fact in release.facts}
        self._figures = figures

    def slip(self, explanation: Explanation) -> Diagnosis:
        """The slip of one figure or of several of a kind."""
        replacements = tuple(self.replacement(span, meant) for span, meant in explanation.changes.items())
        told = "; ".join(self._for(each) for each in replacements)
        count = len(explanation.outcome.righted)
        holds = "this holds" if count == 1 else f"{count} checks hold that fail as printed"
        return Diagnosis(
            kind=explanation.kind,
            message=f"Likely cause: {_SLIPS[explanation.kind]}: {told}. With that, {holds}, and none that holds fails.",
            replacements=replacements,
            evidence=tuple(each.before.relation.id for each in explanation.outcome.righted),
        )

    def adjusted(self, part: Adjusted) -> Diagnosis:
        """A percentage that was adjusted so that its column adds up."""
        change = self.replacement(part.figure, part.meant)
        return Diagnosis(
            kind=DiagnosisKind.FORCED_PERCENTAGES,
            message=(
                f"Likely cause: the percentages were adjusted to add up: {self._for(change)}. "
                f"As printed they make {self.named(part.total)}, each as it re-derives they do not."
            ),
            replacements=(change,),
            evidence=(part.judgement.relation.id,),
            witnesses=(part.total,),
        )

    def missing(self, missing: Missing) -> Diagnosis:
        """A row that a total lacks."""
        first, last = between(missing)
        table = missing.group.table
        gaps = [
            f"{amount_in_words(judgement.difference or Fraction(0), self._figures[judgement.relation.asserted])} "
            f"({when(table.columns[column])})"
            for column, judgement in zip(missing.columns, missing.judgements(), strict=True)
        ]
        told = f"Likely cause: a row is missing. Between {first.place} and {last.place}, {', '.join(gaps)} "
        told += "is not accounted for" if len(gaps) == 1 else "are not accounted for"
        witness = missing.found
        if witness is None:
            told += "; the total holds elsewhere, and no one figure explains it."
        else:
            row = f"{witness.row.span.place}, {label_of(witness.table, witness.row)}"
            told += f"; another table makes the same total with that amount in a row that this one lacks ({row})."
        return Diagnosis(
            kind=DiagnosisKind.MISSING_ROW,
            message=told,
            evidence=tuple(judgement.relation.id for judgement in missing.judgements()),
            witnesses=() if witness is None else tuple(cell.span for cell in witness.row.cells if cell is not None),
        )

    def replacement(self, span: Span, meant: Figure) -> Replacement:
        """A figure with what would stand in its place."""
        figure = self._figures[span]
        text = amount_in_words(meant.amount, meant)
        if span not in self._facts:
            digits = amount_in_words(abs(meant.amount), meant).rstrip("%")
            text = _DIGITS.sub(digits, meant.printed, count=1)
        return Replacement(figure=span, printed=_printed(figure), value=Fraction(meant.amount), text=text)

    def _for(self, replacement: Replacement) -> str:
        return f"{replacement.printed} for {replacement.text} ({self._where(replacement.figure)})"

    def named(self, span: Span) -> str:
        """A figure as printed, with its place and its row."""
        return f"{_printed(self._figures[span])} ({self._where(span)})"

    def _where(self, span: Span) -> str:
        fact = self._facts.get(span)
        return span.place if fact is None else f"{span.place}, {label_of(fact.table, fact.row)}"


def _printed(figure: Figure) -> str:
    return " ".join(figure.printed.split())
