"""EDGAR text: characters on a fixed grid, with the few SGML tags of the 1990s."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from icc_reports.errors import SourceError
from icc_reports.model.figures import Notation
from icc_reports.model.patterns import pattern_of
from icc_reports.model.source import SourceLine, Span
from icc_reports.read.blocks import Layout, Line, Piece, Rule, Start
from icc_reports.read.regions import items_of, without_page_furniture
from icc_reports.read.values import Token, token_at, tokens

_START = Start()
_TAG = pattern_of(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d+|TEXT|B|I|U|R|HTML|BODY|DIV)>", re.IGNORECASE)
_STUB = pattern_of(r"<(?<![^\n]<)S>\s", re.IGNORECASE)  # at the beginning of a line; a search for "<" is fast
_CELL = pattern_of(r"<t[dr]\b", re.IGNORECASE)
_RULE = pattern_of(r"(?<!\S)(?:- )?[-=_~]{4,}(?!\S)|(?<!\S)[=_]{2,}(?!\S)|(?<!\S)(?:- ){3,}-(?!\S)")
_SHORT_RULES = pattern_of(r"\s*+(?:(?:-{2,}+|=++|_++)\s*+)++")
_LEADER = pattern_of(
    r"(?:\. ?){4,}|(?:\. ?){3}(?!\s*(?!(?:n/?[am]|nil|none)\b)[(\"']*[a-z])|_{3,}(?=\s*\$)|(?<=\S) \.{1,2}(?=\s{2,}\S)",
    re.IGNORECASE,
)  # not the dots of a sentence: "Ohio, July 29 ... Acme reports"
_CHUNK = pattern_of(r"\S+(?: \S+)*")
_ESCAPE = pattern_of(r"\t|&(?:amp|lt|gt|quot|nbsp|#\d{2,4});")
_CODE = pattern_of(r"\d{5}(?:-\d{4})?\s*$")
_STATE = pattern_of(
    r"(?:\bD\.\s?C\.|,\s+(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
    r"Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
    r"Missouri|Montana|Nebraska|Nevada|New\s(?:Hampshire|Jersey|Mexico|York)|(?:North|South)\s(?:Carolina|Dakota)|Ohio|"
    r"Oklahoma|Oregon|Pennsylvania|Rhode\sIsland|Tennessee|Texas|Utah|Vermont|(?:West\s)?Virginia|Washington|"
    r"Wisconsin|Wyoming|[A-Z]{2}))\.?,?\s*$",
)
_YEARS = pattern_of(r"(?:19|20)\d\d [-–] ?(?:19|20)\d\d")  # a stretch of maturities, no figures
_TAB = 8
_WIDEST_ROW = 500  # characters; EDGAR allows 132 in tables, and tables of spreadsheets have come to some 300
_MOST_FIGURES = 60  # in one row
_MOST_LINES = 250_000  # the longest exhibit of the last thirty years has some 60,000
_MOST_IN_ALL = 250_000  # figures
_COLUMNS = pattern_of(r"(?<=\S)\s{2,}[$(]?[\d,.]+\)?(?=\s{2,}|$)")
_LONGEST_LINE = 20_000  # paragraphs that were never wrapped stay below; more is no text of lines


def has_text_tables(text: str) -> bool:
    """Whether its tables are marked as EDGAR text marks them, whatever it is wrapped in."""
    return _STUB.search(text) is not None and _CELL.search(text) is None


def layout_of(text: str, start: Start = _START) -> Layout:
    """An EDGAR text document laid out; its lines count from ``start.line``."""
    lines = tuple(lines_of(text, start.line))
    return Layout(
        media="text",
        items=tuple(items_of(without_page_furniture(lines))),
        lines=tuple(SourceLine(line.span, line.text) for line in lines),
        unread=tuple(line.span for line in lines if line.is_overlong and _has_columns(line.text)),
        end=start,
    )


def lines_of(text: str, first_line: int = 1) -> Iterator[Line]:
    """The lines of an EDGAR text document. Raises SourceError for what is no text of lines, or endless."""
    if text.count("\n") >= _MOST_LINES:
        raise SourceError(f"the text has more than {_MOST_LINES:,} lines. Supply the text of a release.")
    figures = 0
    for number, raw in enumerate(text.split("\n"), start=first_line):
        if len(raw.strip()) > _LONGEST_LINE:
            raise SourceError(f"line {number} has {len(raw):,} characters. Supply the text of a release, in lines.")
        line = _line(number, raw)
        figures += len(line.values)
        if figures > _MOST_IN_ALL:
            raise SourceError(f"the text has more than {_MOST_IN_ALL:,} figures. Supply the text of a release.")
        yield line


def _line(number: int, raw: str) -> Line:
    if len(raw) > _WIDEST_ROW and len(raw.rstrip()) > _WIDEST_ROW:
        return _overlong(number, raw)
    tags = {tag.upper() for tag in _TAG.findall(raw)} if "<" in raw else set()
    axis = _axis_of(number, raw)
    flat = _flatten(axis.text)
    rules = tuple(Rule(*match.span()) for match in _RULE.finditer(flat)) if _has_rule(flat) else ()
    clear = _without(flat, rules)
    if rules and _SHORT_RULES.fullmatch(clear):  # under narrow columns, beside rules under wide ones
        rules = (*rules, *(Rule(*match.span()) for match in re.finditer(r"\S+", clear)))
        clear = ""
    pieces = tuple(_beside(piece, rules) for piece in _pieces(axis, clear)) if clear.strip() else ()
    if len(flat) > _WIDEST_ROW or sum(piece.value is not None for piece in pieces) > _MOST_FIGURES:
        return _overlong(number, raw)
    return Line(
        span=Span(number, 1, max(len(raw), 1)),
        text=raw,
        pieces=pieces,
        rules=rules,
        indent=len(clear) - len(clear.lstrip()),
        is_page_break="<PAGE>" in tags or "\f" in raw,
        opens_table="<TABLE>" in tags,
        closes_table="</TABLE>" in tags,
    )


def _beside(piece: Piece, rules: Sequence[Rule]) -> Piece:
    """The piece; no figure where a rule runs through it, as between a lone bracket and the next dash."""
    is_crossed = piece.value is not None and any(rule.start < piece.end and piece.start < rule.end for rule in rules)
    return replace(piece, value=None) if is_crossed else piece


def _overlong(number: int, raw: str) -> Line:
    """A line that can be no row of a table, such as a paragraph that was never wrapped: one piece of text."""
    text = raw.strip()
    start = len(raw) - len(raw.lstrip())
    span = Span(number, start + 1, start + max(len(text), 1))
    pieces = (Piece(text=text, start=start, end=start + len(text), span=span),) if text else ()
    return Line(span=Span(number, 1, max(len(raw), 1)), text=raw, pieces=pieces, indent=start, is_overlong=True)


def _has_columns(text: str) -> bool:
    return len(_COLUMNS.findall(text)) > 1


@dataclass(frozen=True, slots=True)
class _Axis:
    """A line with its tabs expanded and its entities replaced; ``columns`` are the places of its characters before."""

    number: int
    text: str
    columns: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the source of the characters from ``start`` to ``end`` (excluded)."""
        return Span(self.number, self.columns[start] + 1, self.columns[end])


def _axis_of(number: int, raw: str) -> _Axis:
    """What a line shows once it is displayed. Its figures were aligned before its "&" was written "&amp;"."""
    text = _without_tags(raw)
    if "\t" not in text and "&" not in text:
        return _Axis(number, text, range(len(text) + 1))
    shown: list[str] = []
    columns: list[int] = []
    at = 0
    for match in _ESCAPE.finditer(text):
        shown.append(text[at : match.start()])
        columns.extend(range(at, match.start()))
        is_tab = match[0] == "\t"
        shown.append(" " * (_TAB - len(columns) % _TAB) if is_tab else _character(match[0]))
        columns.extend([match.start()] * len(shown[-1]))
        at = match.end()
    shown.append(text[at:])
    return _Axis(number, "".join(shown), [*columns, *range(at, len(text) + 1)])


def _character(entity: str) -> str:
    character = unescape(entity)
    return character if len(character) == 1 and character.isprintable() else " "


def _without_tags(raw: str) -> str:
    text = raw.replace("\f", " ")
    return _TAG.sub(lambda tag: " " * len(tag[0]), text) if "<" in text else text


def _flatten(text: str) -> str:
    """The line with dot leaders as blanks; every other character keeps its column."""
    if "..." in text or ". ." in text or " ." in text:
        text = _LEADER.sub(lambda dots: " " * len(dots[0]), text)
    return text.rstrip()


def _has_rule(text: str) -> bool:
    return "---" in text or "==" in text or "__" in text or "~~" in text or "- - - -" in text


def _without(text: str, rules: tuple[Rule, ...]) -> str:
    for rule in rules:
        text = text[: rule.start] + " " * (rule.end - rule.start) + text[rule.end :]
    return text


def _pieces(axis: _Axis, text: str) -> Iterator[Piece]:
    """Text and values of a line from left to right. A mark of nil before text is a bullet, not a value."""
    at = 0
    tails: dict[int, tuple[Piece, ...]] = {}
    for chain in _chains(text):
        if (
            not _has_gap_after(text, chain[-1].reach)
            or _is_bullet(text, chain)
            or _YEARS.fullmatch(text, chain[0].start, chain[-1].end)
            or _is_postal_code(text, chain[0].start)
        ):
            continue
        values = tuple(_value_piece(axis, text, token) for token in _of_ranges(text, chain) if token.value is not None)
        if not _has_gap_before(text, chain[0].start):
            tails[chain[-1].reach] = values
            continue
        yield from _texts(axis, text, at, chain[0].start, tails)
        yield from values
        at = chain[-1].reach
    yield from _texts(axis, text, at, len(text), tails)


def _of_ranges(text: str, chain: Sequence[Token]) -> Iterator[Token]:
    """The values of a chain, those of a range ("$0.50 - $0.55", "35% - 36%") without the dash between its ends."""
    for place, token in enumerate(chain):
        after_number = place > 0 and _is_number(chain[place - 1]) and text[token.start - 1] == " "
        if not after_number or text[token.start] not in "-–—":
            yield token
        elif token.end - token.start > 1 and text[token.start + 1] == " ":
            yield token_at(text, token.start + 2) or token
        elif token.end - token.start > 1 or place + 1 == len(chain) or not _is_number(chain[place + 1]):
            yield token


def _is_number(token: Token) -> bool:
    return token.value is not None and token.value.notation is Notation.NUMBER


def _chains(text: str) -> Iterator[list[Token]]:
    """Values that follow one another with one blank between or none, together."""
    chain: list[Token] = []
    for token in tokens(text):
        if chain and text[chain[-1].reach : token.start] not in (" ", ""):
            yield chain
            chain = []
        chain.append(token)
    if chain:
        yield chain


def _is_bullet(text: str, chain: list[Token]) -> bool:
    if any(token.value is None or token.value.notation is Notation.NUMBER for token in chain):
        return False
    if text[chain[0].start : chain[0].end] == "-0-" and not text[: chain[0].start].strip():
        return True  # the end mark of a wire service
    return not text[: chain[0].start].strip() and text[chain[-1].end :].strip()[:1].isalpha()


def _is_postal_code(text: str, at: int) -> bool:
    """Whether five digits end a line after the name of a state, as on covers ("Washington, D.C.  20549")."""
    return _CODE.match(text, at) is not None and _STATE.search(text, 0, at) is not None


def _has_gap_before(text: str, at: int) -> bool:
    return not text[:at].strip() or text[max(at - 2, 0) : at].isspace()


def _has_gap_after(text: str, at: int) -> bool:
    """Whether blanks follow, or a currency sign whose number slipped to the next line."""
    return not text[at : at + 2].strip() or text[at : at + 3].rstrip() == " $"


def _texts(axis: _Axis, text: str, start: int, end: int, tails: dict[int, tuple[Piece, ...]]) -> Iterator[Piece]:
    for match in _CHUNK.finditer(text, start, end):
        if match[0] != "$":  # a currency sign whose number stands on another line
            yield Piece(
                text=match[0],
                start=match.start(),
                end=match.end(),
                span=axis.span(match.start(), match.end()),
                tail=tails.get(match.end(), ()),
            )


def _value_piece(axis: _Axis, text: str, token: Token) -> Piece:
    return Piece(
        text=text[token.start : token.end],
        start=token.start,
        end=token.end,
        span=axis.span(token.start, token.end),
        value=token.value,
        edge=token.edge,
    )
