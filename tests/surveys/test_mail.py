"""The mail that asks."""

import pytest
from django.conf import settings

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User
from helpdesk.tickets import services as tickets
from helpdesk.tickets.actors import Actor
from surveys.mail.compose import short
from surveys.models import Invitation
from surveys.tokens import hashed
from tests import factories
from tests.surveys.conftest import Asked, ask

pytestmark = pytest.mark.usefixtures("programme")


def mail_of(asked: Asked) -> OutgoingMail:
    mail = asked.invitation.mail
    assert mail
    return mail


def test_every_score_is_one_link_in_html_and_in_text(asked: Asked) -> None:
    mail = mail_of(asked)
    for score in range(11):
        link = f"{settings.BASE_URL}{asked.path}?score={score}"
        assert f'href="{link}"' in mail.html
        assert f"{score}: {link}\n" in mail.text


def test_it_can_be_stopped_with_one_click(asked: Asked) -> None:
    headers = mail_of(asked).headers
    assert headers["List-Unsubscribe"] == f"<{settings.BASE_URL}{asked.path}unsubscribe/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_only_a_hash_of_the_token_is_kept(asked: Asked) -> None:
    assert asked.invitation.token_hash == hashed(asked.token)
    assert len(asked.token) >= 22  # 128 bits in base64
    assert asked.token not in str(Invitation.objects.values_list().get())


def test_a_subject_is_text_in_html_and_never_a_format(alice: User) -> None:
    mail = mail_of(ask(factories.ticket(subject="<b>{0} {shop}</b>"), alice))
    assert "&lt;b&gt;{0} {shop}&lt;/b&gt;" in mail.html
    assert "<b>{0} {shop}</b>" in mail.text


@pytest.mark.parametrize(("language", "words"), [("es-MX", "recomiende Harbor"), ("fi", "recommend Harbor")])
def test_it_is_written_in_the_customers_language_or_in_english(alice: User, language: str, words: str) -> None:
    assert words in mail_of(ask(factories.ticket(language=language), alice)).text


def test_it_comes_from_whoever_answered_last_and_else_from_the_shop(alice: User, bob: User) -> None:
    unanswered, answered = factories.ticket(assignee=alice), factories.ticket(assignee=alice)
    tickets.reply(ticket=answered, body_text="Here is your invoice.", actor=Actor.of(bob), author=bob)
    tickets.add_note(ticket=answered, body_text="Well said.", actor=Actor.of(alice), author=alice)
    assert "Alice" not in mail_of(ask(unanswered, alice)).from_name
    mail = mail_of(ask(answered, alice))
    assert mail.from_name.startswith("Bob at")
    assert "Alice" not in mail.text


def test_a_subject_brings_no_full_stop_into_our_sentence() -> None:
    assert short("Where is  my parcel? The tracking says nothing.") == "Where is my parcel? The tracking says nothing"
