"""Whom a letter goes to: addresses from options and lists, each checked before anything is sent."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from icc_reports.errors import UsageError
from icc_reports.render.headers import single_line

_LARGEST_LIST = 4 * 2**20  # bytes; some 50,000 recipients
_MOST_COMPLAINTS = 10
_COLUMNS = ("address", "name", "group", "standing", "kind")
_INTERNAL, _EXTERNAL = "internal", "external"


class Kind(StrEnum):
    """Under which header a recipient stands; of ``BCC`` no other recipient learns."""

    TO = "to"
    CC = "cc"
    BCC = "bcc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Someone who gets the letter. ``origin`` says where the address was given ("--to", "list.csv, line 4")."""

    address: str
    name: str = ""
    kind: Kind = Kind.TO
    is_internal: bool = False
    group: str = ""
    origin: str = ""

    @property
    def key(self) -> str:
        """What tells one mailbox from another: servers do not mind the case of letters."""
        return self.address.casefold()

    @property
    def standing(self) -> str:
        """In words: "internal" or "external"."""
        return _INTERNAL if self.is_internal else _EXTERNAL


def mailbox(text: str, origin: str) -> tuple[str, str]:
    """Name and address of "Name <address>" or a bare address; the domain in its ASCII form.

    Raises UsageError naming ``origin`` where the address is none, or where a name could not stand in a header.
    """
    line = single_line(text, origin)
    name, bracket, rest = line.rpartition("<")
    if not bracket:
        return "", _address(line, origin)
    if not rest.endswith(">"):
        raise UsageError(f"{origin}: {line!r} is no address: the closing > is missing or not at the end.")
    name = name.strip()
    if len(name) >= 2 and name[0] == name[-1] == '"':
        name = name[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return name.strip(), _address(rest[:-1], origin)


def recipient(text: str, kind: Kind, internal_domains: Iterable[str]) -> Recipient:
    """A recipient given by an option; internal only where its domain is one of the house's own."""
    name, address = mailbox(text, f"--{kind.value}")
    return Recipient(
        address=address,
        name=name,
        kind=kind,
        is_internal=_is_at_home(address, internal_domains),
        origin=f"--{kind.value}",
    )


def read_list(path: Path, internal_domains: Iterable[str], groups: Iterable[str] = ()) -> tuple[Recipient, ...]:
    """The recipients of a CSV or TOML list; of ``groups`` only, where any are named.

    A CSV file has a line of heads, of which ``address`` must be there and ``name``, ``group``, ``standing`` (internal
    or external) and ``kind`` (to, cc or bcc; bcc where nothing is said) may; a TOML file has tables ``[[recipient]]``
    with these keys. Raises UsageError that names every line that is wrong, up to ten.
    """
    homes, wanted = tuple(internal_domains), tuple(groups)
    found: list[Recipient] = []
    complaints: list[str] = []
    for origin, entry in _entries(path):
        try:
            found.append(_recipient_of(entry, origin, homes))
        except UsageError as error:
            complaints.append(str(error))
    if complaints:
        more = len(complaints) - _MOST_COMPLAINTS
        shown = "\n  ".join(complaints[:_MOST_COMPLAINTS]) + (f"\n  and {more:,} more" if more > 0 else "")
        raise UsageError(f"{path.name} cannot be used as a list of recipients; nothing is sent:\n  {shown}")
    if not found:
        raise UsageError(f"{path.name} names no recipient.")
    unknown = set(wanted) - {each.group for each in found}
    if unknown:
        raise UsageError(f"{path.name} has no group {', '.join(sorted(unknown))!r}.")
    return tuple(each for each in found if not wanted or each.group in wanted)


def merged(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Everyone once, the most open of the kinds given for an address kept, in the order given.

    Raises UsageError where one address is called internal here and external there.
    """
    rank = list(Kind).index
    kept: dict[str, Recipient] = {}
    for each in recipients:
        before = kept.get(each.key)
        if before is None:
            kept[each.key] = each
            continue
        if before.is_internal != each.is_internal:
            raise UsageError(
                f"{each.address} is {before.standing} in {before.origin} and {each.standing} in {each.origin}."
                " Say which is right."
            )
        kind = min(before.kind, each.kind, key=rank)
        kept[each.key] = replace(before, kind=kind, name=before.name or each.name)
    return tuple(kept.values())


def _address(text: str, origin: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise UsageError(f"{origin}: {text!r} is no email address. {error}") from error
    except (UnicodeError, ValueError) as error:
        raise UsageError(f"{origin}: {text!r} is no email address.") from error
    if checked.ascii_email is None:
        raise UsageError(
            f"{origin}: {text!r} has letters before the @ that only servers with SMTPUTF8 take;"
            " this program does not send to such addresses."
        )
    return checked.ascii_email


def _is_at_home(address: str, internal_domains: Iterable[str]) -> bool:
    domain = address.rpartition("@")[2].casefold()
    return any(domain == home.casefold() for home in internal_domains)


def _recipient_of(entry: Mapping[str, str], origin: str, homes: tuple[str, ...]) -> Recipient:
    fields = {key: single_line(value, f"{origin}: {key}") for key, value in entry.items()}
    if not fields.get("address"):
        raise UsageError(f"{origin}: there is no address.")
    name, address = mailbox(fields["address"], origin)
    return Recipient(
        address=address,
        name=fields.get("name") or name,
        group=fields.get("group", ""),
        kind=_kind(fields.get("kind", ""), origin),
        is_internal=_is_internal(fields.get("standing", ""), address, origin, homes),
        origin=origin,
    )


def _kind(text: str, origin: str) -> Kind:
    try:
        return Kind(text.lower() or Kind.BCC)
    except ValueError as error:
        raise UsageError(f"{origin}: kind is {text!r}; write to, cc or bcc.") from error


def _is_internal(text: str, address: str, origin: str, homes: tuple[str, ...]) -> bool:
    if not text:
        return _is_at_home(address, homes)
    if text.lower() not in (_INTERNAL, _EXTERNAL):
        raise UsageError(f"{origin}: standing is {text!r}; write internal or external.")
    return text.lower() == _INTERNAL


def _entries(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    text = _text(path)
    return _toml_entries(path.name, text) if path.suffix.lower() == ".toml" else _csv_entries(path.name, text)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_LIST + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if len(data) > _LARGEST_LIST:
        raise UsageError(f"{path.name} is larger than {_LARGEST_LIST // 2**20} MB, which no list of recipients is.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path.name}, line {line}: not UTF-8. Save the list as UTF-8.") from error


def _csv_entries(name: str, text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    head_line = text.partition("\n")[0]
    delimiter = ";" if head_line.count(";") > head_line.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heads = [head.strip().lower() for head in next(rows, [])]
        _known(heads, f"{name}, line 1")
        if "address" not in heads:
            raise UsageError(f"{name}, line 1: no column is called address; the heads are {', '.join(_COLUMNS)}.")
        before = rows.line_num
        for row in rows:
            origin, before = f"{name}, line {before + 1}", rows.line_num
            if any(cell.strip() for cell in row):
                if len(row) > len(heads):
                    raise UsageError(f"{origin}: {len(row)} cells under {len(heads)} heads. Quote what holds a comma.")
                yield origin, dict(zip(heads, row, strict=False))
    except csv.Error as error:
        raise UsageError(f"{name}, line {rows.line_num}: {error}.") from error


def _toml_entries(name: str, text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: {error}.") from error
    listed = entries.pop("recipient", [])
    if entries or not isinstance(listed, list):
        raise UsageError(f"{name}: only tables [[recipient]] may stand there.")
    for at, entry in enumerate(listed, start=1):
        origin = f"{name}, recipient {at}"
        if not isinstance(entry, dict):
            raise UsageError(f"{origin}: not a table [[recipient]].")
        _known(entry, origin)
        wrong = [key for key, value in entry.items() if not isinstance(value, str)]
        if wrong:
            raise UsageError(f"{origin}: {wrong[0]} is no text. Put it in quotes.")
        yield origin, entry


def _known(heads: Iterable[str], origin: str) -> None:
    listed = list(heads)
    for head in listed:
        if head not in _COLUMNS:
            raise UsageError(f"{origin}: {head!r} is not known; the heads are {', '.join(_COLUMNS)}.")
        if listed.count(head) > 1:
            raise UsageError(f"{origin}: {head!r} stands there twice.")
