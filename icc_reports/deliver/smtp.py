"""One letter to one recipient over an encrypted connection to a submission server.

The server's certificate is always checked; a server that does not encrypt is given nothing. Every recipient gets an
envelope of its own, so that one refusal concerns one recipient, and no address stands in a letter that is not meant to.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from types import TracebackType

from icc_reports.deliver.settings import PASSWORD, Security, Server
from icc_reports.errors import DeliveryError

_SERVICE_CLOSES = 421
_GO_AHEAD = 354
_LONGEST = 300  # characters of an answer
_LINE_START_DOT = re.compile(rb"^\.", re.MULTILINE)


def printable(text: str) -> str:
    """What a server answered, on one line and without characters that steer a terminal."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..."


class Outcome(Enum):
    """What became of a letter that was offered."""

    ACCEPTED = auto()
    REFUSED = auto()
    IN_DOUBT = auto()
    UNTOUCHED = auto()
    """The connection or the server failed before the letter was given: it can be offered again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The outcome, with the server's words on one printable line."""

    outcome: Outcome
    text: str


class Submission:
    """A session with the server. Use it as a context: it logs in on entering.

    Raises DeliveryError on entering where the server cannot be reached, its certificate does not hold, it does not
    encrypt, or it does not take the password.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Submission:
        self.connect()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def connect(self) -> None:
        """Begin a session; ends the one there was."""
        self.close()
        where = f"{self._server.host}, port {self._server.port}"
        try:
            self._smtp = _encrypted(self._server)
            self._smtp.ehlo_or_helo_if_needed()
            if self._server.user:
                self._smtp.login(self._server.user, self._server.password)
        except ssl.SSLCertVerificationError as error:
            raise DeliveryError(
                f"The certificate of {where} does not hold: {error.verify_message}. For an authority of your own"
                " set smtp.ca_file."
            ) from error
        except smtplib.SMTPAuthenticationError as error:
            self.close()
            raise DeliveryError(
                f"{where} does not accept the user {self._server.user} with this password: {_said(error)}."
                f" Check the variable {PASSWORD} or the keyring."
            ) from None  # the cause holds what was said while logging in
        except smtplib.SMTPNotSupportedError as error:
            self.close()
            raise DeliveryError(f"{where} does not offer what is needed: {printable(str(error))}") from None
        except (OSError, smtplib.SMTPException, UnicodeError, ValueError) as error:
            self.close()
            raise DeliveryError(f"{where} cannot be used: {printable(str(error))}.") from error

    def close(self) -> None:
        """End the session; a server that no longer answers is left alone."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def limit(self) -> int | None:
        """The most bytes the server says it takes in one letter; None where it says nothing."""
        said = self._smtp.esmtp_features.get("size", "") if self._smtp else ""
        return int(said) if said.isdigit() and int(said) > 0 else None

    def offer(self, sender: str, address: str, message: bytes, before_data: Callable[[], None]) -> Answer:
        """Offer the letter for one address. ``before_data`` is called when the server has agreed to the address.

        ``message`` has lines that end with CR LF and only ASCII in it.
        """
        smtp = self._smtp
        if smtp is None:
            return Answer(outcome=Outcome.UNTOUCHED, text="no connection")
        try:
            refusal = _agree(smtp, sender, address, len(message))
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(outcome=Outcome.UNTOUCHED, text=printable(str(error)))
        if refusal is not None:
            return refusal
        before_data()
        return self._give(smtp, message)

    def _give(self, smtp: smtplib.SMTP, message: bytes) -> Answer:
        try:
            code, reply = smtp.docmd("DATA")
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(outcome=Outcome.UNTOUCHED, text=printable(str(error)))
        if code != _GO_AHEAD:
            return _refusal(smtp, code, reply)
        try:
            if smtp.sock is not None:
                smtp.sock.settimeout(self._server.data_timeout)
            smtp.send(_LINE_START_DOT.sub(b"..", message) + b".\r\n")
            code, reply = smtp.getreply()
            if smtp.sock is not None:
                smtp.sock.settimeout(self._server.timeout)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(outcome=Outcome.IN_DOUBT, text=f"no answer after the letter: {printable(str(error))}")
        if 200 <= code < 300:
            return Answer(outcome=Outcome.ACCEPTED, text=_line(code, reply))
        if 400 <= code < 600:
            return Answer(outcome=Outcome.REFUSED, text=_line(code, reply))
        self._drop()
        return Answer(outcome=Outcome.IN_DOUBT, text=f"an answer that means nothing: {_line(code, reply)}")

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None


def _encrypted(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=server.ca_file or None)
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(
            server.host, server.port, local_hostname=server.helo, timeout=server.timeout, context=context
        )
    smtp = smtplib.SMTP(server.host, server.port, local_hostname=server.helo, timeout=server.timeout)
    try:
        smtp.starttls(context=context)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _agree(smtp: smtplib.SMTP, sender: str, address: str, size: int) -> Answer | None:
    """The envelope; None where the server agrees to it."""
    smtp.ehlo_or_helo_if_needed()
    options = [f"SIZE={size}"] if smtp.has_extn("size") else []
    code, reply = smtp.mail(sender, options)
    if code // 100 != 2:
        _reset(smtp, code)
        return Answer(outcome=Outcome.UNTOUCHED, text=f"the sender is not accepted: {_line(code, reply)}")
    code, reply = smtp.rcpt(address)
    if code // 100 == 2:
        return None
    return _refusal(smtp, code, reply)


def _refusal(smtp: smtplib.SMTP, code: int, reply: bytes) -> Answer:
    _reset(smtp, code)
    outcome = Outcome.UNTOUCHED if code == _SERVICE_CLOSES or not 400 <= code < 600 else Outcome.REFUSED
    return Answer(outcome=outcome, text=_line(code, reply))


def _reset(smtp: smtplib.SMTP, code: int) -> None:
    """Clear the envelope; a session that does not survive this shows at the next letter."""
    try:
        if code == _SERVICE_CLOSES:
            smtp.close()
        else:
            smtp.rset()
    except (OSError, smtplib.SMTPException):
        smtp.close()


def _line(code: int, reply: bytes) -> str:
    return printable(f"{code} {reply.decode('ascii', 'replace')}")


def _said(error: smtplib.SMTPResponseException) -> str:
    reply = error.smtp_error
    return _line(error.smtp_code, reply if isinstance(reply, bytes) else str(reply).encode())
