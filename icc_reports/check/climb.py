"""The search for totals: climbs down the rows of a ladder and asks of each whether it sums up rows still open.

A hypothesis is a run of open rows with weights. What speaks for it is counted in bits: the digits of every column in
which it holds, less what it takes to describe it (how far the run reaches, which signs turn), less a charge for
every column in which it fails. So a long run of equal signs that foots in one column of five digits is believed,
and a handful of turned signs over two small figures is not.

The file is long because every way to explain a row looks at the same open rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from icc_reports.check.calculations import is_known
from icc_reports.check.evidence import (
    Fit,
    Found,
    Tally,
    fit_of,
    fit_run,
    holds_everywhere,
    misprint_bits,
    miss_digits,
    sign_turns,
    sums_up_those_above,
)
from icc_reports.check.hypotheses import (
    BELIEVED,
    BELIEVED_WITH_FAILURE,
    FAILURE,
    MOVED,
    Hypothesis,
    Open,
    adds_up_something,
    moved_columns,
    score_of,
    threshold,
)
from icc_reports.check.ladder import Ladder, Rung
from icc_reports.check.wording import same_words, shares_words, significant

_REACH = 80  # rows that one total may sum up
_MINUS_REACH = 30  # rows of one sign after a first of the other
_TURNED_REACH = 9  # rows among which single signs may turn
_GAP_REACH = 40  # rows above in which a lone operand is sought

_SWAP_REACH = 3  # addends of which totals may be replaced by their own parts
_SWAP_PARTS = 6

_PROBES = 5  # columns asked before a run is looked at in all
_REPAIR = 2  # bits that a repair must tell beyond the choice of its row
_AHEAD = 3  # rows below in which the total of a row may stand

_NAMED = 6  # what a row looks like, in bits, that is called a total
_CLOSING = 5  # what a row looks like, in bits, that closes a stretch of rows: a rule or a total's name
_CLOSED = 8
_KNOWN = 14  # what it is worth, in bits, that the taxonomy computes a row so
_UNTOLD = 6  # charge for a total above its parts that fails somewhere, and that nothing but figures tells of

_BORNE_OUT = 3  # columns that hold for each that fails, where nothing is printed that tells of a total

_BELIEVED_BY_RULE = 10  # where a rule tells of a total that does not hold in its only column


def climb(ladder: Ladder) -> tuple[Found, ...]:
    """Every total that the figures bear out, top to bottom.

    Each row is summed up by one total at most, save for operands that are used again across a gap.
    """
    climber = _Climber(ladder)
    for rung in ladder.rungs:
        climber.step(rung)
    return tuple(climber.found)


class _Climber:
    """The state of the climb: rows still open, and the totals found so far."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.width = len(ladder.columns)
        self.open: list[Open] = []
        self.found: list[Found] = []
        self.seen: dict[str, Rung] = {}

    def step(self, rung: Rung) -> None:
        """Look at the next row: a total of rows above, the last part of a total above, or one more open row."""
        if all(value is None for value in rung.values):
            return
        best = None if rung.is_empty else self._best(rung)
        if best is None:
            self.open.append(Open(rung, since=rung.position))
            return
        taken = self.open[len(self.open) - best.taken :]
        del self.open[len(self.open) - best.taken :]
        self.found.append(best.found)
        self.open.append(Open(best.found.total, is_total=True, since=min(each.since for each in taken)))

    def _best(self, rung: Rung) -> Hypothesis | None:
        is_repeat = self._is_repeat(rung)
        believed = [each for each in self._hypotheses(rung, is_repeat) if each.score >= threshold(each)]
        best = max(believed, key=lambda each: (each.is_plain, each.score), default=None)
        if best is None and not is_repeat:
            best = self._across_a_gap(rung) or self._by_structure(rung) or self._by_rule(rung)
        if best is not None and best.turns and self._is_addend(rung):
            plain = [each for each in believed if not each.turns]
            return max(plain, key=lambda each: (each.is_plain, each.score), default=None)
        return best

    def _is_repeat(self, rung: Rung) -> bool:
        """Whether it prints a row above once more, same label and (mostly) same figures: a tie, not a total."""
        label = rung.row.label.strip().lower()
        earlier = self.seen.setdefault(label, rung) if label else rung
        if earlier is rung:
            return False
        pairs = [
            (one, other)
            for one, other in zip(earlier.values, rung.values, strict=True)
            if one is not None and other is not None
        ]
        return bool(pairs) and 2 * sum(one == other != 0 for one, other in pairs) >= len(pairs)

    def _hypotheses(self, target: Rung, is_repeat: bool) -> Iterator[Hypothesis]:
        hint = self.ladder.hint(target)
        if not is_repeat:
            yield from self._single(target, hint)
        for taken, first_turns in self._runs(target, may_turn=not is_repeat):
            tally = Tally.of([each.rung for each in self.open[-taken:]], self.width)
            cost = self._cost(taken)
            if first_turns:
                yield from self._first_less_rest(target, tally, taken, hint, cost)
            else:
                yield from self._plain(target, tally, taken, hint - cost)
        if hint and not is_repeat:
            for taken in range(2, min(len(self.open), _TURNED_REACH) + 1):
                yield from self._turned(target, taken, hint - self._cost(taken))

    def _runs(self, target: Rung, *, may_turn: bool) -> Iterator[tuple[int, bool]]:
        """How many open rows may add up to the target, or be a first less the rest, as far as some columns tell.

        A relation may fail in half of its columns, and a figure in the wrong one fails two, so that many are asked,
        five at most; and the sum of all columns, which stays right when a figure has moved between two.
        """
        stated = [column for column, value in enumerate(target.values) if value]
        probes = stated[: min(len(stated) // 2 + 2, _PROBES)]
        wanted = [target.values[column] or 0 for column in probes]
        sums = [0] * len(probes)
        reach = [target.halves[column] for column in probes]
        asked = range(len(probes))
        whole, whole_reach, target_whole = 0, sum(target.halves), sum(value or 0 for value in target.values)
        for taken in range(1, min(len(self.open), _REACH) + 1):
            rung = self.open[-taken].rung
            values, halves = rung.values, rung.halves
            row = sum(value or 0 for value in values)
            whole += row
            whole_reach += sum(halves)
            is_sum = -whole_reach <= target_whole - whole <= whole_reach
            is_less = -whole_reach <= target_whole + whole - 2 * row <= whole_reach
            for place in asked:
                column = probes[place]
                value = values[column] or 0
                sums[place] += value
                reach[place] += halves[column]
                miss = wanted[place] - sums[place]
                is_sum = is_sum or -reach[place] <= miss <= reach[place]
                is_less = is_less or -reach[place] <= wanted[place] + sums[place] - 2 * value <= reach[place]
            if is_sum and taken > 1:
                yield taken, False
            if is_less and 1 < taken <= _MINUS_REACH and may_turn:
                yield taken, True

    def _is_addend(self, rung: Rung) -> bool:
        """Whether a row just below is the plain total of it and open rows above: then it is not a result itself.

        Without this, the last item of equity would be "total assets less all the others".
        """
        run: list[Rung] = [rung]
        for target in self.ladder.rungs[rung.position + 1 : rung.position + 1 + _AHEAD]:
            tally = Tally.of(run, self.width)
            if holds_everywhere(fit_run(target, tally.sums, tally)):
                return False  # the total of it and the rows below it alone: it begins something
            for place, opened in enumerate(reversed(self.open[-_MINUS_REACH:])):
                tally.add(opened.rung)
                fit = fit_run(target, tally.sums, tally)
                if not fit.joined or len(fit.failing) > fit.holding:
                    continue
                score, believed = fit.bits + self.ladder.hint(target), BELIEVED
                if fit.failing:
                    addends = [(1, each) for each in (*run, *(each.rung for each in self.open[-1 - place :]))]
                    agreeing = sum(misprint_bits(target, addends, column) for column in fit.failing)
                    score += agreeing - FAILURE * len(fit.failing)
                    believed = BELIEVED_WITH_FAILURE
                if score >= believed:
                    return True
            run.append(target)
        return False

    def _cost(self, taken: int) -> int:
        """The bits that tell how far the run reaches: few where something begins with its first row."""
        first = self.open[-taken]
        begins = first.rung.is_break or first.is_total or taken == len(self.open) or self.open[-taken - 1].is_total
        return 1 if begins else taken.bit_length() + 2

    def _single(self, target: Rung, hint: int) -> Iterator[Hypothesis]:
        """A total of one row, by its name."""
        only = self.open[-1] if self.open else None
        label = target.row.label
        if only is None or hint < _NAMED or not label.strip() or only.is_total:
            return
        if not shares_words(label, only.rung.row.label):
            return
        fit = fit_of(target, ((1, only.rung),), self.width)
        is_borne_out = "total" in label.lower() and fit.holding >= _BORNE_OUT * len(fit.failing)
        if (is_borne_out or not fit.failing) and not fit.unsupported:
            yield Hypothesis(score_of(fit, hint - 2), Found(target, ((1, only.rung),), tuple(fit.failing)), 1)

    def _plain(self, target: Rung, tally: Tally, taken: int, prior: int) -> Iterator[Hypothesis]:
        addends = self._weighted([1] * taken)
        yield from self._proposed(target, addends, fit_run(target, tally.sums, tally), prior, taken)

    def _first_less_rest(self, target: Rung, tally: Tally, taken: int, hint: int, cost: int) -> Iterator[Hypothesis]:
        """The first row less those under it; or, where that looks more like a total, the total above its parts."""
        first = self.open[-taken]
        above = 0 if first.is_total else self._hint_above(first.rung, taken, target)
        if above > hint or not hint:
            if not first.is_total:
                parts = tuple((1, each.rung) for each in self.open[len(self.open) - taken + 1 :])
                addends = (*parts, (1, target))
                fit = fit_of(first.rung, addends, self.width)
                spent = cost + 2 + (_UNTOLD if fit.failing and above <= 1 else 0)
                for each in self._proposed(first.rung, addends, fit, above - spent, taken):
                    yield replace(each, is_above=True)
            return
        computed = [2 * (value or 0) - total for value, total in zip(first.rung.values, tally.sums, strict=True)]
        fit = fit_run(target, computed, tally)
        if (
            fit.failing
            and taken > 2
            and hint < 5
            and len(fit.failing) != 2
            and fit.holding < _BORNE_OUT * len(fit.failing)
        ):
            return
        yield from self._proposed(target, self._weighted([1] + [-1] * (taken - 1)), fit, hint - cost - 2, taken)

    def _weighted(self, weights: Sequence[int]) -> tuple[tuple[int, Rung], ...]:
        run = [each.rung for each in self.open[len(self.open) - len(weights) :]]
        return tuple(zip(weights, run, strict=True))

    def _hint_above(self, first: Rung, taken: int, last: Rung) -> int:
        """How much the first row of a run looks like the total of those under it: all of them set in, or its name."""
        parts = [*(each.rung for each in self.open[len(self.open) - taken + 1 :]), last]
        told = 4 if all(part.row.indent > first.row.indent for part in parts) else 0
        told += 4 if first.row.label.strip().lower().startswith("total") else 0
        return told + (1 if first.is_break else 0)

    def _turned(self, target: Rung, taken: int, prior: int) -> Iterator[Hypothesis]:
        """The run with one or two signs turned, from all plus and from a first less the rest."""
        run = [each.rung for each in self.open[-taken:]]
        probes = [column for column, value in enumerate(target.values) if value][:2]
        for base, charge in (([1] * taken, 0), ([1] + [-1] * (taken - 1), 2)):
            meeting = {turned for column in probes for turned in sign_turns(target, run, base, column)}
            for turned in sorted(meeting):
                weights = [-weight if place in turned else weight for place, weight in enumerate(base)]
                addends = self._weighted(weights)
                fit = fit_of(target, addends, self.width)
                if len(fit.failing) < fit.holding and not (fit.failing and self._crosses_a_total(taken)):
                    spent = charge + len(turned) * (taken.bit_length() + 2) + 2 * bool(fit.failing)
                    yield from self._proposed(target, addends, fit, prior - spent, taken)

    def _crosses_a_total(self, taken: int) -> bool:
        """Whether a row inside the run looks like a total of rows that were not found: the run is then no unit."""
        inside = self.open[len(self.open) - taken + 1 :]
        return any(not each.is_total and self.ladder.hint(each.rung) >= 6 for each in inside)

    def _proposed(
        self, target: Rung, addends: tuple[tuple[int, Rung], ...], fit: Fit, prior: int, taken: int
    ) -> Iterator[Hypothesis]:
        """The hypothesis, if as many columns hold as fail or one figure in the wrong column explains the rest."""
        moved = moved_columns(target, addends, fit.failing)
        if moved:
            digits = sum(target.magnitude(column).bit_length() for column in moved)
            prior += digits - len(addends).bit_length() - 2 - MOVED + FAILURE * len(moved)
        others = [column for column in fit.failing if column not in moved]
        known = is_known(target, addends)
        if (not moved and (not fit.holding or not (fit.joined or known))) or len(others) > fit.holding:
            return
        repaired = self._repaired(target, addends, others) if others and not moved else None
        found = repaired or Found(target, addends, tuple(fit.failing), by_move=bool(moved) and not others)
        agreeing = sum(misprint_bits(target, addends, column) for column in others)
        if others and self._closes(target, taken) and all(weight == 1 for weight, _ in addends):
            prior += _CLOSED
        prior += _KNOWN if known else 0
        yield Hypothesis(score_of(fit, prior) + agreeing, found, taken)

    def _closes(self, target: Rung, taken: int) -> bool:
        """Whether the run fills a stretch of the table that the target closes: from its beginning to its rule."""
        return self.ladder.hint(target) >= _CLOSING and self._cost(taken) == 1

    def _repaired(self, target: Rung, addends: tuple[tuple[int, Rung], ...], failing: Sequence[int]) -> Found | None:
        """The same without one row, or with one more from further up, where that makes every column hold.

        Such a row was printed twice, or stands apart: then nothing fails. The difference must have more digits than it
        takes to say which row, or some row explains it by chance.
        """
        digits = sum(miss_digits(target, addends, column) for column in failing)
        is_told = digits >= len(addends).bit_length() + _REPAIR
        for place in range(len(addends)):
            if is_told or sums_up_those_above(addends, place):
                narrower = addends[:place] + addends[place + 1 :]
                if len(narrower) > 1 and holds_everywhere(fit_of(target, narrower, self.width)):
                    return Found(target, narrower, ())
        swapped = self._with_parts(target, addends)
        if swapped is not None:
            return swapped
        inside = {rung.position for _, rung in addends}
        rows = [
            rung
            for rung in self.ladder.rungs[max(0, target.position - _GAP_REACH) : target.position]
            if rung.position not in inside
        ]
        if digits < len(rows).bit_length() + 1 + _REPAIR:
            return None
        for rung in rows:
            for weight in (1, -1):
                wider = (*addends, (weight, rung))
                if holds_everywhere(fit_of(target, wider, self.width)):
                    return Found(target, wider, ())
        return None

    def _holds_without_a_repeat(self, target: Rung, addends: tuple[tuple[int, Rung], ...]) -> bool:
        """Whether the column adds up without a row that sums up those above it: a subtotal too small to be told."""
        narrower = (addends[:place] + addends[place + 1 :] for place in _repeats(addends))
        return any(len(rest) > 1 and holds_everywhere(fit_of(target, rest, self.width)) for rest in narrower)

    def _with_parts(self, target: Rung, addends: tuple[tuple[int, Rung], ...]) -> Found | None:
        """The same with totals replaced by one of their own addends ("as reported" instead of "at constant rates")."""
        if len(addends) > _SWAP_REACH:
            return None
        parts = {found.total.position: [part for _, part in found.addends][:_SWAP_PARTS] for found in self.found}
        choices = [
            [(weight, rung), *((weight, part) for part in parts.get(rung.position, []))] for weight, rung in addends
        ]
        for choice in product(*choices):
            if choice != addends and holds_everywhere(fit_of(target, choice, self.width)):
                return Found(target, choice, ())
        return None

    def _across_a_gap(self, target: Rung) -> Hypothesis | None:
        """A result of the total just above and one row further up ("revenue less adjusted cost")."""
        hint = self.ladder.hint(target)
        last = self.open[-1] if self.open else None
        if not hint or last is None or not (last.is_total or self.ladder.hint(last.rung) >= 6):
            return None
        above = self.ladder.rungs[max(0, target.position - _GAP_REACH) : last.since]
        candidates = [rung for rung in above if not rung.is_empty]
        cost = len(candidates).bit_length() + 3
        for rung in candidates:
            for one, other in ((1, -1), (1, 1), (-1, 1)):
                addends = ((one, rung), (other, last.rung))
                fit = fit_of(target, addends, self.width)
                if holds_everywhere(fit) and fit.bits - cost + hint >= BELIEVED:
                    return Hypothesis(fit.bits, Found(target, addends, ()), 1)
        return None

    def _by_structure(self, target: Rung) -> Hypothesis | None:
        """The total of a section by its name, whose lines do not add up to it in any column."""
        label = target.row.label.strip().lower()
        if not label.startswith("total ") or not any(target.values):
            return None
        run: list[Rung] = []
        for each in reversed(self.open):
            run.insert(0, each.rung)
            if each.rung.is_break or each.is_total:
                break
        heading = run[0].row.section[-1] if run and run[0].row.section else ""
        inside = all(rung.row.section[-1:] == (heading,) for rung in run)
        if len(run) < 2 or not inside or not same_words(significant(label), significant(heading)):
            return None
        addends = tuple((1, rung) for rung in run)
        fit = fit_of(target, addends, self.width)
        if fit.holding or fit.unsupported:
            return None
        return Hypothesis(0, Found(target, addends, tuple(fit.failing), by_name=True), len(run))

    def _by_rule(self, target: Rung) -> Hypothesis | None:
        """The total of the only column that adds up something, whose lines, closed by a rule, miss it by one misprint.

        In the other columns all lines but one are nil or blank, so that what holds there tells nothing.
        """
        if not any(target.values) or self.ladder.hint(target) < _CLOSING:
            return None
        believed = []
        for taken in range(2, min(len(self.open), _MINUS_REACH) + 1):
            if self._cost(taken) > 1:
                continue
            for less in (False, True):
                addends = self._weighted([1] + [-1 if less else 1] * (taken - 1))
                fit = fit_of(target, addends, self.width)
                if (
                    len(fit.failing) != 1
                    or fit.joined
                    or fit.unsupported
                    or not adds_up_something(addends, fit.failing[0])
                ):
                    continue
                if self._holds_without_a_repeat(target, addends):
                    return None
                agreeing = misprint_bits(target, addends, fit.failing[0])
                score = agreeing + self.ladder.hint(target) - self._cost(taken) - 2 * less
                if agreeing and score >= _BELIEVED_BY_RULE:
                    believed.append(Hypothesis(score, Found(target, addends, tuple(fit.failing)), taken))
        return max(believed, key=lambda each: each.score, default=None)


def _repeats(addends: Sequence[tuple[int, Rung]]) -> Iterator[int]:
    return (place for place in range(len(addends)) if sums_up_those_above(addends, place))
