"""Checks as lines of arithmetic, and reading notes on what does not tie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from icc_reports.model.arithmetic import bounds, coefficients, evaluate
from icc_reports.model.audit import Audit, Judgement, doubts_of, hedged, is_one_fact
from icc_reports.model.catalogue import catalogue, diagnoses
from icc_reports.model.figures import Figure, Notation
from icc_reports.model.findings import DiagnosisKind, Finding, FindingCode, Severity
from icc_reports.model.relations import Expression, Form, Least, Quotient, Sum, Term, Verdict, refs
from icc_reports.model.source import Span
from icc_reports.present.arithmetic_line import arithmetic_line, is_in_full, printed_form, says_scales, scale_word
from icc_reports.present.authorities import authority_lines
from icc_reports.present.report import CheckLine, Note
from icc_reports.present.reviews import review_words
from icc_reports.present.wording import rounded


def check_line(judgement: Judgement, figures: Mapping[Span, Figure], review: str = "") -> CheckLine:
    """The relation with its verdict and its arithmetic, and what a reviewer said of it."""
    relation = judgement.relation
    low, high = _bounds(relation.expression)
    asserted = figures[relation.asserted]
    return CheckLine(
        id=relation.id,
        kind=relation.kind,
        subject=relation.subject,
        asserted=relation.asserted,
        expression=relation.expression,
        low=low,
        high=high,
        is_one_fact=is_one_fact(relation),
        arithmetic=arithmetic(judgement, figures),
        computed=judgement.computed,
        difference=judgement.difference,
        bounds=None if judgement.low is None or judgement.high is None else (judgement.low, judgement.high),
        verdict=judgement.verdict,
        unit=asserted.unit,
        missing=judgement.missing,
        lacks=relation.missing,
        form=relation.form,
        leeway=hedged(asserted).high - asserted.amount if relation.hedge is not None else None,
        in_doubt=doubts_of(relation, figures) is not None,
        quote=relation.quote or "",
        states=relation.claim_kind.value.replace("_", " ") if relation.claim_kind else "",
        review=review,
    )


def arithmetic(judgement: Judgement, figures: Mapping[Span, Figure]) -> str:
    """One line that a person can follow: "1,034 / 1,949 = 53.05%, printed 53.0%: rounding"."""
    relation = judgement.relation
    asserted = figures[relation.asserted]
    verdict = judgement.verdict.value.replace("_", " ")
    line = arithmetic_line(relation.expression, figures, asserted)
    if judgement.verdict is Verdict.NOT_VERIFIABLE:
        derived = f"{line}, " if tuple(refs(relation.expression)) else ""
        return (
            f"{derived}printed {printed_form(asserted)}: {verdict}, needs {judgement.missing or 'more than is printed'}"
        )
    if relation.form is not Form.EQUALITY:
        told, sought = _weighed(relation.expression, relation.form, figures)
        return f"{told}, where {printed_form(asserted)} asks for {sought} than zero: {verdict}"
    others = tuple(refs(relation.expression))
    if is_one_fact(relation) and len(others) == 1:
        other = figures[others[0]]
        differ = asserted.scale != other.scale and Notation.NIL not in (asserted.notation, other.notation)
        here, there = (printed_form(figure, with_scale=differ) for figure in (asserted, other))
        reversed_ = " with its sign reversed" if _reverses(relation.expression) else ""
        return f"{here} ({relation.asserted.place}) against {there}{reversed_} ({others[0].place}): {verdict}"
    is_mixed = says_scales(relation.expression, figures, asserted)
    result = _result(judgement.computed or Fraction(0), asserted, with_scale=is_mixed)
    return f"{line} = {result}, printed {printed_form(asserted, with_scale=is_mixed)}: {verdict}"


def _weighed(expression: Expression, form: Form, figures: Mapping[Span, Figure]) -> tuple[str, str]:
    """The steps of a path, or the step that has a sign, with their sizes; and whether more or less is said of them."""
    if form is Form.SIGN:
        return _step(_numerator(expression), figures), "less" if _reverses(expression) else "more"
    steps = expression.of if isinstance(expression, Least) else (expression,)
    return "; ".join(_step(step, figures) for step in steps), "more"


def numbered(findings: Iterable[Finding], order: Mapping[Span, int], audit: Audit) -> tuple[Finding, ...]:
    """The findings that become notes, in the order in which their marks meet the reader's eye.

    Mere information does only where a reviewer said something of it.
    """
    last = len(order)

    def place(finding: Finding) -> tuple[int, int, str]:
        spans = (order[span] for span in marked_spans(finding, audit) if span in order)
        return min(spans, default=last), -finding.severity.rank, finding.id

    on_figures = (each for each in findings if not each.code.is_of_disclosure)
    told = (each for each in on_figures if each.severity is not Severity.INFO or each.review is not None)
    return tuple(sorted(told, key=place))


def prompts(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings on rules of disclosure, the graver ones first, then by kind and place."""
    order = list(FindingCode)
    kept = (each for each in findings if each.code.is_of_disclosure)
    return tuple(sorted(kept, key=lambda each: (-each.severity.rank, order.index(each.code), each.spans, each.id)))


def marked_spans(finding: Finding, audit: Audit) -> tuple[Span, ...]:
    """The figures that a finding is about: what it moves or replaces, what fails and, of a tie, both prints."""
    spans = [finding.correction.figure] if finding.correction else []
    spans += [each.figure for each in finding.diagnosis.replacements] if finding.diagnosis else []
    for judgement in audit.judgements:
        relation = judgement.relation
        if relation.id in finding.relations and judgement.verdict in (Verdict.EXCEPTION, Verdict.NOT_VERIFIABLE):
            spans.append(relation.asserted)
            if is_one_fact(relation):
                spans.extend(refs(relation.expression))
    if not spans:
        spans.extend(finding.spans)
    return tuple(dict.fromkeys(span for span in spans if span in audit.figures))


def marks_of(findings: Iterable[Finding], ordinals: Mapping[str, int], audit: Audit) -> dict[Span, tuple[int, ...]]:
    """For every figure that a note concerns, the ordinals of the notes."""
    marks: dict[Span, tuple[int, ...]] = {}
    for finding in findings:
        if finding.id in ordinals:
            for span in marked_spans(finding, audit):
                marks[span] = tuple(sorted({*marks.get(span, ()), ordinals[finding.id]}))
    return marks


def note(finding: Finding, ordinal: int, audit: Audit, checks: Mapping[str, CheckLine]) -> Note:
    """The reading note for a finding, with the arithmetic of the relations it rests on."""
    lines = [checks[name] for name in finding.relations if name in checks]
    spans = [*finding.spans, *marked_spans(finding, audit)]
    places = dict.fromkeys(
        span.place for span in sorted(dict.fromkeys(spans), key=lambda span: (span.line, span.start))
    )
    return Note(
        ordinal=ordinal,
        finding=finding,
        heading=_heading(finding),
        text=finding.message,
        arithmetic=tuple(_workings(lines, audit.figures)),
        places=tuple(places),
        review=review_words(finding.review),
        authority=authority_lines(finding.code, audit.release) if finding.code.is_of_disclosure else (),
    )


def _heading(finding: Finding) -> str:
    """What is wrong, and why, where that is known: "Does not foot: transposed digits"."""
    title, cause = catalogue()[finding.code].title, finding.diagnosis
    if cause is None or cause.kind is DiagnosisKind.WRONG_COLUMN:  # its finding has the name of its cause
        return title
    return f"{title}: {diagnoses()[cause.kind].title}"


def _workings(lines: Sequence[CheckLine], figures: Mapping[Span, Figure]) -> Iterator[str]:
    """The arithmetic behind a note's text: what gives the other figure, and no more, for the text says the rest.

    Of one figure against another there is none, of a path the steps that go against the words, of a sign the step
    that has it. Where several relations are at issue each says what it is of, and what is printed.
    """
    for line in lines:
        asserted = figures[line.asserted]
        if line.computed is None or (len(tuple(refs(line.expression))) == 1 and coefficients(line.expression)):
            continue
        if line.form is Form.ORDER:
            steps = line.expression.of if isinstance(line.expression, Least) else (line.expression,)
            told = "; ".join(_step(step, figures) for step in steps if evaluate(step, figures) <= 0)
        elif line.form is Form.SIGN:
            told = _step(_numerator(line.expression), figures)
        else:
            is_mixed = says_scales(line.expression, figures, asserted)
            result = _result(line.computed, asserted, with_scale=is_mixed)
            told = f"{arithmetic_line(line.expression, figures, asserted)} = {result}"
        yield f"{line.subject}: {told}, printed {printed_form(asserted)}" if len(lines) > 1 else told


def _numerator(expression: Expression) -> Expression:
    """What is weighed: the sign of a term is that of a step, in units of the term."""
    match expression:
        case Quotient(numerator, _):
            return numerator
        case Sum((Term(_, of),)):
            return _numerator(of)
        case _:
            return expression


def _step(step: Expression, figures: Mapping[Span, Figure]) -> str:
    """A step of a path with its size, in the units of its figures: "(604) - (475) = (129)"."""
    line, value = arithmetic_line(step, figures), evaluate(step, figures)
    of = [figures[span] for span in refs(step)]
    if coefficients(step) is not None and of:
        return f"{line} = {_result(value, of[0])}"
    digits = f"{rounded(abs(value) * 100, 2):,f}%"
    return f"{line} = {f'({digits})' if value < 0 else digits}" if _is_of_ratios(step, figures) else line


def _is_of_ratios(step: Expression, figures: Mapping[Span, Figure]) -> bool:
    """Whether what is weighed are ratios of like amounts, so that it is a number of points."""
    ratios = [term.of for term in step.terms] if isinstance(step, Sum) else [step]
    units = {figures[span].unit for span in refs(step)}
    return len(units) == 1 and all(isinstance(ratio, Quotient) for ratio in ratios)


def _reverses(expression: Expression) -> bool:
    return isinstance(expression, Sum) and expression.terms[0].weight < 0


def _bounds(expression: Expression) -> tuple[Expression | None, Expression | None]:
    try:
        return bounds(expression)
    except ValueError:  # more figures occur jointly than can be bounded
        return None, None


def _result(computed: Fraction, asserted: Figure, *, with_scale: bool = False) -> str:
    """The computed value as the asserted figure is printed, with one digit more where the printed ones do not do."""
    if is_in_full(asserted):
        size = f"{rounded(abs(computed), 0):,f}"
        return f"({size})" if computed < 0 else size
    value = computed / Fraction(asserted.scale)
    places = max(asserted.fraction_digits, 0)
    if asserted.notation is Notation.NUMBER and Fraction(rounded(value, places)) != value:
        places += 1
        if rounded(value, places).as_tuple().digits[-1] == 5:  # a five at the end would seem to round up
            places += 1
    digits = f"{rounded(abs(value), places):,f}"
    text = f"({digits})" if value < 0 else digits
    if asserted.is_percentage:
        return f"{text}%"
    word = scale_word(asserted) if with_scale else ""
    return f"{text} {word}" if word else text
