"""Opens the way by which mail leaves: the server that was set up in the browser, else the one of `EMAIL_URL`."""

import smtplib

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from helpdesk.channels.mail.backends.smtp import SmtpBackend
from helpdesk.outgoing.models import Encryption
from helpdesk.outgoing.queries import mail_out
from helpdesk.outgoing.relay.access import RelayAccess
from helpdesk.web.sealed import SealedUnreadable

_NOT_SIGNED_IN = 535


class _NoPassword(SmtpBackend):
    """Stands for a server whose password cannot be read any more: as good as one that refuses it."""

    def open(self) -> bool | None:
        raise smtplib.SMTPAuthenticationError(
            _NOT_SIGNED_IN, "The stored password cannot be read any more, because SECRET_KEY is another one."
        )


def connection() -> BaseEmailBackend:
    """The backend of one run. Nothing is connected yet, so a change is followed by the next run."""
    server = mail_out.stored()
    if server is None:
        return get_connection()
    try:
        access = RelayAccess.of(server)
    except SealedUnreadable:
        return _NoPassword()
    return SmtpBackend(
        host=access.host,
        port=access.port,
        username=access.username,
        password=access.password,
        use_tls=access.encryption == Encryption.STARTTLS,
        use_ssl=access.encryption == Encryption.TLS,
        timeout=access.patience,
    )
