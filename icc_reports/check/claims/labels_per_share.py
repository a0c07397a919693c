"""The names that prose gives rows of amounts per share, and the words that tell one such row from another."""

from __future__ import annotations

from collections.abc import Iterator

from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.labels import impacts_of, named_by, phrases_of_label
from icc_reports.check.claims.phrases import DROPPED, TAGS, Words, phrase, words_of
from icc_reports.check.claims.vocabulary import BEFORE_NEUTRAL
from icc_reports.check.matching import Line
from icc_reports.model.patterns import any_case


def names_per_share(line: Line) -> Iterator[tuple[Words, bool]]:
    """The names of an amount per share that is not earned, without these words; and whether they are loose."""
    if not _OF_EARNINGS.search(named_by(line)):
        for form in phrases_of_label(line):
            if words := tuple(word for word in form if word not in _BY_SHARE):
                yield words, False
    for words in impacts_of(line.row.label):
        yield words, True
    of_dividends = _OF_DIVIDENDS.search(named_by(line)) is not None
    for words in DIVIDENDS if of_dividends and not _IS_PREFERRED.search(line.row.label) else ():
        yield words, True


def kinds_per_share(entry: Entry) -> frozenset[str]:
    """The words that tell what is earned per share from what is earned on other counts: "Core diluted EPS".

    The head of its columns may be what says "per share": "Core earnings".
    """
    label = entry.line.row.label.strip()
    match = _KIND_PER_SHARE.match(label if entry.columns is None else f"{label} per share")
    words = words_of(match["kind"]) if match is not None else ()
    is_noun = not any(word.form in DROPPED for word in words)
    return frozenset(word.form for word in words if word.form not in TAGS and is_noun) - BEFORE_NEUTRAL


_KIND_PER_SHARE = any_case(
    r"(?P<kind>[a-z][a-z -]*?) (?:(?:basic|(?:fully )?diluted) )*"
    r"(?:eps|(?:earnings|income|loss)(?: \(loss\))?,? per .*share)\b"
)
DIVIDENDS = tuple(  # per share
    phrase(name) for name in ("dividend", "cash dividend", "dividends declared", "common dividend")
)
_IS_PREFERRED = any_case(r"\bpreferred\b")
_OF_DIVIDENDS = any_case(r"\b(?:dividends?|distributions?)\b")
_OF_EARNINGS = any_case(r"\b(?:earnings|income|loss|profit|eps|dividends?|distributions?)\b")
_BY_SHARE = frozenset({"per", "share", "unit", "basic", "diluted", "fully", "common"})
_CAME_TO = r"(?: (?:income|loss|earnings)(?= of \(?\$\(?\d?\.\d))?"  # "EPS loss of $0.10"
EARNED_PER_SHARE = any_case(  # as prose names it
    r"\b(?:(?:earnings|income|loss|profit)(?: \((?:loss|income)\))?(?: from continuing operations)?,?"
    r" per (?:[a-z]+ ){0,4}share"
    rf"|eps{_CAME_TO}|earnings (?=of \(?\$\(?[\d.]+\)? per))\b|\be\. ?p\. ?s\.{_CAME_TO}"
    r"|\bearnings (?=of \(?\$\(?\d?\.\d+\)? per)"
    r"|\bearn(?:s|ed)(?= \$\d{0,2}\.\d\d\b(?! (?:million|billion|thousand)))",
    "share|eps|e.p|e. p|earn",
)
