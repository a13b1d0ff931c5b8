"""What of macros the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.macros.models import Macro
from helpdesk.rules.sentences import Vocabulary
from helpdesk.web.requests.language import writing_for_the_desk


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "macro",
            Macro,
            gettext_noop("Macro"),
            {
                "name": Audited(gettext_noop("Name")),
                "folder": Audited(gettext_noop("Folder")),
                "team": Audited(gettext_noop("For the team")),
                "owner": Audited(gettext_noop("For one person alone")),
                "actions": Audited(gettext_noop("What it does"), _sentence, is_private=_is_ones_own),
                "reply": Audited(gettext_noop("Saved reply")),
                "position": Audited(gettext_noop("Place in the order")),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda key: reverse("macros:macro", args=[key]),
        )
    )


def _sentence(macro: Macro) -> str:
    with writing_for_the_desk():
        return Vocabulary({}).actions(macro.actions)


def _is_ones_own(macro: Macro) -> bool:
    return macro.owner_id is not None
