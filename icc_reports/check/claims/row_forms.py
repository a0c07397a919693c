"""The names of a row: by its label, its concept and what it is before."""

from __future__ import annotations

import re

from icc_reports.check.claims.averages import averaged, is_average
from icc_reports.check.claims.labels import named_by, phrases_of_label
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.claims.synonyms import ALIASES
from icc_reports.check.matching import Line
from icc_reports.model.patterns import any_case


def forms_of(line: Line) -> set[Words]:
    """The names of a row: by its label, its concept and what it is before."""
    concept = line.row.concept or ""
    forms = set(phrases_of_label(line))
    if is_average(line):
        return averaged(forms)
    if (both := _AND_PER_SHARE.fullmatch(line.row.label.strip())) is not None:
        forms.add(phrase(both["what"]))
    if _FOR_OWNERS.match(named_by(line)):
        forms.add(phrase("net income"))
    if _BEFORE_TAX.match(line.row.label):
        forms.add(phrase("pretax income"))
    is_own = not concept or concept.startswith("icc:")
    for alias_of, aliases in ALIASES.items():
        names = {phrase(alias) for alias in aliases}
        if concept == alias_of or alias_of in line.keys or (is_own and forms & names):
            forms |= names
    return forms


# Of columns of amounts, and of others per share: "net income and diluted earnings per share".
_AND_PER_SHARE = any_case(
    r"(?P<what>[a-z][a-z ()-]*?),? and (?:(?:(?:non-)?gaap|adjusted|net|basic|(?:fully )?diluted) )*"
    r"(?:eps|(?:earnings|income|loss)(?: \((?:loss|income)\))?,? per (?:[a-z-]+ )*share)(?: \(eps\))?"
)
_FOR_OWNERS = re.compile(
    r"(?:(?:total|reported) )*(?:(?:non-?gaap|gaap|adjusted) )?net (?:\((?:loss|income)\) )?(?:income|loss|earnings)\b"
    r"(?:\s*\((?:loss|income)\))?,? attributable to "
    r"(?!.*(?:common|non-?\s?controlling|minority|redeemable|participating|preferred))",
    re.IGNORECASE,
)
_BEFORE_TAX = re.compile(
    r"(?:net )?(?:income|loss|earnings|profit)\b[\w ()]{0,40}? before (?:provision for |benefit from )?(?:income )?tax",
    re.IGNORECASE,
)
