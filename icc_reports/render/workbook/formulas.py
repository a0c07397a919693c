"""One translator from expressions to formulas: it writes references to cells, never values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple, Protocol

from icc_reports.model.relations import (
    Abs,
    Const,
    Expression,
    Greatest,
    HalfUnit,
    Least,
    Product,
    Quotient,
    Ref,
    Sum,
    Term,
    children,
    refs,
)
from icc_reports.model.source import Span
from icc_reports.render.workbook.addresses import Address, range_between

MAX_TEXT = 1800  # of a part; a whole formula of four parts stays within Excel's 8,192 characters
MAX_ARGUMENTS = 250  # Excel allows 255
_UNIVERSAL = frozenset({0, 1, 2, 100})
_SUM, _PRODUCT, _ATOM = range(3)

Scale = tuple[tuple[Fraction, int], ...]
UNSCALED: Scale = ()


class Places(Protocol):
    """Where the figures stand that a formula refers to."""

    def figure(self, span: Span) -> Address:
        """The cell of the figure."""

    def half_unit(self, span: Span) -> Address:
        """The cell of half a unit of the figure's last printed digit."""

    def scale(self, span: Span) -> Fraction:
        """What both cells are multiplied by to be in full units."""

    def is_fallible(self, span: Span) -> bool:
        """Whether the figure's cell can hold a word instead of a number."""

    def value(self, expression: Expression) -> Fraction | None:
        """The exact value over these cells, in full units; None for a division by zero."""

    def adjoin(self, first: Address, second: Address) -> bool:
        """Whether no other figure stands between two cells of one row or column."""


class Desk(Protocol):
    """What a formula may need beside figures: names for scales, cells for constants and for parts that are too long."""

    def scale_name(self, scale: Fraction) -> str:
        """The defined name of a scale."""

    def constant(self, value: int) -> str:
        """The reference to a constant that is not universal."""

    @property
    def side_sheet(self) -> str:
        """The sheet that holds parts of formulas that would be too long."""

    def set_aside(self, text: str, value: Fraction | None, *, is_fallible: bool) -> Address:
        """Write such a part into a cell of its own; ``value`` is its result in the units of the cell."""


class _Piece(NamedTuple):
    text: str
    level: int
    scale: Scale
    is_zero: bool = False

    def within(self, level: int) -> str:
        return self.text if self.level >= level else f"({self.text})"


class _Signed(NamedTuple):
    weight: Fraction
    piece: _Piece


def can_fail(expression: Expression) -> bool:
    """Whether it divides, and so can be without a value."""
    return isinstance(expression, Quotient) or any(can_fail(child) for child in children(expression))


def scale_of(factor: Fraction) -> Scale:
    """The scale that is the given factor."""
    return UNSCALED if factor == 1 else ((factor, 1),)


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates for one sheet, over one set of places."""

    sheet: str
    places: Places
    desk: Desk
    _done: dict[int, tuple[Expression, _Piece]] = field(init=False, default_factory=dict, repr=False)

    def formula(self, expression: Expression, scale: Fraction) -> str:
        """The expression in units of ``scale``, without the leading equals sign."""
        return self._rescaled(self._translate(expression), scale_of(scale)).text

    def half_unit(self, span: Span, scale: Fraction) -> str:
        """Half a unit of the figure's last digit in units of ``scale``, without the leading equals sign."""
        return self.formula(HalfUnit(span), scale)

    def _translate(self, expression: Expression) -> _Piece:
        """The expression, translated once however often it occurs: the two bounds of a quotient share their corners."""
        done = self._done.get(id(expression))
        if done is None:  # the expression is kept with its piece, so that no other takes over its identity
            done = self._done[id(expression)] = expression, self._translated(expression)
        return done[1]

    def _translated(self, expression: Expression) -> _Piece:
        match expression:
            case Ref(span):
                return self._cell(self.places.figure(span), span)
            case HalfUnit(span):
                return self._cell(self.places.half_unit(span), span)
            case Const(value):
                return self._constant(value)
            case Sum():
                return self._sum(tuple(_flat(expression)))
            case Product(factors):
                return self._product(factors)
            case Quotient(numerator, denominator):
                return self._quotient(numerator, denominator)
            case Abs(of):
                inner = self._part(of)
                return _Piece(f"ABS({inner.text})", _ATOM, inner.scale)
            case Least(of):
                return self._extreme("MIN", Least, of)
            case Greatest(of):
                return self._extreme("MAX", Greatest, of)

    def _cell(self, address: Address, span: Span) -> _Piece:
        return _Piece(address.seen_from(self.sheet), _ATOM, scale_of(self.places.scale(span)))

    def _constant(self, value: Fraction) -> _Piece:
        sign = "-" if value < 0 else ""
        text = sign + self._integer(abs(value.numerator))
        if value.denominator != 1:
            return _Piece(f"{text}/{self._integer(value.denominator)}", _SUM if sign else _PRODUCT, UNSCALED)
        return _Piece(text, _SUM if sign else _ATOM, UNSCALED, is_zero=value == 0)

    def _integer(self, value: int) -> str:
        return str(value) if value in _UNIVERSAL else self.desk.constant(value)

    def _sum(self, terms: tuple[Term, ...]) -> _Piece:
        if not terms:
            return self._constant(Fraction(0))
        signed = [self._signed_run(run) for run in self._runs(terms)]
        scale = _common([each.piece for each in signed])
        pieces = [_Signed(each.weight, self._rescaled(each.piece, scale)) for each in signed]
        joined = self._joined(pieces, scale)
        if len(joined.text) <= MAX_TEXT or len(terms) == 1:
            return joined
        middle = len(terms) // 2
        halves = [self._aside(Sum(half)) for half in (terms[:middle], terms[middle:])]
        scale = _common(halves)
        return self._joined([_Signed(Fraction(1), self._rescaled(half, scale)) for half in halves], scale)

    def _joined(self, signed: Sequence[_Signed], scale: Scale) -> _Piece:
        if len(signed) == 1 and signed[0].weight == 1:
            return signed[0].piece
        text = ""
        for each in signed:
            sign = "-" if each.weight.numerator < 0 else "+" if text else ""
            text += sign + self._weighted(each)
        level = _PRODUCT if len(signed) == 1 and signed[0].weight > 0 else _SUM
        return _Piece(text, level, scale)

    def _weighted(self, each: _Signed) -> str:
        text, weight = each.piece.within(_PRODUCT), each.weight
        if abs(weight.numerator) != 1:
            text += f"*{self._integer(abs(weight.numerator))}"
        return text if weight.denominator == 1 else f"{text}/{self._integer(weight.denominator)}"

    def _runs(self, terms: tuple[Term, ...]) -> Iterator[tuple[Term, ...]]:
        run: list[Term] = []
        for term in terms:
            if run and not self._extends(run, term):
                yield tuple(run)
                run = []
            run.append(term)
        yield tuple(run)

    def _extends(self, run: Sequence[Term], term: Term) -> bool:
        last, of = run[-1].of, term.of
        if not isinstance(of, (Ref, HalfUnit)) or type(of) is not type(last) or not _is_plain(term.weight):
            return False
        assert isinstance(last, (Ref, HalfUnit))  # noqa: S101 - told by the type of the other
        if term.weight != run[-1].weight or self.places.scale(of.span) != self.places.scale(last.span):
            return False
        if isinstance(of, Ref) and (self.places.is_fallible(of.span) or self.places.is_fallible(last.span)):
            return False
        before, here = self._address(last), self._address(of)
        first = self._address(run[0].of)
        is_down = here.column == first.column == before.column and here.row > before.row
        is_across = here.row == first.row == before.row and here.column > before.column
        return here.sheet == before.sheet and (is_down or is_across) and self.places.adjoin(before, here)

    def _address(self, of: Expression) -> Address:
        match of:
            case HalfUnit(span):
                return self.places.half_unit(span)
            case Ref(span):
                return self.places.figure(span)
            case _:
                raise TypeError(f"{type(of).__name__} has no cell")

    def _signed_run(self, run: tuple[Term, ...]) -> _Signed:
        first = run[0]
        if len(run) == 1:
            if isinstance(first.of, Const):
                value = first.weight * first.of.value
                return _Signed(Fraction(-1 if value < 0 else 1), self._constant(abs(value)))
            return _Signed(first.weight, self._translate(first.of))
        cells = range_between(self._address(first.of), self._address(run[-1].of), self.sheet)
        return _Signed(first.weight, _Piece(f"SUM({cells})", _ATOM, self._translate(first.of).scale))

    def _product(self, factors: tuple[Expression, ...]) -> _Piece:
        pieces = [self._part(factor) for factor in factors]
        scale = UNSCALED
        for piece in pieces:
            scale = _scaled(scale, piece.scale, 1)
        return _Piece("*".join(piece.within(_PRODUCT) for piece in pieces) or "1", _PRODUCT, scale)

    def _quotient(self, numerator: Expression, denominator: Expression) -> _Piece:
        top, bottom = self._part(numerator), self._part(denominator)
        return _Piece(f"{top.within(_PRODUCT)}/{bottom.within(_ATOM)}", _PRODUCT, _scaled(top.scale, bottom.scale, -1))

    def _extreme(self, function: str, kind: type[Least] | type[Greatest], of: tuple[Expression, ...]) -> _Piece:
        pieces = [self._part(each) for each in of]
        scale = _common(pieces)
        text = f"{function}({','.join(self._rescaled(piece, scale).text for piece in pieces)})"
        if len(of) <= MAX_ARGUMENTS and (len(text) <= MAX_TEXT or len(of) <= 2):
            return _Piece(text, _ATOM, scale)
        middle = len(of) // 2
        halves = [self._aside(kind(half)) for half in (of[:middle], of[middle:])]
        scale = _common(halves)
        return _Piece(f"{function}({','.join(self._rescaled(half, scale).text for half in halves)})", _ATOM, scale)

    def _part(self, expression: Expression) -> _Piece:
        piece = self._translate(expression)
        if len(piece.text) > MAX_TEXT // 4:
            piece = self._aside(expression)
            self._done[id(expression)] = expression, piece
        return piece

    def _aside(self, expression: Expression) -> _Piece:
        piece = replace(self, sheet=self.desk.side_sheet)._translate(expression)
        value = self.places.value(expression)
        for factor, power in piece.scale:
            value = None if value is None else value / factor**power
        is_fallible = can_fail(expression) or any(self.places.is_fallible(span) for span in refs(expression))
        cell = self.desk.set_aside(piece.text, value, is_fallible=is_fallible).seen_from(self.sheet)
        # MIN and MAX skip a word in a cell they refer to; in a sum it is an error, as it should be.
        return _Piece(f"{cell}+0" if is_fallible else cell, _SUM if is_fallible else _ATOM, piece.scale)

    def _rescaled(self, piece: _Piece, target: Scale) -> _Piece:
        if piece.is_zero or piece.scale == target:
            return piece
        text = piece.within(_PRODUCT)
        for factor, power in _scaled(piece.scale, target, -1):
            text += (("*" if power > 0 else "/") + self.desk.scale_name(factor)) * abs(power)
        return _Piece(text, _PRODUCT, target)


def _flat(expression: Sum, weight: Fraction | None = None) -> Iterator[Term]:
    """The terms with those of sums inside pulled out, so that neighbours can form a range."""
    for term in expression.terms:
        each = term if weight is None else Term(weight * term.weight, term.of)
        if isinstance(term.of, Sum):
            yield from _flat(term.of, None if each.weight == 1 else each.weight)
        else:
            yield each


def _common(pieces: Sequence[_Piece]) -> Scale:
    """The scale that all pieces share, or full units."""
    scales = {piece.scale for piece in pieces if not piece.is_zero}
    return scales.pop() if len(scales) == 1 else UNSCALED


def _scaled(scale: Scale, by: Scale, power: int) -> Scale:
    powers = dict(scale)
    for factor, exponent in by:
        powers[factor] = powers.get(factor, 0) + power * exponent
    return tuple(sorted((factor, exponent) for factor, exponent in powers.items() if exponent))


def _is_plain(weight: Fraction) -> bool:
    """Whether a term is added or taken off as it is."""
    return weight.denominator == 1 and weight.numerator in (1, -1)
