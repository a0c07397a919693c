"""A submission server on loopback for tests: TLS with an authority of its own, a login, and rules for each address."""

from __future__ import annotations

import socket
import ssl
from asyncio import WriteTransport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from icc_reports.deliver.settings import Security, Server

USER, PASSWORD = "ir@example.com", "correct horse"


@dataclass
class Received:
    """A letter that the server has in its hands, whatever it answered."""

    sender: str
    addresses: list[str]
    content: bytes
    is_accepted: bool


@dataclass
class Mailroom:
    """Takes letters. ``rules`` say what happens to an address: "550" or "450" at RCPT, "554" or "452" after the

    letter, "drop" the connection after the letter (kept or, with "lose", thrown away), "hang up" at RCPT.
    """

    rules: dict[str, str] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    @property
    def accepted(self) -> list[str]:
        """The addresses of all letters kept, in order."""
        return [address for letter in self.received if letter.is_accepted for address in letter.addresses]

    async def handle_RCPT(  # noqa: N802 - as the server calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.seen.append(address)
        rule = self.rules.get(address, "")
        if rule in ("550", "450"):
            return f"{rule} 5.1.1 no such person here"
        if rule == "hang up":
            _transport(server).abort()
        if rule == "421":
            self.rules.pop(address)
            return "421 4.3.2 closing for a moment"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        rule = self.rules.get(envelope.rcpt_tos[0], "")
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        is_kept = rule not in ("554", "452", "lose")
        self.received.append(Received(str(envelope.mail_from), list(envelope.rcpt_tos), content, is_kept))
        if rule in ("drop", "lose"):
            _transport(server).abort()
        return f"{rule} 5.7.1 not this letter" if rule in ("554", "452") else "250 2.0.0 kept"


def _transport(server: SMTP) -> WriteTransport:
    assert isinstance(server.transport, WriteTransport)
    return server.transport


@dataclass
class Post:
    """A running server, with the settings by which it is reached."""

    room: Mailroom
    server: Server
    folder: Path

    def config(self, **changes: object) -> Path:
        """A file of settings for it."""
        smtp: dict[str, object] = {
            "host": self.server.host,
            "port": self.server.port,
            "security": self.server.security.value,
            "user": self.server.user,
            "ca_file": self.server.ca_file,
            "timeout": self.server.timeout,
            "data_timeout": self.server.data_timeout,
        }
        lines = [f"{key} = {value!r}" for key, value in (smtp | changes).items()]
        path = self.folder / f"mail-{self.server.port}.toml"
        sender = "[sender]\nname = 'Investor Relations'\naddress = 'ir@example.com'"
        path.write_text("\n".join([sender, "[smtp]", *lines, "[recipients]", "internal_domains = ['example.com']"]))
        return path


@dataclass
class Authority:
    """Certificates for localhost, and an authority that nobody trusts."""

    folder: Path
    context: ssl.SSLContext
    ca_file: Path
    other_ca_file: Path


def authority(folder: Path) -> Authority:
    """Certificates made for the run."""
    ca, other = trustme.CA(), trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert("localhost").configure_cert(context)
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    other.cert_pem.write_to_path(str(folder / "other.pem"))
    return Authority(folder, context, folder / "ca.pem", folder / "other.pem")


@contextmanager
def running(
    of: Authority, security: Security = Security.TLS, *, has_login: bool = True, **options: object
) -> Iterator[Post]:
    """The server, until the context ends."""
    room = Mailroom()
    port = _free_port()
    if has_login:
        options |= {"authenticator": _login, "auth_required": True}
    if security is Security.TLS:
        options |= {"ssl_context": of.context, "auth_require_tls": False}
    else:
        options = {"tls_context": of.context, "require_starttls": True, "auth_require_tls": True} | options
    arguments: dict[str, Any] = options
    controller = Controller(room, hostname="127.0.0.1", port=port, **arguments)
    controller.start()
    try:
        yield Post(
            room=room,
            server=Server(
                host="localhost",
                port=port,
                security=security,
                user=USER if has_login else "",
                password=PASSWORD if has_login else "",
                ca_file=str(of.ca_file),
                timeout=10,
                data_timeout=10,
            ),
            folder=of.folder,
        )
    finally:
        controller.stop()


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    right = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)  # so that the server answers


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
