"""Adding a message that was set aside to a ticket: find the ticket, then say how."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.intake.matching.members import belongs
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.services.assign_mail import assign_mail, may_take_part
from helpdesk.intake.services.handling import Handled, HandlingRefused
from helpdesk.intake.taking.foresee import foresee, understood
from helpdesk.intake.views.quarantine_acts import result_response
from helpdesk.intake.views.quarantined import one
from helpdesk.mime.fields.addresses import Address
from helpdesk.people.models import User
from helpdesk.tickets.access import visible_to
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries.search.search import MAX_NUMBER, matching
from helpdesk.web.parameters import form_data, query_params, values
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

SHOWN = 20
NOTE, WORDS = "note", "words"


@permitted(Permission.ANSWER_CUSTOMERS)
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    row = one(request, pk)
    if row.outcome != IntakeOutcome.QUARANTINED:
        return result_response(request, Handled(row, done=False))
    return _add(request, row) if request.method == "POST" else _ask(request, row)


def _ask(request: StaffRequest, row: RawMail, error: str = "") -> HttpResponse:
    """The tickets that fit; with one of them chosen, how the message should go into it."""
    user, mail = request.user, understood(row)
    given = form_data(request) if error else query_params(request)
    words = given.words("q")
    chosen = _ticket(user, given.words("ticket"))
    context: dict[str, Any] = {"row": row, "mail": mail, "words": words, "chosen": chosen, "error": error}
    if chosen:
        is_part = bool(mail.sender and belongs(mail.sender.email, chosen))
        may_join = bool(mail.sender and may_take_part(mail.sender, chosen))
        how = given.words("how") or (WORDS if is_part else NOTE)
        context |= {"is_part": is_part, "may_join": may_join, "how": how, "join": given.words("join")}
    else:
        context["tickets"] = _found(user, words) if words else _likely(user, row, mail.sender)
    return render(request, "helpdesk/intake/assign_mail.html", context, status=422 if error else 200)


def _add(request: StaffRequest, row: RawMail) -> HttpResponse:
    user, given = request.user, form_data(request)
    ticket = _ticket(user, given.words("ticket"))
    if ticket is None:
        return _ask(
            request, row, gettext("Choose a ticket first. That one was not found among those that you may see.")
        )
    as_note, joins = given.words("how") != WORDS, "join" in given
    try:
        handled = assign_mail(row, ticket=ticket, by=user, as_note=as_note, takes_part=joins)
    except HandlingRefused as refusal:
        return _ask(request, row, str(refusal))
    if not handled.done:
        return result_response(request, handled)
    messages.success(request, gettext("Added as a private note.") if as_note else gettext("Added to the conversation."))
    message = handled.row.message_id
    return redirect(f"{reverse('tickets:detail', args=[ticket.number])}#message-{message}")


def _ticket(user: User, number: str) -> Ticket | None:
    known = values.whole(number.removeprefix("#"), high=MAX_NUMBER)
    return _shown(visible_to(user).filter(number=known)).first() if known else None


def _found(user: User, words: str) -> list[Ticket]:
    return list(_shown(visible_to(user).filter(matching(words)))[:SHOWN])


def _likely(user: User, row: RawMail, sender: Address | None) -> list[Ticket]:
    """The ticket that it names, and the sender's own."""
    named = foresee(row).named
    about = [named.ticket.pk] if named else []
    own = matching(sender.email) if sender else None
    rows = visible_to(user)
    found = rows.filter(pk__in=about) | rows.filter(own) if own else rows.filter(pk__in=about)
    return list(_shown(found)[:SHOWN])


def _shown(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.select_related("requester", "team").order_by("-last_activity_at", "-pk")
