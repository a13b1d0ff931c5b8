from django.apps import AppConfig
from django.utils.translation import gettext_noop


class PeopleConfig(AppConfig):
    name = "helpdesk.people"
    label = "people"

    def ready(self) -> None:
        from helpdesk.people import sign_ins
        from helpdesk.web.frame import navigation, sections

        sign_ins.tell()

        navigation.register_place("theme", "people:theme")
        navigation.register_place("sign_in", "account_login")
        sections.register("settings", gettext_noop("Your preferences"), "circle-user-round", "people:preferences", 10)
