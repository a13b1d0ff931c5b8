"""Wrappings around what a person sent: signed files, Outlook's containers, letters within the text."""

import base64
import binascii
import zlib

import pytest

from helpdesk.mime.parse import parse_mail
from helpdesk.mime.parsed import ParsedMail
from tests.helpdesk.mime.wrappings import (
    COMPRESSED_DATA,
    ENVELOPED_DATA,
    SIGNED_DATA,
    Way,
    attribute,
    cms,
    container,
    der,
    held_file,
    loose,
    properties,
)

ENTITY = b"Content-Type: text/plain; charset=utf-8\r\n\r\nMy lamp is broken."


def read(body: bytes, kind: bytes = b"text/plain", *fields: bytes) -> ParsedMail:
    head = b"\n".join([b"From: a@example.org", b"Content-Type: " + kind, *fields])
    return parse_mail(head + b"\n\n" + body)


def binary(data: bytes, kind: bytes) -> ParsedMail:
    return read(base64.encodebytes(data), kind, b"Content-Transfer-Encoding: base64")


@pytest.mark.parametrize("way", [der, loose])
@pytest.mark.parametrize("kind", [b"application/pkcs7-mime; name=smime.p7m", b"application/x-pkcs7-mime"])
def test_the_words_of_a_signed_message_are_read(kind: bytes, way: Way) -> None:
    data = cms(SIGNED_DATA, ENTITY, way)
    mail = binary(data, kind)
    assert mail.text == "My lamp is broken."
    assert [file.data for file in mail.attachments] == [data]


def test_a_signed_message_with_files_is_read_whole() -> None:
    parts = b"--b\n\nSee.\n--b\nContent-Type: image/png; name=a.png\n\npixels\n--b--"
    mail = binary(cms(SIGNED_DATA, b"Content-Type: multipart/mixed; boundary=b\n\n" + parts), b"application/pkcs7-mime")
    assert mail.text == "See."
    assert [file.filename for file in mail.attachments] == ["attachment-1.p7m", "a.png"]


def test_a_compressed_message_is_read() -> None:
    mail = binary(cms(COMPRESSED_DATA, zlib.compress(ENTITY)), b"application/pkcs7-mime; smime-type=compressed-data")
    assert mail.text == "My lamp is broken."


def test_an_encrypted_message_says_that_it_is() -> None:
    mail = binary(cms(ENVELOPED_DATA, b"\x00" * 40), b"application/pkcs7-mime; smime-type=enveloped-data")
    assert mail.text.startswith("[This message is encrypted (S/MIME).")
    assert len(mail.attachments) == 1
    sealed = b"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: image/png\n\nx\n--b--"
    assert "PGP" in read(sealed, b"multipart/encrypted; boundary=b").text


def test_a_file_of_certificates_is_not_called_encrypted() -> None:
    data = cms(SIGNED_DATA, b"")
    assert binary(data, b"application/pkcs7-mime; smime-type=certs-only; name=smime.p7c").text == ""


@pytest.mark.parametrize(
    "data",
    [b"", b"\x30\x80" * 50_000, b"\x30\x84\xff\xff\xff\xff\x06\x09", cms(SIGNED_DATA, ENTITY)[:40], b"0" * 1_000],
)
def test_what_is_no_signed_message_stays_a_file(data: bytes) -> None:
    assert [file.data for file in binary(data, b"application/pkcs7-mime").attachments] == [data]


TNEF = container(
    attribute(1, 0x800C, "Die Lampe ist kaputt. Grüße\x00".encode("cp1252")),
    attribute(1, 0x9003, properties((0x1013, 0x102, b"<p>Die <b>Lampe</b> ist kaputt. Gr\xfc\xdfe</p>"))),
    held_file("Größe.png", b"pixels"),
    held_file("zweite.png", b""),
)


@pytest.mark.parametrize(
    "kind", [b"application/ms-tnef; name=winmail.dat", b"application/octet-stream; name=winmail.dat"]
)
def test_an_outlook_container_gives_its_words_and_files(kind: bytes) -> None:
    mail = binary(TNEF, kind)
    assert mail.text == "Die Lampe ist kaputt. Grüße"
    assert "<b>Lampe</b> ist kaputt. Grüße" in mail.html
    assert [(file.filename, file.content_type, file.data) for file in mail.attachments] == [
        ("winmail.dat", kind.split(b";")[0].decode(), TNEF),
        ("Größe.png", "image/png", b"pixels"),
        ("zweite.png", "image/png", b""),
    ]


def test_words_that_stand_beside_a_container_are_shown_once() -> None:
    parts = b"--b\n\nThe lamp.\n--b\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n"
    mail = read(parts + base64.encodebytes(TNEF) + b"--b--", b"multipart/mixed; boundary=b")
    assert mail.text == "The lamp."
    assert len(mail.attachments) == 3


def test_a_message_within_a_container_is_opened_too() -> None:
    inner = properties((0x3701, 0x0D, b"\x07" * 16 + TNEF), (0x3001, 0x1E, b"Old mail\x00"))
    mail = binary(container(attribute(2, 0x9002, b"\x00" * 14), attribute(2, 0x9005, inner)), b"application/ms-tnef")
    assert [file.filename for file in mail.attachments][1:] == ["Old mail", "Größe.png", "zweite.png"]


@pytest.mark.parametrize("cut", [5, 20, 60, 200, len(TNEF) - 30])
def test_a_container_that_was_cut_off_gives_what_there_is(cut: int) -> None:
    mail = binary(TNEF[:cut], b"application/ms-tnef")
    assert mail.attachments[0].data == TNEF[:cut]
    assert mail.text


def uuencoded(name: bytes, data: bytes) -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return b"begin 644 " + name + b"\n" + b"".join(lines) + b"`\nend\n"


@pytest.mark.parametrize("encoding", [b"8bit", b"quoted-printable", b"base64"])
def test_files_within_the_text_are_files(encoding: bytes) -> None:
    body = (
        b"See file.\n\n"
        + uuencoded(b"note.txt", b"hello")
        + b"\nAnd:\n"
        + uuencoded(b"my photo.jpg", bytes(200))
        + b"Bye"
    )
    coded: dict[bytes, Way] = {b"8bit": bytes, b"quoted-printable": binascii.b2a_qp, b"base64": base64.encodebytes}
    mail = read(coded[encoding](body), b"text/plain", b"Content-Transfer-Encoding: " + encoding)
    assert mail.text.split() == ["See", "file.", "And:", "Bye"]
    assert [(file.filename, file.data) for file in mail.attachments] == [
        ("note.txt", b"hello"),
        ("my photo.jpg", bytes(200)),
    ]


@pytest.mark.parametrize(
    ("body", "data"),
    [
        (
            b"begin 644 a.bin\n" + binascii.b2a_uu(b"a\x00\x00\x00\x00\x00").rstrip() + b"\n\nend",
            b"a\x00\x00\x00\x00\x00",
        ),
        (uuencoded(b"a.bin", b"cut off")[:-7], b"cut off"),
        (b"begin-base64 644 a.bin\naGVsbG8=\n====\n", b"hello"),
        (uuencoded(b"a.bin", b"hello").replace(b"\n", b"\r\n"), b"hello"),
    ],
)
def test_a_file_within_the_text_may_be_damaged_at_its_end(body: bytes, data: bytes) -> None:
    mail = read(b"See.\n" + body)
    assert (mail.text, [file.data for file in mail.attachments]) == ("See.", [data])


@pytest.mark.parametrize(
    "body", [b"begin 644 words\nWe talk about files.\nend", b"begin 1 day earlier", b"begin 644 x\n"]
)
def test_words_about_a_beginning_stay_words(body: bytes) -> None:
    mail = read(body)
    assert (mail.text, mail.attachments) == (body.decode().strip(), ())
