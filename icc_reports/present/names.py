"""What a measure is called: by the sign of its value, and in the middle of a sentence."""

from __future__ import annotations

import re
from fractions import Fraction

_COMMON = frozenset(
    ("adjusted", "net", "total", "operating", "gross", "income", "earnings", "loss", "free", "core", "diluted")
)
_STEP = re.compile(r"\b(tax effects?|adjustments?|impact|change|growth)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(gaap|ebitdax?|ebit|ffo|affo|eps)\b")
_REFERENCE = re.compile(r"(\s+([A-Z](/[A-Z])?|\(\w{1,2}\)|\*+))+$")  # letters that a table calls its rows by
_EARNED = re.compile(r"\bebit|\bnopat\b|\b(ffo|affo|noi|cad|results?|return|contribution|operations)\b", re.IGNORECASE)
_GAIN = re.compile(r"\b(income(?! tax)|earnings|profit)\b", re.IGNORECASE)
_NEEDS_NOUN = re.compile(r"\b(adjusted|operating|comprehensive|core|pre-?tax)$", re.IGNORECASE)
_LOSS_ASIDE = re.compile(r"\s*/?\s*\(loss\)\s*", re.IGNORECASE)
_FLOW = re.compile(
    r"\b(?P<in>provided by|from)\s*/?\s*\((?P<out>used (?:in|for|by))\)"
    r"|\((?P<out_first>used (?:in|for|by))\)\s*/?\s*(?P<in_last>provided by|from)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",\s[A-Za-z][a-z]*( [a-z]+)*$")
_STARTS = ("net", "gross", "operating", "income", "cash", "free")


def is_step(label: str) -> bool:
    """Whether a row is called what leads from one measure to another: an adjustment, an effect, a change."""
    return _STEP.search(label) is not None


def named_by_sign(label: str, value: Fraction) -> str:
    """What a row that may print a gain or a loss is called for one value: "Net (loss) earnings" of -5 is a net loss."""
    label = lowered(" ".join(label.split()).strip(" :"))
    flow = _FLOW.search(label)
    if flow is not None:
        said = (flow["out"] or flow["out_first"]) if value < 0 else (flow["in"] or flow["in_last"])
        return f"{label[: flow.start()]}{said}{label[flow.end() :]}"
    if not _LOSS_ASIDE.search(label):
        return label
    plain = _LOSS_ASIDE.sub(" ", label).strip()
    if not _GAIN.search(plain):
        return label.replace("(", "").replace(")", "")
    return plain if value >= 0 else _GAIN.sub(_loss_like, plain, count=1)


def _loss_like(found: re.Match[str]) -> str:
    return "Loss" if found.group()[:1].isupper() else "loss"


def lowered(label: str) -> str:
    """A label in capitals as it stands in a sentence, its abbreviations in capitals."""
    if not (label.isupper() and " " in label):
        return label
    return _ABBREVIATION.sub(lambda match: match.group().upper(), label.lower())


def in_sentence(name: str) -> str:
    """A name without its capital, unless others of its words have one: "net loss", "Free Cash Flow"."""
    first, *others = name.split(" ")
    is_title = any(word[:1].isupper() and not word.isupper() for word in others)
    return name[:1].lower() + name[1:] if first.lower() in _STARTS and not is_title else name


def closed(name: str) -> str:
    """A name that ends in an aside, with the comma that closes it: "net loss, as reported,"."""
    return f"{name}," if _CLAUSE.search(name) else name


def non_gaap_names(label: str) -> tuple[str, str]:
    """What the measure is called when positive and when negative, from a label that may name both."""
    plain = re.sub(r"\s*\((loss|non-?gaap)\)\s*", " ", label.strip(" :"), flags=re.IGNORECASE).strip()
    plain = _REFERENCE.sub("", re.sub(r"\s*[-–,]?\s*non-?gaap$", "", plain, flags=re.IGNORECASE)).strip()
    if plain.isupper() and " " in plain:
        plain = lowered(plain)
    first, *others = plain.split(" ")
    if first.lower() in _COMMON and not (others and others[0].istitle()):  # "Adjusted Net Income" is a name
        plain = plain[:1].lower() + plain[1:]
    stem, _, aside = plain.partition(" (")
    if aside.endswith(")") and aside != "usage)" and stem:  # the loss goes before it: "EBITDA loss (as defined)"
        gain, loss = non_gaap_names(stem)
        return f"{gain} ({aside}", f"{loss} ({aside}"
    if re.search(r"net loss\b", plain, re.IGNORECASE):
        return re.sub(r"(net) loss\b", r"\1 income", plain, flags=re.IGNORECASE), plain
    if plain.lower().endswith(" loss"):
        stem = plain[: -len(" loss")]
        return f"{stem} income" if _NEEDS_NOUN.search(stem) else stem, plain
    if plain.lower().endswith("cash flow (usage)") or plain.lower().endswith("cash flow"):
        plain = plain.removesuffix(" (usage)")
        return plain, f"negative {plain}"
    if _GAIN.search(plain):
        return plain, _GAIN.sub(_loss_like, plain, count=1)
    return plain, f"{plain} loss" if _EARNED.search(plain) else f"negative {plain}"
