"""Lists of recipients: read as they are meant, or refused with every wrong line named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icc_reports.deliver.recipients import Kind, Recipient, mailbox, merged, read_list, recipient
from icc_reports.errors import UsageError

HOME = ("example.com",)


def listed(
    tmp_path: Path, text: str | bytes, name: str = "list.csv", groups: tuple[str, ...] = ()
) -> tuple[Recipient, ...]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_list(path, HOME, groups)


def test_a_list_as_documented(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "address,name,group,standing,kind\r\n"
        "ann@example.com,Ann Lee,board,,to\r\n"
        "\r\n"
        'hans@example.org,"Müller, Hans",press,external,\r\n'
        "kim@example.com,,press,external,cc\r\n",
    )
    assert [(each.address, each.name, each.group, each.standing, each.kind) for each in found] == [
        ("ann@example.com", "Ann Lee", "board", "internal", Kind.TO),
        ("hans@example.org", "Müller, Hans", "press", "external", Kind.BCC),
        ("kim@example.com", "", "press", "external", Kind.CC),
    ]
    assert found[1].origin == "list.csv, line 4"


@pytest.mark.parametrize("head", ["\ufeffaddress;name", "Name , ADDRESS", "address"])
def test_heads_as_spreadsheets_write_them(tmp_path: Path, head: str) -> None:
    row = (
        "Ann,ann@example.org"
        if head.startswith("Name")
        else "ann@example.org;Ann"
        if ";" in head
        else "ann@example.org"
    )
    assert listed(tmp_path, f"{head}\n{row}\n")[0].address == "ann@example.org"


def test_a_list_in_toml(tmp_path: Path) -> None:
    text = """
        [[recipient]]
        address = "ann@example.org"
        name = "Ann"
        standing = "internal"
        [[recipient]]
        address = "b@x.org"
    """
    ann, other = listed(tmp_path, text, "list.toml")
    assert (ann.name, ann.is_internal, other.kind, other.is_internal) == ("Ann", True, Kind.BCC, False)


def test_groups(tmp_path: Path) -> None:
    text = "address,group\na@x.org,press\nb@x.org,board\n"
    assert [each.address for each in listed(tmp_path, text, groups=("board",))] == ["b@x.org"]
    with pytest.raises(UsageError, match="no group 'bord'"):
        listed(tmp_path, text, groups=("bord",))


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    text = "address,standing,kind\na@x.org,,\nnobody,,\n@,,\nb@x.org,insider,\nc@x.org,,from\n,external,\n"
    text += '"a@x.org\nBcc: d@x.org",,\n'
    with pytest.raises(UsageError) as caught:
        listed(tmp_path, text)
    told = str(caught.value)
    assert "nothing is sent" in told
    for line in (3, 4, 5, 6, 7, 8):
        assert f"list.csv, line {line}:" in told
    assert "line 2:" not in told
    assert "holds a line break" in told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "no column is called address"),
        (b"address\n", "names no recipient"),
        (b"mail\na@x.org\n", "'mail' is not known"),
        (b"address,address\na@x.org,b@x.org\n", "stands there twice"),
        (b"address\na@x.org,Ann\n", "2 cells under 1 heads"),
        (b'address\n"a@x.org\n', "line"),
        (b"address\na\xff@x.org\n", "line 2: not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
        (b"a\x00b,address\nx,y\n", "not known|NUL"),
        (b"address\n" + b"a@x.org\n" * 600_000, "larger than 4 MB"),
    ],
)
def test_garbage(tmp_path: Path, text: bytes, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        listed(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("recipient = 1", "only tables"),
        ("[[recipients]]\naddress = 'a@x.org'", "only tables"),
        ("[[recipient]]\naddress = 1", "is no text"),
        ("[[recipient]]\nadress = 'a@x.org'", "'adress' is not known"),
        ("[[recipient]", "list.toml: "),
        ("recipient = [1]", "recipient 1: not a table"),
    ],
)
def test_garbage_in_toml(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        listed(tmp_path, text, "list.toml")


def test_no_list(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.csv", Path("a\x00b")):
        with pytest.raises(UsageError, match="cannot be read"):
            read_list(path, HOME)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    for name, start in (("x.csv", b"address,name\n"), ("x.toml", b"")):
        path = tmp_path_factory.getbasetemp() / name
        path.write_bytes(start + data)
        try:
            found = read_list(path, HOME)
        except UsageError:
            continue
        assert all("\n" not in each.name + each.address and each.address.isascii() for each in found)


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("a@x.org", "", "a@x.org"),
        ("Ann Lee <a@x.org>", "Ann Lee", "a@x.org"),
        ('"Lee, Ann \\"A\\"" <a@x.org>', 'Lee, Ann "A"', "a@x.org"),
        ("Müller <m@bücher.example.org>", "Müller", "m@xn--bcher-kva.example.org"),
        ("<a@x.org>", "", "a@x.org"),
    ],
)
def test_mailboxes(text: str, name: str, address: str) -> None:
    assert mailbox(text, "--to") == (name, address)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "a", "a@", "@x.org", "a@b", "a b@x.org", "a@x.org, b@x.org", "Ann <a@x.org", "a@x..org", "a@-x.org",
        "a@x.org>", "<<a@x.org>>", "ü@x.org", "a@[127.0.0.1]", "a@x.org\nBcc: b@x.org", "Ann\r\n <a@x.org>",
        "A\u202ennA <a@x.org>", "a\x00@x.org", "A" * 400 + " <a@x.org>", "\ud800@x.org",
    ],
)  # fmt: skip
def test_what_is_no_mailbox(text: str) -> None:
    with pytest.raises(UsageError, match="--to"):
        mailbox(text, "--to")


def test_internal_is_the_domain_itself_and_no_other() -> None:
    for address, is_internal in (
        ("a@example.com", True), ("a@EXAMPLE.com", True), ("a@notexample.com", False), ("a@mail.example.com", False),
        ("a@example.com.evil.org", False),
    ):  # fmt: skip
        assert recipient(address, Kind.TO, HOME).is_internal is is_internal


def test_everyone_once() -> None:
    one = Recipient(address="A@x.org", kind=Kind.BCC, origin="list.csv, line 2")
    two = Recipient(address="a@X.org", name="Ann", kind=Kind.TO, origin="--to")
    (both,) = merged([one, two])
    assert (both.address, both.name, both.kind) == ("A@x.org", "Ann", Kind.TO)
    with pytest.raises(UsageError, match=r"external in list.csv, line 2 and internal in --to"):
        merged([one, Recipient(address="a@x.org", is_internal=True, origin="--to")])
