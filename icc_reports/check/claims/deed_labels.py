"""What prose calls the rows of things that are done with money: "share repurchases", "capital spending"."""

from __future__ import annotations

import re
from functools import lru_cache

from icc_reports.check.claims.phrases import Words, phrase
from icc_reports.model.patterns import any_case

REPURCHASE, DIVIDEND = phrase("share repurchase"), phrase("dividend payment")
CASH = phrase("cash and cash equivalents")
SPENDING, REPAYMENT = phrase("capital expenditure"), phrase("debt repayment")
REPAID_LINE, DRAWN_LINE = phrase("repayments under credit facility"), phrase("borrowings under credit facility")
_LINE = (
    r"(?:(?:the|our|its|revolving|revolver|senior|secured|bank|borrowings|on|under) )*"
    r"(?:credit (?:facility|facilities|agreement)|lines? of credit|revolver)\b.*"
)
_OF_WHOM = r"(?:(?:the|our|its|company[’']s|class [a-z]|common|ordinary|treasury|outstanding|own) )*"
_OTHERS = r"(?!.*\b(?:non-?controlling|minority|preferred|preference|subsidiar|former|other|series|redeemable))"
_BACK = tuple(
    phrase(f"{what} {deed}")
    for what in ("share", "stock", "common share", "common stock", "treasury stock")
    for deed in ("repurchase", "buyback")
)
_DEEDS: tuple[tuple[re.Pattern[str], tuple[Words, ...]], ...] = tuple(
    (re.compile(rf"(?:cash )?(?:payments? (?:for|of|on|to|related to) )?(?:{deed})", re.IGNORECASE), names)
    for deed, names in (
        (
            rf"(?:(?:re)?purchases?|repurchase|reacquisitions?|acquisitions?|buy-?backs?) of {_OF_WHOM}"
            r"(?:stock|shares?)(?: capital)?\b(?!.*\btax)(?!.* plan)(?: (?:under|pursuant to) .*\bprogram)?"
            rf"|{_OF_WHOM}(?:stock|shares?) (?:(?:re)?purchase[sd]?|acquired|buy-?backs?)\b(?!.* plan| under)",
            (*_BACK, phrase("repurchase of common stock"), phrase("repurchase of stock")),
        ),
        (
            r"(?:(?:common|ordinary|cash|regular|quarterly) )*(?:stock )?dividends?\b(?: paid| payments?)?"
            r"(?:(?:,? (?:paid )?(?:to|on)| ?[-–—:,]) (?:(?:common|the|our|company[’']s) )*(?:stock|share)\w*"
            rf"|(?: paid)? to {_OTHERS}(?:[\w&.,’'-]+ ){{1,4}}(?:stock|share)holders)?"  # of the company by its name
            r"(?: paid)?",
            (
                DIVIDEND,
                phrase("dividends paid"),
                phrase("dividends"),
                phrase("cash dividends"),
                phrase("cash dividends paid"),
            ),
        ),
        (
            r"(?:acquisitions?|additions?|purchases?|expenditures?|investments?|payments?|outlays?) (?:of|to|for|in) "
            r"(?:(?:the|our|premises|property|land|plant|fixed assets|equipment|buildings|improvements|and|,)\s*){1,9}"
            r"|(?:(?:premises|property|plant|equipment|fixed assets|and|,)\s*){1,5} (?:additions|purchases)"
            r"|(?:cash )?(?:capital (?:expenditures|spending|additions))\b.*",
            (SPENDING, phrase("capital spending"), phrase("capex"), phrase("capital investment")),
        ),
        (
            r"(?:(?:re|pre)?payments?|principal payments?|retirements?|reductions?) (?:of|on|under) "
            r"(?:(?:the|our|outstanding|long-term|term|bank|notes|and|other) )*"
            r"(?:debt|borrowings|loans?|indebtedness)\b.*"
            r"|(?:(?:long-term|term|senior) )*(?:debt|loan) (?:re)?payments?",
            (REPAYMENT, phrase("repayment of debt"), phrase("debt payments")),
        ),
        (rf"(?:(?:re)?payments?|principal payments?) (?:of|on|under) {_LINE}", (REPAID_LINE,)),
        (rf"(?:borrowings?|proceeds|advances?|draws?) (?:of|on|under|from) {_LINE}", (DRAWN_LINE,)),
    )
)


@lru_cache(maxsize=4096)
def deeds_of(label: str) -> frozenset[Words]:
    """What prose calls the row of a thing that is done, by its label without qualifications: "capital spending"."""
    changed = _OF_THE_SAME.fullmatch(label)
    own = {phrase(changed["what"])} if changed is not None else set()
    return frozenset(own.union(name for deed, names in _DEEDS if deed.fullmatch(label) for name in names))


_OF_THE_SAME = any_case(
    r"(?P<what>(?:comparable|same|like)[- ].*) (?:increase|growth|change|decrease)s?(?: percentage| %)?"
)
