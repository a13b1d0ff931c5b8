from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_noop


class SurveysConfig(AppConfig):
    name = "surveys"
    label = "surveys"

    def ready(self) -> None:
        from helpdesk.customers import uses
        from helpdesk.outgoing import texts
        from helpdesk.shop import guide
        from helpdesk.tickets.extensions import panels
        from helpdesk.web.frame import sections
        from helpdesk.web.requests import personal_links
        from helpdesk.web.requests.permissions import Permission
        from surveys import audited, facts, handlers, kept, leaving, personal  # noqa: F401 - subscribes
        from surveys.mail import owner_letter
        from surveys.mail.mail_text import SURVEY_INVITATION
        from surveys.mail.owner_text import FOLLOW_UP_OWNER
        from surveys.models import Answer
        from surveys.queries import answered, in_use
        from surveys.queries.comments import waiting_for
        from surveys.queries.links import secrets_among
        from surveys.views import panel

        audited.tell()
        personal.tell()
        kept.tell()
        leaving.tell()
        answered.register_moment()
        facts.register()
        uses.register(uses.ProductUse("answers", gettext_noop("Survey answers"), Answer, 30))
        guide.register(
            guide.GuideStep(
                gettext_noop("Switch surveys on"),
                gettext_noop("Ask how it went, and win back whom you let down."),
                "surveys:settings",
                in_use.any_is_on,
                70,
            )
        )
        sections.register(
            "reports", gettext_noop("Survey scores"), "smile", "surveys:scores", 30, permission=Permission.SEE_REPORTS
        )
        sections.register(
            "reports",
            gettext_noop("Follow-ups"),
            "phone-call",
            "surveys:follow_ups",
            31,
            count=waiting_for,
            permission=Permission.SEE_REPORTS,
        )
        sections.register(
            "settings", gettext_noop("Surveys"), "smile", "surveys:settings", 40, permission=Permission.CHANGE_SURVEYS
        )
        shown = panels.TicketPanel(
            "surveys.satisfaction",
            gettext_noop("Satisfaction"),
            "surveys:panel",
            panel.show,
            60,
            permission=Permission.SEE_REPORTS,
        )
        panels.register(shown)
        texts.register(SURVEY_INVITATION)
        texts.register(FOLLOW_UP_OWNER)
        owner_letter.register_kind()
        personal_links.register(secrets_among)
        post_migrate.connect(_create_programmes, sender=self)


def _create_programmes(sender: Any, **kwargs: Any) -> None:
    """Every kind of survey exists from the start, switched off: the shop chooses what it asks."""
    from surveys.kinds import KINDS
    from surveys.models import Programme

    for kind in KINDS.values():
        Programme.objects.get_or_create(kind=kind.key)
