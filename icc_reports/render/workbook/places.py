"""What formulas refer to: figures as printed, or as recomputed; and the exact values that their cells hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from icc_reports.model.arithmetic import UndefinedValueError, evaluate, substitute
from icc_reports.model.figures import Figure
from icc_reports.model.relations import Const, Expression, refs
from icc_reports.model.source import Span
from icc_reports.render.workbook.addresses import Address
from icc_reports.render.workbook.formulas import can_fail
from icc_reports.render.workbook.layout import Block, Layout, Position, cell_scale


def valued(expression: Expression, figures: Mapping[Span, Figure]) -> Fraction | None:
    """The exact value, None for a division by zero."""
    try:
        return evaluate(expression, figures)
    except UndefinedValueError:
        return None


@dataclass(frozen=True, slots=True)
class PrintedPlaces:
    """The figures as printed; where a correction moves one, the cell that follows the switch."""

    layout: Layout
    is_corrected: bool = False

    def figure(self, span: Span) -> Address:
        """The home cell, or the recomputed cell of a place that a correction changes."""
        at = self._position(span)
        return (
            self.layout.at(Block.RECOMPUTED, at)
            if at is not None and at in self.layout.moved
            else self.layout.home(span)
        )

    def half_unit(self, span: Span) -> Address:
        """The cell of its half-unit, which follows the switch as well."""
        at = self._position(span)
        return self.layout.at(Block.TOLERANCE, at) if at is not None else self.layout.half_unit(span)

    def scale(self, span: Span) -> Fraction:
        """The printed scale."""
        return cell_scale(self.layout.report.figures[span])

    def is_fallible(self, span: Span) -> bool:
        """A typed number is always a number."""
        return False

    def adjoin(self, first: Address, second: Address) -> bool:
        """Whether no other figure stands between."""
        return self.layout.adjoin(first, second)

    def value(self, expression: Expression) -> Fraction | None:
        """The value with the switch at "as published"."""
        return valued(expression, self._standing(expression))

    def _position(self, span: Span) -> Position | None:
        positions = self.layout.corrected_positions if self.is_corrected else self.layout.positions
        return positions.get(span)

    def _standing(self, expression: Expression) -> Mapping[Span, Figure]:
        figures = self.layout.report.figures
        if not self.is_corrected:
            return figures
        swapped = {}
        for span in set(refs(expression)):
            at = self._position(span)
            if at is not None and at in self.layout.moved:
                published = self.layout.moved[at][0]
                swapped[span] = published or _nothing_like(figures[span])
        return {**figures, **swapped}


@dataclass(frozen=True, slots=True)
class ReadingPlaces(PrintedPlaces):
    """The figures in one reading, whichever the switch has chosen: as published, or in the block as corrected."""

    def figure(self, span: Span) -> Address:
        """The home cell, or that of the corrected block where the figure's table has one."""
        at = self._position(span)
        if not self.is_corrected or at is None or Block.CORRECTED not in self.layout.sheets[at.table].blocks:
            return self.layout.home(span)
        return self.layout.at(Block.CORRECTED, at)

    def value(self, expression: Expression) -> Fraction | None:
        """The value of the figures themselves: each stands where its reading has it."""
        return valued(expression, self.layout.report.figures)


def _nothing_like(figure: Figure) -> Figure:
    return replace(figure, number=Decimal(0))


@dataclass(slots=True)
class Recomputed:
    """The blocks of recomputed figures: which cells depend on which, in what order, and with what values.

    A figure that is re-derived refers to the recomputed cells of its operands, so that an edited input reaches all
    that rests on it. Where figures re-derive one another in a circle they refer to each other as printed. A step of a
    reconciliation takes the figure of the statement with which it agrees, as recomputed there, if that is what is
    printed here: so an edit of a statement reaches its reconciliations, and what does not agree is left alone.
    """

    layout: Layout
    expressions: dict[Position, tuple[Expression | None, Expression | None]] = field(init=False)
    values: dict[Position, Fraction | None] = field(init=False, default_factory=dict)
    fallible: set[Position] = field(init=False, default_factory=set)
    tied: set[Position] = field(init=False, default_factory=set)
    _circle: dict[Position, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.expressions = {
            at: (before.recomputed, after.recomputed)
            for sheet in self.layout.sheets
            for at, before, after in sheet.cells()
            if at not in self.layout.moved
            and before.figure is not None
            and (before.recomputed is not None or after.recomputed is not None)
        }
        ties = self._ties()
        self.expressions |= {at: (tie, tie) for at, tie in ties.items()}
        for ordinal, circle in enumerate(components(self._edges())):
            self._circle.update(dict.fromkeys(circle, ordinal))
            for at in circle:
                if at in ties and (len(circle) > 1 or not self._agrees(at, ties[at])):
                    del self.expressions[at]
                else:
                    self._evaluate(at)
        self.tied = set(ties) & set(self.expressions)

    def _ties(self) -> dict[Position, Expression]:
        """What figures agree with, where nothing else in their own table gives them."""
        return {
            at: cell.agrees_with
            for sheet in self.layout.sheets
            for at, cell, _ in sheet.cells()
            if cell.agrees_with is not None
            and at not in self.expressions
            and at not in self.layout.moved
            and all(span in self.layout.positions for span in refs(cell.agrees_with))
        }

    def _agrees(self, at: Position, tie: Expression) -> bool:
        figure = self.figure_at(at)
        return figure is not None and self.places(at).value(tie) == figure.amount

    def places(self, at: Position, *, is_corrected: bool = False) -> RecomputedPlaces:
        """What the formula of the cell refers to."""
        return RecomputedPlaces(self, at, is_corrected)

    def operand(self, at: Position, span: Span, *, is_corrected: bool) -> Position | None:
        """The recomputed cell that stands for a figure in the formula at ``at``; None for the figure as printed."""
        positions = self.layout.corrected_positions if is_corrected else self.layout.positions
        target = positions.get(span)
        if target is None or (target in self.expressions and self._circle.get(target) == self._circle.get(at)):
            return None
        return target

    def _edges(self) -> Mapping[Position, Sequence[Position]]:
        edges: dict[Position, list[Position]] = {}
        for at, (before, after) in self.expressions.items():
            targets = [self.layout.positions.get(span) for span in refs(before)] if before is not None else []
            if after is not None and after != before:
                targets += [self.layout.corrected_positions.get(span) for span in refs(after)]
            edges[at] = [target for target in dict.fromkeys(targets) if target in self.expressions and target]
        return edges

    def _evaluate(self, at: Position) -> None:
        before, after = self.expressions[at]
        for expression, is_corrected in ((before, False), (after, True)):
            if expression is not None and self._is_fallible(at, expression, is_corrected):
                self.fallible.add(at)
        if before is not None:
            self.values[at] = self.places(at).value(before)
        else:
            figure = self.figure_at(at)
            self.values[at] = figure.amount if figure else Fraction(0)

    def _is_fallible(self, at: Position, expression: Expression, is_corrected: bool) -> bool:
        operands = (self.operand(at, span, is_corrected=is_corrected) for span in refs(expression))
        return can_fail(expression) or any(operand in self.fallible for operand in operands)

    def figure_at(self, at: Position) -> Figure | None:
        """The figure printed at a position."""
        return self.layout.sheets[at.table].table.rows[at.row].cells[at.column].figure

    def value_at(self, at: Position) -> Fraction | None:
        """The value of a recomputed cell in full units, with the switch at "as published"."""
        if at in self.values:
            return self.values[at]
        figure = self.figure_at(at)
        return figure.amount if figure else Fraction(0)


@dataclass(frozen=True, slots=True)
class RecomputedPlaces:
    """What the recomputed cell at one position refers to."""

    recomputed: Recomputed
    position: Position
    is_corrected: bool

    def figure(self, span: Span) -> Address:
        """The recomputed cell of the figure, or its home cell where that would close a circle."""
        layout = self.recomputed.layout
        operand = self._operand(span)
        return layout.home(span) if operand is None else layout.at(Block.RECOMPUTED, operand)

    def half_unit(self, span: Span) -> Address:
        """The cell of its half-unit."""
        return self.recomputed.layout.half_unit(span)

    def scale(self, span: Span) -> Fraction:
        """The printed scale."""
        return cell_scale(self.recomputed.layout.report.figures[span])

    def is_fallible(self, span: Span) -> bool:
        """Whether what the cell holds rests on a division."""
        return self._operand(span) in self.recomputed.fallible

    def adjoin(self, first: Address, second: Address) -> bool:
        """Whether no other figure stands between."""
        return self.recomputed.layout.adjoin(first, second)

    def value(self, expression: Expression) -> Fraction | None:
        """The value over the recomputed cells."""
        constants: dict[Span, Expression] = {}
        for span in refs(expression):
            operand = self._operand(span)
            if operand is not None:
                value = self.recomputed.value_at(operand)
                if value is None:
                    return None
                constants[span] = Const(value)
        return valued(substitute(expression, constants), self.recomputed.layout.report.figures)

    def _operand(self, span: Span) -> Position | None:
        return self.recomputed.operand(self.position, span, is_corrected=self.is_corrected)


def components(edges: Mapping[Position, Sequence[Position]]) -> Iterator[tuple[Position, ...]]:
    """The strongly connected components, what they depend on first (Tarjan, without recursion)."""
    index: dict[Position, int] = {}
    low: dict[Position, int] = {}
    stack: list[Position] = []
    waiting: set[Position] = set()
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        waiting.add(root)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    waiting.add(target)
                    work.append((target, iter(edges[target])))
                    break
                if target in waiting:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    cut = stack.index(node) if stack[-1] != node else len(stack) - 1
                    found, stack[cut:] = tuple(stack[cut:]), []
                    waiting.difference_update(found)
                    yield found
