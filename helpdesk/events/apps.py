from celery import current_app
from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "helpdesk.events"
    label = "events"

    def ready(self) -> None:
        # Web processes and commands ring the bell too, on the broker that the settings name.
        current_app.config_from_object("django.conf:settings", namespace="CELERY")
        from helpdesk.events import checks, clock, deliver
        from helpdesk.events import figures as events
        from helpdesk.web.frame import sections
        from helpdesk.web.monitoring import figures, health
        from helpdesk.web.requests.permissions import Permission

        clock.register("events", deliver.shift_due_times)
        health.register("events", checks.stuck_deliveries)
        figures.register("amends_events_waiting", "Deliveries of events that are due.", events.waiting)
        figures.register("amends_events_oldest_seconds", "How long the oldest is due.", events.oldest_seconds)
        figures.register("amends_events_stuck", "Deliveries that wait for a person.", events.stuck)
        sections.register(
            "settings",
            "Stuck events",
            "triangle-alert",
            "events:stuck",
            95,
            permission=Permission.DECIDE_EVENTS,
        )
