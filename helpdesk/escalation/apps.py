from django.apps import AppConfig
from django.utils.translation import gettext_noop


class EscalationConfig(AppConfig):
    name = "helpdesk.escalation"
    label = "escalation"

    def ready(self) -> None:
        from helpdesk.escalation import audited, handlers, history, known, told  # noqa: F401 - handlers subscribe themselves
        from helpdesk.escalation.views import panel
        from helpdesk.tickets.extensions import panels
        from helpdesk.tickets.sla import steps
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        history.register()
        told.register_kinds()
        steps.register(known.steps)
        panels.register(panels.TicketPanel("escalation", gettext_noop("Due times"), "escalation:panel", panel.show, 25))
        sections.register(
            "settings",
            gettext_noop("Escalation"),
            "siren",
            "escalation:levels",
            32,
            permission=Permission.CHANGE_REPLY_POLICIES,
        )
