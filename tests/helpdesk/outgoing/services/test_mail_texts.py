"""Saving, going back, and trying out the words of a mail."""

import pytest

from helpdesk.outgoing.models import MailTemplate, OutgoingMail
from helpdesk.outgoing.services.mail_texts import (
    ChangedMeanwhileError,
    save_mail_text,
    send_to_oneself,
    use_built_in,
    version_of,
)
from helpdesk.outgoing.texts import MailText, Words, mail_text
from helpdesk.people.models import User

WORDS = Words("We have it [#{{ticket.number}}]", "Hello {{customer.name}},\n\n[See it]({{request.url}})")


@pytest.fixture
def text() -> MailText:
    return mail_text("acknowledgement")


def test_who_saves_second_is_told_and_overwrites_nothing(text: MailText, bob: User) -> None:
    first = save_mail_text(text, "de", words=WORDS, by=bob, seen="")
    with pytest.raises(ChangedMeanwhileError) as told:
        save_mail_text(text, "de", words=Words("Other", "Other"), by=bob, seen="")
    assert told.value.row == first
    assert MailTemplate.objects.get().subject == WORDS.subject


def test_the_version_that_one_saw_can_be_saved_over(text: MailText, bob: User) -> None:
    first = save_mail_text(text, "de", words=WORDS, by=bob, seen="")
    second = save_mail_text(text, "de", words=Words("Other", "Other"), by=bob, seen=version_of(first))
    assert (second.pk, second.updated_by, version_of(second) > version_of(first)) == (first.pk, bob, True)


def test_going_back_gives_the_words_for_a_way_back(text: MailText, bob: User) -> None:
    row = save_mail_text(text, "de", words=WORDS, by=bob, seen="")
    assert use_built_in(text, "de", by=bob, seen=version_of(row)) == WORDS
    assert use_built_in(text, "de", by=bob, seen="") is None


def test_a_try_goes_to_oneself_alone_with_example_values(text: MailText, bob: User) -> None:
    mail = send_to_oneself(text, "en", words=WORDS, by=bob)
    assert (mail.to, mail.subject) == ([bob.email], "[Try] We have it [#4821]")
    assert mail.headers["Auto-Submitted"] == "auto-generated"
    assert "Hello Meg" in mail.text
    assert OutgoingMail.objects.count() == 1
