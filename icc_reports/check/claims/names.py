"""The names by which prose can speak of the rows of the tables, and of segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from icc_reports.check.claims.added_revenue import added_to_total, consolidated_revenue
from icc_reports.check.claims.alike import are_one
from icc_reports.check.claims.arrivals import add_arrivals
from icc_reports.check.claims.averages import averaged, averages_of, is_average, named_by_heads
from icc_reports.check.claims.blocks_of_parts import blocks_of
from icc_reports.check.claims.borrowers import loans_by_trade
from icc_reports.check.claims.bottom_line import bottom_lines
from icc_reports.check.claims.column_heads import after_tax_of, bases_of, of_company
from icc_reports.check.claims.currency import (
    AT_RATES,
    REPORTED,
    Growth,
    bases_of_heads,
    basis_of_row,
    columns_at_rates,
    grown_part,
    growths_of,
    own_words,
    revenue_without,
)
from icc_reports.check.claims.entries import Entry, Ratio, ranked
from icc_reports.check.claims.growth_cells import add_growths
from icc_reports.check.claims.growth_heads import qualifiers_of
from icc_reports.check.claims.initials import add_initials, initials_in
from icc_reports.check.claims.labels import phrases_of_label
from icc_reports.check.claims.labels_per_share import kinds_per_share, names_per_share
from icc_reports.check.claims.loose_names import loose_names_of
from icc_reports.check.claims.net_charges import NET_CHARGES, are_charges
from icc_reports.check.claims.part_kinds import kinds_of
from icc_reports.check.claims.part_prefixes import add_rows_of_parts
from icc_reports.check.claims.parts import Part, names_of_table, parts_of
from icc_reports.check.claims.parts_again import parts_again, parts_alike
from icc_reports.check.claims.per_time import per_time_of
from icc_reports.check.claims.phrases import Words, contains, phrase, segment_phrase, tags_in
from icc_reports.check.claims.prefixed import parts_prefixed
from icc_reports.check.claims.ratios import ratio_of
from icc_reports.check.claims.row_forms import forms_of
from icc_reports.check.claims.rows_at_rates import growths_at_rates
from icc_reports.check.claims.stated_bases import (
    concept_tags,
    is_called_so,
    is_foreign_name,
    is_foreign_row,
    is_own_measure,
    reconciled,
    tags_of_row,
    tags_of_title,
)
from icc_reports.check.claims.steps import add_steps
from icc_reports.check.claims.synonyms import INITIALS, MAY_MEAN, REGIONS, known_also
from icc_reports.check.claims.totals import all_expenses, introduced, with_totals_named
from icc_reports.check.claims.whole_company import add_sums_of_parts, names_of_whole, words_of_company
from icc_reports.check.ledger import Ledger
from icc_reports.check.matching import Line, is_statement
from icc_reports.model.figures import SHARES
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Table, TableKind


@dataclass(slots=True)
class Names:
    """All names of a release's rows and segments."""

    entries: dict[Words, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    loose: dict[Words, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[Words, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    per_share: list[Entry] = field(default_factory=list)
    kinds_per_share: set[str] = field(default_factory=set)  # of what is earned per share: "core", "comparable"
    items: list[tuple[Entry, Entry]] = field(default_factory=list)  # rows by columns of money, and by those per share
    shares: list[Entry] = field(default_factory=list)
    common: list[Entry] = field(default_factory=list)
    segments: dict[Words, str] = field(default_factory=dict)
    blocks: dict[int, list[str]] = field(default_factory=dict)  # the part that a table is about, by its ordinal
    openings: frozenset[str] = frozenset()  # the first words of the names of segments and of parts
    kinds: frozenset[str] = frozenset()  # what parts are said to be: a segment, a market
    company: frozenset[str] = frozenset()
    banks: frozenset[str] = frozenset()  # the initials of those that the company holds
    prefixes: set[Words] = field(default_factory=set)
    ranked: dict[Words, tuple[Entry, ...]] = field(default_factory=dict)  # asked for with every word of the prose
    by_word: dict[str, list[Words]] = field(default_factory=lambda: defaultdict(list))
    own: frozenset[Words] = frozenset()
    growths: dict[tuple[str, Words], list[Growth]] = field(default_factory=lambda: defaultdict(list))
    qualifiers: set[str] = field(default_factory=set)  # of growth, as the heads of columns tell them apart
    ratios: dict[Words, list[Ratio]] = field(default_factory=lambda: defaultdict(list))

    def begins(self, words: Words) -> bool:
        """Whether some row's name begins so."""
        if not self.prefixes:
            for name in (*self.entries, *self.loose, *self.ratios):
                self.prefixes.update(name[:length] for length in range(1, len(name) + 1))
        return words in self.prefixes

    def with_any(self, words: Iterable[str]) -> Iterable[Words]:
        """The names of rows that have one of the words."""
        if not self.by_word:
            for name in self.entries:
                for word in dict.fromkeys(name):
                    self.by_word[word].append(name)
        return dict.fromkeys(name for word in sorted(words) for name in self.by_word.get(word, ()))

    def named(self, words: Words) -> tuple[Entry, ...]:
        """The rows of that name, those of the statements first."""
        if words not in self.ranked:
            own = self.entries.get(words, ())
            is_dated = any(column.period for entry in own for column in entry.line.table.columns)
            # Movements of equity stand in columns of no period; what they cost is a row of the cash flows.
            entries = own if is_dated else (self._loosely(words) if words in self.loose else ()) or own
            self.ranked[words] = ranked(entries, words)
        return self.ranked[words]

    def _loosely(self, words: Words) -> list[Entry]:
        """The rows of which it is the beginning of the name, where those of a segment are one, by name or figures."""
        by_segment: defaultdict[str | None, list[Line]] = defaultdict(list)
        for entry in self.loose[words]:
            by_segment[entry.segment].append(entry.line)
        return self.loose[words] if all(map(are_one, by_segment.values())) else []

    def segment_of(self, words: Words) -> str | None:
        """The segment of that name."""
        return self.segments.get(words)


_RANKS = {TableKind.SEGMENT: 100, TableKind.RECONCILIATION: 200, TableKind.OTHER: 300}
_AS_A_WHOLE = frozenset({"proforma"})


def names_of(ledger: Ledger) -> Names:
    """The names by which the prose of a release can speak of its rows."""
    release = ledger.release
    names = Names(
        company=words_of_company(release.company or "", release.ticker or ""),
        own=reconciled(release),
        kinds=kinds_of(release.tables),
        blocks=blocks_of(ledger),
    )
    revenue = consolidated_revenue(ledger)
    for table in release.tables:
        own = names_of_table(table, ledger.lines(table), revenue) or names.blocks.get(table.ordinal, [])
        for name in filter(segment_phrase, own):
            names.segments.setdefault(segment_phrase(name), own[0])
        _add_table(names, table, ledger.lines(table), next(iter(own), None))
    given = [each for passage in release.passages for each in initials_in(passage.text)]
    names.banks = frozenset(each[0] for each, words in given if each and words[-1:] == ("bank",))
    add_initials(names.entries, given)
    add_initials(names.ratios, given)
    add_initials(names.parts, given)
    _add_parts_by_initials(names, given)
    for table in release.tables:
        _add_segments(names, table)
    for whole in names_of_whole(ledger, revenue):
        _add_whole(names, whole)
    for initials, words in given:
        if words in names.segments and not set(words) & _NO_PARTS:
            names.segments.setdefault(initials, names.segments[words])
    add_arrivals(names.entries, names.loose, release.reconciliations)
    add_rows_of_parts(names.entries, names.loose, names.segments)
    known_also(names.segments, REGIONS)
    known_also(names.entries, INITIALS)
    add_sums_of_parts(names.entries)
    if _NET_INCOME not in names.entries:
        names.entries[_NET_INCOME] += bottom_lines(names.common)
    add_growths(names.growths, release.tables, names.segments)
    names.openings = frozenset(words[0] for words in (*names.segments, *names.parts) if words)
    return names


def _add_segments(names: Names, table: Table) -> None:
    """The segments that the reader tells of a table, its rows and its columns, by name and by the end of it."""
    for segment in (table.segment, *(row.segment for row in table.rows), *(col.segment for col in table.columns)):
        if segment and segment_phrase(segment) and segment_phrase(segment) not in _NO_NAMES:
            names.segments.setdefault(segment_phrase(segment), segment)
            names.segments.setdefault(segment_phrase(segment.split(",")[-1]), segment)


def _add_parts_by_initials(names: Names, given: Iterable[tuple[Words, Words]]) -> None:
    """What rows state of parts, by the initials of the measure as well, where a row of the company is called so."""
    for initials, words in given:
        own, other = names.entries.get(initials), names.entries.get(words)
        if own is None or other is None or own is other:
            continue
        for entry in [each for each in other if each.segment is not None and each not in own]:
            own.append(entry)
            names.entries[(*segment_phrase(entry.segment or ""), *initials)].append(replace(entry, has_segment=True))


def _add_whole(names: Names, whole: Words) -> None:
    """What rows say of the whole company by the name that a list has for it, without that name."""
    names.segments.pop(whole, None)
    for words in [each for each in names.entries if each[: len(whole)] == whole and len(each) > len(whole)]:
        of_company = (replace(each, segment=None) for each in names.entries[words])
        names.entries[words[len(whole) :]] += of_company


def _add_table(names: Names, table: Table, lines: Sequence[Line], own: str | None) -> None:
    """The rows of a table, which is all of one segment where ``own`` names it."""
    said = frozenset(tag for row in table.rows for tag in tags_in(row.label))
    # Where rows say it, the others lack what the title says, but for what is pro forma as a whole.
    title_tags = tags_of_title(table) & (_AS_A_WHOLE - said) if said else tags_of_title(table)
    rank = (0 if is_statement(table) else _RANKS.get(table.kind, 250)) * 1000 + table.ordinal
    parts, bases, averages = parts_of(table, lines), bases_of(table), averages_of(table)
    timed = per_time_of(table)
    listed = introduced(table, lines) | parts_prefixed(lines) | all_expenses(lines) | parts_again(lines, parts)
    parts = listed | parts_alike(lines) | loans_by_trade(table, lines) | {at: own for at, own in parts.items() if own}
    lines, after_tax = with_totals_named(lines), after_tax_of(table)
    addends = added_to_total(lines)
    names.qualifiers.update(qualifiers_of(table.columns).values())
    _add_growths(names, lines, parts, own, rank)
    add_steps(names.entries, lines, rank)
    for line in (each for each in lines if not each.row.is_step):
        tags = tags_of_row(line) | title_tags | concept_tags(line.row.concept)
        if not tags and is_foreign_row(line, table, says_itself=bool(said)):
            tags = frozenset({"nongaap"})
        is_either = (phrase(line.row.label) in names.own and is_own_measure(line.row)) or is_called_so(line, tags)
        entry = Entry(line, tags, line.segment or own, False, rank, is_either, after_tax)
        entry = replace(entry, is_addend=line.row.ordinal in addends)
        entry = _without_timed(names, entry, timed)
        of_averages = tuple(named_by_heads(line, averages, phrases_of_label(line))) if averages is not None else ()
        for columns, forms in of_averages:
            _add_forms(names, replace(entry, columns=columns, by_head=True), forms)
        if not of_averages:
            _add(names, entry, parts.get(line.row.ordinal, []))
        _add_at_rates(names, entry)
        for basis, columns in bases.items() if tags in {frozenset(), _AS_A_WHOLE} else ():
            _add(names, replace(entry, tags=basis, is_either=False, columns=columns, by_head=True), ())


def _without_timed(names: Names, entry: Entry, timed: Mapping[Words, frozenset[int]]) -> Entry:
    """The row by what it states of all of the period; what it states for each day has a name of its own."""
    stated = frozenset(column.ordinal for column, _ in entry.cells())
    own = {per: columns & stated for per, columns in timed.items() if columns & stated}
    for per, columns in own.items():
        _add_forms(names, replace(entry, columns=columns), {(*form, *per) for form in forms_of(entry.line)})
    # Prose that leaves "per day" out may mean it all the same.
    return replace(entry, columns=stated.difference(*own.values()), is_loose=True) if own else entry


def _add_growths(
    names: Names, lines: Sequence[Line], parts: Mapping[int, Sequence[Part]], own: str | None, rank: int
) -> None:
    """The growth at constant currency, or organic, that a table prints, by the names of what grew."""
    heads = bool(lines) and bool(bases_of_heads(lines[0].table.columns))
    above: Line | None = None
    for line in lines:
        is_row = basis_of_row(line) is not None
        if is_row or heads:
            of = above if is_row and above is not None else line
            found = parts.get(of.row.ordinal, ())
            forms = forms_of(of).union(*map(_names_of_part, found))
            for basis, words, growth in growths_of(line, above, found, sorted(forms)):
                segment = _add_growth(names, (basis, words), growth, found, own)
                if basis == REPORTED and (part := grown_part(line, segment, words)) is not None:
                    entry = Entry(line, frozenset(), part, False, rank, columns=frozenset(), by_head=True)
                    _add_forms(names, entry, {words})
                    names.entries[revenue_without(part)].append(replace(entry, has_segment=True))
        above = above if is_row or (line.row.is_rate and not own_words(line.row.label)) else line
    for line, growth in growths_at_rates(lines):
        found = parts.get(line.row.ordinal, ())
        for words in sorted(forms_of(line).union(*map(_names_of_part, found))):
            _add_growth(names, ("currency", words), growth, found, own)


def _add_growth(
    names: Names, named: tuple[str, Words], growth: Growth, parts: Sequence[Part], own: str | None
) -> str | None:
    """Growth on a basis by a name of what grew, and the segment whose it is."""
    basis, words = named
    whose = (each for each in parts if each.measure is None or words in _names_of_part(each))
    segment = growth.segment or next((part.segment for part in whose if not part.columns), own)
    each = replace(growth, segment=segment)
    names.growths[named].append(each)
    if segment and not contains(words, segment_phrase(segment)):
        names.growths[basis, (*segment_phrase(segment), *words)].append(each)
    return segment


def _add_at_rates(names: Names, entry: Entry) -> None:
    """The row at constant currency, where columns state it; one that leaves something out also without saying so."""
    line = entry.line
    columns = columns_at_rates(line.table.columns)
    for form in sorted(forms_of(line)) if columns else ():
        words = form[: form.index("excluding")] if "excluding" in form[1:] else form
        names.entries[*AT_RATES, *words].append(replace(entry, tags=frozenset(), columns=columns, by_head=True))


_NO_NAMES = frozenset((word,) for word in ("other", "corporate", "consolidated", "elimination", "unallocated"))


def _add(names: Names, entry: Entry, parts: Sequence[Part]) -> None:
    line = entry.line
    by_share = frozenset(column.ordinal for column, figure in entry.cells() if figure.unit.per == "share")
    if by_share:
        others = frozenset(column.ordinal for column, _ in entry.cells()) - by_share
        _add_per_share(names, replace(entry, columns=by_share if others else entry.columns))
        if not others:
            return
        names.items.append((replace(entry, columns=others), replace(entry, columns=by_share)))
        entry = replace(entry, columns=others)
    if any(figure.unit == SHARES for _, figure in entry.cells()):
        names.shares.append(entry)
    if _FOR_COMMON.search(line.row.label):
        names.common.append(entry)
    if line.row.concept == "icc:FreeCashFlow":
        entry = replace(entry, tags=frozenset(), is_either=True)
    if all(figure.is_percentage for _, figure in entry.cells()) and (ratio := ratio_of(line.row.label)):
        names.ratios[ratio[0]] += [Ratio(ratio[1], each) for each in _of_segments(entry, parts) or [entry]]
    _add_stated(names, entry, forms_of(line), parts)


def _add_stated(names: Names, entry: Entry, forms: set[Words], parts: Sequence[Part]) -> None:
    """The row by its names, for the segments and the measures that headings and heads of columns make of it."""
    headed = [part for part in parts if part.measure is None]
    for of_segment in _of_segments(entry, parts):
        _add_forms(names, of_segment, forms)
    if taken := frozenset(at for part in headed for at in part.columns or ()):
        own = entry.columns or frozenset(column.ordinal for column in entry.line.table.columns)
        entry = replace(entry, columns=of_company(entry.line.table, own - taken))
    if not any(part.columns is None for part in headed):
        _add_forms(names, entry, forms)
    for part in parts:
        if part.measure is not None:
            tags, is_foreign = tags_in(part.heading), is_foreign_name(part.heading)
            is_own = entry.is_either or part.measure in names.own or (is_foreign and not tags)
            is_own = is_own or "excluding" in part.measure
            columns = entry.columns if part.columns is None else part.columns
            stated = replace(entry, segment=part.segment, columns=columns, is_either=is_own, tags=entry.tags | tags)
            stated = replace(stated, is_loose=part.is_loose)
            _add_forms(names, stated, _names_of_part(part))


def _of_segments(entry: Entry, parts: Sequence[Part]) -> list[Entry]:
    """The row for the segments that headings and heads of columns name, on the basis that the heading says."""
    return [
        replace(entry, segment=part.segment, columns=part.columns, tags=entry.tags | tags_in(part.heading))
        for part in parts
        if part.measure is None
    ]


def _names_of_part(part: Part) -> set[Words]:
    """The names of a part's measure: of one thing, revenue is net sales, and gross profit is gross margin."""
    own = {part.measure} if part.measure is not None else set[Words]()
    return next((each for each in _SAME if part.measure in each), own)


_SAME: tuple[set[Words], ...] = ({("revenue",), ("net", "revenue")}, {phrase("gross profit"), phrase("gross margin")})
_NO_PARTS = frozenset("expense income margin tax cash gain asset liability debt provision interest ebitda".split())


def _add_forms(names: Names, entry: Entry, forms: Iterable[Words]) -> None:
    """The row by each of its names, and by its segment's name before them."""
    own = segment_phrase(entry.segment or "")
    if own and own not in _NO_NAMES:
        names.segments.setdefault(own, entry.segment or "")
    loose = {*loose_names_of(entry.line), *map(phrase, MAY_MEAN.get(entry.line.row.concept or "", ()))}
    loose = averaged(loose) if is_average(entry.line) else loose
    for form in sorted(loose.difference(forms)):
        names.loose[form].append(replace(entry, is_loose=True))
    label = phrase(entry.line.row.label)
    if own:
        forms = {*forms, *(form[1:] for form in forms if form[:1] == ("segment",) and len(form) > 1)}
    if any(are_charges(entry, form) for form in forms):
        forms = {*forms, NET_CHARGES}
    for form in sorted(forms):
        if label and form == (*label, "revenue") and not set(label) & _NO_PARTS:
            names.parts[label].append(entry)
        elif form == ("revenue",) and own and own not in _NO_NAMES and not set(own) & _NO_PARTS:
            names.parts[own].append(replace(entry, has_segment=True))
        says_segment = bool(own) and contains(form, own)
        named = replace(entry, has_segment=True)
        names.entries[form].append(named if says_segment else entry)
        if own and not says_segment:
            names.entries[(*own, *form)].append(named)
            last = segment_phrase((entry.segment or "").split(",")[-1])
            if last != own:
                names.entries[(*last, *form)].append(named)


def _add_per_share(names: Names, entry: Entry) -> None:
    """An amount per share; one that is not earned has a name of its own, with "per share" or without."""
    names.per_share.append(entry)
    names.kinds_per_share |= kinds_per_share(entry) - names.company
    for words, is_loose in names_per_share(entry.line):
        (names.loose if is_loose else names.entries)[words].append(replace(entry, is_loose=is_loose))


_NET_INCOME = phrase("net income")
_FOR_COMMON = any_case(  # "attributable to Acme, Inc. common shareholders"
    r"\b(?:attributable|available|applicable|allocable) to (?:the )?"
    r"(?:(?!(?:and|non.*|minority|preferred|participating|interests?)\b)[\w&.,’'-]+ ){0,6}?common\b"
)
