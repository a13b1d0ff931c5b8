from django.apps import AppConfig
from django.utils.translation import gettext_noop


class TodayConfig(AppConfig):
    name = "helpdesk.today"
    label = "today"

    def ready(self) -> None:
        from helpdesk.outgoing import texts
        from helpdesk.today import audited
        from helpdesk.today.mail import letter
        from helpdesk.today.mail.text import DAILY_SWEEP
        from helpdesk.today.queries.defects import register_defects
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        register_defects()
        letter.register_kind()
        texts.register(DAILY_SWEEP)
        sections.register(
            "reports",
            gettext_noop("Today"),
            "layout-dashboard",
            "today:today",
            1,
            permission=Permission.SEE_REPORTS,
        )
        sections.register(
            "reports",
            gettext_noop("Daily sweep"),
            "scan-search",
            "today:sweep",
            5,
            permission=Permission.SEE_REPORTS,
        )
        sections.register(
            "settings",
            gettext_noop("Daily sweep"),
            "scan-search",
            "today:limits",
            34,
            permission=Permission.CHANGE_SWEEP,
        )
