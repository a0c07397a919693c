"""Against a mail server as it is in use: Exim on loopback, with its own settings, spool and mailboxes."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import pytest
import trustme

from icc_reports.deliver.journal import State
from icc_reports.deliver.sending import Post as Letter
from icc_reports.deliver.settings import Security, Server
from icc_reports.errors import DeliveryError
from icc_reports.present import present
from icc_reports.render.email import Attachment, Letterhead, compose
from icc_reports.render.headers import Mailbox
from tests.builders import icc_audit
from tests.deliver.server import PASSWORD, USER
from tests.deliver.test_sending import sent

pytestmark = pytest.mark.slow

ACCOUNT = "Debian-exim"
EXIM = shutil.which("exim4", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
TRACE = ("Return-path", "Envelope-to", "Delivery-date", "Received")
SETTINGS = r"""
primary_hostname = localhost
spool_directory = {folder}/spool
log_file_path = {folder}/log/%slog
pid_file_path = {folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {tls} : {starttls}
tls_on_connect_ports = {tls}
tls_advertise_hosts = *
tls_certificate = {folder}/cert.pem
tls_privatekey = {folder}/key.pem
auth_advertise_hosts = ${{if eq{{$tls_in_cipher}}{{}}{{}}{{*}}}}
host_lookup =
rfc1413_query_timeout = 0s
message_size_limit = 2M
deliver_drop_privilege = true
smtp_accept_queue_per_connection = 0
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  deny recipients = nobody@example.org
       message = no such person here
  defer recipients = later@example.org
       message = try again later
  accept authenticated = *
  deny message = log in first
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = {folder}/mail
  maildir_format
  create_directory
  envelope_to_add
  return_path_add
  user = {account}
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{{user}}}}}{{eq{{$auth3}}{{{password}}}}}}}}}
  server_set_id = $auth2
"""


@dataclass
class Exim:
    """The running server: its folder and, by kind of port, how to reach it."""

    folder: Path
    servers: dict[Security, Server]
    other_ca_file: str

    def mail(self, count: int) -> dict[str, bytes]:
        """What lies in the mailbox once ``count`` letters do, by the address of the envelope."""
        deadline = time.monotonic() + 30
        while len(files := list((self.folder / "mail" / "new").glob("*"))) < count and time.monotonic() < deadline:
            time.sleep(0.1)
        contents = [path.read_bytes() for path in files]
        return {str(message_from_bytes(each)["Envelope-to"]): each for each in contents}


@pytest.fixture(scope="module")
def exim() -> Iterator[Exim]:
    if EXIM is None:
        pytest.skip("needs Exim: apt-get install exim4-daemon-light")
    if os.geteuid():
        pytest.skip("Exim takes settings of one's own only from root")
    folder = Path(tempfile.mkdtemp(prefix="exim-"))
    tls, starttls = _free_ports()
    ca, other = trustme.CA(), trustme.CA()
    certificate = ca.issue_cert("localhost")
    certificate.cert_chain_pems[0].write_to_path(str(folder / "cert.pem"))
    certificate.private_key_pem.write_to_path(str(folder / "key.pem"))
    ca.cert_pem.write_to_path(str(folder / "ca.pem"))
    other.cert_pem.write_to_path(str(folder / "other.pem"))
    for name in ("spool", "log", "mail"):
        (folder / name).mkdir()
    for path in (folder, *folder.iterdir()):
        os.chown(path, pwd.getpwnam(ACCOUNT).pw_uid, pwd.getpwnam(ACCOUNT).pw_gid)
    settings = folder / "exim.conf"
    settings.write_text(
        SETTINGS.format(folder=folder, tls=tls, starttls=starttls, account=ACCOUNT, user=USER, password=PASSWORD)
    )
    ports = {Security.TLS: tls, Security.STARTTLS: starttls}
    servers = {
        security: Server(
            host="localhost", port=port, security=security, user=USER, password=PASSWORD,
            ca_file=str(folder / "ca.pem"), timeout=20, data_timeout=20,
        )
        for security, port in ports.items()
    }  # fmt: skip
    with (folder / "errors").open("wb") as errors:
        process = subprocess.Popen([EXIM, "-bdf", "-C", str(settings)], stdout=errors, stderr=errors)
    try:
        _wait(process, tls, folder / "errors")
        yield Exim(folder, servers, str(folder / "other.pem"))
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _wait(process: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    for _ in range(100):
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Exim does not start: {errors.read_text()}")


@pytest.fixture
def letter() -> Letter:
    head = Letterhead(
        sender=Mailbox(address="ir@example.com", name="Müller, Hans"),
        to=(Mailbox(address="a0@example.org", name="Größe"),),
        bcc=(Mailbox(address="secret@example.net"),),
    )
    files = (Attachment(name="größe.pdf", data=bytes(range(256)) * 999), Attachment(name="dots.md", data=b".\n..\n"))
    made = compose(present(icc_audit()), files, head)
    return Letter(sender="ir@example.com", message_id=made.message_id, data=made.wire)


@pytest.mark.parametrize("security", list(Security))
def test_letters_lie_in_the_mailbox_as_they_were_sent(
    exim: Exim, letter: Letter, journal_path: Path, security: Security
) -> None:
    shutil.rmtree(exim.folder / "mail", ignore_errors=True)
    addresses = [f"a{number}@example.org" for number in range(20)]
    refused = ["nobody@example.org", "later@example.org"]
    stopped, deliveries = sent(
        journal_path, exim.servers[security], [*addresses[:10], *refused, *addresses[10:]], letter
    )
    assert stopped == ""
    by_address = {each.address: each for each in deliveries}
    assert {by_address[each].state for each in addresses} == {State.ACCEPTED}
    assert [by_address[each].detail for each in refused] == ["550 no such person here", "451 try again later"]
    mail = exim.mail(20)
    assert sorted(mail) == sorted(addresses)
    original = message_from_bytes(letter.data, policy=policy.default)
    for content in mail.values():
        received = message_from_bytes(content, policy=policy.default)
        assert received["Return-path"] == "<ir@example.com>"
        for name in TRACE:
            del received[name]
        assert received.items() == original.items()
        assert received.as_bytes() == original.as_bytes()
        assert b"secret@example.net" not in content


@pytest.mark.parametrize("security", list(Security))
def test_it_is_not_sent_past_a_bad_certificate_or_password(
    exim: Exim, letter: Letter, journal_path: Path, security: Security
) -> None:
    from dataclasses import replace

    server = exim.servers[security]
    before = exim.mail(0)
    for wrong, why in (
        (replace(server, ca_file=exim.other_ca_file), "does not hold"),
        (replace(server, host="127.0.0.1"), "does not hold"),
        (replace(server, password=f"{PASSWORD}!"), "does not accept the user"),
    ):
        with pytest.raises(DeliveryError, match=why):
            sent(journal_path, wrong, ["a@example.org"], letter)
    assert exim.mail(0) == before


def test_it_is_not_sent_where_it_is_too_large(exim: Exim, letter: Letter, journal_path: Path) -> None:
    from dataclasses import replace

    with pytest.raises(DeliveryError, match="2,097,152 bytes at most"):
        sent(journal_path, exim.servers[Security.TLS], ["a@example.org"], replace(letter, data=letter.data * 8))
