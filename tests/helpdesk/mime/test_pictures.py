"""Pictures that stand within the words of a message."""

import pytest

from helpdesk.mime.parse import parse_mail
from helpdesk.mime.parsed import ParsedMail
from helpdesk.web.html.clean_html import clean_html


def read(source: str, *pictures: str) -> ParsedMail:
    parts = [f"Content-Type: text/html\n\n<p>Look: <img alt=x src={source}></p>"]
    parts += [f"Content-Type: image/png\n{fields}\n\npixels{number}" for number, fields in enumerate(pictures)]
    body = "".join(f"--b\n{part}\n" for part in parts)
    return parse_mail(f"From: a@example.org\nContent-Type: multipart/related; boundary=b\n\n{body}--b--\n".encode())


def shown(mail: ParsedMail) -> str:
    urls = {file.content_id: f"/own/{file.data.decode()}" for file in mail.attachments if file.content_id}
    return clean_html(mail.html, cid_urls=urls)


NAMED = 'Content-Disposition: inline; filename="My lamp.png"'
PLACED = "Content-Location: http://x.example/a/lamp.png"


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ('"My lamp.png"', NAMED),
        ("'My%20lamp.png'", NAMED),
        ('"./pictures/my lamp.PNG"', NAMED),
        ('"cid:My lamp.png"', NAMED),
        ('"file:///C:/Users/meg/My%20lamp.png"', NAMED),
        (r'"C:\Users\meg\My lamp.png"', NAMED),
        ('"webkit-fake-url://1234/My lamp.png"', NAMED),
        ('"http://x.example/a/lamp.png"', PLACED),
        ('"a/lamp.png"', PLACED),
        ("lamp.png", "Content-Location: lamp.png"),
        ('"cid:LAMP@X"', "Content-ID: <lamp@x>"),
        ('"cid:lamp"', "Content-ID: <lamp@x>"),
        ('"cid:lamp@x"', "Content-ID: lamp@x"),
        ('"cid:My%20lamp.png@01DA.2B"', NAMED),
        ('"cid:lamp@x"', "Content-ID: <lamp@x>"),
        ('"lamp.png"', 'Content-ID: <1@x>\nContent-Disposition: attachment; filename="lamp.png"'),
    ],
)
def test_a_picture_is_shown_where_it_is_named(source: str, fields: str) -> None:
    mail = read(source, "Content-ID: <other@x>", fields)
    assert mail.attachments[1].inline
    assert 'src="/own/pixels1"' in shown(mail)


@pytest.mark.parametrize(
    ("source", "pictures"),
    [
        ('"https://x.example/My%20lamp.png"', [NAMED]),
        ('"//x.example/My lamp.png"', [NAMED]),
        ('"My lamp.png"', [NAMED, NAMED]),
        ('"cid:unknown@x"', [NAMED]),
        ('"cid:lamp.png@old"', ['Content-ID: <1@x>\nContent-Disposition: inline; filename="lamp.png"']),
        ('""', [NAMED]),
    ],
)
def test_a_picture_that_is_not_surely_meant_is_not_put_there(source: str, pictures: list[str]) -> None:
    mail = read(source, *pictures)
    assert "/own/" not in shown(mail)
    assert source.strip('"') in mail.html


def test_many_pictures_are_bound_in_time() -> None:
    mail = read("a.png" + "><img src=a.png" * 50_000 + "<img " * 50_000, "Content-Location: a.png")
    assert mail.html.count("cid:picture-2") + mail.html.count("cid:picture-1") > 50_000
