from django.apps import AppConfig
from django.utils.translation import gettext_noop


class RepliesConfig(AppConfig):
    name = "helpdesk.replies"
    label = "replies"

    def ready(self) -> None:
        from helpdesk.replies import access, audited, examples, handlers, leaving  # noqa: F401 - handlers subscribe themselves
        from helpdesk.replies.queries.brought import files_brought
        from helpdesk.shop import guide
        from helpdesk.tickets.extensions import brought_files, composer
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        examples.tell()
        leaving.tell()
        sections.register(
            "settings",
            gettext_noop("Saved replies"),
            "message-square-quote",
            "replies:saved_replies",
            27,
            permission=Permission.ANSWER_CUSTOMERS,
        )
        guide.register(
            guide.GuideStep(
                gettext_noop("Write a saved reply"),
                gettext_noop("Words that are used again are written once."),
                "replies:new",
                access.any_is_there,
                30,
            )
        )
        brought_files.register(files_brought)
        composer.register_tool(
            "saved",
            gettext_noop("Saved reply"),
            "message-square-quote",
            "replies:picker",
            order=10,
            shortcut="#",
        )
