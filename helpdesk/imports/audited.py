"""What of imports the audit log tells of."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action
from helpdesk.imports.models import ImportBatch
from helpdesk.imports.verbs import IMPORTED, TAKEN_BACK


def _kept(_: Any) -> int:
    """How many lines stay is told once, when an import was taken back."""
    return 0


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(IMPORTED, gettext_noop("finished the import of"))
    register_action(TAKEN_BACK, gettext_noop("finished taking back"))
    register(
        AuditedThing(
            "import",
            ImportBatch,
            gettext_noop("Import"),
            {
                "kind": Audited(gettext_noop("Of what")),
                "state": Audited(gettext_noop("State")),
                "made": Audited(gettext_noop("New")),
                "changed": Audited(gettext_noop("Changed")),
                "refused": Audited(gettext_noop("Refused")),
                "kept": Audited(gettext_noop("Stays"), _kept),
            },
            url=lambda key: reverse("imports:import", args=[key]),
        )
    )
