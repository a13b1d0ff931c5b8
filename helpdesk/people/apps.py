from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "helpdesk.people"
    label = "people"

    def ready(self) -> None:
        from helpdesk.web import navigation, sections

        navigation.register_place("theme", "people:theme")
        navigation.register_place("sign_in", "account_login")
        sections.register("settings", "Your preferences", "circle-user-round", "people:preferences", 10)
