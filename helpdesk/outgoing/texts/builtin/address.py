"""Mails about the address with which somebody signs in."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.files import words_in, words_without_mail
from helpdesk.outgoing.texts.placeholders import Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText

_NEW = Placeholder("new.address", gettext_noop("The new address"), "ana.new@example.org", required=True)

PROOF = MailText(
    key="address_proof",
    title=gettext_noop("Is this your address?"),
    sent=gettext_noop("To an address with which somebody wants to sign in, after they typed their password."),
    kind="system",
    order=81,
    placeholders=(
        Placeholder("proof.url", gettext_noop("Where they say yes"), "/accounts/email/", kind=Kind.LINK, required=True),
    ),
    words=words_in(Path(__file__).parent / "words" / "address_proof"),
)

ASKED = MailText(
    key="address_asked",
    title=gettext_noop("Another address was asked for"),
    sent=gettext_noop("To the address with which somebody signs in, when they ask for another one."),
    kind="system",
    order=82,
    placeholders=(_NEW,),
    words=words_in(Path(__file__).parent / "words" / "address_asked"),
)

CHANGED = MailText(
    key="address_changed",
    title=gettext_noop("The address was changed"),
    sent=gettext_noop("To the old address, when somebody signs in with another one from then on."),
    kind="system",
    order=83,
    placeholders=(_NEW,),
    words=words_in(Path(__file__).parent / "words" / "address_changed"),
    without_mail=words_without_mail(Path(__file__).parent / "words" / "address_changed"),
)
