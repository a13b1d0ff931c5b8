"""SMTP that does not keep quiet about a recipient whom the server refused while it took the others."""

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.core.mail.message import sanitize_address

from helpdesk.channels.mail.answers import PartlyRefused


class EmailBackend(smtp.EmailBackend):
    def _send(self, email_message: EmailMessage) -> bool:
        """Hand one message over.

        Raises:
            PartlyRefused: it left, but not for everybody.
            SMTPException, OSError: it did not leave.
        """
        if self.connection is None or not email_message.recipients():
            return False
        encoding = email_message.encoding or "utf-8"
        sender = sanitize_address(email_message.from_email, encoding)
        recipients = [sanitize_address(address, encoding) for address in email_message.recipients()]
        raw = email_message.message().as_bytes(linesep="\r\n")  # type: ignore[call-arg] # SafeMIME takes it, the stubs forgot
        refused = self.connection.sendmail(sender, recipients, raw)
        if refused:
            raise PartlyRefused(refused)
        return True
