"""What prose calls by a name of its own, though rows print only what it is made of: margins, what is earned, cash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_reports.model.patterns import any_case

_TAX = "income tax expense"
_DERIVED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (any_case(rf"\b(?:{ratio})(?!\w)"), top)
    for ratio, top in (
        (r"gross(?: profit)? margins?(?: rates?)?", "gross profit"),
        (r"operating(?: income| profit)? margins?", "operating income"),
        (r"ebitdax? margins?", "ebitda"),
        (r"segment (?:operating )?(?:profit|income|earnings) margins?", "segment profit"),
        (r"(?:net(?: income| profit)?|profit) margins?", "net income"),
        (r"pre-?tax(?: income| profit)? margins?", "pretax income"),
        (r"(?:effective )?(?:income )?tax (?:benefit )?rate|effective rate(?! of (?!negative )[a-z]| on )", _TAX),
        (r"net (?:quarterly|annual|fiscal) (?:profit|income|earnings|loss)", "net income"),
        (r"(?:earned|lost)(?= (?:approximately |about )?\$[\d.,]+ (?:million|billion))", "net income"),
        (
            r"(?<!net )(?<!operating )(?<!restricted )cash(?= of (?:approximately |about )?\$)"
            r"|(?<=illion )cash(?= and \$|[,.]|$)"
            r"|(?<=illion in )cash(?= and (?:no|zero)\b)"
            r"|(?<=illion of )cash(?=[,.;]|$| (?:and|at|as|on)\b)"
            r"|cash (?:balances?|position)(?!s| sheet)|(?<=ending )cash(?= of \$)",
            "cash and cash equivalents",
        ),
        (
            r"cash(?=, (?:cash|restricted|short|marketable|invest)|,? and (?:restricted|short|marketable|invest))",
            "cash and cash equivalents",
        ),
    )
)
_SOME = any_case("|".join(pattern.pattern for pattern, _ in _DERIVED))


def derived_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text has such a name, and the name of the row that it is made of."""
    for pattern, top in _DERIVED if _SOME.search(text) else ():
        yield from ((match.start(), match.end(), top) for match in pattern.finditer(text))
