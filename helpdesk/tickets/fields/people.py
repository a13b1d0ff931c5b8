"""Fields of people: the team that works on a ticket, and its assignee."""

from django.utils.translation import gettext_noop

from helpdesk.people.access import assignees
from helpdesk.people.models import Team, User
from helpdesk.tickets.fields.field import Place, Setting, TicketField
from helpdesk.tickets.fields.kinds import Reference

_BOTH = Place.FILTER | Place.MENU | Place.BULK | Place.API_READ | Place.API_WRITE | Place.API_FILTER | Place.CSV

TEAM = TicketField(
    key="team",
    label=gettext_noop("Team"),
    kind=Reference(
        choosable=lambda: Team.objects.filter(is_active=True),
        every=Team.objects.all,
        offered=lambda: Team.objects.filter(is_active=True),
        slug="slug",
        name="name",
        nobody=gettext_noop("No team"),
        gone=gettext_noop("a team that is gone"),
    ),
    places=_BOTH | Place.CONDITION,
    words=gettext_noop("the team"),
    setting=Setting(
        label=gettext_noop("Give to a team"),
        words=gettext_noop("give it to {}"),
        short="{}",
        icon="users-round",
        order=10,
        kept_in_alarm=True,
    ),
    column=1,
    shortcut="t",
    tells_id=True,
)

# Rules give a ticket to people by turns and by load, which is an action of its own.
ASSIGNEE = TicketField(
    key="assignee",
    label=gettext_noop("Assignee"),
    kind=Reference(
        choosable=assignees,
        every=User.objects.all,
        offered=assignees,
        slug="pk",
        name="email",
        nobody=gettext_noop("Nobody"),
        gone=gettext_noop("somebody who is gone"),
        is_person=True,
    ),
    places=_BOTH | Place.CONDITION,
    words=gettext_noop("the assignee"),
    column=4,
    shortcut="a",
    menu=gettext_noop("Assign"),
    changed=gettext_noop("Assigned to {new}"),
    emptied=gettext_noop("Unassigned"),
)
