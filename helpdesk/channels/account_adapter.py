"""Account mails leave like all others: as a row, not from within the request."""

from typing import Any

from helpdesk.channels.models import MailKind
from helpdesk.channels.services.queue_mail import queue_mail
from helpdesk.people.adapter import AccountAdapter as PeopleAdapter


class AccountAdapter(PeopleAdapter):
    """allauth's door with our own way out."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queues the mail, so that a mail server that is down neither slows the page nor loses the mail."""
        message = self.render_mail(template_prefix, email, context)
        queue_mail(to=[email], subject=message.subject, text=message.body, kind=MailKind.SYSTEM)
