from django.apps import AppConfig
from django.utils.translation import gettext_noop

from helpdesk.web.requests.permissions import Permission


class CalendarsConfig(AppConfig):
    name = "helpdesk.calendars"
    label = "calendars"

    def ready(self) -> None:
        from helpdesk.calendars import audited
        from helpdesk.web.frame import sections

        audited.tell()
        sections.register(
            "settings",
            gettext_noop("Opening hours"),
            "clock",
            "calendars:hours",
            17,
            permission=Permission.CHANGE_HOURS,
        )
