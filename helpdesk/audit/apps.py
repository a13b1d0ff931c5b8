from django.apps import AppConfig
from django.utils.translation import gettext_noop

from helpdesk.web.requests.permissions import Permission


class AuditConfig(AppConfig):
    name = "helpdesk.audit"
    label = "audit"

    def ready(self) -> None:
        from helpdesk.web.frame import sections

        sections.register(
            "settings", gettext_noop("Audit log"), "history", "audit:log", 93, permission=Permission.READ_AUDIT
        )
