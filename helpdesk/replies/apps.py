from django.apps import AppConfig
from django.utils.translation import gettext_noop


class RepliesConfig(AppConfig):
    name = "helpdesk.replies"
    label = "replies"

    def ready(self) -> None:
        from helpdesk.replies import audited, leaving
        from helpdesk.tickets.extensions import composer
        from helpdesk.web.frame import sections

        audited.tell()
        leaving.tell()
        sections.register(
            "settings", gettext_noop("Saved replies"), "message-square-quote", "replies:saved_replies", 27
        )
        composer.register_tool(
            "saved",
            gettext_noop("Saved reply"),
            "message-square-quote",
            "replies:picker",
            order=10,
            shortcut="#",
        )
