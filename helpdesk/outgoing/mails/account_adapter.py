"""Sends account mails like all others: as a row, not from within the request, in the words of the mail texts."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from helpdesk.outgoing.models import MailKind
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.adapter import SignInAdapter as PeopleAdapter
from helpdesk.people.models import User
from helpdesk.people.registry import instead_of_password
from helpdesk.tickets.composing.kept_posts import kept_post_of

PASSWORD_RESET = "account/email/password_reset_key"  # noqa: S105 - the name of a template


class AccountAdapter(PeopleAdapter):
    """allauth's adapter: account mails leave our own way, and signing in leads to what was written before one was
    signed out.
    """

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        """Lead to the form that waits for this person, which they send or forget, else to where they were going."""
        response: HttpResponse = super().post_login(request, user, **more)
        kept = kept_post_of(user)
        return HttpResponseRedirect(reverse("tickets:kept_post", args=[kept.pk])) if kept else response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail, so that a mail server that is down neither slows the page nor loses the mail."""
        if template_prefix == PASSWORD_RESET:
            _queue_reset(email, context["user"], context["password_reset_url"])
        else:
            message = self.render_mail(template_prefix, email, context)
            queue_mail(to=[email], subject=message.subject, text=message.body, kind=MailKind.SYSTEM)


def _queue_reset(email: str, person: User, url: str) -> None:
    """Mail the link for a new password; where passwords are off for somebody, the way in instead."""
    if way := instead_of_password(person):
        values = {"provider.name": way, "sign_in.url": settings.BASE_URL + reverse("account_login")}
        queue_text("passwords_off", to=[email], language=person.language, values=values)
    else:
        queue_text("password_reset", to=[email], language=person.language, values={"reset.url": url})
