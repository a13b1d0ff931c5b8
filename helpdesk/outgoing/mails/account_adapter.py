"""Sends account mails like all others: as a row, not from within the request, in the words of the mail texts."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from helpdesk.outgoing.models import MailKind
from helpdesk.outgoing.services.queue_mail import queue_mail
from helpdesk.outgoing.services.queue_text import queue_text
from helpdesk.people.adapter import SignInAdapter as PeopleAdapter
from helpdesk.people.models import User
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
            values = {"reset.url": context["password_reset_url"]}
            queue_text("password_reset", to=[email], language=context["user"].language, values=values)
        else:
            message = self.render_mail(template_prefix, email, context)
            queue_mail(to=[email], subject=message.subject, text=message.body, kind=MailKind.SYSTEM)
