"""What posts of programs hold of a customer."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from helpdesk.channels.models import Conversation, Post
from helpdesk.customers.person import Person
from helpdesk.customers.registry import Holding, register
from helpdesk.tickets.extensions import forgetting
from helpdesk.tickets.models import Ticket

BATCH = 200


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "posts",
            gettext_noop("Posts from elsewhere"),
            (Post, Conversation),
            lambda person: _posts(person).count(),
            _erase,
            order=260,
            goes=gettext_noop("what programs posted, and the names of conversations; a later post is a new request"),
        )
    )
    forgetting.register("channels", _of_ticket)


def _posts(person: Person) -> QuerySet[Post]:
    theirs = Post.objects.filter(message__ticket__requester_id=person.customer_id).exclude(
        post_id__startswith="erased-"
    )
    return theirs.exclude(message__ticket__in=person.held) if person.held else theirs


def _erase(person: Person) -> int:
    found = list(_posts(person).order_by("pk")[:BATCH])
    _empty(found)
    talks = Conversation.objects.filter(ticket__requester_id=person.customer_id).exclude(ticket__in=person.held)
    return len(found) + talks.delete()[0]


def _of_ticket(ticket: Ticket) -> None:
    _empty(list(Post.objects.filter(message__ticket=ticket).exclude(post_id__startswith="erased-")))
    Conversation.objects.filter(ticket=ticket).delete()


def _empty(found: Sequence[Post]) -> None:
    for row in found:
        row.post_id, row.body = f"erased-{row.pk}", b""
        row.body_removed_at = row.body_removed_at or timezone.now()
    Post.objects.bulk_update(found, ["post_id", "body", "body_removed_at"])
