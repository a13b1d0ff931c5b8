from django.apps import AppConfig
from django.utils.translation import gettext_noop


class ImportsConfig(AppConfig):
    name = "helpdesk.imports"
    label = "imports"

    def ready(self) -> None:
        from helpdesk.imports import audited, personal
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        personal.tell()
        sections.register(
            "settings", gettext_noop("Imports"), "upload", "imports:imports", 51, permission=Permission.IMPORT
        )
