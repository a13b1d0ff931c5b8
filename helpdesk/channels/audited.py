"""What of channels the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.tickets.channels import CHANNELS


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        AuditedThing(
            "webhook",
            Endpoint,
            gettext_noop("Webhook"),
            {
                "name": Audited(gettext_noop("Name")),
                "channel": Audited(gettext_noop("What comes in is"), words=lambda key: str(CHANNELS[key].label)),
                "team": Audited(gettext_noop("Team")),
                "reply_url": Audited(gettext_noop("Where answers are posted to")),
                "is_active": Audited(gettext_noop("Switched on")),
                "secret": Audited(gettext_noop("Secret"), is_secret=True),
            },
            url=lambda key: reverse("channels:webhook", args=[key]),
        )
    )
