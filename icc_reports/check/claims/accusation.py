"""When a statement that the tables contradict may be held against the company, and when only against the reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from icc_reports.check.claims.compared import UNNAMED
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.lookup import is_never_negative
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.shapes import Statement, same_measure
from icc_reports.check.claims.timing import NO_PERIOD
from icc_reports.check.claims.whose import WHOSE
from icc_reports.check.wording import key_of
from icc_reports.model.audit import judge
from icc_reports.model.figures import Figure
from icc_reports.model.periods import Duration
from icc_reports.model.relations import ClaimKind, Form, Relation, Verdict, refs
from icc_reports.model.release import Fact, Release
from icc_reports.model.source import Span

Made = tuple[Relation, Figure]
_Place = tuple[int, int]

_LEVELS = (ClaimKind.AMOUNT, ClaimKind.PER_SHARE, ClaimKind.AVERAGE)
_CHANGES = (ClaimKind.GROWTH, ClaimKind.CHANGE)
_COMMON = 2  # words; a longer name is one row's own
_NEAR = Fraction(1, 50)
_SHARE_NEAR = Fraction(1, 4)  # of a share that stands beside the amount which it is of
_TOLD = 3  # digits: of a sentence that is read wrongly, one in some hundreds would be borne out by them
_OF_A_SLIP = 4  # digits, where nothing else speaks for the reading
_LEFT_OPEN = (NO_PERIOD, UNNAMED, *WHOSE)
_UNSUPPORTED = "another statement of the sentence that bears the reading out"
_OF_WHICH = "a word that says whether the amount or the amount per share changed so"
_OF_THE_DAY = "a column of that day: the figure may be an average of what ends then"
_MORE_DIGITS = "the ratios to more digits than those to which they are stated, which differ by just so much"
_OTHER_ROW = "a sign in the words that not another row of that value is meant"


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence as it was read: what its numbers state, the relations made of that, how they fare, and on which rows.

    A row is told by the ordinals of its table and of itself.
    """

    statements: Sequence[Statement]
    made: Sequence[Made]
    verdicts: Sequence[Verdict]
    rows: Sequence[frozenset[_Place]]

    def alike(self, place: int) -> list[int]:
        """The other statements of the same measure that have what they need."""
        own = self.statements[place].measure
        others = (at for at in range(len(self.statements)) if at != place)
        return [
            at for at in others if same_measure(self.statements[at].measure, own) and not self.statements[at].missing
        ]

    def on_its_rows(self, place: int) -> list[int]:
        """The other statements that derive from the rows of its measure, whether of that measure or of another.

        A share is of its numerator: what is said of revenue does not tell which expense is meant. It does tell of whose
        revenue, and when, a margin is.
        """
        statement = self.statements[place]
        measure = statement.measure if statement.kind is not ClaimKind.MARGIN else None
        named = {_place_of(entry) for entry in measure.entries} if measure is not None else set()
        own = self.rows[place] & named or self.rows[place]
        return [at for at in range(len(self.made)) if at != place and own & self.rows[at]]

    def evidence(self, places: Iterable[int]) -> int:
        """The digits with which the tables bear out the statements at these places."""
        return sum(self.statements[at].number.said.digits for at in places if self.verdicts[at].holds)

    def is_told(self, place: int) -> bool:
        """Whether the tables bear out, on each of the figures that a statement derives from, what others say of it.

        "Net sales were $9.14 million, $1.02 million more than the $8.12 million of 2003."
        """
        on: dict[Span, list[int]] = {span: [] for span in refs(self.made[place][0].expression)}
        for at, (relation, _) in enumerate(self.made):
            for span in set(refs(relation.expression)) & set(on) if at != place else ():
                on[span].append(at)
        return bool(on) and all(self.evidence(places) >= _TOLD for places in on.values())

    def is_change_as_printed(self, place: int) -> bool:
        """Whether the sentence gives both of the ratios, and they differ by what is stated in the digits it prints.

        Amounts tell the change more finely, but what is stated is that of ratios as they are printed.
        """
        ratios = [at for at in self.alike(place) if self.statements[at].number.said.counted is Counted.PERCENT]
        after = [self.made[at][1].amount for at in ratios if not self.statements[at].is_base]
        before = [self.made[at][1].amount for at in ratios if self.statements[at].is_base]
        return any(abs(now - then) == abs(self.made[place][1].amount) for now in after for then in before)

    def is_failing(self, place: int) -> bool:
        """Whether another statement of the measure fails as well."""
        return any(self.verdicts[at] is Verdict.EXCEPTION for at in self.alike(place))

    def has_rival(self, place: int) -> bool:
        """Whether another number states the same otherwise, so that at most one of them can be meant by the row."""
        own, figure = self.statements[place], self.made[place][1]
        said = (own.kind, own.when, own.base)
        others = [(self.statements[at], self.made[at][1]) for at in self.alike(place)]
        return any((each.kind, each.when, each.base) == said and it.amount != figure.amount for each, it in others)


class Bench:
    """Weighs the statements of one release."""

    def __init__(self, release: Release, figures: Mapping[Span, Figure]) -> None:
        self._figures = figures
        self._facts = {fact.figure.span: fact for fact in release.facts}

    def weighed(self, statements: Sequence[Statement], made: Sequence[Made]) -> list[Made]:
        """The relations of a sentence; one that fails without support is held to be read wrongly."""
        made = [self._dated(place, statements, made) for place in range(len(made))]
        read = self._read(statements, made)
        read = self._read(statements, [_resolved(place, read) for place in range(len(made))])
        weighed = []
        for place, (relation, figure) in enumerate(read.made):
            if read.verdicts[place].holds and (self._is_of_another(place, read) or _is_apart(place, read)):
                relation = replace(relation, missing=_UNSUPPORTED)  # noqa: PLW2901
            if _is_meant(place, statements, relation, read.verdicts):
                relation = replace(relation, tentative=None)  # noqa: PLW2901
            if self.verdict(relation, figure) is Verdict.EXCEPTION:
                doubt = self._doubt(place, read)
                relation = replace(relation, tentative=relation.tentative or doubt)  # noqa: PLW2901
            weighed.append((relation, figure))
        return weighed

    def _read(self, statements: Sequence[Statement], made: Sequence[Made]) -> _Read:
        return _Read(
            statements, made, [self.verdict(*each) for each in made], [self._rows_of(each) for each, _ in made]
        )

    def _rows_of(self, relation: Relation) -> frozenset[_Place]:
        facts = (self._facts[span] for span in refs(relation.expression) if span in self._facts)
        return frozenset((fact.table.ordinal, fact.row.ordinal) for fact in facts)

    def _dated(self, place: int, statements: Sequence[Statement], made: Sequence[Made]) -> Made:
        """A share, for the period for which the tables bear out the amount that it is joined to."""
        (relation, figure), statement, last = made[place], statements[place], statements[place - 1]
        is_joined = (
            place > 0
            and (last.kind, statement.kind) == (ClaimKind.AMOUNT, ClaimKind.SHARE)
            and last.when == statement.when
            and same_measure(last.measure, statement.measure)
        )
        if not is_joined or statement.tentative != NO_PERIOD or not self.verdict(*made[place - 1]).holds:
            return relation, figure
        return replace(relation, tentative=None), figure

    def verdict(self, relation: Relation, figure: Figure) -> Verdict:
        """How the relation fares."""
        used = {span: self._figures[span] for span in refs(relation.expression) if span in self._figures}
        return judge(relation, {**used, relation.asserted: figure}).verdict

    def words_weighed(self, made: Made, of_numbers: Sequence[Made]) -> Made:
        """An order along stated levels, held against the company only where the tables bear the levels out."""
        relation, figure = made
        if relation.form is not Form.ORDER or self.verdict(relation, figure) is not Verdict.EXCEPTION:
            return made
        spans = set(refs(relation.expression))
        for level, stated in of_numbers:
            if set(refs(level.expression)) & spans and not self.verdict(level, stated).holds:
                return replace(relation, tentative=relation.tentative or _UNSUPPORTED), figure
        return made

    def _is_of_another(self, place: int, read: _Read) -> bool:
        """Whether a change goes with a level that shows another measure to be meant, so that it holds by chance.

        What is compared with such a level holds by chance where the change between them is another one as well.
        """
        statement = read.statements[place]
        amiss = [
            other
            for at, other in enumerate(read.statements)
            if not read.verdicts[at].holds
            and not other.is_obscure
            and same_measure(other.measure, statement.measure)
            and self._is_far(*read.made[at])
            and not self._is_borne_out(at, read)
        ]
        if statement.kind in _CHANGES:
            return any(other.kind in _LEVELS and other.when[:1] == statement.when[:1] for other in amiss)
        is_changed_so = any(other.kind in _CHANGES for other in amiss)
        level = any(other.kind is statement.kind and not other.is_base for other in amiss)
        return statement.is_base and is_changed_so and level

    def _is_borne_out(self, place: int, read: _Read) -> bool:
        """Whether the rest of the sentence leaves no doubt of the figures that a statement speaks of.

        Then it fails however far off it is: the farther, the graver.
        """
        statement, (relation, figure) = read.statements[place], read.made[place]
        is_told = (statement.is_explicit and read.evidence(read.on_its_rows(place)) >= _TOLD) or read.is_told(place)
        computed = self._computed(relation, figure)
        is_turned = computed is not None and figure.amount == -computed
        is_one = not read.is_failing(place) and not read.has_rival(place)
        return is_told and is_one and not is_turned

    def _doubt(self, place: int, read: _Read) -> str | None:
        statement, (relation, figure) = read.statements[place], read.made[place]
        is_borne_out = self._is_borne_out(place, read)
        if not is_borne_out and self._is_over_time(statement, relation):
            return _OF_THE_DAY
        if statement.kind is not ClaimKind.GROWTH and read.has_rival(place):
            return _UNSUPPORTED
        if statement.kind in _LEVELS and not read.is_told(place) and self._other_row(relation, figure):
            return _OTHER_ROW
        if statement.number.said.counted is Counted.POINTS and read.is_change_as_printed(place):
            return _MORE_DIGITS
        if place and statement.kind in _CHANGES and read.statements[place - 1].kind is ClaimKind.PER_SHARE:
            return _OF_WHICH
        return None if is_borne_out or self._is_slight(place, read) else _UNSUPPORTED

    def _is_slight(self, place: int, read: _Read) -> bool:
        """Whether what is stated is so near to what the tables give that it is a slip, the reading being likely."""
        statement, (relation, figure) = read.statements[place], read.made[place]
        failing, supported = read.is_failing(place), read.evidence(read.alike(place)) > 0
        named_in_full = (
            statement.is_explicit and statement.measure is not None and len(statement.measure.words) > _COMMON
        )
        is_near = self._is_near(relation, figure)
        if statement.kind in _LEVELS and not supported:
            is_sure = named_in_full or self._is_near(relation, figure, digits=_OF_A_SLIP)
            return is_near and is_sure and statement.is_explicit and not failing
        if statement.kind in _LEVELS:
            return is_near
        if failing:
            return False
        if statement.kind is ClaimKind.OTHER:
            return is_near and named_in_full
        if statement.kind is ClaimKind.GROWTH:
            return self._is_near(relation, figure, Fraction(1)) and (supported or named_in_full)
        if statement.kind is ClaimKind.SHARE and _is_of_the_amount(place, read.statements, read.verdicts):
            is_near = self._is_near(relation, figure, _SHARE_NEAR)
        return is_near and supported

    def _is_over_time(self, statement: Statement, relation: Relation) -> bool:
        """Whether a balance of a day is held to a column of a stretch, which may state an average over it."""
        is_of_day = bool(statement.when) and not statement.when[0].months
        periods = [self._facts[span].period for span in refs(relation.expression) if span in self._facts]
        return is_of_day and any(isinstance(period, Duration) for period in periods)

    def _is_far(self, relation: Relation, figure: Figure) -> bool:
        """Whether the tables give another value than the one stated, and by more than a slip."""
        return bool(list(refs(relation.expression))) and not self._is_near(relation, figure)

    def _is_near(self, relation: Relation, figure: Figure, within: Fraction = _NEAR, *, digits: int = _TOLD) -> bool:
        """Whether what is stated lies within a share of what the tables give, or is a slip in so many digits of it."""
        computed = self._computed(relation, figure)
        if computed is None or not computed:
            return False
        if figure.amount == -computed or abs(figure.amount + computed) <= within * abs(computed):
            used = (self._facts[span] for span in refs(relation.expression) if span in self._facts)
            return all(is_never_negative(fact.row) for fact in used)
        return abs(figure.amount - computed) <= within * abs(computed) or _is_slip(figure, computed, digits)

    def _computed(self, relation: Relation, figure: Figure) -> Fraction | None:
        """What the tables give."""
        used = {span: self._figures[span] for span in refs(relation.expression) if span in self._figures}
        return judge(relation, {**used, relation.asserted: figure}).computed

    def _other_row(self, relation: Relation, figure: Figure) -> bool:
        """Whether the tables print the stated amount for another row: then the words may mean that one."""
        operands = [self._facts[span] for span in refs(relation.expression) if span in self._facts]
        own = {_name_of(fact) for fact in operands}
        periods = {fact.period.end for fact in operands if fact.period is not None}
        for fact in self._facts.values():
            if fact.figure.unit != figure.unit or fact.period is None or fact.period.end not in periods:
                continue
            reach = max(figure.half_unit, fact.figure.half_unit)
            if abs(abs(fact.figure.amount) - abs(figure.amount)) <= reach and _name_of(fact) not in own:
                return True
        return False


def _place_of(entry: Entry) -> _Place:
    return entry.line.table.ordinal, entry.line.row.ordinal


def _resolved(place: int, read: _Read) -> Made:
    """A statement whose period, segment or row its words leave open, where the others show which figures are meant."""
    relation, figure = read.made[place]
    is_open = relation.tentative in _LEFT_OPEN or relation.tentative == read.statements[place].loose
    return (replace(relation, tentative=None) if is_open and read.is_told(place) else relation), figure


def _name_of(fact: Fact) -> str:
    return fact.row.concept or key_of(fact.row.label)


def _is_meant(place: int, statements: Sequence[Statement], relation: Relation, verdicts: Sequence[Verdict]) -> bool:
    """Whether an amount of the sentence, which the row bears out, tells that a loose name means that row."""
    statement = statements[place]
    if statement.loose is None or statement.is_obscure or relation.tentative != statement.loose:
        return False
    return any(
        other.kind is ClaimKind.AMOUNT
        and at != place
        and verdicts[at].holds
        and other.number.said.digits >= _TOLD
        and other.when == statement.when
        and same_measure(other.measure, statement.measure)
        for at, other in enumerate(statements)
    )


def _is_apart(place: int, read: _Read) -> bool:
    """Whether growth from a period that is not named holds on other figures than the change that it is joined to."""
    statement, last = read.statements[place], read.statements[place - 1]
    is_joined = place > 0 and (last.kind, statement.kind) == (ClaimKind.CHANGE, ClaimKind.GROWTH)
    is_joined = is_joined and same_measure(last.measure, statement.measure) and last.base == statement.base
    if not is_joined or statement.tentative != UNNAMED or len(statement.base) == 1:
        return False
    used, of_last = (set(refs(read.made[at][0].expression)) for at in (place, place - 1))
    return not read.verdicts[place - 1].holds or used != of_last


def _is_of_the_amount(place: int, statements: Sequence[Statement], verdicts: Sequence[Verdict]) -> bool:
    """Whether a share goes with an amount that the tables bear out: "$66.0 million, or 36% of net revenues"."""
    if not place:
        return False
    amount, share = statements[place - 1], statements[place]
    is_same = amount.kind is ClaimKind.AMOUNT and same_measure(amount.measure, share.measure)
    return is_same and amount.when == share.when and verdicts[place - 1].holds and amount.number.said.digits >= _TOLD


def _is_slip(figure: Figure, computed: Fraction, digits: int) -> bool:
    """Whether two digits changed places, or one is another; of few digits that is so by chance too often."""
    unit = Fraction(figure.scale) / Fraction(10) ** figure.fraction_digits
    printed, right = (str(round(abs(value) / unit)) for value in (figure.amount, computed))
    if len(printed) != len(right) or len(printed) < digits:
        return False
    differing = [at for at in range(len(printed)) if printed[at] != right[at]]
    if len(differing) == 1:
        return True
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1
    return swapped and sorted(printed) == sorted(right)
