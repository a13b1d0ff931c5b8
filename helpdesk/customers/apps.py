from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "helpdesk.customers"
    label = "customers"

    def ready(self) -> None:
        from helpdesk.web import navigation

        navigation.register_area("people", "People", "users", "customers:customers", 20)
