"""Rows of what was done with money, by the verb before a number and what is behind it: "repurchased $3 million of"."""

from __future__ import annotations

import re
from dataclasses import replace

from icc_reports.check.claims.alike import are_one
from icc_reports.check.claims.deed_labels import (
    CASH,
    DIVIDEND,
    DRAWN_LINE,
    REPAID_LINE,
    REPAYMENT,
    REPURCHASE,
    SPENDING,
)
from icc_reports.check.claims.entries import Entry
from icc_reports.check.claims.measures import Measure
from icc_reports.check.claims.names import Names
from icc_reports.check.claims.numbers import Counted
from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.check.claims.shapes import Number
from icc_reports.model.patterns import any_case


def deed_behind(text: str, names: Names, number: Number, limit: int) -> Measure | None:
    """The row of what was done with the money, in the time that is spoken of."""
    is_amount = number.said.counted is Counted.MONEY and number.said.scale > 1
    spent = _SPENT.search(text[: number.start]) if is_amount and not ANOTHER_TIME.search(text) else None
    name = spent["deed"] if spent is not None and not _NOT_DONE.search(text[: number.start]) else ""
    if name and (entries := _rows_of(REPURCHASE, name, names)):
        return Measure(start=number.end, end=number.end, name=name, entries=entries, title=name, behind=(number.end,))
    aside = _BY_SHARE.match(text, number.end) if is_amount else None
    at, limit = (aside.end(), len(text)) if aside is not None else (number.end, limit)
    for done, with_what, row in _DEEDS:
        behind = with_what.match(text, at, limit)  # seen at once, as it stands right there
        verb = done.search(text[: number.start]) if behind is not None else None
        if verb is None or behind is None:
            continue
        is_of_time = not (ANOTHER_TIME.search(text) or _NOT_DONE.search(text[: number.start]))
        entries = _rows_of(row, verb["deed"], names) if is_of_time else ()
        what = " ".join(row)
        if entries:
            return Measure(
                start=number.end,
                end=behind.end(),
                name=what,
                entries=tuple(replace(each, is_loose=True) for each in entries),  # what is paid may be booked later
                title=f"{verb['deed']}{behind[0]}".strip(),
                behind=(number.end,),
            )
        if row == REPURCHASE:  # a row of stock does not print what was paid for it
            return Measure(
                start=number.end, end=behind.end(), name="", entries=(), unknown=what, title=what, behind=(number.end,)
            )
    return None


def _rows_of(row: Words, deed: str, names: Names) -> tuple[Entry, ...]:
    """The rows of a deed; where several could be it, those whose labels say it by its own verb: "repurchased"."""
    if entries := names.named(row):
        return entries
    verb = phrase(deed)[0].removesuffix("d")
    own = [each for each in names.loose.get(row, ()) if verb in phrase(each.line.row.label)]
    return tuple(own) if own and are_one([each.line for each in own]) else ()


ANOTHER_TIME = any_case(
    r"\b(?:since|(?<!year )(?<!year-)to[- ]date|cumulative(?:ly)?|inception|subsequent(?:ly)?|after the end"
    r"|(?:over|in|during) the (?:last|past) (?:[\w-]+ )?(?:years|decades?|quarters))\b"
)
_NOT_DONE = any_case(r"\b(?:remain(?:s|ed|ing)?|authori[sz]\w+|up to)\b[^.;]*$")
_SPENT = any_case(
    r"\b(?P<deed>(?:repurchased|bought back|purchased) (?:approximately |about |nearly |over |a total of )?[\d,.]+"
    r"(?: ?(?:million|thousand|mm?|k)\b)? (?:of (?:its|our) )?"
    r"(?:(?:common|ordinary|class [a-z]|own|outstanding|treasury) )*shares"
    r"(?: of (?:(?:its|our|the|company[’']s|outstanding|common|class [a-z]|ordinary) )*(?:stock|shares))?)"
    r"(?: (?:during|in) (?:the|this) (?:[\w-]+ ){0,3}quarter)?,? (?:for|at|with) "
    r"(?:(?:an?|total|aggregate|gross|cost|purchase|price|consideration|amount|cash|of|approximately|about|value"
    r"|nearly) )*\(?$"
)
_BY_SHARE = any_case(r",? (?:or |\()\$?[\d.]+(?: cents)? (?:per|a) (?:common )?share\)?,?")  # said beside the amount
_ABOUT = (
    r"(?: (?:back|down|out|off|approximately|about|nearly|over|a total of|another|an additional|the remaining))*"
    r"\s*[~(]*$"
)
_STOCK = r"(?:(?:our|its|the|company[’']s|outstanding|class [a-z]|common|ordinary|treasury|own) )*(?:stock|shares)\b"
_DEBT = (
    r"(?:(?:our|its|the|company[’']s|outstanding|long-term|total|bank|term|senior|net|of) )*"
    r"(?:debt|borrowings|indebtedness)\b"
)
_LINE = (
    r"(?:under|on|of|against|from) "
    r"(?:(?:our|its|the|company[’']s|revolving|senior|secured|bank|borrowings|under|on|of) )*"
    r"(?:credit (?:facility|facilities|agreement)|lines? of credit|revolver)\b"
)
OPERATING = phrase("operating cash flow")
_DEEDS: tuple[tuple[re.Pattern[str], re.Pattern[str], Words], ...] = tuple(
    (
        re.compile(rf"\b(?P<deed>{deed}){_ABOUT}", re.IGNORECASE),
        re.compile(rf"(?: worth)? ?{behind}", re.IGNORECASE),
        row,
    )
    for deed, behind, row in (
        (r"(?:re)?purchas(?:ed|ing)|b(?:ought|uying) back", rf"of {_STOCK}", REPURCHASE),
        (r"used|spent|invested|deployed", rf"(?:to|on|for|in) (?:re)?(?:purchas(?:e|ing)) {_STOCK}", REPURCHASE),
        (
            r"returned|used|spent|deployed",
            r"(?:to (?:our |its )?\w*holders )?(?:through|in|via|for|on) "
            r"(?:(?:common|ordinary) )?(?:share|stock) (?:re|buy)(?:purchases|backs)\b(?! and| of \$)",
            REPURCHASE,
        ),
        (
            r"paid|paying|returned|distributed|used",
            r"(?:to (?:our |its )?\w*holders )?(?:to pay|of|in|through|via|as) "
            r"(?:(?:our|its|regular|quarterly|cash|common|stock) )*dividends\b(?! and| of \$)",
            DIVIDEND,
        ),
        (
            r"paid|paying|returned|distributed",
            r"(?:as part of|under|pursuant to|through|in line with) "
            r"(?:(?:our|its|the|regular|quarterly|cash|common|stock) )*dividend (?:program|policy|plan)\b",
            DIVIDEND,
        ),
        (
            r"used|spent|invested|deployed|had|made",
            r"(?:of|in|on|for|to fund) (?:(?:our|its|the|net|gross|total|cash) )*capital "
            r"(?:expenditures|spending|investments)\b",
            SPENDING,
        ),
        (
            r"(?:re)?purchased (?:(?:approximately|about|nearly|a total of) )?[\d.,]+ (?:(?:million|thousand) )?"
            r"(?:of (?:our|its|the) |of the company[’']s )?(?:common |ordinary |class [a-z] )*shares"
            rf"(?: of {_STOCK})?(?: (?:in|during) (?:the|this) (?:\w+ )?(?:quarter|year|period))?,? (?:for|at)"
            r"(?: (?:an?|the|aggregate|total|cost|purchase|price|consideration|amount|cash|gross))*(?: of)?",
            r"(?!per share|a share)",
            REPURCHASE,
        ),
        (r"repaid|paid|pa(?:id|ying) down|retired|prepaid", rf"of {_DEBT}", REPAYMENT),
        (
            r"(?:end|finish|exit|clos)(?:ed|ing|s) (?:[\w-]+ ){0,6}with|had|held|holds?|has|have",
            r"(?:of|in) (?:unrestricted )?cash\b(?!,? (?:and (?=[a-z])|cash|flow|provided|generated|from|used"
            r"|dividend|rent|charge|consideration|proceeds|interest|payment|equivalent))",
            CASH,
        ),
        (
            r"operat(?:ions|ing activities) (?:used|provided|generated|consumed|produced|contributed)",
            r"(?:(?:of|in) cash\b)?",
            OPERATING,
        ),
        (
            r"used|consumed|generated|generating|provided|produced",
            r"(?:(?:of|in) cash |cash )?(?:in|from|by) (?:our |its |the )?operat(?:ions|ing activities)\b(?! of)",
            OPERATING,
        ),
        (
            r"paid (?:(?:an?|our|its|cash|regular|quarterly|common) )*(?:(?:dividends?|distributions?) of )?\$?[\d.]+"
            r"(?: cents)? (?:per|a) (?:common )?share(?: (?:in|of) (?:(?:cash|regular|quarterly|common) )*dividends)?"
            r",? or",
            r"(?!per share|a share)",
            DIVIDEND,
        ),
        (r"repaid|paid|paying down", _LINE, REPAID_LINE),
        (r"borrowed|drew|drawing", _LINE, DRAWN_LINE),
        (r"used|applied", rf"to (?:repay|pay down|pay off|reduce|retire) {_DEBT}", REPAYMENT),
    )
)
