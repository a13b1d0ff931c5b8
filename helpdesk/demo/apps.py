from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "helpdesk.demo"
    label = "demo"

    def ready(self) -> None:
        from helpdesk.demo.sign_ins import is_closed
        from helpdesk.web import closed_accounts

        closed_accounts.register(is_closed)
