"""Settings: from a file and the environment; secrets in neither file nor message."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from icc_reports.deliver.settings import PASSWORD, Security, Server, load, password
from icc_reports.errors import UsageError

FILE = """
[sender]
name = "Investor Relations"
address = "ir@example.com"
reply_to = "team@example.com"
signature = '''
Ann Lee
Investor Relations'''
[smtp]
host = "mail.example.com"
port = 587
user = "ir@example.com"
[recipients]
internal_domains = ["example.com", "@example.org"]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mail.toml"
    path.write_text(text)
    return path


def test_a_file_as_documented(tmp_path: Path) -> None:
    settings = load(written(tmp_path, FILE), {})
    assert settings.sender is not None
    assert settings.server is not None
    assert settings.sender.signature == "Ann Lee\nInvestor Relations"
    assert (settings.server.port, settings.server.security) == (587, Security.STARTTLS)
    assert (settings.server.timeout, settings.server.data_timeout) == (60, 600)
    assert settings.internal_domains == ("example.com", "example.org")


def test_the_documented_example_is_right(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "email.md").read_text()
    settings = load(written(tmp_path, text.split("```toml\n")[1].split("```")[0]), {})
    assert settings.server == Server(host="mail.example.com", port=465, security=Security.TLS, user="ir@example.com")


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = {"ICC_REPORT_SMTP_HOST": "other.example.com", "ICC_REPORT_SMTP_PORT": "465"}
    server = load(written(tmp_path, FILE), environment).server
    assert server is not None
    assert (server.host, server.port, server.security) == ("other.example.com", 465, Security.TLS)
    alone = load(None, environment | {"ICC_REPORT_SMTP_USER": "me"})
    assert alone.server is not None
    assert alone.server.user == "me"
    assert load(None, {}).server is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[smtp]\npassword = 'x'", "secrets do not stand in this file"),
        ("[smtp]\nhost = 'x'\nport = 25", "for port 25 say smtp.security"),
        ("[smtp]\nhost = 'x'\nsecurity = 'none'", "without encryption is not sent"),
        ("[smtp]\nhost = 'x'\nport = '465'", "must be a whole number"),
        ("[smtp]\nhost = 'x'\nport = true", "must be a whole number"),
        ("[smtp]\nhost = 'x'\nport = 70000", "smtp.port is 70000"),
        ("[smtp]\nhost = 'x'\ntimeout = 0", "write seconds"),
        ('[smtp]\nhost = "x\\r\\nQUIT"', "line break"),
        ("[smtp]\nverify = false", "smtp.verify is not known"),
        ("[stmp]\nhost = 'x'", r"\[stmp\] is not known"),
        ("[sender]\nname = 'x'", "lacks address"),
        ("[sender]\naddress = 'x'", "no email address"),
        ("[sender]\naddress = 'a@example.com'\nname = \"a\\nBcc: b@x.org\"", "line break"),
        ("[recipients]\ninternal_domains = [1]", "is a list such as"),
        ("host = 'x'", "is not known"),
        ("[", "cannot be used as settings"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        load(written(tmp_path, text), {})


def test_an_absent_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        load(tmp_path / "absent.toml", {})


def test_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, FILE)
    server = load(path, {}).server
    assert server is not None
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(UsageError, match=PASSWORD):
        password(path, server, {})
    asked = []

    def get_password(service: str, user: str) -> str:
        asked.append((service, user))
        return "from the keyring"

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=get_password))
    assert password(path, server, {PASSWORD: "from the environment"}) == "from the environment"
    assert not asked
    assert password(path, server, {}) == "from the keyring"
    assert asked == [("icc-report", "ir@example.com")]
    assert password(path, Server(host="x", port=465, security=Security.TLS), {}) == ""


def test_a_keyring_that_does_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def get_password(service: str, user: str) -> str:
        raise RuntimeError("locked: hunter2")

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=get_password))
    server = load(written(tmp_path, FILE), {}).server
    assert server is not None
    with pytest.raises(UsageError, match="does not open") as caught:
        password(tmp_path / "mail.toml", server, {})
    assert "hunter2" not in str(caught.value)


def test_a_password_is_not_shown() -> None:
    assert "hunter2" not in repr(Server(host="x", port=465, security=Security.TLS, password="hunter2"))  # noqa: S106
