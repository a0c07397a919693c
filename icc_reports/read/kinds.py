"""What a table is: its kind, its title without furniture, and the segment that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icc_reports.model.patterns import pattern_of
from icc_reports.model.release import TableKind
from icc_reports.read.dates import lengths_in, without_times
from icc_reports.read.scale_notes import without_scale_note, without_wrapped_notes
from icc_reports.read.segments import names_own_rows, names_segment, segment_told

_RECONCILIATION = pattern_of(
    r"\breconcil|\bnon-?gaap\b.*\b(?:measures?|results|information|financial)\b|\bas adjusted\b", re.IGNORECASE
)
_RECONCILES = pattern_of(r"\breconcil", re.IGNORECASE)
_CASH_FLOW = pattern_of(r"\bcash\s*flows?\b", re.IGNORECASE)
_BALANCE = pattern_of(
    r"\bbalance\s+sheets?\b|\bfinancial\s+(?:condition|position)\b|\bassets\s+and\s+liabilities\b", re.IGNORECASE
)
_INCOME = pattern_of(
    r"\b(?:statements?|summary|analysis)\s+of\s+(?:\w+[\s,]+){0,3}?(?:operations?|income|earnings|loss(?:es)?)\b|"
    r"\b(?:income|earnings|operating|profit and loss)\s+statements?\b|\bresults\s+of\s+operations\b|\bp\s?&\s?l\b",
    re.IGNORECASE,
)
_SEGMENT = pattern_of(
    r"\bsegments?\b|\bby\s+(?:product|geograph\w*|region|business|customer|market|division)", re.IGNORECASE
)
_BY_SEGMENT = pattern_of(  # a heading of rows: "Revenue by Division/Segment:"
    r"^(?:[\w-]+\s+){1,4}by\s+(?:[\w-]+\s*[\s/]\s*)?(?:segments?|divisions?|geograph\w*|regions?):?$", re.IGNORECASE
)
_FURNITURE = pattern_of(
    r"^\W*(?:exhibit\s+[\d.]+|financial\s+(?:information|tables|statements)\s+(?:to\s+)?follow\w*|un-?audited|"
    r"(?:and\s+)?subject\s+to\s+(?:reclassification|audit|completion|change)|"
    r"(?:continued|cont['’]?d)|n\.?[/ ]?m\.?\W+not\s+meaningful|"
    r"page\s+\d+|[a-z]\s?[-–]\s?\d{1,2}|table\s+[ivx\d]+|\(?more\)?|"
    r"and\s+subsidiar\w+|preliminary(?:\s+and\s+unaudited)?|(?:total\s+)?assets|"
    r"liabilities(?:\s*(?:,|&|and)\s+[\w,'’ -]{0,60}?(?:equity|deficit|deficiency|capital|investment))?)\W*$",
    re.IGNORECASE,
)
_VAGUE = pattern_of(  # a title where there is no better one
    r"^\W*(?:supplement\w*\s+(?:financial\s+)?(?:data|information|schedules?)|"
    r"selected\s+(?:financial\s+)?(?:data|information))\W*$",
    re.IGNORECASE,
)
_AVERAGE = pattern_of(r"\baverage\b", re.IGNORECASE)
_BALANCE_TOTAL = pattern_of(r"total (?:assets|liabilities)\b", re.IGNORECASE)
_AT_OR_FOR = pattern_of(r"^\W*(?:as\s+of|at)\s+(?:or|and)\s+for\b(?:\s+the\b)?")
_LONGEST_TITLE = 160
_UNAUDITED = pattern_of(r"[\s,–—-]*\(?\bun-?audited\b\)?", re.IGNORECASE)
_CORPORATE = pattern_of(
    r"[^a-z0-9 ]|\b(?:inc|corp|corporation|company|co|ltd|limited|llc|plc|and subsidiaries|the)\b", re.IGNORECASE
)

_MARKS = {
    TableKind.BALANCE_SHEET: (
        "total assets",
        "total liabilities",
        "current assets",
        "stockholders' equity",
        "shareholders' equity",
        "total current liabilities",
    ),
    TableKind.CASH_FLOW: ("operating activities", "investing activities", "financing activities"),
    TableKind.INCOME_STATEMENT: (
        "net income",
        "net loss",
        "net earnings",
        "cost of",
        "income tax",
        "operating income",
        "operating expenses",
        "interest expense",
        "weighted average",
        "per share",
        "revenue",
        "net sales",
    ),
}


def own_title(above: Sequence[str], corner: Sequence[str], company: str | None) -> str:
    """The title that a table has of its own: above its heads, or in the ``corner`` to their left.

    Either may head something else. The corner is the title where it has the note on scale, or names a kind of table
    and the line above does not; what is above is it where the company's name, a date or a note stands there too.
    """
    left = "\n".join(corner)
    if _is_prose(left):
        return title_of(above[:-1], company)
    over, beside = title_of(above, company), title_of([left], company)
    if over and says_change_only(beside):
        return over
    if not over or not beside:
        return over or beside or title_of(above, company, is_vague=True)
    names = [_kind_by_words(text) is not None for text in (over, beside)]
    is_formal = any(_is_furniture(_bare(line), company) or not _bare(line) for line in above if line)
    is_over = names[0] > names[1] or (
        names[0] == names[1] and is_formal and without_scale_note(left) == " ".join(left.split())
    )
    return over if is_over else beside


def title_of(title_lines: Sequence[str], company: str | None, *, is_vague: bool = False) -> str:
    """The title in the nearest paragraph above heads that is more than the company's name or a note.

    ``is_vague`` lets those count that only say that there is information ("Supplemental Financial Data").
    """
    for paragraph in reversed(title_lines):
        lines = [_bare(line) for line in without_wrapped_notes(paragraph).split("\n")]
        kept = [line for line in lines if line.strip(" -") and not _is_furniture(line, company)]
        kept = kept if is_vague else [line for line in kept if not _VAGUE.match(line)]
        if kept and not _is_prose(" ".join(kept)):
            return _joined(kept)
    return ""


_CHANGE_ONLY = pattern_of(r"\W*(?:%|per\s?cent(?:age)?)\s*(?:changes?|growth)\W*", re.IGNORECASE)


def says_change_only(text: str) -> bool:
    """Whether a text says that something changed in percent, and nothing of what: "Percent Change"."""
    return _CHANGE_ONLY.fullmatch(text.strip()) is not None


def _is_prose(text: str) -> bool:
    """Whether a paragraph above a table says more than a title; one that ends with a colon introduces the table."""
    return len(text) > _LONGEST_TITLE and not (text.rstrip().endswith(":") and len(text) < 2 * _LONGEST_TITLE)


def _is_furniture(line: str, company: str | None) -> bool:
    return _FURNITURE.match(line) is not None or is_company(line, company) or _is_time(line)


def _is_time(line: str) -> bool:
    """Whether a line only dates the table: "For the three months ended March 31, 2020 and 2019"."""
    return not re.search(r"[a-z]", _AT_OR_FOR.sub("", without_times(line).lower()))


def _bare(line: str) -> str:
    return _UNAUDITED.sub("", without_scale_note(line)).strip(" ,:")


def _joined(lines: Sequence[str]) -> str:
    """The lines of a title as one, with a single dash where a line ends and the next begins with one."""
    return re.sub(r"\s[-–—]\s+[-–—]", " - ", " ".join(lines)).strip(" -–—,:").replace("  ", " ")


def is_company(line: str, company: str | None) -> bool:
    """Whether a line is just the company's name, in whatever case and with whatever suffix."""
    if company is None:
        return False
    return _core(line) == _core(company) != ""


def of_company(label: str, company: str | None) -> str:
    """A label that says what is attributable to the company by its name, with "the company" in its place."""
    named = _ATTRIBUTABLE.match(label)
    if named is None or company is None or _core(named["whose"]).replace(" ", "") != _core(company).replace(" ", ""):
        return label
    return f"{named['what']} the company"


_ATTRIBUTABLE = pattern_of(r"(?P<what>.*\battributable to) (?P<whose>.+)$", re.IGNORECASE)


def _core(name: str) -> str:
    return " ".join(_CORPORATE.sub(" ", name.lower()).split())


def kind_of(title: str, context: Sequence[str], labels: Sequence[str], *, above: Sequence[str] = ()) -> TableKind:
    """The kind of a table by its title, else by what its rows are about, else by the headings it stands under.

    That it is a reconciliation may stand in another line ``above`` it, or in the first line of all.
    """
    named = _kind_by_words(title)
    if named is not None:
        return named
    if any(map(_RECONCILES.search, (*above, *labels[:1]))):
        return TableKind.RECONCILIATION
    by_rows = _kind_by_rows(labels)
    if by_rows is not None:
        return by_rows
    is_under = _is_under_segments(context) and not names_own_rows(title, labels)
    is_of_segments = is_under or any(map(_BY_SEGMENT.match, labels))
    return TableKind.SEGMENT if is_of_segments else TableKind.OTHER


def _is_under_segments(context: Sequence[str]) -> bool:
    """Whether a heading of the chain speaks of segments, and none below it of a statement or another kind of table."""
    telling = (text for text in reversed(context) if _SEGMENT.search(text) or _kind_by_words(text) is not None)
    return _SEGMENT.search(next(telling, "")) is not None


def _kind_by_words(title: str) -> TableKind | None:
    for pattern, kind in (
        (_RECONCILIATION, TableKind.RECONCILIATION),
        (_CASH_FLOW, TableKind.CASH_FLOW),
        (_BALANCE, TableKind.BALANCE_SHEET),
        (_INCOME, TableKind.INCOME_STATEMENT),
        (_SEGMENT, TableKind.SEGMENT),
    ):
        if pattern.search(title):
            return kind
    return None


def _kind_by_rows(labels: Sequence[str]) -> TableKind | None:
    lowered = [label.lower() for label in labels]
    scores = {
        kind: sum(any(mark in label for label in lowered) for mark in marks) * (2 if len(marks) < 5 else 1)
        for kind, marks in _MARKS.items()
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= 3 else None


def is_of_flows(title: str, heads: Sequence[str], labels: Sequence[str], *, above: str) -> bool:
    """Whether all heads name a length of time, and the table is no balance sheet ("Key balance sheet statistics").

    Its averages over that time, with the interest on them, are none either; the line ``above`` the heads may name it.
    """
    if _AVERAGE.search(title) or any(map(_AVERAGE.search, heads)):
        return all(_names_length(f"{above} {head}") for head in heads)
    return not any(map(_BALANCE_TOTAL.match, labels)) and all(map(_names_length, heads))


def _names_length(text: str) -> bool:
    return any(length.has_ended for length in lengths_in(text))


_NO_SEGMENT = pattern_of(
    r"consolidated|total|gaap|non-gaap|continued|\(|(?:computation|calculation|reconciliation|derivation)s? of\b",
    re.IGNORECASE,
)


def segment_of(title: str, kind: TableKind, above: Sequence[str], *, is_own: bool) -> str | None:
    """The segment that a table is about, by its own title, or by the sentence or the heading that it stands under."""
    segment = segment_in_title(title)
    is_told = not is_own or any(line.endswith(":") and title in " ".join(line.split()) for line in above)
    if kind is TableKind.SEGMENT and segment is None and title and is_told:
        segment = segment_told(title, is_own=is_own)
    return segment if segment is not None and names_segment(segment) else None


def segment_in_title(title: str) -> str | None:
    """The segment that a title names after a dash ("... - ICC.NET, VAN Services Only"); None for the whole company."""
    parts = re.split(r"\s+[-–—]+\s*-?", title)
    if len(parts) < 2 or _kind_by_words(title) not in (TableKind.RECONCILIATION, TableKind.SEGMENT):
        return None
    last = re.sub(r"\s+only$", "", parts[-1].strip(" -"), flags=re.IGNORECASE)
    if not last or _NO_SEGMENT.match(last) or len(last) > 50:
        return None
    return last
