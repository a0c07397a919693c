"""Telling HTML from EDGAR text, without the parser that HTML needs."""

from __future__ import annotations

import re
from itertools import islice

_ROOT = re.compile(r"<(?:html|body)\b[^<>]*>", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:head|div|font|tr|td|p|span)\b[^<>]*>", re.IGNORECASE)
_HEAD_LENGTH = 20_000  # characters within which a document says that it is HTML
_MANY = 20


def is_html(text: str) -> bool:
    """Whether a document is HTML: it says so, or uses elements that EDGAR text never had."""
    if _ROOT.search(text, 0, _HEAD_LENGTH):
        return True
    return len(list(islice(_ELEMENT.finditer(text), _MANY))) == _MANY
