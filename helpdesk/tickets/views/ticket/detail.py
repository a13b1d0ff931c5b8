"""`/desk/tickets/<number>/`: the conversation, what is known beside it, and the reply."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from helpdesk.customers.local import local_facts
from helpdesk.people.absences import stand_in
from helpdesk.people.models import AfterSend, Team
from helpdesk.tickets.composing import recipients, signing
from helpdesk.tickets.extensions import composer, opened, panels
from helpdesk.tickets.fields.looks import badges
from helpdesk.tickets.models import Draft, Status, Task, Ticket
from helpdesk.tickets.queries import detail, tasks
from helpdesk.tickets.queries.inbox import counts, scope
from helpdesk.tickets.queries.inbox.inbox_query import InboxQuery
from helpdesk.tickets.queries.inbox.moment import Present
from helpdesk.tickets.queries.inbox.neighbours import neighbours
from helpdesk.tickets.queries.search import search
from helpdesk.tickets.queries.told import is_outrun
from helpdesk.tickets.views.composer import send_later
from helpdesk.tickets.views.composer.writing import Writing
from helpdesk.tickets.views.inbox import areanav, menus
from helpdesk.tickets.views.ticket import side_form
from helpdesk.tickets.views.ticket.panel import show_panel
from helpdesk.tickets.views.ticket.reach import unreachable
from helpdesk.tickets.views.ticket.thread import thread
from helpdesk.tickets.views.ticket.writers import said
from helpdesk.tickets.views.ticket.writers import writing as writing_words
from helpdesk.web.parameters import query_params
from helpdesk.web.requests.access import staff_only
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest

TABS = {
    "customer": gettext_noop("Customer"),
    "complaint": gettext_noop("Complaint"),
    "fields": gettext_noop("Ticket fields"),
}
DUE_WORDS = {
    "first_reply": gettext_noop("First reply"),
    "next_reply": gettext_noop("Next reply"),
    "resolution": gettext_noop("Resolution"),
    "": "",
}


@staff_only
def detail_page(request: StaffRequest, number: int) -> HttpResponse:
    ticket = detail.get_ticket(request.user, number)
    opened.tell(request.user, ticket)
    return show(request, ticket)


def show(
    request: StaffRequest,
    ticket: Ticket,
    writing: Writing | None = None,
    status: int = 200,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page, with `writing` in the composer instead of the draft when a reply was refused, and with what was `typed`
    into the ticket's fields when a change was."""
    context = _context(request, ticket, writing, typed)
    return render(request, "helpdesk/tickets/detail.html", context, status=status)


def _context(
    request: StaffRequest, ticket: Ticket, writing: Writing | None, typed: Mapping[str, str] | None
) -> dict[str, Any]:
    user, moment, query = request.user, Present.current(), InboxQuery.parse(request.GET)
    talk = detail.conversation(ticket, everything="all" in query_params(request))
    draft, writers = detail.drafts_of(ticket, user)
    kept = Writing.of(draft)
    goes, their = recipients.of(ticket, talk.messages), send_later.customer_clock(ticket.requester)
    if draft is None and writing is None and goes.way.takes_copies:
        kept.cc = ", ".join(recipients.everybody(ticket, talk.messages, goes.address))
    writing, signature = writing or kept, signing.signature(ticket, user, goes.way)
    writing.kept, writing.written_ms = kept.kept, kept.written_ms
    if not user.may(Permission.ANSWER_CUSTOMERS):
        writing.kind = Draft.Kind.NOTE
    writing.after_send = writing.after_send or user.after_send
    choices = send_choices(ticket.status)
    teams = scope.teams_with_mine(user)
    own = [team for team, mine in teams if mine]
    work, people = counts.remembered(user, moment), detail.people_of(ticket)
    found = search.matching(query.words) if query.words else Q()
    return {
        "ticket": ticket,
        "customer": ticket.requester,
        "thread": thread(talk, their),
        "earlier": talk.earlier,
        **_tasks(ticket),
        "unreachable": unreachable(ticket.requester, goes.address),
        "absent": ticket.assignee.away if ticket.assignee else None,
        "stand_in": stand_in(ticket.assignee) if ticket.assignee else None,
        "newest_id": talk.newest_id,
        "writing": writing,
        "writers": writing_words((draft.user.short_name, draft.kind) for draft in writers),
        "newer": next((said(message, user) for message in talk.messages if message.pk == writing.newer_id), ""),
        "now_ms": int(timezone.now().timestamp() * 1000),
        "submission_key": writing.submission_key or uuid.uuid4(),
        "goes": goes,
        "sender": signing.sender(ticket, user, goes.way),
        "signature": signature,
        "signature_mark": signing.mark(signature),
        "takes": ticket.assignee_id is None and _works_on(ticket, [team for team, _ in teams]),
        "others": [address for address in getattr(ticket, "others", ()) if address not in writing.cc.lower()],
        "askable": [one for one in people.readers if one.pk != user.pk],
        "choices": choices,
        "afterwards": AfterSend.choices,
        "later": send_later.menu(ticket, their, choices),
        "tools": composer.tools() if user.may(Permission.ANSWER_CUSTOMERS) else [],
        "badges": badges(ticket),
        "menus": menus.of_ticket(ticket, user, {"team": [team for team, _ in teams], "assignee": people.assignees}),
        "side_fields": side_form.controls(ticket, typed or {}) if _tab(request, typed) == "fields" else (),
        "retired_fields": side_form.retired_facts(ticket) if _tab(request, typed) == "fields" else (),
        "typed_tag": (typed or {}).get("tag_add", ""),
        "due_words": gettext(DUE_WORDS[ticket.due_kind]),
        "is_outrun": is_outrun(ticket),
        "near": neighbours(user, ticket, query, moment, found),
        "nav_views": [*areanav.view_items(query if query.params else None, work), areanav.tasks_item(work)],
        "nav_teams": areanav.team_items(query, work, own),
        "here": query.link() if query.params else "",
        "back": f"{reverse('tickets:inbox')}{query.link() if query.params else ''}",
        "view_label": gettext(query.view.label),
        "local": local_facts(ticket.requester),
        **_side(request, ticket, _tab(request, typed)),
    }


def _tab(request: HttpRequest, typed: Mapping[str, str] | None) -> str:
    return "fields" if typed else query_params(request).words("tab")


def _works_on(ticket: Ticket, teams: list[Team]) -> bool:
    """Whether an answer of this person takes the ticket, of `scope.teams_with_mine`."""
    return ticket.team_id is None or any(getattr(team, "mine", False) for team in teams if team.pk == ticket.team_id)


def _tasks(ticket: Ticket) -> dict[str, list[Task]]:
    found = tasks.of_ticket(ticket) if getattr(ticket, "has_tasks", True) else []
    return {
        "tasks": [task for task in found if task.done_at is None],
        "done_tasks": [task for task in found if task.done_at],
    }


def _side(request: StaffRequest, ticket: Ticket, wanted: str) -> dict[str, Any]:
    """The side column: panels above the tabs, and those of the chosen tab."""
    known = panels.panels_for(request.user)
    always = ("customer", "fields") if request.user.may(Permission.CHANGE_TICKETS) else ("customer",)
    tabs = {key for key in TABS if key in always or any(panel.tab == key for panel in known)}
    tab = wanted if wanted in tabs else "customer"

    def shown(group: str) -> list[str]:
        return [show_panel(request, panel, ticket) for panel in known if panel.tab == group]

    kept = query_params(request).data.copy()
    page, links = reverse("tickets:detail", args=[ticket.number]), []
    for key, label in TABS.items():
        if key in tabs:
            kept["tab"] = key
            links.append({"key": key, "label": gettext(label), "url": f"{page}?{kept.urlencode()}"})
    fields_url = next((link["url"] for link in links if link["key"] == "fields"), "")
    return {"fields_url": fields_url, "tab": tab, "tabs": links, "top_panels": shown("top"), "panels": shown(tab)}


def send_choices(status: str) -> list[tuple[str, str]]:
    """What Send may do with the ticket: (status, label), the plain one first. "" leaves the status as it is."""
    if status in (Status.RESOLVED, Status.CLOSED):
        return [("", gettext("Send")), (Status.OPEN.value, gettext("Send and reopen"))]
    return [
        (Status.WAITING.value, gettext("Send")),
        (Status.RESOLVED.value, gettext("Send and resolve")),
        ("" if status == Status.NEW else Status.OPEN.value, gettext("Send, keep open")),
        (Status.ON_HOLD.value, gettext("Send and put on hold")),
    ]
