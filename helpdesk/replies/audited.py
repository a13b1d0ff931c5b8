"""What of saved replies the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.replies.models import SavedReply
from helpdesk.replies.queries.brought import files_with
from helpdesk.web.words.languages import name_of


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "saved_reply",
            SavedReply,
            gettext_noop("Saved reply"),
            {
                "name": Audited(gettext_noop("Name")),
                "folder": Audited(gettext_noop("Folder")),
                "language": Audited(gettext_noop("Language"), words=name_of),
                "team": Audited(gettext_noop("For the team")),
                "owner": Audited(gettext_noop("For one person alone")),
                "body": Audited(gettext_noop("Text"), is_private=_is_ones_own),
                "files": Audited(gettext_noop("Files"), lambda reply: sorted(map(str, files_with(reply)))),
                "is_active": Audited(gettext_noop("In use")),
            },
            url=lambda key: reverse("replies:saved_reply", args=[key]),
        )
    )


def _is_ones_own(reply: SavedReply) -> bool:
    return reply.owner_id is not None
