from django.apps import AppConfig
from django.utils.translation import gettext_noop


class CustomersConfig(AppConfig):
    name = "helpdesk.customers"
    label = "customers"

    def ready(self) -> None:
        from helpdesk.customers import audited, personal, uses
        from helpdesk.customers.models import OrderLine
        from helpdesk.web.frame import navigation, sections
        from helpdesk.web.requests.permissions import Permission

        audited.tell()
        personal.tell()
        uses.register(uses.ProductUse("order_lines", gettext_noop("Lines of orders"), OrderLine, 50))
        navigation.register_area(
            "people",
            gettext_noop("People"),
            "users",
            "customers:customers",
            20,
            allowed=navigation.who_may(Permission.SEE_CUSTOMERS),
        )
        sections.register(
            "settings",
            gettext_noop("Products"),
            "package",
            "customers:products",
            18,
            permission=Permission.CHANGE_PRODUCTS,
        )
        sections.register(
            "settings",
            gettext_noop("Organisations"),
            "building",
            "customers:organisations",
            50,
            permission=Permission.CHANGE_ORGANISATIONS,
        )
