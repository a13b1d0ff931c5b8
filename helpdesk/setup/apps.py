from django.apps import AppConfig
from django.utils.translation import gettext_noop


class SetupConfig(AppConfig):
    name = "helpdesk.setup"
    label = "setup"

    def ready(self) -> None:
        from helpdesk.setup import guide as steps
        from helpdesk.shop import guide

        guide.register(
            guide.GuideStep(
                gettext_noop("Say where customers write to"),
                gettext_noop("Answers leave from that address, and the first team gets what comes in."),
                "setup:address",
                steps.address_is_told,
                4,
            )
        )
        guide.register(
            guide.GuideStep(
                gettext_noop("See whether mail leaves"),
                gettext_noop("A test mail to yourself shows it."),
                "setup:mail",
                steps.mail_was_tried,
                6,
            )
        )
