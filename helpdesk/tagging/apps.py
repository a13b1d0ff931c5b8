from django.apps import AppConfig
from django.utils.translation import gettext_noop


class TaggingConfig(AppConfig):
    name = "helpdesk.tagging"
    label = "tagging"

    def ready(self) -> None:
        from helpdesk.tagging import audited, mentions
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        mentions.tell()
        sections.register(
            "settings", gettext_noop("Tags"), "tags", "tagging:tags", 36, permission=Permission.CHANGE_TAGS
        )
