"""Whether a release says why its measures outside GAAP are useful, or where that is said."""

from __future__ import annotations

from icc_reports.check.disclosure.evidence import ELSEWHERE
from icc_reports.model.non_gaap import names_in
from icc_reports.model.patterns import any_case
from icc_reports.model.release import PassageRole, Release

_WORTH = any_case(
    r"\b(?:useful\w*|meaningful\w*|helpful|valuable|important|relevant|insights?|understand\w*|"
    r"transparen\w+|facilitat\w+|illuminat\w+|enhanc\w+|perspective|appropriate measures?"
    r"|comparab\w+|investors?|analysts?|readers?|shareholders?|stockholders?|compar(?:e|ing|isons?)|indicat\w+|evaluat\w+|assess\w*|analy[sz]\w+|supplement\w*"
    r"|reflect\w*|representative|view of|picture|additional (?:information|tool|means))\b",
)
_BELIEF = any_case(
    r"\b(?:believ\w+|consider(?:s|ed)? (?!in addition|as supplement|in isolation)"
    r"|in (?:our|management’s|management's|its) (?:view|opinion)|provid\w+|allow\w*|enabl\w+|help\w*|assist\w*"
    r"|intend\w*|us(?:e|es|ed) by (?:investors|analysts)|gives?|giving|useful (?:to|for)|because)\b",
)
_MEASURES = any_case(
    r"\bnon-?\s?(?:u\.?s\.? )?gaap\b|\b(?:these|such) (?:\w+ ){0,2}(?:measures?|metrics?)\b|\bpro[\s-]?forma\b",
)
_RATIONALE = any_case(r"\b(?:rationale|reasons?|why|usefulness|use of)\b")


def says_why(release: Release) -> bool:
    """Whether a sentence gives a reason for a measure outside GAAP, or says where it is given."""
    for passage in release.passages:
        about = " ".join((*passage.context, passage.text))
        if passage.role is not PassageRole.CONTACT and (_MEASURES.search(about) or names_in(passage.text)):
            for sentence in passage.sentences:
                text = sentence.text
                if _BELIEF.search(text) and _WORTH.search(text):
                    return True
                if ELSEWHERE.search(text) and _RATIONALE.search(text):
                    return True
    return False
