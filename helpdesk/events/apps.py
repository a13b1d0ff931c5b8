from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "helpdesk.events"
    label = "events"

    def ready(self) -> None:
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
