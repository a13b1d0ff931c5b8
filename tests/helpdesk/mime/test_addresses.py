"""Who wrote a message, however oddly the From field is written."""

import pytest

from helpdesk.mime.parse import parse_mail


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        (b"Hal (his name) <hal(his account)@example.org(his host)>", "Hal", "hal@example.org"),
        (b"Hal <(one (two) three)hal@example.org>", "Hal", "hal@example.org"),
        (b"hal(his account)@example.org", "his account", "hal@example.org"),
        (b"Hal < hal @ example.org >", "Hal", "hal@example.org"),
        (b"Hal [hal@example.org]", "Hal", "hal@example.org"),
        (b"=?utf-8?Q?J=C3=B6rg_=3Cjoerg@example.org=3E?=", "Jörg", "joerg@example.org"),
        (b"=?utf-8?Q?J=C3=B6rg_=3Cjoerg=40example.org=3E?=", "Jörg", "joerg@example.org"),
        (b"=?utf-8?B?SsO2cmcgPGpvZXJnQGV4YW1wbGUub3JnPg==?=", "Jörg", "joerg@example.org"),
        (b"=?utf-8?Q?J=C3=B6rg?=\r\n =?utf-8?Q?_=3Cjoerg@example.org=3E?=", "Jörg", "joerg@example.org"),
        (b'=?utf-8?Q?"J=C3=B6rg_K."_<joerg@example.org>?=', "Jörg K.", "joerg@example.org"),
        (b"=?utf-8?Q?J=C3=B6rg?= <=?utf-8?Q?joerg@example.org?=>", "Jörg", "joerg@example.org"),
        (b"=?utf-8?Q?joerg@example.org?= <meg@example.org>", "joerg@example.org", "meg@example.org"),
        (b"=?utf-8?Q?boss=40shop.example?=, meg@example.org", "", "meg@example.org"),
        ('"Müller, Jürgen \\"JM\\"" <j@example.org>'.encode(), 'Müller, Jürgen "JM"', "j@example.org"),
        (b'"Meg \\"the lamp\\"" <j@example.org>', 'Meg "the lamp"', "j@example.org"),
        (b"=?utf-8?Q?J=C3=BCrgen_=22JM=22?= <j@example.org>", 'Jürgen "JM"', "j@example.org"),
        (b'"Meg <j@example.org>"', "Meg", "j@example.org"),
        (b'"meg@example.org"', "", "meg@example.org"),
        (b"\"'Meg'\" <j@example.org>", "Meg", "j@example.org"),
        (b'"\\"Meg\\"" <j@example.org>', "Meg", "j@example.org"),
        (b"\x1b$B%i%s%W\x1b(B <j@example.org>", "ランプ", "j@example.org"),
    ],
)
def test_the_sender_is_read_with_its_name(value: bytes, name: str, email: str) -> None:
    sender = parse_mail(b"From: " + value + b"\n\nx").sender
    assert sender
    assert (sender.name, sender.email) == (name, email)


@pytest.mark.parametrize("first", [b"[no name]", b"", b"Gus", b"<>"])
def test_of_two_from_fields_the_first_that_names_an_address_counts(first: bytes) -> None:
    sender = parse_mail(b"From: " + first + b"\nFrom: Gus <gus@example.org>\nFrom: eve@example.net\n\nx").sender
    assert sender
    assert sender.email == "gus@example.org"


@pytest.mark.parametrize(
    "value",
    [
        b"=?utf-8?Q?J=C3=B6rg?=",
        b"=?utf-8?Q?a@example.org=2C_b@example.org?=",
        b"=?utf-8?Q?=3Cboss=40shop.example=3E_<meg@example.org>?=",
    ],
)
def test_an_encoded_word_is_never_an_address_by_itself(value: bytes) -> None:
    sender = parse_mail(b"From: " + value + b"\n\nx").sender
    assert sender is None or sender.email == "meg@example.org"
