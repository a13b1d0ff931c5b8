from django.apps import AppConfig
from django.utils.translation import gettext_noop


class CustomersConfig(AppConfig):
    name = "helpdesk.customers"
    label = "customers"

    def ready(self) -> None:
        from helpdesk.web.frame import navigation

        navigation.register_area("people", gettext_noop("People"), "users", "customers:customers", 20)
