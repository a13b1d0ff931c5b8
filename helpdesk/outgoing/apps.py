from django.apps import AppConfig
from django.utils.translation import gettext_noop


class OutgoingConfig(AppConfig):
    name = "helpdesk.outgoing"
    label = "outgoing"

    def ready(self) -> None:
        from helpdesk.events import clock
        from helpdesk.outgoing import audited, handlers, history, personal  # noqa: F401 - handlers subscribe themselves
        from helpdesk.outgoing.addressing import copies, senders
        from helpdesk.outgoing.health import checks, nowhere, waiting_rows
        from helpdesk.outgoing.mails import factor_changed, factors_reset, signature, staff_invitation
        from helpdesk.outgoing.queries import figures as mail
        from helpdesk.outgoing.texts import builtin, register
        from helpdesk.people import sign_ins
        from helpdesk.people.registry import TeamPage, register_team_page
        from helpdesk.people.services import factors
        from helpdesk.people.services.staff import invitations
        from helpdesk.tickets.composing import recipients, signing
        from helpdesk.web.frame import navigation, notices, sections
        from helpdesk.web.monitoring import figures, health
        from helpdesk.web.requests.permissions import Permission

        sections.register(
            "settings",
            gettext_noop("Outgoing mail"),
            "send",
            "outgoing:outbox",
            70,
            permission=Permission.ANSWER_CUSTOMERS,
        )
        sections.register(
            "settings",
            gettext_noop("Mail out"),
            "server",
            "outgoing:mail_out",
            68,
            permission=Permission.CHANGE_MAILBOXES,
        )
        sections.register(
            "settings",
            gettext_noop("Mail texts"),
            "file-text",
            "outgoing:mail_texts",
            73,
            permission=Permission.CHANGE_MAIL_TEXTS,
        )
        notices.register(nowhere.notice)
        audited.tell()
        personal.tell()
        history.register()
        invitations.register_letter(staff_invitation.send)
        factors.register_letter(factors_reset.send)
        sign_ins.register_letter(factor_changed.send)
        recipients.register_own(copies.own_among)
        signing.register(signature.signature)
        signing.register_sender(senders.sender_words)
        register_team_page(TeamPage(gettext_noop("Sender and signature"), "pencil-line", "outgoing:team_sender"))
        navigation.register_place("retry_reply", "outgoing:retry_reply")
        for text in builtin.TEXTS:
            register(text)
        health.register("mail", checks.mail_is_moving)
        health.register("mail worker", checks.mail_is_looked_for)
        clock.register("outgoing", waiting_rows.shift_due_times)
        figures.register("amends_mail_waiting", "Mails that are due.", mail.waiting)
        figures.register("amends_mail_oldest_seconds", "How long the oldest is due.", mail.oldest_seconds)
        figures.register(
            "amends_mail_last_hour", "Mails written in the last hour.", mail.last_hour_by_state, label="state"
        )
