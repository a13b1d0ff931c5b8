"""What of mail that comes in the audit log tells of."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.models.imap_account import AfterFetch, Security
from helpdesk.outgoing.models import Mailbox

WHOLE_MESSAGE = "whole_message"
"""The kind of the entry that who opens or downloads a message as it came leaves. Stored: never change it."""


def _of_account(name: str) -> Callable[[Mailbox], object]:
    """Reads a field of the account from which a mailbox is fetched; None where it is not."""

    def read(mailbox: Mailbox) -> object:
        try:
            account: ImapAccount = mailbox.imap
        except ObjectDoesNotExist:
            return None
        return getattr(account, name)

    return read


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_list(WHOLE_MESSAGE, gettext_noop("Message as it came"))
    register(
        AuditedThing(
            "mailbox",
            Mailbox,
            gettext_noop("Mailbox"),
            {
                "address": Audited(gettext_noop("Address")),
                "name": Audited(gettext_noop("Name")),
                "team": Audited(gettext_noop("Team")),
                "door": Audited(gettext_noop("How mail arrives")),
                "plus_addressing": Audited(gettext_noop("Answers may carry a token")),
                "takes_reply_to": Audited(gettext_noop("Others write here for customers")),
                "is_default": Audited(gettext_noop("The default mailbox")),
                "is_active": Audited(gettext_noop("Switched on")),
                "inbound_key": Audited(gettext_noop("Key of the provider"), is_secret=True),
                "host": Audited(gettext_noop("Server"), _of_account("host")),
                "port": Audited(gettext_noop("Port"), _of_account("port")),
                "security": Audited(
                    gettext_noop("Encryption"), _of_account("security"), lambda key: str(Security(key).label)
                ),
                "username": Audited(gettext_noop("User name"), _of_account("username")),
                "password": Audited(gettext_noop("Password"), _of_account("secret"), is_secret=True),
                "token_command": Audited(gettext_noop("Command for a token"), _of_account("token_command")),
                "folder": Audited(gettext_noop("Folder"), _of_account("folder")),
                "after_fetch": Audited(
                    gettext_noop("After it is fetched"),
                    _of_account("after_fetch"),
                    lambda key: str(AfterFetch(key).label),
                ),
                "move_to": Audited(gettext_noop("Moved to"), _of_account("move_to")),
            },
            url=lambda key: reverse("intake:mailbox", args=[key]),
        )
    )
