from django.apps import AppConfig
from django.utils.translation import gettext_noop


class ComplaintsConfig(AppConfig):
    name = "complaints"
    label = "complaints"

    def ready(self) -> None:
        from complaints import audited, examples, facts, guards, handlers, history, personal  # noqa: F401 - handlers subscribe themselves
        from complaints.contact import ContactComplaintForm, on_created
        from complaints.mail import harm_letter
        from complaints.mail.harm_text import HARM_ALERT
        from complaints.mail.mail_text import COMPLAINT_RECEIPT
        from complaints.models import Complaint
        from complaints.queries.unacknowledged import register_defect
        from complaints.safety import hears_now
        from complaints.services.send_receipt import acknowledgement_of
        from complaints.views import panel
        from helpdesk.channels.form.registry import register_extra
        from helpdesk.customers import uses
        from helpdesk.outgoing import texts
        from helpdesk.outgoing.mails import acknowledgements
        from helpdesk.people.registry import register_hears_of_harm
        from helpdesk.tickets.extensions import guards as ticket_guards
        from helpdesk.tickets.extensions import panels
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        personal.tell()
        examples.tell()
        history.register()
        facts.register()
        uses.register(uses.ProductUse("complaints", gettext_noop("Complaints"), Complaint, 10))
        texts.register(COMPLAINT_RECEIPT)
        texts.register(HARM_ALERT)
        harm_letter.register_kind()
        register_defect()
        acknowledgements.register(acknowledgement_of)
        register_hears_of_harm(hears_now)
        register_extra("complaint", ContactComplaintForm, on_created)
        ticket_guards.register("complaints.cause", guards.CAUSE)
        ticket_guards.register("complaints.answer", guards.ANSWER)
        shown = panels.TicketPanel(
            "complaint",
            gettext_noop("Complaint"),
            "complaints:panel",
            panel.show,
            10,
            "complaint",
            Permission.CHANGE_TICKETS,
        )
        panels.register(shown)
        sections.register(
            "reports",
            gettext_noop("Complaint trends"),
            "flag",
            "complaints:trends",
            10,
            permission=Permission.SEE_REPORTS,
        )
        sections.register(
            "reports", gettext_noop("All complaints"), "list", "complaints:list", 11, permission=Permission.SEE_REPORTS
        )
        sections.register(
            "settings",
            gettext_noop("Causes of complaints"),
            "tag",
            "complaints:causes",
            30,
            permission=Permission.CHANGE_CAUSES,
        )
