from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "helpdesk.web"
    label = "web"

    def ready(self) -> None:
        from helpdesk.web import navigation
        from helpdesk.web.api import schema  # noqa: F401 - registers itself

        navigation.register_area("reports", "Reports", "chart-column", "reports", 50)
        navigation.register_area("settings", "Settings", "settings", "settings", 90, foot=True)
