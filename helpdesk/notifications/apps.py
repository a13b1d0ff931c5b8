from django.apps import AppConfig
from django.utils.translation import gettext_noop


class NotificationsConfig(AppConfig):
    name = "helpdesk.notifications"
    label = "notifications"

    def ready(self) -> None:
        from helpdesk.events import clock
        from helpdesk.notifications import handlers, kept, wording  # noqa: F401 - handlers subscribe themselves
        from helpdesk.notifications.mail.texts import TEXTS
        from helpdesk.notifications.services.mark_seen import mark_seen
        from helpdesk.notifications.services.shift_waiting import shift_waiting
        from helpdesk.notifications.services.tell_stand_in import tell_stand_in
        from helpdesk.outgoing.texts import register
        from helpdesk.people.services import absences
        from helpdesk.tickets.extensions import opened
        from helpdesk.web.frame import navigation
        from helpdesk.web.words import script_words

        wording.register_kinds()
        kept.tell()
        for text in TEXTS:
            register(text)
        clock.register("notifications", shift_waiting)
        absences.register_letter(tell_stand_in)
        opened.register(lambda person, ticket: mark_seen(person=person, ticket=ticket))
        navigation.register_place("notices", "notifications:notices")
        navigation.register_place("notices_count", "notifications:count")
        navigation.register_place("notices_panel", "notifications:panel")
        navigation.register_place("notice_choices", "notifications:choices")
        script_words.register(
            gettext_noop("Notices, %(count)s unread"),
            gettext_noop("Notices"),
            gettext_noop("On, on this device"),
            gettext_noop("Off, on this device"),
            gettext_noop("This browser was told to refuse them. Allow them in its settings for this page."),
        )
