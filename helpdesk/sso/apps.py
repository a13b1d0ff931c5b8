from django.apps import AppConfig
from django.utils.translation import gettext_noop


class SsoConfig(AppConfig):
    name = "helpdesk.sso"
    label = "sso"

    def ready(self) -> None:
        from helpdesk.people import registry
        from helpdesk.sso import audited, queries
        from helpdesk.web.frame import sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        registry.register_password_bar(queries.instead_of_password)
        registry.register_way("socialaccount", queries.provider_of)
        sections.register(
            "settings", gettext_noop("Sign-in"), "key-round", "sso:providers", 24, permission=Permission.CHANGE_SIGN_IN
        )
