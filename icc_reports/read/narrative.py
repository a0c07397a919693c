"""The prose: passages with their roles, and sentences that know where each of their characters stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import Passage, PassageRole, Sentence, TextRun
from icc_reports.model.source import Span
from icc_reports.read.blocks import Paragraph
from icc_reports.read.note_marks import NO_NOTES, NoteMarks, marks_of

_HEADING_LENGTH = 90
_FORWARD = pattern_of(
    r"forward[\s-]looking\s+(?:statements?|information)|\bstatements?\b[^.]{0,90}\bforward[\s-]looking\b|"
    r"safe\s+harbor|private securities litigation reform",
    re.IGNORECASE,
)
_OF_CAUTION = ("forward", "harbor", "reform")
_ABOUT = pattern_of(r"^about\s+\S", re.IGNORECASE)
_CONTACT = pattern_of(r"^\W{0,9}(?:\w{1,30}\s+){0,3}contacts?\b\s*:|\bcontact\s*:|\w@\w[\w-]{0,60}\.\w", re.IGNORECASE)
_PHONE = pattern_of(r"\b\d{3}[.\-)]\s?\d{3}[.-]\d{4}\b")
_FOOTNOTE = pattern_of(r"^(?:\(?\d{1,2}\)|\(?[a-z]\)|\*{1,3}|notes?\b)", re.IGNORECASE)
_ABBREVIATION = pattern_of(
    r"(?:\b(?:Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|Jr|Sr|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|Adj|U\.S|"
    r"a\.m|p\.m|e\.g|i\.e|Calif|Mass|Conn|Wash|Ga|Tex|Fla|Ill|Pa|Va)|\b[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 8
_BRACKETED = pattern_of(r"\([^()]{1,120}\)")
_WORD = pattern_of(r"\w")
_OPEN_END = pattern_of(  # words that something must follow: no sentence, no item and no heading ends with them
    r"(?: |^)(?:of|in|to|from|with|by|at|for|on|between|than|versus|was|were|is|are|totaled|reached|approximately"
    r"|about|the|an?|(?<![;,] )(?:and|or)|increased|decreased|declined|grew|rose|fell)$"
)
_GOES_ON = pattern_of(r"[^\W_]$|[,%]$")
_NUMBER_FIRST = pattern_of(r"[$€£¥]?\d")
_PAGE = pattern_of(r"[-–— ]*(?:[Pp]age )?\d{1,2}[-–— ]*")
_WORD_GROUP = pattern_of(r"\S+(?: \S+)*")
_RECONCILIATION = pattern_of(
    r"(?:un-?audited )?reconciliations? (?:of|from|between) (?:[^.;]|(?<=[A-Z])\.){1,300}", re.IGNORECASE
)
_WIDE = pattern_of(
    r"\b(?:results|segments?|highlights|overview|information|key figures|consolidated (?:balance|statements?))\b",
    re.IGNORECASE,
)
_END = pattern_of(
    r"[.!?][\"”’')\]]*(?=\s+(?:``|[\"“(‘'])?[A-Z0-9$])"
    r"|(?<=[a-z0-9][a-z0-9])\.(?=(?:The|This|These|In|On|At|As|For|From|During|Excluding|We|Our|It|Its|Total|Net) )"
)  # the blank behind a full stop may be missing


def passages_of(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """The passages of a release, each under the headings it stands under."""
    passages: list[Passage] = []
    headings: list[str] = []
    under: PassageRole | None = None
    notes = marks_of(paragraphs)
    for paragraph in _rejoined(paragraphs):
        text = notes.without(paragraph.text)
        if not _WORD.search(text):
            continue
        role = _role_of(paragraph, text, is_first=not passages)
        if role in (PassageRole.HEADING, PassageRole.TITLE):
            headings = _nested(headings, text)
            under = _heading_role(text)
        elif under is not None and role is PassageRole.BODY:
            role = under
        context = tuple(heading for heading in headings if heading != text)
        sentences = sentences_of(paragraph, notes)
        passages.append(Passage(role=role, sentences=sentences, span=_span(paragraph), context=context))
    return tuple(passages)


def _rejoined(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Paragraphs, lines of a heading too, that break off in mid-sentence, put together with what goes on with them."""
    held: Paragraph | None = None
    for paragraph in _unpaged(paragraphs):
        if held is not None and _is_cut(held, paragraph):
            held = replace(held, pieces=held.pieces + paragraph.pieces)
            continue
        if held is not None:
            yield held
        held = paragraph
    if held is not None:
        yield held


def _unpaged(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs without the numbers of pages that stand within a sentence."""
    for at, paragraph in enumerate(paragraphs):
        is_within = 0 < at < len(paragraphs) - 1 and _is_cut(paragraphs[at - 1], paragraphs[at + 1])
        if not (is_within and _PAGE.fullmatch(paragraph.text)):
            yield paragraph


def _is_cut(one: Paragraph, other: Paragraph) -> bool:
    if one.is_heading is not other.is_heading or other.is_bullet:
        return False
    breaks_off = _OPEN_END.search(one.text) is not None
    if _NUMBER_FIRST.match(other.text):
        return breaks_off
    is_long = len(one.text) >= _HEADING_LENGTH and not one.is_heading
    return other.text[:1].islower() and (breaks_off or (is_long and _GOES_ON.search(one.text) is not None))


def _role_of(paragraph: Paragraph, text: str, *, is_first: bool) -> PassageRole:
    if len(text) > _HEADING_LENGTH and _cautions(text):
        return PassageRole.FORWARD_LOOKING
    if len(text) < 400 and _names_contact(text):
        return PassageRole.CONTACT
    if paragraph.is_bullet:
        return PassageRole.BULLET
    if paragraph.is_heading or _looks_like_heading(text):
        return PassageRole.TITLE if is_first else PassageRole.HEADING
    return PassageRole.FOOTNOTE if _FOOTNOTE.match(text) else PassageRole.BODY


def _names_contact(text: str) -> bool:
    may_name = "@" in text or "contact" in text.lower()
    return (may_name and _CONTACT.search(text) is not None) or _PHONE.search(text) is not None


def _looks_like_heading(text: str) -> bool:
    """Whether a paragraph reads as a heading: no sentence, and short but for what it adds in brackets (its scale)."""
    if _introduces_reconciliation(text):
        return True
    if len(_BRACKETED.sub("", text)) > _HEADING_LENGTH or text.endswith((";", ",", "?")):
        return False
    if text.endswith(":") and _GIVES_REASONS.search(text):
        return False
    if text.endswith(".") and not (_ABOUT.match(text) and _ABBREVIATION.search(text)):
        return False
    return text[:1].isupper() or text.endswith(":")


_GIVES_REASONS = pattern_of(  # of what it says itself: a sentence that a list goes on with
    r"\b(?:was|were|is|are)\s(?:\w+ly\s)?(?:due\sto|driven\sby|attributable\sto|(?:the|a)\sresult\sof|caused\sby)"
    r"(?:\sthe\sfollowing(?:\s\w+)?)?:$",
    re.IGNORECASE,
)


def _introduces_reconciliation(text: str) -> bool:
    """Whether it is the title of a reconciliation, however long: it names all that is reconciled, and to what."""
    return text.endswith((":", ")")) and _RECONCILIATION.fullmatch(_BRACKETED.sub("", text)) is not None


def _heading_role(text: str) -> PassageRole | None:
    if _ABOUT.match(text):
        return PassageRole.ABOUT
    return PassageRole.FORWARD_LOOKING if _cautions(text) else None


def _cautions(text: str) -> bool:
    """Whether a text speaks of forward-looking statements; most lack the words that all of the expressions have."""
    lowered = text.lower()
    return any(word in lowered for word in _OF_CAUTION) and _FORWARD.search(text) is not None


def _nested(headings: list[str], text: str) -> list[str]:
    """The chain of headings: a narrower one stands under the last wide one, which the next wide one replaces."""
    wide = headings[:1] if headings and _is_wide(headings[0]) else []
    return [text] if _is_wide(text) or _heading_role(text) is not None else [*wide, text]


def _is_wide(heading: str) -> bool:
    return _WIDE.search(heading) is not None


def _span(paragraph: Paragraph) -> Span:
    return paragraph.pieces[0].span


def sentences_of(paragraph: Paragraph, notes: NoteMarks = NO_NOTES) -> tuple[Sentence, ...]:
    """The sentences of a paragraph. A full stop after an abbreviation or an initial ends none."""
    text, runs, marks = _flowed(paragraph, notes)
    cuts = [0, *_cuts(text), len(text)]
    return tuple(
        Sentence(
            text=text[start:end].rstrip(),
            runs=_runs_within(runs, start, end),
            marked=_marked(text, start, end, marks),
        )
        for start, end in pairwise(cuts)
        if text[start:end].strip()
    )


def _marked(text: str, start: int, end: int, marks: Sequence[tuple[int, str]]) -> str | None:
    """A stretch with the marks that were left out of it; None where none were."""
    own = [(at, mark) for at, mark in marks if start < at <= end]
    places = [start, *(at for at, _ in own), end]
    said = [
        text[first:last] + mark for (first, last), (_, mark) in zip(pairwise(places), (*own, (end, "")), strict=True)
    ]
    return "".join(said).rstrip() if own else None


def _flowed(paragraph: Paragraph, notes: NoteMarks) -> tuple[str, list[TextRun], list[tuple[int, str]]]:
    """The paragraph on one line without the marks of notes, a run for every word group without one, and the marks.

    So surplus blanks shift nothing.
    """
    parts: list[str] = []
    runs: list[TextRun] = []
    marks: list[tuple[int, str]] = []
    offset = 0
    for piece in paragraph.pieces:
        within = notes.within(piece.text)
        for match in _WORD_GROUP.finditer(piece.text):
            at, own = piece.span, [each for each in within if match.start() <= each[0] and each[1] <= match.end()]
            ends = [match.start(), *(place for each in own for place in each), match.end()]
            for place, (start, end) in enumerate(pairwise(ends)):
                if place % 2:
                    marks.append((offset, piece.text[start:end]))
                elif start < end:
                    span = Span(at.line, at.start + start, at.start + end - 1, at.table, at.row, at.cell, at.paragraph)
                    runs.append(TextRun(offset, span))
                    parts.append(piece.text[start:end])
                    offset += end - start
            parts.append(" ")
            offset += 1
    return "".join(parts[:-1]), runs, marks


def _cuts(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(match.start() - _LONGEST_ABBREVIATION, 0) : match.start() + 1]):
            after = match.end()
            while after < len(text) and text[after].isspace():
                after += 1
            yield after


def _runs_within(runs: Sequence[TextRun], start: int, end: int) -> tuple[TextRun, ...]:
    """The runs of a stretch, with offsets that count from its start."""
    found: list[TextRun] = []
    first = max(bisect_right(runs, start, key=lambda run: run.offset) - 1, 0)
    for run in islice(runs, first, None):
        if run.offset >= end:
            break
        if run.offset + run.span.end - run.span.start + 1 <= start:
            continue
        skipped = max(start - run.offset, 0)
        at = run.span
        span = Span(at.line, at.start + skipped, at.end, at.table, at.row, at.cell, at.paragraph)
        found.append(TextRun(run.offset + skipped - start, span))
    return tuple(found)
