"""A message that is read again."""

from pathlib import Path

import pytest
from pytest_django import Settings

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity, Attachment, Message, Ticket
from helpdesk.tickets.services import add_inbound, revise_message, revision_of
from helpdesk.tickets.words import NewFile, NewMessage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def message() -> Message:
    return factories.ticket(text="Old words").messages.get()


def same(message: Message, **other: object) -> NewMessage:
    fields = {name: getattr(message, name) for name in ("subject", "from_email", "from_name", "body_text")}
    return NewMessage(**(fields | other))


def test_the_same_words_are_no_revision(message: Message) -> None:
    assert not revision_of(message, same(message))
    assert not revise_message(message=message, new=same(message), actor=Actor.system())
    assert not Activity.objects.filter(verb="message.reread").exists()


def test_an_older_message_does_not_become_the_latest_words(message: Message) -> None:
    add_inbound(ticket=message.ticket, message=NewMessage(body_text="Newer"), actor=Actor.system())
    revise_message(message=message, new=same(message, body_text="New words"), actor=Actor.system())
    ticket = Ticket.objects.get()
    assert (ticket.last_words, ticket.message_count) == ("Newer", 2)


def test_the_same_bytes_are_the_same_file_in_order(message: Message) -> None:
    files = [NewFile(filename=name, content=b"x") for name in ("a.txt", "b.txt", "c.txt")]
    revise_message(message=message, new=same(message, files=files[:2]), actor=Actor.system())
    revision = revision_of(message, same(message, files=[files[0], files[2], files[1]]))
    assert [fields for _, fields in revision.renamed] == [{"filename": "c.txt"}]
    assert [file.filename for file in revision.missing] == ["b.txt"]


def test_a_disk_that_refuses_changes_nothing(message: Message, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    settings.MEDIA_ROOT = tmp_path / "blocked"
    new = same(message, body_text="New words", files=[NewFile(filename="a.txt", content=b"x")])
    with pytest.raises(OSError, match="blocked"):
        revise_message(message=message, new=new, actor=Actor.system())
    message.refresh_from_db()
    assert (message.body_text, Attachment.objects.count()) == ("Old words", 0)
