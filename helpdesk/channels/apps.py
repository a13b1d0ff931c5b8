from django.apps import AppConfig
from django.utils.translation import gettext_noop


class ChannelsConfig(AppConfig):
    name = "helpdesk.channels"
    label = "contact_channels"

    def ready(self) -> None:
        from helpdesk.channels import checks, copies, handlers  # noqa: F401 - handlers subscribe themselves
        from helpdesk.channels.api import schema  # noqa: F401 - registers itself
        from helpdesk.channels.mail import waiting_rows
        from helpdesk.channels.queries import figures as mail
        from helpdesk.channels.queries import quarantine
        from helpdesk.channels.texts import builtin, register
        from helpdesk.events import clock
        from helpdesk.tickets import message_links, recipients, undelivered
        from helpdesk.web import figures, health, navigation, sections

        navigation.register_place("contact", "channels:contact")
        navigation.register_place("new_ticket", "channels:phone_note")
        navigation.register_public_link(gettext_noop("Write to us"), "channels:contact", 20)
        navigation.register_public_link(gettext_noop("My requests"), "channels:my_requests", 10, footer=False)
        sections.register(
            "settings", "Mailboxes", "inbox", "channels:mailboxes", 69, allowed=lambda user: user.sees_all
        )
        sections.register("settings", "Outgoing mail", "send", "channels:outbox", 70)
        sections.register(
            "settings", "Quarantine", "shield-alert", "channels:quarantine", 71, count=quarantine.count_set_aside
        )
        sections.register(
            "settings", "Mail texts", "file-text", "channels:mail_texts", 72, allowed=lambda user: user.sees_all
        )
        message_links.register("How it arrived", "mail-open", "channels:arrived")
        recipients.register_own(copies.own_among)
        undelivered.register_retry("channels:retry_reply")
        for text in builtin.TEXTS:
            register(text)
        health.register("mail", checks.mail_is_moving)
        health.register("mail worker", checks.mail_is_looked_for)
        clock.register("channels", waiting_rows.bring_forward)
        figures.register("amends_mail_waiting", "Mails that are due.", mail.waiting)
        figures.register("amends_mail_oldest_seconds", "How long the oldest is due.", mail.oldest_seconds)
        figures.register(
            "amends_mail_last_hour", "Mails written in the last hour.", mail.last_hour_by_state, label="state"
        )
        figures.register(
            "amends_mail_received_last_hour",
            "Messages that came in the last hour.",
            mail.received_in_last_hour,
            label="outcome",
        )
        figures.register("amends_mail_quarantined", "Messages that wait for a person.", mail.quarantined)
