"""All that is owed, and what it is of capital or of what is earned: "net debt to capital", "1.3x adjusted EBITDA"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.phrases import phrase, tags_in, words_of
from icc_reports.check.claims.shapes import Number
from icc_reports.check.claims.vocabulary import EXCLUDING
from icc_reports.model.figures import PURE
from icc_reports.model.patterns import any_case
from icc_reports.model.release import Row, TableKind


def debts(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """All that is owed, where the balance sheet prints it in more than one row and its sum in none."""
    rows = _owed(names) if _ALL_DEBT.search(text) else ()
    for match in _ALL_DEBT.finditer(text) if len(rows) > 1 else ():
        over = (each for each in measures if each.start < match.end() and match.start() < each.end)
        if not any(map(_are_balances, (each.entries for each in over))) and not _is_of_part(text, match, names):
            whole = Measure(start=match.start(), end=match.end(), name=match[0], entries=(), title=match[0])
            yield replace(whole, parts=tuple(replace(whole, entries=(row,)) for row in rows))


def liabilities(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """Total liabilities as total assets less equity, where no row prints them.

    Where what is neither owed nor the shareholders' own stands apart from equity, that leaves more than they are.
    """
    if _LIABILITIES.search(text) is None or names.named(phrase("liabilities")):
        return
    assets = _totals(names.named(phrase("assets")))
    equity = _totals(names.named(phrase("equity"))) or _totals(names.named(phrase("stockholders equity")))
    if not assets or not equity or any(map(_is_between, (row for each in assets for row in each.line.table.rows))):
        return
    for match in _LIABILITIES.finditer(text):
        if not any(each.start < match.end() and match.start() < each.end for each in measures):
            plain = Measure(start=match.start(), end=match.end(), name=match[0], title=match[0], entries=())
            yield replace(plain, parts=(replace(plain, entries=assets),), less=(replace(plain, entries=equity),))


def _totals(rows: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those of the rows that are called totals of all the company has."""
    return tuple(each for each in rows if each.segment is None and _TOTAL.match(each.line.row.label) is not None)


def _is_between(row: Row) -> bool:
    """Whether a row prints what stands between liabilities and the shareholders' equity, or is part of neither."""
    return _BETWEEN.search(row.label) is not None


_LIABILITIES = any_case(r"\btotal liabilities\b(?! (?:and|plus|&))")
_TOTAL = any_case(r"total (?:assets|equity|(?:stock|share)holders[’']? equity)\Z")
_BETWEEN = any_case(r"\b(?:non-?controlling|minority|redeemable|mezzanine|temporary equity)\b")


def debts_to_capital(measures: Sequence[Measure], text: str, names: Names) -> Iterator[Measure]:
    """Debt over debt and equity, of both of which cash is taken where it is called net, if no row prints the ratio.

    Its percentage may stand between the two: "total debt represented 25% of combined debt and stockholders' equity".
    """
    for match in (*_TO_CAPITAL.finditer(text), *_OF_CAPITAL.finditer(text)):
        over = (each for each in measures if each.start < match.end() and match.start() < each.end)
        is_printed = any(each.ratios for each in over) or names.named(phrase(match[0]))
        owed, equity = _owed(names), names.named(phrase("stockholders equity")) or names.named(phrase("equity"))
        cash = names.named(phrase("cash and cash equivalents")) if match["net"] else ()
        if is_printed or not owed or not equity or (match["net"] and not cash):
            continue
        plain = Measure(start=match.start(), end=match.end(), name=match[0], entries=(), title=match[0])
        if "number" in match.groupdict():
            plain = replace(plain, name=_RATIO, title=_RATIO, behind=(match.end("number"),))
        top = tuple(replace(plain, entries=(row,)) for row in owed)
        less = (replace(plain, entries=cash),) if cash else ()
        capital = (*top, replace(plain, entries=equity))
        yield replace(plain, parts=top, less=less, over=capital, over_less=less)


def _owed(names: Names) -> tuple[Entry, ...]:
    """The rows of the balance sheet that print what is owed, none of them all of it."""
    if _are_balances(names.named(("debt",))) or names.named(("total", "debt")):
        return ()
    rows = {
        entry.line.row.ordinal: entry
        for form in names.with_any(("debt", "borrowing"))
        for entry in names.named(form)
        if entry.line.table.kind is TableKind.BALANCE_SHEET and _OWED.search(entry.line.row.label)
    }
    return tuple(rows[at] for at in sorted(rows))


def owed_behind(text: str, names: Names, number: Number) -> Measure | None:
    """The only row of what is owed, for what is drawn there: "$9 million of borrowings on our revolver"."""
    is_amount = number.said.counted is Counted.MONEY and number.said.scale > 1
    said = _DRAWN.match(text, number.end) if is_amount else None
    rows = _owed(names) if said is not None else ()
    if said is None or len(rows) != 1:
        return None
    name = said["owed"]
    return Measure(
        start=said.start("owed"),
        end=said.end(),  # how much may be drawn is no part of it
        name=name,
        title=name,
        entries=rows,
        behind=(number.end,),
        doubt="whether all that is owed is drawn there",
    )


_DRAWN = any_case(
    r"\)? (?:(?:of|in) (?:total )?)?"
    r"(?P<owed>outstanding borrowings|borrowings(?: outstanding)?|outstanding|drawn|borrowed) "
    r"(?:under|on) (?:(?:our|its|the|company[’']s) )*(?:\$?[\d.,]+ (?:million|billion) )?"
    r"(?:(?:revolving|senior|secured|unsecured|bank)[ -])*(?:credit (?:facility|facilities|agreement)|lines? of credit"
    r"|revolver)\b"
)


def _are_balances(entries: Sequence[Entry]) -> bool:
    """Whether rows say what is owed: what a statement of cash flows calls debt was only borrowed or paid back."""
    return any(each.line.table.kind is not TableKind.CASH_FLOW for each in entries)


def _is_of_part(text: str, match: re.Match[str], names: Names) -> bool:
    """Whether the word before is the name of a part of the company: "Leasing debt of $3 million"."""
    before = words_of(text[: match.start()])[-1:]
    return bool(before) and names.segment_of((before[0].form,)) is not None


_TO_CAPITAL = any_case(
    r"\b(?P<net>net )?debt[ -]to[ -](?:(?:our|total|net)[ -])*capital(?:ization)?(?: ratio)?\b", "debt"
)
_OF_CAPITAL = any_case(
    r"\b(?P<net>net )?(?:total )?debt"
    r" (?:was|is|were|represent(?:ed|s)|equal(?:ed|s)|stood at|comprised|accounted for)"
    r" (?:(?:approximately|about|nearly) )?(?P<number>\d[\d.]*(?:%| percent))"
    r" of (?:(?:the|our|its|combined|total|sum|of) )*"
    r"(?:(?:net )?debt (?:and|plus) (?:total )?(?:(?:stock|share)holders?[’']?s?[’']? )?equity|capital(?:ization)?)\b"
    r"(?! (?!at\b|as\b|on\b|in\b)[a-z])",
    "debt",
)
_RATIO = "debt to capital"
_ALL_DEBT = any_case(
    r"(?<!-term )(?<!term )(?<!senior )(?<!net )(?<!bank )(?<!subordinated )(?<!secured )(?<!bad )(?<!convertible )"
    r"(?<!no )(?<!related )(?<!mortgage )(?<!on )\b(?:total |outstanding )?debt\b"
    r"(?: balances?\b)?(?=(?:, including [^,;]{1,60},)?"
    r" (?:at|as of|of|was|is|were|stood|totaled|by|declined|decreased|increased|fell|rose)\b)"
)
_OWED = any_case(r"\b(?:debt|borrowings)\b(?! (?:issuance|issue|discount|securities))")


def multiple_behind(text: str, names: Names, numbers: Sequence[Number], at: int) -> Measure | None:
    """The row that prints debt over what stands behind a multiple; "on a net basis" cash is taken from the debt."""
    number = numbers[at]
    of = _OF.search(text, number.start) if number.said.counted is Counted.PLAIN else None
    if (leverage := _leverage_behind(text, names, number)) is not None:
        return leverage
    if of is None or of.start() not in (number.end, number.end - 1) or _ENDS.search(text, number.end, of.end()):
        return None
    owed = list(_DEBT.finditer(text, 0, number.start))
    if not owed or _ENDS.search(text, owed[-1].end(), number.start):
        return None
    is_net = of["how"].lower() == "net" if of["how"] else owed[-1]["net"] is not None
    rows = names.named(phrase(f"{'net ' if is_net else ''}debt to {of['of']}"))
    if not rows:
        return None
    return Measure(
        start=of.start("of"),
        end=of.end(),
        name=rows[0].line.row.label.strip(),
        title=rows[0].line.row.label.strip(),
        entries=rows,
        tags=tags_in(of["of"]),
        behind=(number.end,),
    )


def _leverage_behind(text: str, names: Names, number: Number) -> Measure | None:
    """The only row that prints leverage as a multiple, for one of capital: "leverage was 7.9 times our equity"."""
    is_multiple = number.said.counted is Counted.PLAIN and _TIMES_CAPITAL.match(text, number.end) is not None
    said = list(_LEVERAGE.finditer(text, 0, number.start)) if is_multiple else []
    if not said or _ENDS.search(text, said[-1].end(), number.start):
        return None
    rows = [each for name in names.with_any(("leverage",)) for each in names.named(name) if _is_leverage(each)]
    label = " ".join(rows[0].line.row.label.split()) if rows else ""
    is_other = EXCLUDING.search(text, said[-1].end(), number.start) is not None and _TAKEN.search(label) is None
    if not rows or is_other or any(each.line is not rows[0].line for each in rows):
        return None
    return Measure(
        start=number.end,
        end=number.end,
        name=label,
        title=label,
        entries=(rows[0],),
        behind=(number.end,),
        doubt=f"whether {label!r} is meant",
    )


def _is_leverage(entry: Entry) -> bool:
    """Whether a row is called leverage and prints bare multiples: "9.1:1", "9.1x"."""
    figures = [figure for _, figure in entry.cells()]
    is_bare = all(figure.unit == PURE and not figure.is_percentage for figure in figures)
    return bool(figures) and is_bare and _CALLED.match(entry.line.row.label) is not None


_LEVERAGE = any_case(r"\bleverage\b")
_CALLED = any_case(r"(?:[\w-]+ ){0,3}leverage\b")
_TAKEN = any_case(r"\b(?:less|net of|excluding|exclusive of)\b")
_TIMES_CAPITAL = any_case(
    r"(?:x|[ -]times) (?:(?:our|its|the) )?(?:[a-z-]+ ){0,3}(?:capital|equity)\b|[ -]to[ -](?:one|1)\b"
)
_OF = any_case(
    r"(?:x|[ -]times) (?:(?:our|its|the|trailing|twelve|12|month|months|ttm|ltm)[ -])*"
    r"(?P<of>(?:(?:adjusted|consolidated|bank|covenant) )*ebitdar?x?)\b(?: on an? (?P<how>gross|net) basis)?"
)
_DEBT = any_case(r"\b(?P<net>net )?(?:debt|borrowings|leverage)\b")
_ENDS = any_case(r"[.;](?: |$)")
