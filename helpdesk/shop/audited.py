"""What of the shop the audit log tells of."""

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_list
from helpdesk.shop.models import ProofFile, Shop
from helpdesk.web.words.languages import name_of

EXAMPLES = "examples"
"""The kind of the entry that a press for examples leaves. Stored with entries: never change it."""


def _picture(digest: str) -> str:
    """A picture in an entry: enough to tell two apart."""
    return digest[:8]


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_list(EXAMPLES, gettext_noop("Examples"))
    register(
        AuditedThing(
            "shop",
            Shop,
            gettext_noop("Shop"),
            {
                "name": Audited(gettext_noop("Name")),
                "address": Audited(gettext_noop("Address that customers write to")),
                "phone": Audited(gettext_noop("Phone")),
                "postal_address": Audited(gettext_noop("Postal address")),
                "colour": Audited(gettext_noop("Colour")),
                "further": Audited(gettext_noop("Whom customers can turn to next")),
                "logo": Audited(gettext_noop("Logo"), words=_picture),
                "logo_dark": Audited(gettext_noop("Logo on dark pages"), words=_picture),
                "favicon": Audited(gettext_noop("Sign of the browser tab"), words=_picture),
                "handles": Audited(gettext_noop("Where else you are")),
                "footer_links": Audited(gettext_noop("Links in the footer")),
                "languages": Audited(gettext_noop("Languages of public pages")),
                "language": Audited(gettext_noop("Language of the shop"), words=name_of),
                "time_zone": Audited(gettext_noop("Time zone of the shop")),
                "guide_began_at": Audited(gettext_noop("The guide began")),
                "guide_ended_at": Audited(gettext_noop("The guide ended")),
            },
            url=lambda _key: reverse("shop:shop"),
        )
    )
    register(
        AuditedThing(
            "proof_file",
            ProofFile,
            gettext_noop("File that proves the domain"),
            {
                "name": Audited(gettext_noop("Name")),
                "content": Audited(gettext_noop("Content")),
                "removed_at": Audited(gettext_noop("Taken away")),
            },
            url=lambda _key: reverse("shop:proof_files"),
        )
    )
