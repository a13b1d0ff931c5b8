"""Reads everything that one ticket's page shows, in few statements."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf
from django.http import Http404
from django.utils import timezone

from helpdesk.people.access import colleagues
from helpdesk.people.models import TeamMembership, User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import (
    SPOKEN,
    Activity,
    Attachment,
    DeliveryState,
    Draft,
    KeptFile,
    Message,
    Participant,
    Tag,
    Task,
    Ticket,
)
from helpdesk.tickets.verbs import Verb, stored_as

WRITING_NOW = dt.timedelta(seconds=30)
"""How long after the last saved letter a person counts as writing."""

SHOWN_AT_FIRST = 60
MAX_ACTIVITIES = 500
TOLD_BY_MESSAGES = stored_as(Verb.CREATED, Verb.CUSTOMER_WROTE, Verb.REPLIED, Verb.NOTED)


@dataclass
class TicketThread:
    """The conversation of a ticket, or its newest part.

    `messages` and `activities` in order of time; `earlier` is true when older ones were left out.
    """

    messages: list[Message]
    activities: list[Activity]
    files: dict[int, list[Attachment]] = field(default_factory=dict)
    earlier: bool = False

    @property
    def newest_id(self) -> int:
        return max((message.pk for message in self.messages), default=0)


def get_ticket(user: User, number: int) -> Ticket:
    """The ticket for its page, with `tag_names`, `has_tasks` and `others`.

    The last are the addresses of those who take part besides the requester.

    Raises:
        Http404: there is none, or it is not for this person.
    """
    tags = Tag.objects.filter(tickets=OuterRef("pk")).order_by("name").values("name")
    others = Participant.objects.filter(ticket=OuterRef("pk")).order_by("pk").values("email")
    found = (
        visible_to(user)
        .filter(number=number)
        .annotate(tag_names=ArraySubquery(tags), others=ArraySubquery(others))
        .annotate(has_tasks=Exists(Task.objects.filter(ticket=OuterRef("pk"))))
    )
    related = found.select_related("team", "assignee", "product", "form", "requester__organisation")
    ticket = related.prefetch_related("requester__contact_points").first()
    if ticket is None:
        raise Http404
    return ticket


def conversation(ticket: Ticket, *, everything: bool = False) -> TicketThread:
    """The newest part of a ticket's conversation, or all of it."""
    newest = ticket.messages.exclude(delivery=DeliveryState.WITHDRAWN).select_related("author_user", "author_customer")
    found = list(newest.order_by("-created_at", "-pk")[: None if everything else SHOWN_AT_FIRST + 1])
    earlier = not everything and len(found) > SHOWN_AT_FIRST
    messages = found[:SHOWN_AT_FIRST][::-1] if earlier else found[::-1]
    activities = ticket.activities.exclude(Q(verb__in=TOLD_BY_MESSAGES) & Q(changes={}))
    if earlier and messages:
        activities = activities.filter(at__gte=messages[0].created_at)
    told = list(activities.order_by("-at", "-pk")[:MAX_ACTIVITIES])[::-1]
    files: dict[int, list[Attachment]] = {}
    for attachment in Attachment.objects.filter(message__in=messages).order_by("pk"):
        files.setdefault(attachment.message_id, []).append(attachment)
    return TicketThread(messages, told, files, earlier)


def drafts_of(ticket: Ticket, user: User) -> tuple[Draft | None, list[Draft]]:
    """A person's own draft, and those that colleagues write at this moment. One statement.

    The own one has `kept` (key, name and size of each file that waits with it); of the others it is told whose they
    are, never their words.
    """
    kept = KeptFile.objects.filter(draft=OuterRef("pk")).order_by("pk")
    as_json = kept.values(waiting=JSONObject(key="key", name="filename", size="size"))
    known = Draft.objects.filter(ticket=ticket).filter(Q(user=user) | Q(updated_at__gte=timezone.now() - WRITING_NOW))
    found = known.select_related("files_of", "user").annotate(kept=ArraySubquery(as_json)).order_by("pk")
    own = next((draft for draft in found if draft.user_id == user.pk), None)
    return own, [draft for draft in found if draft.user_id != user.pk]


def called(user: str) -> Coalesce:
    """SQL for what colleagues call a person, as `User.short_name` has it."""
    return Coalesce(NullIf(f"{user}__preferred_name", Value("")), NullIf(f"{user}__name", Value("")), f"{user}__email")


def happening(user: User, number: int, seen: int) -> Ticket:
    """The ticket with `writers` and `newer`: who writes at this moment, and what was first said after the message
    `seen`.

    `writers` are name and kind of each colleague's draft, `newer` are direction and names. One statement, and no word
    of a draft.

    Raises:
        Http404: there is none, or it is not for this person.
    """
    drafts = Draft.objects.filter(ticket=OuterRef("pk"), updated_at__gte=timezone.now() - WRITING_NOW)
    writers = drafts.exclude(user=user).order_by("pk").values(one=JSONObject(name=called("user"), kind="kind"))
    said = Message.objects.filter(SPOKEN, ticket=OuterRef("pk"), pk__gt=seen).order_by("pk")
    who = JSONObject(direction="direction", agent=called("author_user"), agent_id="author_user", sender="from_name")
    tickets = visible_to(user).filter(number=number).only("number")
    found = tickets.annotate(writers=ArraySubquery(writers), newer=Subquery(said.values(one=who)[:1])).first()
    if found is None:
        raise Http404
    return found


def draft_of(ticket: Ticket, user: User) -> Draft | None:
    """A person's draft on the ticket; None where they have none."""
    return drafts_of(ticket, user)[0]


class TicketPeople(NamedTuple):
    """Who works here, by name: `assignees` can be given a ticket, `readers` may open this one."""

    assignees: list[User]
    readers: list[User]


def people_of(ticket: Ticket) -> TicketPeople:
    """Who can be given the ticket, and who can be asked something about it. One statement."""
    member = Exists(TeamMembership.objects.filter(user=OuterRef("pk"), team=ticket.team_id or 0))
    found = [(person, person.is_member) for person in colleagues().annotate(is_member=member)]

    def reads(person: User, is_member: bool) -> bool:
        is_theirs = person.takes_work and (ticket.team_id is None or person.pk == ticket.assignee_id)
        return is_member or is_theirs or person.sees_all

    return TicketPeople(
        [person for person, _ in found if person.takes_work],
        [person for person, is_member in found if reads(person, is_member)],
    )
