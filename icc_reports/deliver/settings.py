"""Who sends, and through which server: a TOML file, the environment, and the keyring for the password.

The password never stands in the file, on the command line, in a message or in the representation of an object.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from icc_reports.deliver.recipients import mailbox
from icc_reports.errors import UsageError
from icc_reports.render.headers import single_line

PASSWORD = "ICC_REPORT_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_VARIABLES = {
    "host": "ICC_REPORT_SMTP_HOST",
    "port": "ICC_REPORT_SMTP_PORT",
    "security": "ICC_REPORT_SMTP_SECURITY",
    "user": "ICC_REPORT_SMTP_USER",
}
_KEYRING_SERVICE = "icc-report"
_TIMEOUT = 60  # seconds
_DATA_TIMEOUT = 600  # seconds; what RFC 5321 asks for after the data, where giving up early leaves a letter in doubt
_LARGEST_FILE = 2**16
_KEYS: dict[str, dict[str, type]] = {
    "sender": {"name": str, "address": str, "reply_to": str, "signature": str},
    "smtp": {
        "host": str,
        "port": int,
        "security": str,
        "user": str,
        "keyring_service": str,
        "ca_file": str,
        "timeout": int,
        "data_timeout": int,
        "helo": str,
    },
    "recipients": {"internal_domains": list},
}


class Security(StrEnum):
    """How the connection is encrypted: from its first byte, or after STARTTLS, which is then required."""

    TLS = "tls"
    STARTTLS = "starttls"


_BY_PORT = {465: Security.TLS, 587: Security.STARTTLS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whom the letter is from; ``signature`` is text of several lines for its end."""

    address: str
    name: str = ""
    reply_to: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The submission server; ``ca_file`` is a PEM file of a house's own authority.

    ``timeout`` is how many seconds to wait for an answer, ``data_timeout`` for the one after the letter itself.
    """

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    timeout: int = _TIMEOUT
    data_timeout: int = _DATA_TIMEOUT
    helo: str = "[127.0.0.1]"  # what mail programs say, so as not to tell the name of the machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the file says; ``server`` is None where it names no host."""

    sender: Sender | None = None
    server: Server | None = None
    internal_domains: tuple[str, ...] = ()


def load(path: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings of the file, or none; variables of the environment go before those of the file.

    The password is not looked up here: see ``password``. Raises UsageError that names file and key.
    """
    sections = {} if path is None else _sections(path)
    smtp = dict(sections.get("smtp", {}))
    for key, variable in _VARIABLES.items():
        if environment.get(variable):
            smtp[key] = _number(environment[variable], variable) if key == "port" else environment[variable]
    where = path.name if path else "the environment"
    domains = sections.get("recipients", {}).get("internal_domains", [])
    if not isinstance(domains, list) or not all(isinstance(each, str) for each in domains):
        raise UsageError(f'{where}: recipients.internal_domains is a list such as ["example.com"].')
    return Settings(
        sender=_sender(sections["sender"], where) if "sender" in sections else None,
        server=_server(smtp, where) if smtp.get("host") else None,
        internal_domains=tuple(each.removeprefix("@") for each in domains),
    )


def password(path: Path | None, server: Server, environment: Mapping[str, str]) -> str:
    """The password of the user from the environment, else from the keyring; "" where the server has no user.

    Raises UsageError where there is none.
    """
    if not server.user:
        return ""
    if environment.get(PASSWORD):
        return environment[PASSWORD]
    named = _sections(path).get("smtp", {}).get("keyring_service") if path else None
    found = _from_keyring(str(named or _KEYRING_SERVICE), server.user)
    if not found:
        raise UsageError(
            f"There is no password for {server.user} on {server.host}. Put it into the variable {PASSWORD}, or into the"
            f" keyring: pip install 'icc-reports[keyring]', then keyring set {named or _KEYRING_SERVICE} {server.user}"
        )
    return found


def _from_keyring(service: str, user: str) -> str | None:
    try:
        keyring = import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(service, user)
    except Exception as error:  # every backend has errors of its own
        raise UsageError(f"The keyring does not open ({type(error).__name__}). Use the variable {PASSWORD}.") from error
    return str(found) if found else None


def _sections(path: Path) -> dict[str, dict[str, object]]:
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_FILE + 1)
        if len(text) > _LARGEST_FILE:
            raise UsageError(f"{path.name} is too large for settings.")
        sections = tomllib.loads(text.decode())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{path} cannot be used as settings: {reason}.") from error
    for section, entries in sections.items():
        if section not in _KEYS or not isinstance(entries, dict):
            raise UsageError(f"{path.name}: [{section}] is not known; there are [{'], ['.join(_KEYS)}].")
        for key, value in entries.items():
            _check_entry(path.name, section, key, value)
    return sections


def _check_entry(name: str, section: str, key: str, value: object) -> None:
    if "pass" in key.lower() or "secret" in key.lower():
        raise UsageError(f"{name}: secrets do not stand in this file. Use the variable {PASSWORD} or the keyring.")
    if key not in _KEYS[section]:
        raise UsageError(f"{name}: {section}.{key} is not known; [{section}] has {', '.join(_KEYS[section])}.")
    wanted = _KEYS[section][key]
    if not isinstance(value, wanted) or isinstance(value, bool):
        kind = {str: "a text in quotes", int: "a whole number", list: "a list"}[wanted]
        raise UsageError(f"{name}: {section}.{key} must be {kind}.")


def _sender(entries: Mapping[str, object], where: str) -> Sender:
    if "address" not in entries:
        raise UsageError(f"{where}: [sender] lacks address.")
    _, address = mailbox(str(entries["address"]), f"{where}: sender.address")
    reply_to = str(entries.get("reply_to", ""))
    return Sender(
        address=address,
        name=single_line(str(entries.get("name", "")), f"{where}: sender.name"),
        reply_to=mailbox(reply_to, f"{where}: sender.reply_to")[1] if reply_to else "",
        signature=str(entries.get("signature", "")).strip(),
    )


def _server(entries: Mapping[str, object], where: str) -> Server:
    port = entries.get("port", 465)
    if not isinstance(port, int) or not 0 < port < 2**16:
        raise UsageError(f"{where}: smtp.port is {port!r}; 465 or 587 is usual.")
    texts = {key: single_line(str(entries.get(key, "")), f"{where}: smtp.{key}") for key in ("host", "user", "ca_file")}
    helo = single_line(str(entries.get("helo", "")), f"{where}: smtp.helo")
    return Server(
        **texts,
        port=port,
        security=_security(entries.get("security"), port, where),
        timeout=_seconds(entries, "timeout", _TIMEOUT, where),
        data_timeout=_seconds(entries, "data_timeout", _DATA_TIMEOUT, where),
        **({"helo": helo} if helo else {}),
    )


def _seconds(entries: Mapping[str, object], key: str, default: int, where: str) -> int:
    seconds = entries.get(key, default)
    if not isinstance(seconds, int) or not 0 < seconds <= 3600:
        raise UsageError(f"{where}: smtp.{key} is {seconds!r}; write seconds, 1 to 3600.")
    return seconds


def _security(value: object, port: int, where: str) -> Security:
    if value is None:
        if port in _BY_PORT:
            return _BY_PORT[port]
        raise UsageError(f'{where}: for port {port} say smtp.security = "tls" or "starttls".')
    try:
        return Security(str(value))
    except ValueError as error:
        raise UsageError(
            f"{where}: smtp.security is {value!r}; it is tls or starttls. Mail without encryption is not sent."
        ) from error


def _number(text: str, variable: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise UsageError(f"{variable} is {text!r}; write a port such as 465.")
    return int(text)
