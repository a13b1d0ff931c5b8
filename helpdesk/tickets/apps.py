from django.apps import AppConfig
from django.utils.translation import gettext_noop


class TicketsConfig(AppConfig):
    name = "helpdesk.tickets"
    label = "tickets"

    def ready(self) -> None:
        from helpdesk.calendars.queries import has_own_hours
        from helpdesk.customers import panels as people_panels
        from helpdesk.customers import registry
        from helpdesk.shop import guide
        from helpdesk.tickets import audited, fields, kept, leaving, mentions, personal, setbacks
        from helpdesk.tickets.api.customer_values import OWN_VALUES
        from helpdesk.tickets.extensions import guards, panels
        from helpdesk.tickets.extensions.panels import TicketPanel
        from helpdesk.tickets.queries.figures import open_by_status, overdue
        from helpdesk.tickets.queries.own import own_fields, wanted
        from helpdesk.tickets.sla import calendars_used, checks
        from helpdesk.tickets.views.inbox import standing_in
        from helpdesk.tickets.views.ticket import on_file, side
        from helpdesk.tickets.wording import asked, told
        from helpdesk.tickets.wording.scripts import SCRIPT_WORDS
        from helpdesk.web.frame import navigation, notices, sections
        from helpdesk.web.monitoring import figures, health
        from helpdesk.web.requests.permissions import Permission
        from helpdesk.web.words import script_words

        script_words.register(*SCRIPT_WORDS)
        notices.register(standing_in.notice)
        setbacks.register_task()
        asked.register_task()
        told.register_task()
        audited.tell()
        personal.tell()
        kept.tell()
        leaving.tell()
        mentions.tell()
        calendars_used.tell()
        registry.register_own_values(OWN_VALUES)
        fields.register_source(own_fields.current)
        guards.register_source(wanted.lacking, wanted.words_of)
        figures.register("amends_tickets_open", "Open tickets by status.", open_by_status, label="status")
        figures.register("amends_tickets_overdue", "Open tickets whose next reply is late.", overdue)

        health.register("reply policies", checks.every_ticket_is_promised_an_answer)

        sections.register(
            "settings",
            gettext_noop("Reply policies"),
            "timer",
            "tickets:reply_policies",
            32,
            permission=Permission.CHANGE_REPLY_POLICIES,
        )
        sections.register(
            "settings",
            gettext_noop("Word lists"),
            "list",
            "tickets:word_lists",
            29,
            permission=Permission.CHANGE_RULES,
        )
        sections.register(
            "settings",
            gettext_noop("Fields"),
            "sliders-horizontal",
            "tickets:own_fields",
            33,
            permission=Permission.CHANGE_FIELDS,
        )
        guide.register(
            guide.GuideStep(
                gettext_noop("Set opening hours"),
                gettext_noop("Until then you are always open, and due times count nights and Sundays."),
                "calendars:hours",
                has_own_hours,
                25,
            )
        )
        navigation.register_area("inbox", gettext_noop("Inbox"), "inbox", "tickets:inbox", 10)
        navigation.register_place("home", "tickets:inbox")
        navigation.register_place("search", "tickets:inbox")
        panels.register(TicketPanel("on_file", gettext_noop("On file"), "tickets:on_file", on_file.show, 30))
        panels.register(
            TicketPanel("orders", gettext_noop("Orders and products"), "tickets:orders", side.show_orders, 40)
        )
        people_panels.register(
            people_panels.CustomerPanel("tickets", gettext_noop("Tickets"), "tickets:of_customer", 10)
        )
        people_panels.register(
            people_panels.CustomerPanel("fields", gettext_noop("Fields"), "tickets:customer_fields", 20)
        )
        panels.register(TicketPanel("past", gettext_noop("Past tickets"), "tickets:past", side.show_past, 90))
