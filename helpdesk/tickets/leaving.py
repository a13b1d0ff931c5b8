"""What of tickets is somebody's work, and how it goes to others when they leave."""

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, register, register_of_team
from helpdesk.people.models import Team, User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import PENDING, Draft, Message, Task, Ticket
from helpdesk.tickets.services import assign_task, give_draft, update_ticket, withdraw_reply
from helpdesk.tickets.states import OPEN_STATES


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(Belonging("tickets", gettext_noop("Open tickets"), lambda who: _tickets(who).count(), _give_tickets, 10))
    register(Belonging("tasks", gettext_noop("Open tasks"), lambda who: _tasks(who).count(), _give_tasks, 20))
    register(
        Belonging(
            "scheduled",
            gettext_noop("Replies that wait to leave; they become drafts"),
            lambda who: _scheduled(who).count(),
            _give_scheduled,
            30,
            needs_owner=True,
        )
    )
    register(
        Belonging(
            "drafts",
            gettext_noop("Drafts that nobody else sees"),
            lambda who: _drafts(who).count(),
            _give_drafts,
            35,
            needs_owner=True,
        )
    )
    register_of_team(
        Belonging("tickets", gettext_noop("Open tickets"), lambda team: _of_team(team).count(), _give_of_team, 10)
    )


def _tickets(who: User) -> QuerySet[Ticket]:
    return Ticket.objects.filter(assignee=who, status__in=OPEN_STATES).order_by("pk")


def _tasks(who: User) -> QuerySet[Task]:
    return Task.objects.filter(assignee=who, done_at=None).order_by("pk")


def _scheduled(who: User) -> QuerySet[Message]:
    return Message.objects.filter(author_user=who, delivery__in=PENDING).order_by("ticket_id", "pk")


def _give_tickets(who: User, to: User | None, by: User | None) -> None:
    for ticket in list(_tickets(who)):
        update_ticket(ticket=ticket, actor=_actor(by), assignee=to)


def _give_tasks(who: User, to: User | None, by: User | None) -> None:
    for task in list(_tasks(who)):
        assign_task(task=task, assignee=to, actor=_actor(by))


def _give_scheduled(who: User, to: User | None, by: User | None) -> None:
    """Nothing leaves in the name of somebody who left: the words become the draft of whoever takes over."""
    for message in list(_scheduled(who)):
        withdraw_reply(message=message, actor=_actor(by), to=to)


def _drafts(who: User) -> QuerySet[Draft]:
    return Draft.objects.filter(user=who).select_related("ticket").order_by("ticket_id")


def _give_drafts(who: User, to: User | None, by: User | None) -> None:
    if to is None:
        return
    for draft in list(_drafts(who)):
        give_draft(draft=draft, to=to)


def _of_team(team: Team) -> QuerySet[Ticket]:
    return Ticket.objects.filter(team=team, status__in=OPEN_STATES).order_by("pk")


def _give_of_team(team: Team, to: Team | None, by: User | None) -> None:
    for ticket in list(_of_team(team)):
        update_ticket(ticket=ticket, actor=_actor(by), team=to)


def _actor(by: User | None) -> Actor:
    return Actor.of(by) if by else Actor.system()
