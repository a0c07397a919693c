"""Lines of the source with carets under the figures that are spoken of, in as many columns as there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from icc_reports.model.source import SourceLine, Span

_LABEL = 10  # characters that a label keeps at least, where the figures leave that much room
_AROUND = 12  # characters beside a figure in running text
_CUT = "…"

_Character = tuple[int, str]  # with its place in the line, -1 for what is not of the line
_Word = list[_Character]


def excerpts(spans: Iterable[Span], source: Iterable[SourceLine], width: int) -> Iterator[str]:
    """Each line that holds one of the spans, with its place, and carets under all that it holds of them."""
    by_key = {line.span.line_key: line for line in source}
    on_line: dict[tuple[int | None, ...], list[Span]] = {}
    for span in spans:
        on_line.setdefault(span.line_key, []).append(span)
    margin = max((len(by_key[key].span.place) for key in on_line if key in by_key), default=0)
    for key, together in on_line.items():
        if key in by_key:
            yield from _excerpt(by_key[key], together, f"{by_key[key].span.place:<{margin}} | ", width)


def _excerpt(line: SourceLine, spans: Sequence[Span], margin: str, width: int) -> Iterator[str]:
    text = line.text.expandtabs(1).rstrip()
    marked = {place for span in spans for place in range(span.start - 1, min(span.end, len(text)))}
    shown = _fitted(list(enumerate(text)), marked, width - len(margin))
    yield (margin + "".join(character for _, character in shown)).rstrip()
    yield (" " * len(margin) + "".join("^" if at in marked else " " for at, _ in shown)).rstrip()


def _fitted(line: list[_Character], marked: set[int], room: int) -> list[_Character]:
    """The line in so many columns: first its gaps shrink, then what is farthest from the figures is left out."""
    if len(line) <= room:
        return line
    words = list(_words(_whole_figures(line, marked)))
    if _length(words) > room:
        words = _without_the_farthest(words, marked, room)
    joined = _joined(words)
    return joined if len(joined) <= room else _window(joined, marked, room)


def _whole_figures(line: list[_Character], marked: set[int]) -> list[_Character]:
    """The line with one blank for several inside a figure ("$  (818)"), so that no gap divides it."""
    text = "".join(character for _, character in line)
    inside = {at for match in re.finditer(r"[$(] +", text) for at in range(match.start(), match.end())} | marked
    return [
        each
        for each in line
        if not (each[1] == " " and {each[0], each[0] - 1} <= inside and line[each[0] - 1][1] == " ")
    ]


def _words(line: list[_Character]) -> Iterator[_Word]:
    """What stands between gaps of two blanks or more; those at the beginning are left out."""
    text = "".join(character for _, character in line)
    for match in re.finditer(r"\S(?:\S| (?! ))*", text):
        yield line[match.start() : match.end()]


def _without_the_farthest(words: list[_Word], marked: set[int], room: int) -> list[_Word]:
    """Words with figures stay, and of the others those next to them; the label is cut last."""
    holds = [at for at, word in enumerate(words) if any(place in marked for place, _ in word)]
    if not holds:
        return words
    others = [at for at in range(1, len(words)) if at not in holds]
    others.sort(key=lambda at: (-min(abs(at - each) for each in holds), at))
    kept = set(range(len(words)))
    for at in others:
        if _length(_elided(words, kept)) <= room:
            break
        kept.discard(at)
    left = _elided(words, kept)
    over = _length(left) - room
    if over > 0 and 0 not in holds and len(words[0]) > _LABEL:
        left[0] = [*words[0][: max(_LABEL, len(words[0]) - over - 1)], (-1, _CUT)]
    return left


def _elided(words: list[_Word], kept: set[int]) -> list[_Word]:
    """The words kept, a mark for each stretch of others."""
    shown: list[_Word] = []
    for at, word in enumerate(words):
        if at in kept:
            shown.append(word)
        elif at - 1 in kept:
            shown.append([(-1, _CUT)])
    return shown


def _length(words: list[_Word]) -> int:
    return sum(map(len, words)) + 2 * (len(words) - 1)


def _joined(words: list[_Word]) -> list[_Character]:
    line: list[_Character] = []
    for word in words:
        line += [*([(-1, " "), (-1, " ")] if line else []), *word]
    return line


def _window(line: list[_Character], marked: set[int], room: int) -> list[_Character]:
    """So many columns around the first of the figures."""
    first = next((index for index, (at, _) in enumerate(line) if at in marked), 0)
    start = min(max(0, first - _AROUND), max(0, len(line) - room))
    shown = line[start : start + room]
    if start and shown[0][0] not in marked:
        shown[0] = (-1, _CUT)
    if start + room < len(line) and shown[-1][0] not in marked:
        shown[-1] = (-1, _CUT)
    return shown
