from django.apps import AppConfig
from django.utils.translation import gettext_noop


class RepliesConfig(AppConfig):
    name = "helpdesk.replies"
    label = "replies"

    def ready(self) -> None:
        from helpdesk.tickets.extensions import composer

        composer.register_tool(
            "saved",
            gettext_noop("Saved reply"),
            "message-square-quote",
            "replies:picker",
            order=10,
            shortcut="#",
        )
