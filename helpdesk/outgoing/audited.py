"""What of outgoing mail the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list
from helpdesk.outgoing.models import MailServer, MailTemplate, TeamSender
from helpdesk.outgoing.texts import mail_text

PERSONAL_LINK = "personal_link"
"""The kind of the entry that reading a customer's link leaves. Stored with entries: never change it."""


def _name(row: MailTemplate) -> str:
    return f"{gettext(mail_text(row.key).title)} ({row.language})"


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_list(PERSONAL_LINK, gettext_noop("Link that opens a customer’s request"))
    register(
        AuditedThing(
            "mail_text",
            MailTemplate,
            gettext_noop("Mail text"),
            {
                "subject": Audited(gettext_noop("Subject")),
                "body": Audited(gettext_noop("Text")),
            },
            name=_name,
            url=lambda _key: reverse("outgoing:mail_texts"),
        )
    )
    register(
        AuditedThing(
            "team_sender",
            TeamSender,
            gettext_noop("Sender of a team"),
            {
                "name": Audited(gettext_noop("Name")),
                "mailbox": Audited(gettext_noop("Address")),
                "signatures": Audited(gettext_noop("Signatures")),
            },
            name=lambda row: str(row.team),
            url=lambda key: reverse("outgoing:team_sender", args=[key]),
        )
    )
    register(
        AuditedThing(
            "mail_server",
            MailServer,
            gettext_noop("Mail server"),
            {
                "host": Audited(gettext_noop("Server")),
                "port": Audited(gettext_noop("Port")),
                "encryption": Audited(gettext_noop("Encryption")),
                "username": Audited(gettext_noop("User name")),
                "password": Audited(gettext_noop("Password"), lambda server: server.secret, is_secret=True),
                "timeout": Audited(gettext_noop("Patience in seconds")),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda _key: reverse("outgoing:mail_out"),
        )
    )
