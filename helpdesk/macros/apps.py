from django.apps import AppConfig
from django.utils.translation import gettext_noop


class MacrosConfig(AppConfig):
    name = "helpdesk.macros"
    label = "macros"

    def ready(self) -> None:
        from helpdesk.macros import audited, history, leaving, mentions
        from helpdesk.tickets.extensions import bulk, composer
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        history.tell()
        leaving.tell()
        mentions.tell()
        sections.register(
            "settings", gettext_noop("Macros"), "zap", "macros:macros", 28, permission=Permission.CHANGE_TICKETS
        )
        composer.register_tool(
            "macros", gettext_noop("Macro"), "zap", "macros:picker", order=5, shortcut="e", is_for_notes=True
        )
        bulk.register_menu(bulk.BulkMenu("macros", gettext_noop("Macro"), "zap", "macros:many", shortcut="e"))
