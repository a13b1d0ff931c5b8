"""`/setup/address/` and `/setup/mail/`: the steps after the account. Each can be left for later."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from helpdesk.calendars.models import Calendar
from helpdesk.calendars.queries import has_own_hours
from helpdesk.calendars.services import save_calendar
from helpdesk.outgoing.forms.mail_server import MailServerForm
from helpdesk.outgoing.models import MailKind
from helpdesk.outgoing.queries import mail_out
from helpdesk.outgoing.relay.presets import PRESETS, preset_of
from helpdesk.outgoing.services.mail_server import save_mail_server
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.people.models import Team, User
from helpdesk.people.services.teams import save_team
from helpdesk.setup.forms import FirstAddressForm
from helpdesk.setup.guide import TEST_MAIL
from helpdesk.shop.services import save_shop
from helpdesk.web import shop, shop_time
from helpdesk.web.parameters import form_data, query_params
from helpdesk.web.requests.access import permitted
from helpdesk.web.requests.permissions import Permission
from helpdesk.web.requests.staff import StaffRequest
from helpdesk.web.requests.throttle import allow


@permitted(Permission.CHANGE_SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: StaffRequest) -> HttpResponse:
    """Where customers write to, and who sees it."""
    initial = {"address": shop.facts().address, "team": gettext("Customer care")}
    has_hours = has_own_hours()
    form = FirstAddressForm(request.POST if request.method == "POST" else None, initial=initial, has_hours=has_hours)
    if form.is_bound and form.is_valid() and _save_address(form, request.user):
        return redirect("setup:mail")
    context = {"form": form, "has_hours": has_hours}
    return render(request, "helpdesk/setup/address.html", context, status=422 if form.errors else 200)


def _save_address(form: FirstAddressForm, by: User) -> bool:
    """Whether it is saved. Whoever comes back finds the first team there and renames it.

    It gets what no mailbox, form or rule gives to another one, until somebody chooses otherwise.
    """
    team = Team.objects.order_by("pk").first() or Team()
    facts: dict[str, Any] = {
        "name": form.cleaned_data["team"],
        "colour": team.colour,
        "members": {by, *(team.members.all() if team.pk else ())},
        "leads": User.objects.filter(memberships__team=team, memberships__is_lead=True) if team.pk else (),
        "calendar": team.calendar,
        "is_safety": team.is_safety,
        "is_default": team.is_default or not Team.objects.filter(is_default=True).exists(),
    }
    try:
        save_team(team=team, **facts, by=by)
        save_shop(by=by, facts={"address": form.cleaned_data["address"]})
    except ValidationError as error:
        form.add_error("team" if "name" in error.message_dict else "address", error.messages)
        return False
    if form.cleaned_data["hours"]:
        _save_hours(form, by)
    return True


def _save_hours(form: FirstAddressForm, by: User) -> None:
    """The shop's first opening hours, by its own clock."""
    save_calendar(
        calendar=Calendar(),
        name=shop.facts().name,
        time_zone=shop_time.zone_name(),
        hours=form.cleaned_data["hours"],
        country=form.cleaned_data["country"],
        by=by,
    )


@permitted(Permission.CHANGE_SHOP)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: StaffRequest) -> HttpResponse:
    """Whether mail leaves: the mail server, as long as there is none, and a test to oneself."""
    out = mail_out.mail_out()
    asks = not out.leaves and request.user.may(Permission.CHANGE_MAILBOXES)
    preset = preset_of(query_params(request).words("preset"))
    form = MailServerForm(server=mail_out.row(), preset=preset) if asks else None
    if form and request.method == "POST" and "host" in form_data(request):
        form = MailServerForm(request.POST, server=mail_out.row())
        if form.is_valid() and _save_server(request, form):
            return redirect("setup:mail")
    elif request.method == "POST":
        _try(request)
        return redirect("setup:mail")
    context = {"form": form, "presets": PRESETS, "preset": preset, "out": out, "email": request.user.email}
    return render(request, "helpdesk/setup/mail.html", context, status=422 if form and form.errors else 200)


def _save_server(request: StaffRequest, form: MailServerForm) -> bool:
    try:
        server = save_mail_server(**form.cleaned_data, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, gettext("Mail leaves by %(server)s from now on.") % {"server": server})
    return True


def _try(request: StaffRequest) -> None:
    """Send a test mail to whoever asks for it, but not one after another."""
    if not allow("setup-mail", str(request.user.pk), limit=5, seconds=60):
        messages.error(request, gettext("These were many mails in a minute. Wait a little, then try again."))
        return
    _send_test(request.user)
    messages.success(request, gettext("A mail to %(email)s is on its way.") % {"email": request.user.email})


def _send_test(person: User) -> None:
    name = shop.facts().name
    queue_mail(
        to=[person.email],
        subject=gettext("Mail of %(shop)s leaves") % {"shop": name},
        text=gettext("If you read this in your mailbox, answers to your customers will arrive, too."),
        kind=MailKind.SYSTEM,
        key=f"{TEST_MAIL}{uuid.uuid4()}",
        from_name=name,
    )
