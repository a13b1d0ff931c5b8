"""Reading one message, however badly it is written."""

import base64
import os
import string
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.mime.parse import parse_mail
from helpdesk.mime.parsed import ParsedMail

HEAD = b"From: Meg <meg@example.org>\nMIME-Version: 1.0\n"


def text_mail(body: bytes, content_type: bytes = b"text/plain", extra: bytes = b"") -> ParsedMail:
    return parse_mail(HEAD + b"Content-Type: " + content_type + b"\n" + extra + b"\n" + body)


def parts_mail(*parts: bytes, kind: bytes = b"mixed") -> ParsedMail:
    body = b"".join(b"--b\n" + part + b"\n" for part in parts) + b"--b--\n"
    return text_mail(body, b"multipart/" + kind + b"; boundary=b")


@pytest.mark.parametrize(
    ("label", "body", "words"),
    [
        (b"gb2312", "可爱镕".encode("gbk"), "可爱镕"),
        (b"iso-8859-1", b"\x93quoted\x94 \x80", "“quoted” €"),
        (b"KS_C_5601-1987", "안녕".encode("cp949"), "안녕"),
        (b"iso-2022-jp", "こんにちは".encode("iso2022_jp"), "こんにちは"),
        (b"unknown-8bit", "Grüße".encode(), "Grüße"),
        (b"unknown-8bit", "Grüße".encode("cp1252"), "Grüße"),
        (b"us-ascii", "Grüße".encode(), "Grüße"),
        (b"utf-8", "Grüße".encode("cp1252"), "Grüße"),
        (b"rot13", b"Uryyb", "Uryyb"),
        (b"utf-16", "\ufeffHello".encode("utf-16-le"), "Hello"),
    ],
)
def test_charsets_are_read_as_browsers_do(label: bytes, body: bytes, words: str) -> None:
    assert text_mail(body, b"text/plain; charset=" + label).text == words


def test_one_damaged_byte_does_not_change_the_alphabet_of_a_text() -> None:
    assert text_mail("это письмо о чайнике ".encode() + b"\xff", b"text/plain; charset=utf-8").text.startswith(
        "это письмо"
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"=?utf-8?q?Caf=C3?= =?utf-8?q?=A9?=", "Café"),
        (b"=?utf-8?b?w5xi?= =?utf-8?b?ZXI=?=", "Über"),
        (b"=?iso-8859-1*de?Q?Gr=FC=DFe?=", "Grüße"),
        (b"folded\n subject", "folded subject"),
        ("Grüße".encode(), "Grüße"),
        ("Grüße".encode("cp1252"), "Grüße"),
        (b"=?utf-8?q?a=0D=0ABcc:_x=00?=", "a Bcc: x"),
        (b"=?nonsense?q?plain?=", "plain"),
        (b"=?utf-8?b?!!!?=", ""),
    ],
)
def test_subjects_are_decoded_onto_one_line(raw: bytes, words: str) -> None:
    assert parse_mail(HEAD + b"Subject: " + raw + b"\n\nx").subject == words


@pytest.mark.parametrize(
    ("raw", "name", "address"),
    [
        (b"Meg <MEG@Example.org>", "Meg", "meg@example.org"),
        (b"meg@example.org (Meg)", "Meg", "meg@example.org"),
        (b'"boss@shop.example" <meg@example.org>', "boss@shop.example", "meg@example.org"),
        (b"=?utf-8?q?=3Cboss=40shop.example=3E?= <meg@example.org>", "<boss@shop.example>", "meg@example.org"),
        (b'"O\'Dowd, Meg" <meg@example.org>, other@example.org', "O'Dowd, Meg", "meg@example.org"),
        (b"O'Dowd, Meg <meg@example.org>", "O'Dowd, Meg", "meg@example.org"),
        ("Ünal <ünal@exämple.org>".encode(), "Ünal", "ünal@exämple.org"),
        (b'"unclosed <meg@example.org>', "unclosed", "meg@example.org"),
        (b"Team: Meg <meg@example.org>;", "Meg", "meg@example.org"),
    ],
)
def test_the_sender_is_the_address_not_a_name_that_looks_like_one(raw: bytes, name: str, address: str) -> None:
    sender = parse_mail(b"From: " + raw + b"\nFrom: eve@example.net\n\nx").sender
    assert sender is not None
    assert (sender.name.strip(), sender.email) == (name, address)


@pytest.mark.parametrize("raw", [b"", b"Meg", b"@", b"<>", b"undisclosed-recipients:;"])
def test_no_address_means_no_sender(raw: bytes) -> None:
    assert parse_mail(b"From: " + raw + b"\n\nx").sender is None


def test_both_forms_are_kept() -> None:
    mail = parts_mail(b"\nPlain", b"Content-Type: text/html\n\n<p>Rich</p>", kind=b"alternative")
    assert (mail.text, mail.html.strip()) == ("Plain", "<p>Rich</p>")


def test_a_blank_text_part_is_replaced_by_the_words_of_the_html() -> None:
    rich = b"Content-Type: text/html\n\n<style>p{}</style><script>x()</script><p>One</p><ul><li>Two</ul>"
    assert parts_mail(b"\n \n", rich, kind=b"alternative").text == "One\n\n- Two"


def test_all_inline_texts_show_and_attached_ones_do_not() -> None:
    attached = b"Content-Disposition: attachment; filename=log.txt\n\nnot me"
    mail = parts_mail(b"\nOne", attached, b"Content-Type: text/plain\nContent-Disposition: inline\n\nTwo")
    assert mail.text == "One\n\nTwo"
    assert [file.filename for file in mail.attachments] == ["log.txt"]


def test_an_attached_mail_is_a_file_named_after_its_subject() -> None:
    mail = parts_mail(b"\nSee", b"Content-Type: message/rfc822\n\nSubject: Old words\n\nnot me")
    assert mail.text == "See"
    assert (mail.attachments[0].filename, mail.attachments[0].data) == (
        "Old words.eml",
        b"Subject: Old words\n\nnot me",
    )


def test_every_attachment_is_kept_at_its_exact_size() -> None:
    data = os.urandom(1001)
    encoded = b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(data)
    kinds = [b"application/pkcs7-signature; name=smime.p7s", b"text/calendar", b"application/ms-tnef; name=winmail.dat"]
    mail = parts_mail(
        *(b"Content-Type: " + kind + b"\n" + encoded for kind in [*kinds, kinds[0]]), b"Content-Type: image/png\n\n"
    )
    assert [file.size for file in mail.attachments] == [1001, 1001, 1001, 1001, 0]
    assert [file.filename for file in mail.attachments][0:4:3] == ["smime.p7s", "smime.p7s"]
    assert all(file.data == data for file in mail.attachments[:4])


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        (b'filename="../../etc/passwd"', "passwd"),
        (rb'filename="C:\Users\meg\photo.jpg"', "photo.jpg"),
        (b"filename*=utf-8''caf%C3%A9%0D%0A.pdf", "café.pdf"),
        (b"filename*0*=utf-8''%E2%82%AC; filename*1=-rates.pdf", "€-rates.pdf"),
        (b"filename==?utf-8?q?r=C3=A9sum=C3=A9.pdf?=", "résumé.pdf"),
        ("filename=\u202efdp.exe".encode(), "fdp.exe"),
        (b'filename=".."', "attachment-1.pdf"),
        (b"", "attachment-1.pdf"),
    ],
)
def test_names_of_files_are_safe(disposition: bytes, name: str) -> None:
    mail = parts_mail(b"Content-Type: application/pdf\nContent-Disposition: attachment; " + disposition + b"\n\nx")
    assert mail.attachments[0].filename == name


def test_long_names_keep_their_ending() -> None:
    mail = parts_mail(b"Content-Type: application/pdf; name=" + "ü".encode() * 300 + b".pdf\n\nx")
    assert len(mail.attachments[0].filename.encode()) <= 255
    assert mail.attachments[0].filename.endswith(".pdf")


@pytest.mark.parametrize(
    "raw",
    [
        HEAD
        + b"Content-Type: multipart/mixed; boundary=wrong\n\n--right\nContent-Type: text/plain\n\nReadable\n--right--",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nReadable",
        HEAD + b"Content-Type: multipart/mixed\n\nReadable",
        HEAD + b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nReadable words, not encoded at all",
        HEAD + b"Content-Type: nonsense\n\nReadable",
        HEAD + b"Content-Transfer-Encoding: 8-bit, maybe\n\nReadable",
        b"From: meg@example.org\rSubject: x\r\rReadable",
        b"\n\nFrom: meg@example.org\n\nReadable",
    ],
)
def test_broken_messages_still_show_their_words(raw: bytes) -> None:
    assert "Readable" in parse_mail(raw).text


def test_pictures_within_the_text_are_known_by_their_content_id() -> None:
    picture = b"Content-Type: image/png; name=a.png\nContent-ID: <a b@c>\n\nx"
    mail = parts_mail(
        b'Content-Type: text/html\n\n<img src="cid:a%40c">', picture.replace(b"<a b@c>", b"<a@c>"), kind=b"related"
    )
    assert (mail.attachments[0].content_id, mail.attachments[0].inline) == ("a@c", True)


@pytest.mark.parametrize(
    "date", [b"", b"yesterday", b"Thu, 99 Foo 2024 99:99:99", b"1", b"Mon, 1 Jan 1901 00:00:00 +0000"]
)
def test_absurd_dates_are_none(date: bytes) -> None:
    assert parse_mail(HEAD + b"Date: " + date + b"\n\nx").date is None


BOMBS = {
    "quotes": b"From: " + b'"\\' * 50_000 + b" <meg@example.org>\n\nx",
    "comments": b"From: " + b"(" * 100_000 + b" <meg@example.org>\n\nx",
    "brackets": b"From: " + b"<" * 100_000 + b" meg@example.org\n\nx",
    "words": HEAD + b"Subject: " + b"=?a?q?" * 50_000 + b"\n\nx",
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
    "depth": HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)),
    "one boundary": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * 4_000,
    "dashes": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b" * 200_000,
    "elements": HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 100_000,
    "formatting": HEAD
    + b"Content-Type: text/html\n\n"
    + b"".join(b"<b a=%d>" % n for n in range(300))
    + b"<p>x" * 30_000,
    "attributes": HEAD + b"Content-Type: text/html\n\n<p " + b"".join(b"a%d " % n for n in range(30_000)) + b">x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_defused_in_time(name: str) -> None:
    assert parse_mail(BOMBS[name]).sender is not None


@given(st.binary(max_size=3_000))
@settings(max_examples=150)
def test_random_bytes_are_read_without_error(raw: bytes) -> None:
    assert_storable(parse_mail(raw))


WORDS = st.text(alphabet=string.printable + "äß€中\u202e\ud800\x00", max_size=60)
TYPES = st.sampled_from(
    [
        "text/plain",
        "text/html",
        "multipart/mixed",
        "multipart/alternative",
        "message/rfc822",
        "image/png",
        "x",
        "text/plain; charset=gbk",
    ]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> bytes:
    """A random, mostly damaged MIME entity."""
    kind = draw(TYPES)
    coding = draw(st.sampled_from(["7bit", "base64", "quoted-printable", "uuencode", "x", ""]))
    name = draw(WORDS).encode("utf-8", "surrogatepass").replace(b"\n", b" ")
    head = f"Content-Type: {kind}; boundary=b{depth}; name=".encode() + name
    head += f"\nContent-Transfer-Encoding: {coding}\nContent-ID: <{depth}>\n".encode()
    if depth and kind.startswith("multipart"):
        children = draw(st.lists(trees(depth=depth - 1), max_size=3))
        body = b"".join(f"--b{depth}\n".encode() + child + b"\n" for child in children)
    else:
        body = draw(WORDS).encode("utf-8", "surrogatepass")
    return head + draw(st.sampled_from([b"\n", b"", b"\r\n"])) + body


@given(trees(), WORDS, WORDS)
@settings(max_examples=150)
def test_random_trees_are_read_without_error(tree: bytes, subject: str, sender: str) -> None:
    head = f"From: {sender}\nSubject: {subject}\n".encode("utf-8", "surrogatepass")
    assert_storable(parse_mail(head + tree))


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=200),
    st.binary(max_size=200),
)
@settings(max_examples=100)
def test_what_a_proper_mail_holds_comes_out_again(words: str, data: bytes) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Meg <meg@example.org>", "x"
    mail.set_content(words)
    mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="data.bin")
    parsed = parse_mail(mail.as_bytes())
    assert parsed.text.split() == words.split()
    assert parsed.attachments[0].data == data


def assert_storable(mail: ParsedMail) -> None:
    """No NUL or lone surrogate anywhere, no line break in what came from a header."""
    headers = [mail.subject, mail.message_id, mail.list_id, *(file.filename for file in mail.attachments)]
    headers += [word for item in (mail.sender, *mail.to) if item for word in (item.name, item.email)]
    for text in [mail.text, mail.html, *headers]:
        text.encode()
        assert "\x00" not in text
    assert not any("\n" in text or "\r" in text for text in headers)
    assert all(file.filename for file in mail.attachments)
