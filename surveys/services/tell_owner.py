"""Mails whoever has a follow-up to do."""

from django.urls import reverse

from helpdesk.outgoing.models import OutgoingMail
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.models import User
from surveys.mail.compose import short
from surveys.mail.owner_text import KEY
from surveys.models import FollowUp
from surveys.queries.next_step import day_words


def tell_owner(*, follow_up: FollowUp, by: User | None = None, occasion: str = "made") -> OutgoingMail | None:
    """Queue a mail to the owner, once for each occasion; None where nobody has it, or they took it themselves."""
    owner = follow_up.owner
    if owner is None or owner == by or not owner.email:
        return None
    answer, ticket = follow_up.answer, follow_up.ticket
    url = reverse("surveys:follow_up", args=[follow_up.pk])
    return queue_text(
        KEY,
        to=[owner.email],
        language=owner.language,
        values={
            "follow_up.url": url,
            "list.url": reverse("surveys:follow_ups") + "?owner=me",
            "follow_up.due": day_words(follow_up.due_at, owner.language or "en"),
            "survey.score": f"{answer.score} / {answer.scale.high}",
            "survey.comment": short(answer.comment),
            "giver.name": by.name if by else "",
            "customer.name": follow_up.customer.display_name,
            "ticket.number": str(ticket.number),
            "ticket.subject": short(ticket.subject),
        },
        key=f"follow-up:{follow_up.pk}:{owner.pk}:{occasion}",
    )
