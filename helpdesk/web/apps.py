from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "helpdesk.web"
    label = "web"

    def ready(self) -> None:
        from django.utils.translation import gettext, gettext_noop

        from helpdesk.conditions import words
        from helpdesk.web.api import schema  # noqa: F401 - registers itself
        from helpdesk.web.frame import navigation
        from helpdesk.web.monitoring import figures, health
        from helpdesk.web.requests.permissions import Permission
        from helpdesk.web.words import form_errors
        from helpdesk.web.workers import pulse

        words.speak_through(gettext)
        form_errors.speak_plainly()
        health.register("beat", pulse.beat_problem)
        health.register("worker", pulse.worker_problem)
        figures.register("amends_beat_seconds", "Since beat last rang for a job.", lambda: pulse.age("beat"))
        figures.register("amends_worker_seconds", "Since a worker last began a job.", lambda: pulse.age("worker"))

        navigation.register_area(
            "reports",
            gettext_noop("Reports"),
            "chart-column",
            "reports",
            50,
            allowed=navigation.who_may(Permission.SEE_REPORTS),
        )
        navigation.register_area("settings", gettext_noop("Settings"), "settings", "settings", 90, foot=True)
