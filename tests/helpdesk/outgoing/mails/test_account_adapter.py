"""Account mails leave as rows, in the frame of all mails."""

import pytest
from django.conf import settings
from django.test import Client

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.people.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("de", "Neues Passwort wählen"), ("", "Choose a new password")])
def test_the_link_for_a_new_password_is_in_the_persons_language(
    client: Client, alice: User, language: str, words: str
) -> None:
    User.objects.filter(pk=alice.pk).update(language=language)
    client.post("/accounts/password/reset/", {"email": alice.email}, headers={"host": "localhost"})
    mail = OutgoingMail.objects.get()
    assert words in mail.html
    assert f"{settings.BASE_URL}/accounts/password/reset/key/" in mail.text
    assert "localhost" not in mail.text
