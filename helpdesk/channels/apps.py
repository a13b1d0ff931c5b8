from django.apps import AppConfig
from django.utils.translation import gettext_noop


class ChannelsConfig(AppConfig):
    name = "helpdesk.channels"
    label = "contact_channels"

    def ready(self) -> None:
        from helpdesk.channels import audited, handlers, leaving, mentions, personal  # noqa: F401 - handlers subscribe
        from helpdesk.channels.form import answered, inbound
        from helpdesk.channels.form.field import FORM_FIELD
        from helpdesk.channels.mail.transport import MAIL
        from helpdesk.channels.webhook import schema  # noqa: F401 - registers itself
        from helpdesk.channels.webhook.transport import WAY, WEBHOOK
        from helpdesk.intake import extensions
        from helpdesk.outgoing import transports
        from helpdesk.shop import guide
        from helpdesk.tickets import fields
        from helpdesk.tickets.composing import ways
        from helpdesk.web.frame import navigation, sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        personal.tell()
        leaving.tell()
        mentions.tell()
        transports.register(MAIL)
        transports.register(WEBHOOK)
        ways.register(WAY)
        fields.register(FORM_FIELD)
        extensions.register_way_in(inbound.HELD, inbound.let_in)

        guide.register(
            guide.GuideStep(
                gettext_noop("Send yourself a request and answer it"),
                gettext_noop("By the form of your public pages, as your customers do."),
                "channels:contact",
                answered.a_request_by_form_was_answered,
                60,
            )
        )
        navigation.register_place("contact", "channels:contact")
        navigation.register_place("new_ticket", "channels:phone_note")
        sections.register(
            "settings",
            gettext_noop("Contact forms"),
            "file-text",
            "channels:contact_forms",
            72,
            permission=Permission.CHANGE_CONTACT_FORMS,
        )
        sections.register(
            "settings",
            gettext_noop("Webhooks"),
            "webhook",
            "channels:webhooks",
            74,
            permission=Permission.CHANGE_WEBHOOKS,
        )
        navigation.register_public_link(gettext_noop("Write to us"), "channels:contact", 20)
