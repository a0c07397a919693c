"""The sentences and tiles at the head of the report, written from the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from icc_reports.model.arithmetic import UndefinedValueError, evaluate, interval_of
from icc_reports.model.figures import PURE, Figure
from icc_reports.model.periods import FiscalCalendar, Instant
from icc_reports.model.relations import growth
from icc_reports.model.release import Fact, Release
from icc_reports.model.source import Span
from icc_reports.present.catalogue import counterparts
from icc_reports.present.measures import Reading, gaap_readings, non_gaap_readings
from icc_reports.present.names import closed
from icc_reports.present.report import Tile
from icc_reports.present.trends import line_of, trend_of
from icc_reports.present.wording import (
    amount_pair,
    capitalised,
    fiscal_words,
    percent_words,
    period_words,
    possessive,
    rounded,
)

_TILES_A_ROW = 3
_MOST_TILES = 2 * _TILES_A_ROW
_MOST_BULLETS = 4
_ALWAYS = ("revenue", "net_income", "per_share", "basic_per_share")
_LEADS = ("net_income", "revenue", "net_interest_income", "operating_income", "total_assets")
_SENTENCES = ("revenue", "per_share", "basic_per_share", "operating_income", "cash", "total_assets")
_TILES = (
    *("revenue", "net_income", "per_share", "basic_per_share", "operating_income", "gross_profit"),
    *("cash", "total_assets"),
)
_OF_BANKS = (
    *("revenue", "net_interest_income", "net_income", "per_share", "basic_per_share"),
    *("total_assets", "deposits", "loans", "operating_income"),
)
_MOST_GROWTH = 10  # a change beyond tenfold is told by its two ends

_PLURALS = ("sales", "revenues", "earnings", "assets", "equivalents", "expenses", "costs", "services")

_Keys = Mapping[int, str]
_Marks = Mapping[Span, tuple[int, ...]]


def headline(release: Release) -> tuple[str, ...]:
    """The leading sentence, then at most four on further measures; GAAP before non-GAAP."""
    gaap = gaap_readings(release)
    lead = next((gaap[key] for key in _LEADS if key in gaap), None)
    sentences = [_lead(lead, release)] if lead else _without_measures(release)
    others = [each for each in _in_order(gaap, _SENTENCES).values() if each != lead]
    non_gaap = non_gaap_readings(release)[:1] if gaap else ()
    others = others[: _MOST_BULLETS - len(non_gaap)]
    sentences += [f"{capitalised(_moved(reading, release.calendar))}." for reading in others]
    sentences += [_non_gaap_sentence(reading, release) for reading in non_gaap]
    return tuple(sentences)


def tiles(release: Release, keys: _Keys, titles: _Keys, marks: _Marks) -> tuple[Tile, ...]:
    """At most six: three that are not GAAP or fewer, after three or more that are."""
    found = _in_order(gaap_readings(release), _TILES)
    non_gaap = _accompanied(non_gaap_readings(release), found)
    needed = {key for reading in non_gaap for key in counterparts(reading.gain)}
    gaap = _leading(found, _MOST_TILES - len(non_gaap), needed)
    if not gaap:
        return ()
    trends = [_trend(reading, non_gaap, release) for reading in gaap]
    is_shown = any(trends)  # what is not GAAP gets no picture that GAAP lacks
    return (
        *(_tile(reading, marks, trend) for reading, trend in zip(gaap, trends, strict=True)),
        *(_tile(each, marks, trend_of(each, release) if is_shown else (), keys, titles) for each in non_gaap),
    )


def _in_order(found: Mapping[str, Reading], keys: Sequence[str]) -> dict[str, Reading]:
    """The measures in this order, a bank's in that of banks; per share diluted, else basic."""
    is_bank = "net_interest_income" in found and ("revenue" not in found or "deposits" in found or "loans" in found)
    order = _OF_BANKS if is_bank else keys
    left_out = {"basic_per_share"} if "per_share" in found else set()
    return {key: found[key] for key in order if key in found and key not in left_out}


def _accompanied(readings: tuple[Reading, ...], found: Mapping[str, Reading]) -> tuple[Reading, ...]:
    """As many that are not GAAP as leave room for what each is to be seen beside, and for what always leads."""
    for count in range(min(_TILES_A_ROW, len(readings)), 0, -1):
        needed = {key for reading in readings[:count] for key in counterparts(reading.gain)}
        if len(found.keys() & needed.union(_ALWAYS)) <= _MOST_TILES - count:
            return readings[:count]
    return ()


def _leading(found: Mapping[str, Reading], count: int, needed: set[str]) -> list[Reading]:
    """So many of the measures, in their order: what others must be seen beside, then the first ones."""
    ranked = sorted(found, key=lambda key: (key not in needed and key not in _ALWAYS, list(found).index(key)))
    return [reading for key, reading in found.items() if key in ranked[:count]]


def _trend(reading: Reading, non_gaap: Iterable[Reading], release: Release) -> tuple[Fraction, ...]:
    """The measure over three or more periods, from its own row, else from a reconciliation that starts with it."""
    own = trend_of(reading, release)
    if own:
        return own
    for other in non_gaap:
        if other.reconciliation is not None:
            table = other.current.table
            start = Fact(table, table.rows[other.reconciliation.start], other.current.column, other.current.figure)
            line = line_of(table, start.row, start.period, reading.name)
            if line and len(line.values) > 2 and line.figures[-1].amount == reading.current.figure.amount:
                return line.values
    return ()


def _tile(
    reading: Reading,
    marks: _Marks,
    trend: tuple[Fraction, ...],
    keys: _Keys | None = None,
    titles: _Keys | None = None,
) -> Tile:
    figure = reading.current.figure
    table = reading.current.table.ordinal
    value, _ = _pair(reading)
    return Tile(
        label=capitalised(reading.name),
        value=value,
        change=_change(reading),
        place=figure.span.place,
        is_gaap=reading.reconciliation is None,
        note=titles[table] if titles else "",
        reconciled_in=keys[table] if keys else "",
        marks=marks.get(figure.span, ()),
        columns=tuple(fact.column.ordinal for fact in (reading.current, reading.earlier) if fact),
        trend=trend,
    )


def _lead(reading: Reading, release: Release) -> str:
    """The first sentence of the report, with the company's name and the period."""
    when = period_words(reading.current.period, release.calendar)
    who = f"{possessive(release.company)} " if release.company else ""
    if _is_same_side(reading):
        said = f"{who}{_moved(reading, release.calendar, when)}."
        return said if who else capitalised(said)
    value, earlier = _pair(reading)
    what = _noun_with_article(reading.name)
    sentence = f"{release.company or 'The company'} reported {what} of {value} {when}".strip()
    if reading.earlier_value is not None:
        sentence += f", against {_noun_with_article(reading.name_of(reading.earlier_value))} of {earlier}"
        sentence += _ago(reading)
    return f"{sentence}."


def _non_gaap_sentence(reading: Reading, release: Release) -> str:
    basis = "" if "gaap" in reading.name.lower() else "non-GAAP; "
    return f"{capitalised(_moved(reading, release.calendar))} ({basis}the reconciliation follows)."


def _without_measures(release: Release) -> list[str]:
    """What the release calls itself, and how much it states."""
    when = fiscal_words(release.period, release.calendar) if release.period else ""
    figures, tables = len(release.facts), len(release.tables)
    counted = f"{figures:,} figure{'s' * (figures != 1)} in {tables} table{'s' * (tables != 1)}"
    period = f" for the {when}" if "quarter" in when else f" for {when}" if when else ""
    told = f"states {counted}{period}." if tables else f"gives figures{period} in its sentences only, not in tables."
    title = " ".join((release.title or "").split()).rstrip(".:")
    if len(title.split()) > len((release.company or "").split()) + 2:  # more than a name and a verb
        return [f"{title}.", f"The release {told}"]
    return [f"{release.company if release.company and tables else 'The release'} {told}"]


def _moved(reading: Reading, calendar: FiscalCalendar | None, when: str = "") -> str:
    """The change as a clause: "net loss narrowed 16.7% to $818,000 from $982,000 a year earlier"."""
    value, earlier = _pair(reading)
    is_balance = isinstance(reading.current.period, Instant)
    when = when or (period_words(reading.current.period, calendar) if is_balance else "")
    at = f" {when}" if when else ""
    if reading.earlier is None or reading.earlier_value is None:
        return f"{closed(reading.name)} {_was(reading.name)} {value}{at}"
    if not _is_same_side(reading):
        other = reading.name_of(reading.earlier_value)
        against = f"against {_noun_with_article(other)} of {earlier}{'' if is_balance else _ago(reading)}"
        return f"{closed(reading.name)} {_was(reading.name)} {value}{at}, {against}"
    since = f" {period_words(reading.earlier.period, calendar)}" if is_balance else _ago(reading)
    comma = "," if at else ""
    if reading.value == reading.earlier_value:
        return f"{closed(reading.name)} {_was(reading.name)} unchanged at {value}{at}"
    verb = _verb(reading)
    by = _rate(reading)
    return f"{closed(reading.name)} {verb}{f' {by}' if by else ''} to {value}{at}{comma} from {earlier}{since}"


def _change(reading: Reading) -> str:
    """The change for a tile: "narrowed 16.7% from $982,000"; "" where there is nothing to compare with."""
    _, earlier = _pair(reading)
    if reading.earlier_value is None:
        return ""
    if not _is_same_side(reading):
        return f"against {_noun_with_article(reading.name_of(reading.earlier_value))} of {earlier}"
    if reading.value == reading.earlier_value:
        return "unchanged"
    by = _rate(reading)
    return f"{_verb(reading)}{f' {by}' if by else ''} from {earlier}"


def _pair(reading: Reading) -> tuple[str, str]:
    unit = reading.current.figure.unit
    if reading.earlier_value is None:
        return amount_pair(reading.value, reading.value, unit)[0], ""
    return amount_pair(reading.value, reading.earlier_value, unit)


def _is_same_side(reading: Reading) -> bool:
    """Whether both values are losses or neither is, so that one can be said to have risen from the other."""
    earlier = reading.earlier_value
    return earlier is not None and (earlier < 0) == (reading.value < 0)


def _verb(reading: Reading) -> str:
    earlier = reading.earlier_value or Fraction(0)
    if reading.value < 0:
        return "narrowed" if reading.value > earlier else "widened"
    return "rose" if reading.value > earlier else "fell"


def _rate(reading: Reading) -> str:
    """The relative change to as many digits as the printed figures carry; "" where they carry none."""
    if reading.earlier is None:
        return ""
    if reading.current.figure.unit == PURE:
        return f"{rounded(abs(reading.current.figure.amount - reading.earlier.figure.amount) * 100, 1)} points"
    now, before = reading.current.figure, reading.earlier.figure
    figures: dict[Span, Figure] = {now.span: now, before.span: before}
    expression = growth(now.span, before.span)
    try:
        rate, reach = evaluate(expression, figures), interval_of(expression, figures)
    except UndefinedValueError:
        return ""
    if abs(rate) > _MOST_GROWTH:
        return ""
    half = (reach.high - reach.low) / 2
    if half <= Fraction(5, 1000):
        return percent_words(rate, 1)
    return percent_words(rate, 0) if half <= Fraction(5, 100) and abs(rate) > half else ""


def _ago(reading: Reading) -> str:
    return " a year earlier" if reading.earlier and not isinstance(reading.current.period, Instant) else ""


def _noun_with_article(name: str) -> str:
    if "loss" in name.lower().split():
        return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
    return name


def _was(name: str) -> str:
    return "were" if name.endswith(_PLURALS) or "earnings per" in name else "was"
