"""Faults planted in the bytes of a release, at a figure's place: the layout does not move, only the number changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from icc_reports.check import check_release
from icc_reports.model.audit import Audit
from icc_reports.model.figures import SHARES, Figure
from icc_reports.model.relations import Verdict, refs
from icc_reports.model.release import Fact, Release
from icc_reports.model.source import Span
from icc_reports.read import read_release

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+|--+")
_ENTITY = re.compile(r"&#?\w+;")
_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)

Exceptions = dict[str, tuple[object, frozenset[Span]]]


@dataclass(frozen=True)
class Source:
    """A release as bytes and as read, with what is alleged of it as it is."""

    name: str
    data: bytes
    release: Release
    audit: Audit

    @property
    def text(self) -> str:
        """The text in which lines and columns count."""
        encoding = self.release.source.encoding.replace("utf-8", "utf-8-sig")
        return self.data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True)
class Fault:
    """A release in which the figure of ``fact`` was changed to ``number``."""

    source: Source
    fact: Fact
    number: Decimal
    data: bytes
    others: tuple[Span, ...] = ()


def source_of(name: str, data: bytes) -> Source:
    """Read and check the release as it is."""
    release = read_release(data, name)
    return Source(name, data, release, check_release(release))


def exceptions_of(audit: Audit) -> Exceptions:
    """Every exception by id, with its difference and the places that it is about."""
    return {
        each.relation.id: (each.difference, frozenset((each.relation.asserted, *refs(each.relation.expression))))
        for each in audit.judgements
        if each.verdict is Verdict.EXCEPTION
    }


def same_place(one: Span, other: Span) -> bool:
    """Whether two spans are of one cell; in text, whether they overlap: planting may move where a figure ends."""
    if one.table is not None:
        return (*one.line_key, one.cell) == (*other.line_key, other.cell)
    return one.line_key == other.line_key and one.start <= other.end + 1 and other.start <= one.end + 1


def by_units(figure: Figure, units: int) -> Decimal:
    """The figure changed by units of its last digit; a share count by a hundredth of those per cent of it."""
    assert figure.number is not None
    if figure.unit == SHARES:
        return figure.number + (figure.number * units / 100).to_integral_value()
    return figure.number + Decimal(units).scaleb(-figure.fraction_digits)


def printed_like(number: Decimal, figure: Figure, text: str) -> str:
    """The magnitude with as many decimals and such separators as the figure's own text."""
    magnitude = f"{abs(number):,.{max(figure.fraction_digits, 0)}f}"
    if "," not in text and figure.number is not None and abs(figure.number) >= 1000:
        magnitude = magnitude.replace(",", "")
    return magnitude[1:] if text.startswith(".") and magnitude.startswith("0.") else magnitude


def plant(source: Source, fact: Fact, number: Decimal) -> Fault | None:
    """The release with the figure changed; None where there is no room for it without moving anything else."""
    change = _in_html if source.release.source.media == "html" else _in_text
    text = change(source.text, fact.figure, number, source.release)
    if text is None:
        return None
    return Fault(source, fact, number, text.encode(source.release.source.encoding))


def _in_text(text: str, figure: Figure, number: Decimal, release: Release) -> str | None:
    lines = text.split("\n")
    place = figure.span.line - 1
    line = lines[place].ljust(figure.span.end + 2)
    start, end = figure.span.start - 1, figure.span.end
    changed = _rewritten(line[start:end], figure, number)
    if changed is None:
        return None
    left, rest = line[:start], line[end:]
    is_closed = line[start:end].rstrip().endswith(")")
    if changed.endswith(")") and not is_closed:
        if not rest.startswith("  ") and rest.strip():
            return None
        rest = rest[1:]
    if is_closed and not changed.endswith(")"):
        changed += " "
    grown = len(changed) - (end - start) - (changed.endswith(")") and not is_closed)
    if grown > 0:
        if not left.endswith(" " * (grown + 1)):
            return None
        left = left[:-grown]
    elif grown < 0:
        changed = " " * -grown + changed
    lines[place] = (left + changed + rest).rstrip()
    return "\n".join(lines)


def _rewritten(cell: str, figure: Figure, number: Decimal) -> str | None:
    """The cell's text with another number, its sign told as there; None where the cell holds no single number."""
    found = list(_DIGITS.finditer(cell))
    if len(found) != 1:
        return None
    digits = printed_like(number, figure, found[0].group())
    before, after = cell[: found[0].start()], cell[found[0].end() :]
    was_negative = figure.number is not None and figure.number < 0
    if figure.number is not None and figure.number != 0 and (number < 0) != was_negative:
        if was_negative and "(" not in before and "-" not in before:
            return None  # the sign is told elsewhere
        if was_negative:
            before, after = before.replace("(", "").replace("-", ""), after.replace(")", "", 1)
        else:
            before, after = before + "(", ")" + after
    elif figure.number == 0 and number < 0:
        before, after = before + "(", ")" + after
    return before + digits + after


def _in_html(text: str, figure: Figure, number: Decimal, release: Release) -> str | None:
    first = next((part.first_line for part in release.source.parts if part.is_read), 1)
    offset = sum(len(line) + 1 for line in text.split("\n")[: first - 1])
    cells = _cells_of(text, offset, figure.span)
    digits = _DIGITS.search(figure.printed)
    if digits is None:
        return None
    for start, end in cells:
        for piece in _pieces(text, start, end):
            inside = _ENTITY.sub(lambda entity: " " * len(entity.group()), text[slice(*piece)])
            if digits.group() not in inside:
                continue
            stripped = inside.strip()
            changed = _rewritten(stripped, figure, number)
            if changed is None:
                return None
            at = piece[0] + inside.index(stripped)
            rest = text[at + len(stripped) :]
            if stripped.startswith("(") and not stripped.endswith(")") and not changed.startswith("("):
                rest = re.sub(r"^((?:[^<)\d]*<[^>]*>)*[^<)\d]*)\)", r"\1", rest, count=1)
            return text[:at] + changed + rest
    return None


def _cells_of(text: str, offset: int, span: Span) -> list[tuple[int, int]]:
    """Where the cells of the span's row stand, its own cell and those that may continue it first."""
    cells: list[tuple[int, int]] = []
    opened: int | None = None
    depth = 0
    for tag in _TAG.finditer(text, *_row_of(text, offset, span)):
        name, is_end = (tag[2] or "").lower(), tag[1] == "/"
        if name == "table":
            depth += -1 if is_end else 1
        if depth or name not in {"td", "th"}:
            continue
        if opened is not None:
            cells.append((opened, tag.start()))
        opened = None if is_end else tag.end()
    own = span.cell or 0
    return [*cells[own : own + 3], *cells[max(0, own - 2) : own]]


def _row_of(text: str, offset: int, span: Span) -> tuple[int, int]:
    """Where the row of a table begins, tags of the cells included, and where it ends."""
    tables: list[list[int]] = []
    count, start = -1, len(text)
    for tag in _TAG.finditer(text, offset):
        name, is_end = (tag[2] or "").lower(), tag[1] == "/"
        is_over = start < tag.start() and bool(tables) and tables[-1][0] == span.table
        if is_over and ((name == "tr") or (name == "table" and is_end)):
            return start, tag.start()
        if name == "table" and is_end:
            tables = tables[:-1]
        elif name == "table":
            count += 1
            tables.append([count, -1])
        elif name == "tr" and not is_end and tables:
            tables[-1][1] += 1
            start = tag.end() if tables[-1] == [span.table, span.row] else start
    return start, len(text)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text between tags."""
    at = start
    for tag in re.finditer(r"<[^>]*>", text[start:end]):
        yield at, start + tag.start()
        at = start + tag.end()
    yield at, end


def read_again(fault: Fault) -> tuple[Release, Fact] | None:
    """The changed release with the changed fact in it; None where it does not read as was meant."""
    release = read_release(fault.data, fault.source.name)
    for fact in release.facts:
        if same_place(fact.figure.span, fault.fact.figure.span) and fact.row.ordinal == fault.fact.row.ordinal:
            return (release, fact) if fact.figure.number == fault.number else None
    return None
