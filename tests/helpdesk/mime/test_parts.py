"""Which parts of a message are its words, which are files, and which are neither."""

import pytest

from helpdesk.mime.parse import parse_mail
from helpdesk.mime.parsed import ParsedMail

HTML = b"Content-Type: text/html\n\n<p>The lamp is broken.</p>"
PLAIN = b"Content-Type: text/plain\n\nThe lamp is broken."
PNG = b"Content-Type: image/png; name=lamp.png\nContent-Disposition: inline; filename=lamp.png\n\npixels"
FORK = b"Content-Type: application/applefile; name=lamp.png\nContent-Disposition: attachment; filename=lamp.png\n\nfork"


def parts(*pieces: bytes, kind: bytes = b"mixed", boundary: bytes = b"b") -> bytes:
    body = b"".join(b"--" + boundary + b"\n" + piece + b"\n" for piece in pieces)
    return b"Content-Type: multipart/" + kind + b"; boundary=" + boundary + b"\n\n" + body + b"--" + boundary + b"--\n"


def read(entity: bytes) -> ParsedMail:
    return parse_mail(b"From: meg@example.org\n" + entity)


@pytest.mark.parametrize(
    "other",
    [
        b"Content-Type: text/enriched\n\nThe <bold>lamp</bold>\nis broken.",
        b"Content-Type: text/richtext\n\nThe <bold>lamp</bold> is broken.",
        b"Content-Type: text/plain; charset=us-ascii\n\nThe lamp\nis broken.",
        b"Content-Type: text/x-amp-html\n\n<html amp4email><body>The lamp is broken.</body></html>",
        b"Content-Type: text/watch-html\n\n<b>The lamp is broken.</b>",
        b"Content-Type: text/x-web-markdown\n\nThe *lamp* is broken.",
        HTML,
    ],
)
def test_words_in_another_form_are_shown_once_and_are_no_file(other: bytes) -> None:
    for order in ([PLAIN, other], [other, PLAIN], [PLAIN, other, HTML]):
        mail = read(parts(*order, kind=b"alternative"))
        assert (mail.text.split(), mail.attachments) == (["The", "lamp", "is", "broken."], ())


def test_enriched_words_that_stand_alone_are_shown() -> None:
    enriched = b"Content-Type: text/enriched\n\nThe <bold>lamp</bold>\nis <<broken>."
    assert (
        read(parts(b"Content-Type: text/plain\n\n \n", enriched, kind=b"alternative")).text == "The lamp is <broken>."
    )


def test_an_amp_form_without_another_is_kept_and_read() -> None:
    mail = read(parts(b"Content-Type: text/x-amp-html\n\n<p>The lamp</p>", kind=b"alternative"))
    assert "The lamp" in mail.text


def test_a_named_or_attached_file_of_an_alternative_is_kept() -> None:
    note = b"Content-Type: text/x-amp-html; name=a.html\nContent-Disposition: attachment\n\n<p>x"
    mail = read(parts(PLAIN, note, b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR", kind=b"alternative"))
    assert [file.content_type for file in mail.attachments] == ["text/x-amp-html", "text/calendar"]


@pytest.mark.parametrize("kind", [b"alternative", b"related"])
def test_a_boundary_that_is_used_twice_says_nothing_twice(kind: bytes) -> None:
    inner = b"Content-Type: multipart/" + kind + b"; boundary=b\n"
    mail = read(parts(inner, PLAIN, HTML)) if kind == b"alternative" else read(parts(inner, HTML, PNG))
    assert mail.text == "The lamp is broken."
    assert mail.html.count("The lamp") == 1


def test_a_boundary_used_at_three_depths_is_told_apart_by_its_ends() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=b\n"
    end = b"--b--\n--b\n"
    pdf = b"Content-Type: application/pdf\n\npages"
    outer = b"Content-Type: multipart/related; boundary=b\n"
    mail = read(parts(outer, inner, PLAIN, HTML + b"\n" + end + PNG + b"\n" + end + pdf))
    assert mail.text == "The lamp is broken."
    assert [file.content_type for file in mail.attachments] == ["image/png", "application/pdf"]


@pytest.mark.parametrize("entity", [parts(FORK, PNG, kind=b"appledouble"), parts(PNG, FORK, kind=b"x-appledouble")])
def test_of_an_apple_double_the_picture_is_the_file(entity: bytes) -> None:
    mail = read(parts(PLAIN, entity.replace(b"boundary=b", b"boundary=d").replace(b"--b", b"--d")))
    assert [(file.filename, file.data) for file in mail.attachments] == [("lamp.png", b"pixels")]


def test_a_fork_beside_its_file_is_no_second_file() -> None:
    fork = FORK.replace(b"lamp.png", b"._lamp.png")
    assert [file.data for file in read(parts(PLAIN, fork, PNG)).attachments] == [b"pixels"]


def test_a_fork_without_its_file_is_kept() -> None:
    empty = PNG.replace(b"pixels", b"")
    assert b"fork" in [file.data for file in read(parts(FORK, empty, kind=b"appledouble")).attachments]
