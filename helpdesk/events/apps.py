from celery import current_app
from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "helpdesk.events"
    label = "events"

    def ready(self) -> None:
        # Web processes and commands ring the bell too, on the broker that the settings name.
        current_app.config_from_object("django.conf:settings", namespace="CELERY")
        from helpdesk.events import checks
        from helpdesk.web import health, sections

        health.register("events", checks.stuck_deliveries)
        sections.register(
            "settings",
            "Stuck events",
            "triangle-alert",
            "events:stuck",
            90,
            allowed=lambda user: user.sees_all,
        )
