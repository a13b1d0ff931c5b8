from django.apps import AppConfig
from django.utils.translation import gettext_noop


class PrivacyConfig(AppConfig):
    name = "helpdesk.privacy"
    label = "privacy"

    def ready(self) -> None:
        from helpdesk.customers import panels
        from helpdesk.privacy import audited, kept, personal
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        personal.tell()
        kept.tell()
        panels.register(panels.CustomerPanel("privacy", gettext_noop("Personal data"), "privacy:of_customer", 90))
        sections.register(
            "settings",
            gettext_noop("Retention"),
            "timer",
            "privacy:retention",
            91,
            permission=Permission.CHANGE_RETENTION,
        )
        sections.register(
            "settings",
            gettext_noop("Erasures"),
            "trash-2",
            "privacy:erasures",
            92,
            permission=Permission.DELETE_CUSTOMERS,
        )
