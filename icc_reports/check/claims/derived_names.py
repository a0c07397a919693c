"""What prose calls by a name of its own, though rows print only what it is made of: margins, what is earned, cash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.labels import is_opening
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.phrases import phrase
from icc_reports.model.patterns import any_case
from icc_reports.model.release import TableKind

_TAX = "income tax expense"
_CASH = "cash and cash equivalents"
_DERIVED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (any_case(rf"\b(?:{ratio})(?!\w)"), top)
    for ratio, top in (
        (r"gross(?: profit)? margins?(?: rates?)?", "gross profit"),
        (r"operating(?: income| profit)? margins?", "operating income"),
        (r"ebitdax? margins?", "ebitda"),
        (r"segment (?:operating )?(?:profit|income|earnings) margins?", "segment profit"),
        (r"(?:net(?: income| profit)?|profit) margins?", "net income"),
        (r"pre-?tax(?: income| profit)? margins?", "pretax income"),
        (r"pre-?tax (?:income|earnings|profit)|income before (?:income )?taxes", "pretax income"),
        (
            r"(?:effective )?(?:income )?tax (?:benefit )?rates?(?: benefits?)?"
            r"|effective rate(?! of (?!negative )[a-z]| on )",
            _TAX,
        ),
        (r"net (?:quarterly|annual|fiscal) (?:profit|income|earnings|loss)", "net income"),
        (r"(?:earned|lost)(?= (?:approximately |about )?\$[\d.,]+ (?:million|billion))", "net income"),
        (
            r"(?<!net )(?<!operating )(?<!restricted )cash(?= of (?:approximately |about )?\$)"
            r"|(?<=illion )cash(?= and \$|[,.]|$)"
            r"|(?<=illion in )cash(?= and (?:no|zero)\b)"
            r"|(?<=illion of )cash(?=[,.;]|$| (?:and|at|as|on)\b)"
            r"|cash (?:balances?|position)(?!s| sheet)|(?<=ending )cash(?= of \$)",
            _CASH,
        ),
        (
            r"cash(?=, (?:cash|restricted|short|marketable|invest)|,? and (?:restricted|short|marketable|invest))",
            _CASH,
        ),
    )
)
_SOME = any_case("|".join(pattern.pattern for pattern, _ in _DERIVED))


def derived_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text has such a name, and the name of the row that it is made of."""
    for pattern, top in _DERIVED if _SOME.search(text) else ():
        yield from ((match.start(), match.end(), top) for match in pattern.finditer(text))


def left_for_common(names: Names, *, has_basis: bool = False) -> tuple[Entry, ...]:
    """The rows of what net income leaves for common shares, after what is preferred; on a basis outside GAAP or not."""
    alike = (entry for entry in names.common if bool(entry.tags) == has_basis)
    return tuple(entry for entry in alike if _NET.match(entry.line.row.label) is not None)


_NET = any_case(r"net \(?(?:income|loss|earnings)\b")


def rows_of(top: str, names: Names) -> tuple[Entry, ...]:
    """The rows of that name; cash alone where a balance sheet has that, and no row tells of what is equivalent to it.

    "Cash balances" are of the row "Cash" beside a statement that ends in "Cash at end of period" for fewer days, and of
    the row that this statement begins with.
    """
    rows = names.named(phrase(top))
    if top != _CASH or any(_EQUIVALENTS.search(row.line.row.label) for row in (*rows, *_with_equivalents(names))):
        return rows
    alone = (row for row in names.named(("cash",)) if row.line.table.kind is TableKind.BALANCE_SHEET or _opens(row))
    return tuple(dict.fromkeys((*rows, *alone)))


def _opens(entry: Entry) -> bool:
    """Whether a statement of cash flows begins with the row."""
    return entry.line.table.kind is TableKind.CASH_FLOW and is_opening(entry.line.row.label)


def _with_equivalents(names: Names) -> Iterator[Entry]:
    for name in names.with_any({"equivalent"}):
        yield from names.named(name)


_EQUIVALENTS = any_case(r"\bcash equivalents?\b", "equivalent")
