"""Settings → Teams → a team → Sender and signature, with a preview on a real ticket."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from helpdesk.audit.seen import watched
from helpdesk.outgoing.addressing.senders import mailbox_for_team, written_name
from helpdesk.outgoing.forms.team_sender import TeamSenderForm
from helpdesk.outgoing.mails.signature import signature_values
from helpdesk.outgoing.models import TeamSender
from helpdesk.outgoing.services.save_team_sender import save_team_sender
from helpdesk.outgoing.texts.signature import PLACEHOLDERS, as_kept, chosen, filled, problem
from helpdesk.people.models import Team
from helpdesk.tickets.models import Ticket
from helpdesk.tickets.queries import detail
from helpdesk.web.parameters import form_data
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.words.languages import name_of


@dataclass(frozen=True)
class Preview:
    """What a customer would get below an answer on one ticket, and from whom. `language` is that of the signature where
    the ticket is in another one."""

    ticket: Ticket
    name: str
    address: str
    words: str
    language: str


@permitted(Permission.CHANGE_TEAMS)
@require_http_methods(["GET", "HEAD", "POST"])
def team_sender(request: StaffRequest, pk: int) -> HttpResponse:
    """The page; a preview stores nothing, and what was typed stays."""
    team = get_object_or_404(Team, pk=pk)
    row = TeamSender.objects.select_related("mailbox").filter(pk=pk).first() or TeamSender(team=team)
    form, preview = (
        watched(request, TeamSenderForm(request.POST if request.method == "POST" else None, row=row), row),
        None,
    )
    if form.is_bound and form.is_valid():
        if "preview" in form_data(request):
            preview = _preview(request, form, team)
        elif _save(request, form, team):
            messages.success(request, gettext("The sender of %(name)s is saved.") % {"name": team.name})
            return redirect("people:team", pk=pk)
    context = {
        "form": form,
        "team": team,
        "row": row,
        "preview": preview,
        "placeholders": [(f"{{{{{name}}}}}", gettext(meaning)) for name, meaning in PLACEHOLDERS.items()],
        "area": "settings",
    }
    return render(request, "helpdesk/outgoing/team_sender.html", context, status=422 if form.errors else 200)


def _save(request: StaffRequest, form: TeamSenderForm, team: Team) -> bool:
    given = form.cleaned_data
    try:
        save_team_sender(
            team=team, name=given["name"], mailbox=given["mailbox"], signatures=form.signatures, by=request.user
        )
    except ValidationError as refusal:
        form.refuse(refusal)
        return False
    return True


def _preview(request: StaffRequest, form: TeamSenderForm, team: Team) -> Preview | None:
    wrong = {f"signature_{tag}": told for tag, text in form.signatures.items() if (told := problem(as_kept(text)))}
    for name, told in wrong.items():
        form.add_error(name, told)
    try:
        ticket = detail.get_ticket(request.user, form.cleaned_data.get("number") or 0)
    except Http404:
        form.add_error("number", gettext("You see no ticket of this number."))
    if form.errors:
        return None
    sender = form.as_sender()
    words, tag = chosen(sender.signatures, ticket.language)
    ticket.team = team
    return Preview(
        ticket,
        written_name(request.user.short_name, sender),
        mailbox_for_team(team.pk, sender).address,
        filled(words, signature_values(ticket, request.user)),
        name_of(tag) if tag and tag != ticket.language else "",
    )
