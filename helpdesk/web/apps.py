from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "helpdesk.web"
    label = "web"

    def ready(self) -> None:
        from helpdesk.web.api import schema  # noqa: F401 - registers itself
