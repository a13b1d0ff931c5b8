from django.apps import AppConfig

from helpdesk.web.navigation import register_place


class PeopleConfig(AppConfig):
    name = "helpdesk.people"
    label = "people"

    def ready(self) -> None:
        register_place("theme", "people:theme")
