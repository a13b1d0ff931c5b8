from django.apps import AppConfig
from django.utils.translation import gettext_noop


class RulesConfig(AppConfig):
    name = "helpdesk.rules"
    label = "rules"

    def ready(self) -> None:
        from helpdesk.rules import (  # noqa: F401
            access,
            actions,
            audited,
            examples,
            handlers,
            known,
            leaving,
            mentions,
            personal,
            told,
        )
        from helpdesk.rules.views import why
        from helpdesk.shop import guide
        from helpdesk.tickets.extensions import panels, resolving
        from helpdesk.web.frame import navigation
        from helpdesk.web.requests.permissions import Permission

        actions.register_all()
        audited.tell()
        personal.tell()
        examples.tell()
        leaving.tell()
        mentions.tell()
        told.register_kind()
        resolving.register(known.a_rule_resolves)
        guide.register(
            guide.GuideStep(
                gettext_noop("Switch a rule on"),
                gettext_noop("Rules give tickets to teams and answer what needs no person."),
                "rules:new",
                access.any_is_on,
                50,
            )
        )
        navigation.register_area(
            "rules",
            gettext_noop("Rules"),
            "workflow",
            "rules:list",
            40,
            allowed=navigation.who_may(Permission.SEE_RULES),
        )
        panels.register(
            panels.TicketPanel(
                "rules", gettext_noop("Why is this here?"), "rules:why", why.show, 10, "top", Permission.SEE_RULES
            )
        )
