"""HTML from a customer, as the ticket shows it: nothing runs, nothing is fetched, pictures come from our own store."""

import pytest

from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets.models import Attachment, Message
from helpdesk.web.html.clean_html import clean_html

pytestmark = pytest.mark.django_db

ACTIVE = """<p onclick="x()">Hello</p><script>x()</script><svg><script>x()</script></svg><form action="//evil.example">
<input name=a></form><style>p{background:url(//evil.example)}</style><img src="//evil.example/pixel">
<div style="position:fixed;background:url(//evil.example)">over</div><a href="javascript:x()">link</a>
<link rel=stylesheet href="//evil.example"><iframe src="//evil.example"></iframe><img src="cid:pic@x">"""


def test_nothing_active_or_remote_is_left_in_what_is_shown() -> None:
    head = b"From: meg@example.org\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
    picture = b"\n--b\nContent-Type: image/svg+xml; name=a.svg\nContent-ID: <pic@x>\n\n<svg onload=x()>\n--b--\n"
    receive(head + ACTIVE.encode() + picture, source="test")
    message = Message.objects.get()
    shown = clean_html(message.body_html).lower()
    assert "hello" in shown
    for word in ("<script", "onclick", "<svg", "<form", "<style", "<iframe", "<link", "javascript:", "url(", "fixed"):
        assert word not in shown
    assert 'src="//evil' not in shown
    assert Attachment.objects.get().content_id == "pic@x"


def test_the_words_of_a_mail_without_text_are_read_off_its_html() -> None:
    page = b"<style>p{color:red}</style><p>One</p><script>two()</script><p>Three</p>"
    receive(b"From: meg@example.org\nContent-Type: text/html\n\n" + page, source="test")
    assert Message.objects.get().body_text.split() == ["One", "Three"]
