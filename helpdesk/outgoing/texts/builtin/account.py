"""Mails about people's own accounts."""

from pathlib import Path

from django.utils.translation import gettext_noop

from helpdesk.outgoing.texts.files import words_in
from helpdesk.outgoing.texts.placeholders import Empty, Kind, Placeholder
from helpdesk.outgoing.texts.registry import MailText

PASSWORD_RESET = MailText(
    key="password_reset",
    title=gettext_noop("Link for a new password"),
    sent=gettext_noop("When somebody asks for a new password on the sign-in page, to the address of that account."),
    kind="system",
    order=80,
    placeholders=(
        Placeholder(
            "reset.url",
            gettext_noop("Where the new password is chosen"),
            "/accounts/password/reset/",
            kind=Kind.LINK,
            required=True,
        ),
    ),
    words=words_in(Path(__file__).parent / "words" / "password_reset"),
)

PASSWORDS_OFF = MailText(
    key="passwords_off",
    title=gettext_noop("Another way in than a password"),
    sent=gettext_noop("When a colleague asks for a new password, for whose address passwords are off."),
    kind="system",
    order=81,
    placeholders=(
        Placeholder("provider.name", gettext_noop("The provider by which they sign in"), "Example ID", required=True),
        Placeholder("sign_in.url", gettext_noop("The sign-in page"), "/accounts/login/", kind=Kind.LINK, required=True),
    ),
    words=words_in(Path(__file__).parent / "words" / "passwords_off"),
)

CUSTOMER_ACCOUNT = MailText(
    key="customer_account",
    title=gettext_noop("An account for a customer"),
    sent=gettext_noop("When a colleague gives a customer an account, and when they send the link again."),
    kind="system",
    order=78,
    placeholders=(
        Placeholder(
            "account.url",
            gettext_noop("Where the password is chosen"),
            "/accounts/password/reset/",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder(
            "customer.name",
            gettext_noop("What we call the customer. Empty for strangers: nobody shall have us mail words of theirs"),
            "Meg",
            when_empty=Empty.SPACE,
        ),
    ),
    words=words_in(Path(__file__).parent / "words" / "customer_account"),
)

STAFF_INVITATION = MailText(
    key="staff_invitation",
    title=gettext_noop("Invitation of a colleague"),
    sent=gettext_noop("When a manager invites somebody to work here, and when they send the invitation again."),
    kind="system",
    order=79,
    placeholders=(
        Placeholder(
            "invitation.url",
            gettext_noop("Where the account is made"),
            "/accounts/invited/",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder("inviter.name", gettext_noop("Who invites"), "Ana Lima", when_empty=Empty.NEVER),
    ),
    words=words_in(Path(__file__).parent / "words" / "staff_invitation"),
)

FACTORS_RESET = MailText(
    key="factors_reset",
    title=gettext_noop("Second factor was reset"),
    sent=gettext_noop("When a manager or admin resets the second factor of a colleague, to that colleague."),
    kind="system",
    order=81,
    placeholders=(
        Placeholder(
            "security.url",
            gettext_noop("Where a new one is set up"),
            "/desk/me/security/",
            kind=Kind.LINK,
            required=True,
        ),
        Placeholder("admin.name", gettext_noop("Who reset it"), "Ana Lima", when_empty=Empty.NEVER),
    ),
    words=words_in(Path(__file__).parent / "words" / "factors_reset"),
)

_FACTOR = (
    Placeholder(
        "security.url", gettext_noop("Where all of them are"), "/desk/me/security/", kind=Kind.LINK, required=True
    ),
    Placeholder("factor.kind", gettext_noop("An authenticator app or a passkey"), "Passkey", when_empty=Empty.NEVER),
)

FACTOR_ADDED = MailText(
    key="factor_added",
    title=gettext_noop("Second factor was added"),
    sent=gettext_noop("When somebody adds an authenticator app or a passkey to their account, to that person."),
    kind="system",
    order=81,
    placeholders=_FACTOR,
    words=words_in(Path(__file__).parent / "words" / "factor_added"),
)

FACTOR_REMOVED = MailText(
    key="factor_removed",
    title=gettext_noop("Second factor was removed"),
    sent=gettext_noop("When somebody removes an authenticator app or a passkey from their account, to that person."),
    kind="system",
    order=81,
    placeholders=_FACTOR,
    words=words_in(Path(__file__).parent / "words" / "factor_removed"),
)

STAND_IN = MailText(
    key="stand_in",
    title=gettext_noop("Somebody stands in for a colleague"),
    sent=gettext_noop(
        "When somebody is named who stands in for a colleague who is out of office, and when the days change, to who"
        " stands in."
    ),
    kind="system",
    order=82,
    placeholders=(
        Placeholder("colleague.name", gettext_noop("Who is away"), "Priya", when_empty=Empty.NEVER),
        Placeholder("absence.first_day", gettext_noop("The first day away"), "1 December 2026", when_empty=Empty.NEVER),
        Placeholder("absence.last_day", gettext_noop("The last day away"), "5 December 2026", when_empty=Empty.NEVER),
        Placeholder("absence.words", gettext_noop("What they say to colleagues"), "Call me about the recall."),
        Placeholder(
            "standing_in.url",
            gettext_noop("Where their tickets are"),
            "/desk/tickets/?view=standing_in",
            kind=Kind.LINK,
            required=True,
        ),
    ),
    words=words_in(Path(__file__).parent / "words" / "stand_in"),
)
