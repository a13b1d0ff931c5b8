"""What of people the audit log tells of."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from helpdesk.audit.registry import Audited, AuditedThing, register, register_action, register_list
from helpdesk.people.belongings import belonging, team_belonging
from helpdesk.people.labels import COLOURS
from helpdesk.people.models import Absence, FactorDemand, Role, StaffInvitation, Team, User
from helpdesk.people.sign_ins import FACTOR
from helpdesk.people.verbs import (
    ACCEPTED,
    FACTOR_ADDED,
    FACTOR_FAILED,
    FACTOR_REMOVED,
    FACTORS_RESET,
    GIVEN_TO_DELEGATE,
    OTHER_SESSIONS_ENDED,
    PASSWORD_REFUSED,
    RECOVERY_CODE_USED,
    RECOVERY_CODES_MADE,
    SESSION,
    SESSION_ENDED,
    SIGNED_OUT_EVERYWHERE,
    TAKEN_BACK,
    TOKEN_MADE,
    TOKEN_REVOKED,
)
from helpdesk.web.requests.permissions import TABLE, Permission


def _teams(person: User) -> list[str]:
    """The teams of a person, those that they lead with a star."""
    rows = person.memberships.select_related("team").order_by("team__name")
    return [f"{row.team.name} ★" if row.is_lead else row.team.name for row in rows]


def _skills(person: User) -> list[str]:
    return [str(skill) for skill in person.skills.all()]


def _members(team: Team) -> list[str]:
    """The members of a team, those that lead it with a star."""
    rows = team.memberships.select_related("user").order_by("user__name")
    return [f"{row.user} ★" if row.is_lead else str(row.user) for row in rows]


def _own_permissions(own: dict[str, bool]) -> str:
    words = [
        (gettext("can %(what)s") if given else gettext("cannot %(what)s"))
        % {"what": gettext(TABLE[Permission(name)].does)}
        for name, given in sorted(own.items())
        if name in TABLE
    ]
    return ", ".join(words)


def _role(kept: str) -> str:
    return str(Role(kept).label) if kept in Role.values else kept


def _colour(kept: int) -> str:
    return str(COLOURS.get(kept, kept))


def _handed_over(kept: list[dict[str, Any]]) -> str:
    """Who got how much of what, kind by kind."""
    return "; ".join(_given(**row) for row in kept)


def _given(what: str, count: int, to: str) -> str:
    known = belonging(what) or team_belonging(what)
    values = {"what": gettext(known.label) if known else what, "count": count, "to": to}
    words = gettext("%(what)s (%(count)s): %(to)s") if to else gettext("%(what)s (%(count)s): nobody yet")
    return words % values


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register_action(SIGNED_OUT_EVERYWHERE, gettext_noop("ended all sessions of"))
    register_action(ACCEPTED, gettext_noop("took up the invitation of"))
    register_action(GIVEN_TO_DELEGATE, gettext_noop("gave to who stands in the open work of"), is_change=False)
    register_action(TAKEN_BACK, gettext_noop("took back from who stood in the open work of"), is_change=False)
    register_action(TOKEN_MADE, gettext_noop("made a token for the API:"))
    register_action(TOKEN_REVOKED, gettext_noop("revoked the token for the API"))
    register_action(PASSWORD_REFUSED, gettext_noop("refused the right password, for passwords are off for"))
    register_list("api_token", gettext_noop("API token"))
    register_action(FACTOR_ADDED, gettext_noop("set up the second factor"))
    register_action(FACTOR_REMOVED, gettext_noop("removed the second factor"))
    register_action(FACTOR_FAILED, gettext_noop("failed at the second step of signing in"))
    register_action(FACTORS_RESET, gettext_noop("reset the second factor of"))
    register_action(RECOVERY_CODES_MADE, gettext_noop("made new recovery codes"))
    register_action(RECOVERY_CODE_USED, gettext_noop("used a recovery code"))
    register_action(SESSION_ENDED, gettext_noop("ended the session"))
    register_action(OTHER_SESSIONS_ENDED, gettext_noop("ended all other sessions of their own"))
    register_list(SESSION, gettext_noop("Session"))
    register_list(FACTOR, gettext_noop("Second factor"))
    register(
        AuditedThing(
            "person",
            User,
            gettext_noop("Person"),
            {
                "name": Audited(gettext_noop("Name")),
                "email": Audited(gettext_noop("Email address")),
                "role": Audited(gettext_noop("Role"), words=_role),
                "is_active": Audited(gettext_noop("Works here")),
                "teams": Audited(gettext_noop("Teams"), _teams),
                "permissions": Audited(gettext_noop("Own permissions"), words=_own_permissions),
                "skills": Audited(gettext_noop("Skills"), _skills),
                "most_open": Audited(gettext_noop("Most open tickets")),
                "time_zone": Audited(gettext_noop("Time zone")),
                "language": Audited(gettext_noop("Language")),
                # No field of a person: what became of their work, as the service that moved it tells.
                "handed_over": Audited(gettext_noop("Handed over"), read=lambda _person: None, words=_handed_over),
            },
            name=lambda person: person.name or person.email,
            url=lambda key: reverse("people:person", args=[key]),
        )
    )
    register(
        AuditedThing(
            "invitation",
            StaffInvitation,
            gettext_noop("Invitation"),
            {
                "email": Audited(gettext_noop("Email address")),
                "role": Audited(gettext_noop("Role"), words=_role),
                "teams": Audited(gettext_noop("Teams")),
                "time_zone": Audited(gettext_noop("Time zone")),
                "language": Audited(gettext_noop("Language")),
                "expires_at": Audited(gettext_noop("Open until")),
                "ended_at": Audited(gettext_noop("Ended")),
            },
            url=lambda _key: reverse("people:staff"),
        )
    )
    register(
        AuditedThing(
            "team",
            Team,
            gettext_noop("Team"),
            {
                "name": Audited(gettext_noop("Name")),
                "colour": Audited(gettext_noop("Colour"), words=_colour),
                "members": Audited(gettext_noop("Members"), _members),
                "calendar": Audited(gettext_noop("Opening hours")),
                "is_default": Audited(gettext_noop("Default for new tickets")),
                "is_safety": Audited(gettext_noop("Hears at once when somebody was hurt")),
                "is_active": Audited(gettext_noop("In use")),
                "handed_over": Audited(gettext_noop("Handed over"), read=lambda _team: None, words=_handed_over),
            },
            url=lambda key: reverse("people:team", args=[key]),
        )
    )
    register(
        AuditedThing(
            "absence",
            Absence,
            gettext_noop("Out of office"),
            {
                "user": Audited(gettext_noop("Who")),
                "first_day": Audited(gettext_noop("First day away")),
                "last_day": Audited(gettext_noop("Last day away")),
                "delegate": Audited(gettext_noop("Stands in")),
                "words": Audited(gettext_noop("For colleagues")),
                "is_off": Audited(gettext_noop("Ended")),
            },
            name=lambda absence: str(absence.user),
        )
    )
    register(
        AuditedThing(
            "factor_demand",
            FactorDemand,
            gettext_noop("Second factor of a role"),
            {
                "role": Audited(gettext_noop("Role"), words=_role),
                "days": Audited(gettext_noop("Days to set it up")),
                "since": Audited(gettext_noop("Counted from")),
            },
            url=lambda _key: reverse("people:factor_demands"),
        )
    )
