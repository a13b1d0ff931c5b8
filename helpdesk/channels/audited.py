"""What of channels the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register
from helpdesk.channels.form import audited_words as told
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.tickets.channels import CHANNELS
from helpdesk.tickets.models import ContactForm
from helpdesk.web.words.languages import name_of


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
    register(
        AuditedThing(
            "contact_form",
            ContactForm,
            gettext_noop("Contact form"),
            {
                "name": Audited(gettext_noop("Name")),
                "position": Audited(gettext_noop("Place")),
                "is_open": Audited(gettext_noop("Open")),
                "is_default": Audited(gettext_noop("The help centre leads to it")),
                "is_listed": Audited(gettext_noop("Named on the pages of the other forms")),
                "asked": Audited(gettext_noop("What it asks"), words=told.asked),
                "fields": Audited(gettext_noop("Fields of your own"), words=told.fields),
                "extras": Audited(gettext_noop("Also asked"), words=told.extras),
                "team": Audited(gettext_noop("Team")),
                "priority": Audited(gettext_noop("Priority")),
                "tags": Audited(gettext_noop("Tags")),
                "texts": Audited(gettext_noop("What it says"), words=told.texts),
                "fallback": Audited(gettext_noop("Language for everybody else"), words=name_of),
                "asks_proof": Audited(gettext_noop("Asks for a proof of work")),
                "sites": Audited(gettext_noop("Sites that may show it")),
            },
            url=lambda key: reverse("channels:contact_form", args=[key]),
        )
    )
