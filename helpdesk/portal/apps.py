from django.apps import AppConfig
from django.utils.translation import gettext_noop


class PortalConfig(AppConfig):
    name = "helpdesk.portal"
    label = "portal"

    def ready(self) -> None:
        from helpdesk.customers import panels
        from helpdesk.web.frame import navigation

        panels.register(panels.CustomerPanel("account", gettext_noop("Account"), "portal:account", 80))
        navigation.register_public_link(gettext_noop("My requests"), "portal:my_requests", 10, footer=False)
