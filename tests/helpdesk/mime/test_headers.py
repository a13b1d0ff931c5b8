"""Header blocks that a sender or a gateway broke."""

import pytest

from helpdesk.mime.parse import parse_mail
from helpdesk.mime.parsed import ParsedMail

REST = b"From: Lea <lea@example.org>\r\nTo: help@desk.example\r\nSubject: Lamp\r\n\r\nIt is broken.\r\n"


def subject_of(value: bytes, body: bytes, charset: bytes) -> str:
    head = b"From: a@example.org\nSubject: " + value + b"\nContent-Type: text/plain; charset=" + charset
    return parse_mail(head + b"\n\n" + body).subject


def is_whole(mail: ParsedMail) -> bool:
    sender = mail.sender.email if mail.sender else ""
    return (sender, mail.subject, mail.text) == ("lea@example.org", "Lamp", "It is broken.")


@pytest.mark.parametrize(
    "before",
    [
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\r\n",
        b"\r\n\xef\xbb\xbf\xef\xbb\xbf",
        b"  ",
        b"\x00\x00",
        b"From lea@example.org Tue Mar  3 10:11:12 2026\r\n",
        b"From lea@example.org Tue Mar  3 10:11:12 2026\r\n\r\n",
        b">From lea@example.org Tue Mar  3 10:11:12 2026\r\nX garbage\r\n",
        b"X garbage\r\n",
        b"\tby mail.example.org; Tue, 3 Mar 2026\r\n",
        b"\r\n for <help@desk.example>;\r\n\tTue, 3 Mar 2026\r\n",
        b"HTTP/1.1 200 OK\r\nServer: x\r\n",
        b"354 go ahead\r\n...\r\n-----\r\n",
        b": nothing\r\n",
        "Größe X: 1\r\n".encode(),
    ],
)
def test_what_stands_before_the_first_field_hides_nothing(before: bytes) -> None:
    assert is_whole(parse_mail(before + REST))


@pytest.mark.parametrize(
    "words",
    [
        b"Hello,\r\n\r\nFrom: Meg <meg@example.org>\r\nSubject: Lid\r\n\r\nIt broke.",
        b"Hello\r\nFrom: Lisbon\r\nTo: Porto\r\n",
    ],
)
def test_words_without_a_header_stay_words(words: bytes) -> None:
    mail = parse_mail(words)
    assert (mail.sender, mail.text[:5]) == (None, "Hello")


def test_a_message_in_utf_16_is_read() -> None:
    assert is_whole(parse_mail(REST.decode().encode("utf-16")))


@pytest.mark.parametrize(
    "lines",
    [
        b"Received: from a.example by b.example\r\nwith SMTP id 12345\r\nTue, 3 Mar 2026\r\n",
        b"DKIM-Signature: v=1; a=rsa-sha256;\r\nd=example.org; s=mail;\r\nbh=abc=\r\nb=def/ghi\r\nklm=\r\n",
        b"X-Spam-Report:\r\n* 0.0 NONE\r\n* 1.0 SOME\r\n* 2.0 MORE\r\n",
        b"Date: Tue, 3 Mar 2026\r\n10:11:12 +0100\r\n\r\n"[:-2],
    ],
)
def test_continuations_without_their_indent_end_no_header(lines: bytes) -> None:
    assert is_whole(parse_mail(lines + REST))


def test_a_continuation_without_its_indent_goes_where_it_was_cut_from() -> None:
    mail = parse_mail(
        b"References: <a@x>\n<b@x>\n<c@x>\nTo: a@example.org,\nb@example.org,\nc@example.org\nFrom: Lea\n"
        b"<lea@example.org>\nSubject: The lamp that\nI bought\nMIME-Version: 1.0\n\nx"
    )
    assert mail.references == ("<a@x>", "<b@x>", "<c@x>")
    assert [item.email for item in mail.to] == ["a@example.org", "b@example.org", "c@example.org"]
    assert mail.sender
    assert (mail.sender.name, mail.sender.email) == ("Lea", "lea@example.org")
    assert mail.subject == "The lamp that I bought"


def test_parameters_without_their_indent_belong_to_the_field_of_their_part() -> None:
    words = "Лампа не работает"
    mail = parse_mail(
        b"From: a@example.org\nContent-Type: multipart/mixed;\nboundary=b\n\n"
        b'--b\nContent-Type: text/plain;\ncharset="koi8-r"\n\n' + words.encode("koi8-r") + b"\n"
        b"--b\nContent-Type: application/pdf\nContent-Disposition: attachment;\n"
        b"filename*0=bill;\nfilename*1=.pdf\n\nx\n--b--\n"
    )
    assert mail.text == words
    assert [(file.filename, file.data) for file in mail.attachments] == [("bill.pdf", b"x")]


def test_a_byte_order_mark_before_a_later_field_hides_nothing() -> None:
    assert is_whole(parse_mail(REST.replace(b"Subject", b"\xef\xbb\xbfSubject")))


def test_words_that_begin_without_an_empty_line_are_no_header() -> None:
    mail = parse_mail(b"From: a@example.org\nSubject: Lamp\nHello,\nNote: it is broken.\nDay: Monday\n\nThanks")
    assert mail.text == "Hello,\nNote: it is broken.\nDay: Monday\n\nThanks"


@pytest.mark.parametrize(
    ("words", "charset"),
    [
        ("Лампа не работает", "koi8-r"),
        ("Лампа", "windows-1251"),
        ("ランプが壊れた", "shift_jis"),
        ("ソ表示", "shift_jis"),
        ("ランプが壊れた", "euc-jp"),
        ("水壶坏了", "gbk"),
        ("水壺壞了", "big5"),
        ("주전자", "euc-kr"),
        ("śćź", "iso-8859-2"),
        ("καπάκι", "iso-8859-7"),
        ("Grüße", "iso-8859-1"),
    ],
)
def test_raw_letters_of_a_header_are_read_in_the_charset_of_the_words_below(words: str, charset: str) -> None:
    assert subject_of(words.encode(charset), words.encode(charset), charset.encode()) == words
    assert subject_of(words.encode(), words.encode(charset), charset.encode()) == words


def test_raw_japanese_hides_no_address_and_no_file_name() -> None:
    name = "表示ソ.pdf".encode("cp932")
    mail = parse_mail(
        b"From: " + "ソ表 太郎".encode("cp932") + b" <a@example.org>\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain; charset=shift_jis\n\n" + "表示".encode("cp932") + b"\n"
        b'--b\nContent-Type: application/pdf; name="' + name + b'"\n\nx\n--b--\n'
    )
    assert mail.sender
    assert (mail.sender.name, mail.sender.email) == ("ソ表 太郎", "a@example.org")
    assert [file.filename for file in mail.attachments] == ["表示ソ.pdf"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"=?utf-8?Q?Wo_ist_meine_Lampe??=", "Wo ist meine Lampe?"),
        (b"=?utf-8?Q?Wo?_Wann??= =?utf-8?Q?_Warum??=", "Wo? Wann? Warum?"),
        (b"=?utf-8?Q?Wo ist meine Lampe?=", "Wo ist meine Lampe"),
        (b"=?utf-8?Q?Gr=C3=BC=C3=9Fe", "Grüße"),
        (b"=?utf-8?B?R3LDvMOfZQ==", "Grüße"),
        (b"=?utf-8?B?R3LDvMOfZQ", "Grüße"),
        (b"=??Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?cp-1252?Q?Gr=FC=DFe?=", "Grüße"),
        (b"Is 2 =? 1+1 ?= yes", "Is 2 =? 1+1 ?= yes"),
    ],
)
def test_encoded_words_that_are_written_badly_are_read(raw: bytes, words: str) -> None:
    assert subject_of(raw, b"x", b"utf-8") == words


def test_a_header_of_nothing_but_openings_is_read_in_time() -> None:
    assert subject_of(b"=?a?q?" * 200_000, b"x", b"utf-8").startswith("=?a?q?")
