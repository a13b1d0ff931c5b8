from django.apps import AppConfig
from django.utils.translation import gettext_noop


class PeopleConfig(AppConfig):
    name = "helpdesk.people"
    label = "people"

    def ready(self) -> None:
        from helpdesk.calendars.registry import register_users
        from helpdesk.people import access, audited, known, leaving, middleware, queries, sign_ins
        from helpdesk.people import startup as _startup  # noqa: F401 - the check registers itself
        from helpdesk.people.views import away
        from helpdesk.shop import guide
        from helpdesk.web.frame import navigation, notices, sections
        from helpdesk.web.requests import held_back
        from helpdesk.web.requests.permissions import Permission
        from helpdesk.web.words import script_words

        audited.tell()
        leaving.tell()
        sign_ins.tell()
        middleware.tell()
        register_users("people", queries.users_of_calendars)
        held_back.register(known.reason)
        notices.register(middleware.notice)
        notices.register(away.notice)
        script_words.register(
            gettext_noop("This device has a passkey of yours already."),
            gettext_noop("No passkey was used. Try again."),
        )

        guide.register(
            guide.GuideStep(
                gettext_noop("Invite a colleague"),
                gettext_noop("Two see more than one, and somebody answers while you are away."),
                "people:invite",
                access.is_shared,
                10,
            )
        )
        navigation.register_place("theme", "people:theme")
        navigation.register_place("sign_in", "account_login")
        sections.register(
            "settings", gettext_noop("Staff"), "users", "people:staff", 20, permission=Permission.CHANGE_STAFF
        )
        sections.register(
            "settings", gettext_noop("Teams"), "users-round", "people:teams", 21, permission=Permission.CHANGE_TEAMS
        )
        sections.register(
            "settings",
            gettext_noop("Second factor"),
            "shield-check",
            "people:factor_demands",
            23,
            permission=Permission.CHANGE_SIGN_IN,
        )
        sections.register("settings", gettext_noop("Your preferences"), "circle-user-round", "people:preferences", 10)
