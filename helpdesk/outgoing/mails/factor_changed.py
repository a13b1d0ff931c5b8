"""Tells somebody by mail that a second factor was added to their account or removed from it."""

from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext, override

from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.outgoing.texts import mail_text
from helpdesk.outgoing.texts.write import words_for
from helpdesk.people.models import User


def send(person: User, authenticator: Authenticator, *, is_new: bool) -> None:
    """Queue the mail. It says of what kind the factor is, and neither its name nor anything of its secret."""
    key = "factor_added" if is_new else "factor_removed"
    with override(words_for(mail_text(key), person.language)[1]):
        is_passkey = authenticator.type == Authenticator.Type.WEBAUTHN
        kind = gettext("Passkey") if is_passkey else gettext("Authenticator app")
    queue_text(
        key,
        to=[person.email],
        language=person.language,
        values={"security.url": reverse("people:security"), "factor.kind": kind},
    )
