"""What of tickets is somebody's work, and how it goes to others when they leave."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_noop

from helpdesk.people.belongings import Belonging, Shown, register, register_of_team
from helpdesk.people.models import Team, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.errors import TooLate
from helpdesk.tickets.models import PENDING, Draft, Message, Task, Ticket
from helpdesk.tickets.services import assign_task, give_draft, update_ticket, withdraw_reply
from helpdesk.tickets.states import OPEN_STATES


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Belonging(
            "tickets",
            gettext_noop("Open tickets"),
            _tickets,
            _give_tickets,
            10,
            show=_shown,
            seen=_seen,
            list_url=lambda who: _listed(assignee=who.pk),
            assign=_assign_tickets,
            give=_assign_tickets,
        )
    )
    register(
        Belonging(
            "tasks",
            gettext_noop("Open tasks"),
            _tasks,
            _give_tasks,
            20,
            show=lambda task: Shown(f"{task.title_words} · {task.ticket}", _url(task.ticket)),
            seen=_of_seen_tickets,
            assign=_assign_tasks,
            give=_assign_tasks,
        )
    )
    register(
        Belonging(
            "scheduled",
            gettext_noop("Replies that wait to leave; they become drafts"),
            _scheduled,
            _give_scheduled,
            30,
            needs_owner=True,
            show=lambda message: _shown(message.ticket),
            seen=_of_seen_tickets,
            give=_withdraw,
        )
    )
    register(
        Belonging(
            "drafts",
            gettext_noop("Drafts that nobody else sees"),
            _drafts,
            _give_drafts,
            35,
            needs_owner=True,
            show=lambda draft: _shown(draft.ticket),
            seen=_of_seen_tickets,
            give=_give_each_draft,
        )
    )
    register_of_team(
        Belonging(
            "tickets",
            gettext_noop("Open tickets"),
            _of_team,
            _give_of_team,
            10,
            show=_shown,
            seen=_seen,
            list_url=lambda team: _listed(team=team.slug),
            give=_move_tickets,
        )
    )


def _shown(ticket: Ticket) -> Shown:
    return Shown(f"{ticket} {ticket.subject}", _url(ticket))


def _url(ticket: Ticket) -> str:
    return reverse("tickets:detail", args=[ticket.number])


def _listed(**narrowed: int | str) -> str:
    return reverse("tickets:inbox", query={"view": "open", **narrowed})


def _seen(rows: QuerySet[Ticket], reader: User) -> QuerySet[Ticket]:
    return rows.filter(pk__in=visible_to(reader))


def _of_seen_tickets(rows: QuerySet[Any], reader: User) -> QuerySet[Any]:
    return rows.filter(ticket__in=visible_to(reader))


def _tickets(who: User) -> QuerySet[Ticket]:
    return Ticket.objects.filter(assignee=who, status__in=OPEN_STATES).order_by("pk")


def _tasks(who: User) -> QuerySet[Task]:
    return Task.objects.filter(assignee=who, done_at=None).select_related("ticket").order_by("pk")


def _scheduled(who: User) -> QuerySet[Message]:
    waiting = Message.objects.filter(author_user=who, delivery__in=PENDING)
    return waiting.select_related("ticket").order_by("ticket_id", "pk")


def _give_tickets(who: User, to: User | None, by: User | None) -> None:
    _assign_tickets(list(_tickets(who)), to, by)


def _assign_tickets(tickets: Sequence[Ticket], to: User | None, by: User | None) -> None:
    """Give tickets of one person to another; one that was closed or went to somebody else meanwhile stays so."""
    keys, holders = [ticket.pk for ticket in tickets], {ticket.assignee_id for ticket in tickets}
    theirs = Ticket.objects.filter(pk__in=keys, assignee__in=holders, status__in=OPEN_STATES).order_by("pk")
    for ticket in theirs.select_for_update(no_key=True):
        update_ticket(ticket=ticket, actor=_actor(by), assignee=to)


def _give_tasks(who: User, to: User | None, by: User | None) -> None:
    _assign_tasks(list(_tasks(who)), to, by)


def _assign_tasks(tasks: Sequence[Task], to: User | None, by: User | None) -> None:
    for task in tasks:
        assign_task(task=task, assignee=to, actor=_actor(by))


def _give_scheduled(who: User, to: User | None, by: User | None) -> None:
    _withdraw(list(_scheduled(who)), to, by)


def _withdraw(messages: Sequence[Message], to: User | None, by: User | None) -> None:
    """Nothing leaves in the name of somebody who left: the words become the draft of whoever takes over."""
    for message in messages:
        with suppress(TooLate):  # it left at this moment
            withdraw_reply(message=message, actor=_actor(by), to=to)


def _drafts(who: User) -> QuerySet[Draft]:
    return Draft.objects.filter(user=who).select_related("ticket").order_by("ticket_id")


def _give_drafts(who: User, to: User | None, by: User | None) -> None:
    _give_each_draft(list(_drafts(who)), to, by)


def _give_each_draft(drafts: Sequence[Draft], to: User | None, _by: User | None) -> None:
    if to is not None:
        for draft in drafts:
            give_draft(draft=draft, to=to)


def _of_team(team: Team) -> QuerySet[Ticket]:
    return Ticket.objects.filter(team=team, status__in=OPEN_STATES).order_by("pk")


def _give_of_team(team: Team, to: Team | None, by: User | None) -> None:
    _move_tickets(list(_of_team(team)), to, by)


def _move_tickets(tickets: Sequence[Ticket], to: Team | None, by: User | None) -> None:
    """Give tickets of one team to another; one that was closed or went to another team meanwhile stays so."""
    keys, teams = [ticket.pk for ticket in tickets], {ticket.team_id for ticket in tickets}
    theirs = Ticket.objects.filter(pk__in=keys, team__in=teams, status__in=OPEN_STATES).order_by("pk")
    for ticket in theirs.select_for_update(no_key=True):
        update_ticket(ticket=ticket, actor=_actor(by), team=to)


def _actor(by: User | None) -> Actor:
    return Actor.of(by) if by else Actor.system()
