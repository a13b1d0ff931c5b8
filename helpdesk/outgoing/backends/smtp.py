"""SMTP, one transaction for each recipient over one open connection."""

import smtplib
from contextlib import suppress

from django.core.mail.backends import smtp

from helpdesk.outgoing.sending.answers import Refused, UnknownLetters, Unreachable, words

_OK, _FORWARDED, _GOODBYE = 250, 251, 421
DATA_PATIENCE = 2
"""How many times longer than for other commands the answer to a whole message is waited for: some servers look
through it first, and a mail whose answer we miss is sent again."""


class EmailBackend(smtp.EmailBackend):
    def hand_over(self, raw: bytes, *, sender: str, recipient: str) -> str:
        """Hand `raw` to the server for one recipient. Returns its answer.

        The connection stays open for the next one. A kept connection that the server has closed meanwhile, or closes
        because it has taken enough messages, is opened anew once.

        Raises:
            Unreachable: there is no connection.
            Refused: the server said no.
            SMTPException, OSError: the connection broke; whether the mail arrived is not known.
            UnknownLetters: the server does not take an address with such letters.
        ValueError: the address cannot be said in SMTP.
        """
        is_kept = not self._connect()
        try:
            self._announce(raw, sender, recipient)
        except (smtplib.SMTPServerDisconnected, ConnectionError, Refused) as error:
            if not is_kept or (isinstance(error, Refused) and error.smtp_code != _GOODBYE):
                raise
            self.hang_up()
            self._connect()
            self._announce(raw, sender, recipient)
        return self._transfer(raw, recipient)

    def hang_up(self) -> None:
        """Forget the connection, whatever state it is in; nobody is waited for."""
        for name in ("connection", "_partial_connection"):
            if connection := getattr(self, name):
                with suppress(OSError, smtplib.SMTPException):
                    connection.close()
            setattr(self, name, None)

    def _connect(self) -> bool:
        """Whether a new connection was made."""
        try:
            is_new = bool(self.open())
            if is_new:
                self._server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException) as error:
            self.hang_up()
            raise Unreachable from error
        return is_new

    @property
    def _server(self) -> smtplib.SMTP:
        if self.connection is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        return self.connection

    def _announce(self, raw: bytes, sender: str, recipient: str) -> None:
        """MAIL FROM: the first step, at which a closed connection is noticed."""
        options = [f"size={len(raw)}"] if self._server.has_extn("size") else []
        if not (sender + recipient).isascii():
            if not self._server.has_extn("smtputf8"):
                raise UnknownLetters
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        self._expect("MAIL", *self._server.mail(sender, options), {_OK})

    def _transfer(self, raw: bytes, recipient: str) -> str:
        self._expect("RCPT", *self._server.rcpt(recipient), {_OK, _FORWARDED})
        try:
            code, answer = self._send_body(raw)
        except smtplib.SMTPDataError as refused:
            code, answer = refused.smtp_code, _bytes(refused.smtp_error)
        self._expect("DATA", code, answer, {_OK})
        return f"{code} {words(answer)}"

    def _send_body(self, raw: bytes) -> tuple[int, bytes]:
        server = self._server
        if self.timeout and server.sock:
            server.sock.settimeout(self.timeout * DATA_PATIENCE)
        try:
            return server.data(raw)
        finally:
            if self.timeout and server.sock:
                server.sock.settimeout(self.timeout)

    def _expect(self, at: str, code: int, answer: bytes, good: set[int]) -> None:
        if code in good:
            return
        try:
            if code == _GOODBYE:
                raise smtplib.SMTPServerDisconnected("the server says goodbye")
            self._server.rset()
        except (OSError, smtplib.SMTPException):
            self.hang_up()
        raise Refused(at, code, answer)


def _bytes(answer: bytes | str) -> bytes:
    return answer if isinstance(answer, bytes) else answer.encode()
