"""No file can be stored: a clear answer, and nothing half stored."""

from collections.abc import Iterator

import pytest

from tests.running.acts import ask, mail, routed, tickets_about
from tests.running.stack import Stack

PHOTO = b"\xff\xd8\xff\xe0 a small photo"
WITH_FILE = mail("A photo by mail", "photo@example.org", photo=PHOTO)


@pytest.fixture
def closed_media(stack: Stack) -> Iterator[Stack]:
    """A file stands where the directory was, which stops root too."""
    media, aside = stack.layout.data / "media", stack.layout.data / "media-aside"
    media.mkdir(exist_ok=True)
    media.rename(aside)
    media.touch()
    yield stack
    open_again(stack)


def open_again(stack: Stack) -> None:
    media, aside = stack.layout.data / "media", stack.layout.data / "media-aside"
    if aside.exists():
        media.unlink()
        aside.rename(media)


def test_the_form_says_so_and_stores_nothing(closed_media: Stack) -> None:
    answer = ask(closed_media, "A photo by form", "full@example.org", file=("photo.jpg", PHOTO), taken=False)
    assert answer.status in {422, 503}
    assert "We cannot keep files now" in answer.text
    assert "Traceback" not in answer.text
    assert tickets_about(closed_media, "A photo by form") == []
    assert closed_media.sql("SELECT count(*) FROM people_contactpoint WHERE value = 'full@example.org'") == [(0,)]


def test_mail_is_kept_by_the_sender_and_taken_in_once_there_is_room(closed_media: Stack) -> None:
    closed_media.manage("receive_mail", stdin=WITH_FILE, expect=75)
    assert tickets_about(closed_media, "A photo by mail") == []
    open_again(closed_media)
    closed_media.manage("receive_mail", stdin=WITH_FILE)
    routed(closed_media, "A photo by mail")
