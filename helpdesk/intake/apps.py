from django.apps import AppConfig
from django.utils.translation import gettext_noop


class IntakeConfig(AppConfig):
    name = "helpdesk.intake"
    label = "intake"

    def ready(self) -> None:
        from helpdesk.events import clock
        from helpdesk.intake import audited, kept, leaving, personal
        from helpdesk.intake.doors.api import schema  # noqa: F401 - registers itself
        from helpdesk.intake.health import checks, waiting_rows
        from helpdesk.intake.queries import figures as mail
        from helpdesk.intake.queries import mail_in, mailbox_state, quarantine
        from helpdesk.shop import guide
        from helpdesk.tickets.extensions import message_links
        from helpdesk.web import shop
        from helpdesk.web.frame import sections
        from helpdesk.web.monitoring import figures, health
        from helpdesk.web.requests.permissions import Permission

        shop.read_mail_in_from(mail_in.comes_in)
        audited.tell()
        personal.tell()
        kept.tell()
        leaving.tell()
        guide.register(
            guide.GuideStep(
                gettext_noop("Bring mail in"),
                gettext_noop("Until then customers reach you by the form alone."),
                "intake:new_mailbox",
                mailbox_state.any_mailbox,
                20,
            )
        )
        sections.register(
            "settings",
            gettext_noop("Mailboxes"),
            "inbox",
            "intake:mailboxes",
            69,
            permission=Permission.CHANGE_MAILBOXES,
        )
        sections.register(
            "settings",
            gettext_noop("Quarantine"),
            "shield-alert",
            "intake:quarantine",
            71,
            permission=Permission.ANSWER_CUSTOMERS,
            count=quarantine.count_set_aside,
        )
        message_links.register(gettext_noop("How it arrived"), "mail-open", "intake:arrived")
        health.register("received mail", checks.mail_is_read)
        clock.register("intake", waiting_rows.shift_due_times)
        figures.register(
            "amends_mail_received_last_hour",
            "Messages that came in the last hour.",
            mail.received_in_last_hour,
            label="outcome",
        )
        figures.register("amends_mail_quarantined", "Messages that wait for a person.", mail.quarantined)
