"""Hands mail over by SMTP: one conversation a mail, with an answer for each recipient, over a connection that stays
open.
"""

import smtplib
from collections.abc import Sequence
from contextlib import suppress

from django.core.mail.backends import smtp

_OK, _FORWARDED, _GOODBYE = 250, 251, 421
DATA_PATIENCE = 2
"""How many times longer than for other commands the answer to a whole message is waited for: some servers look
through it first, and a mail whose answer we miss is sent again."""


class SmtpRefused(smtplib.SMTPResponseException):
    """The server said no at the command `at`: at RCPT to one recipient, else to all."""

    def __init__(self, at: str, code: int, words: bytes) -> None:
        super().__init__(code, words)
        self.at = at


class RelayUnreachable(Exception):
    """No connection could be made, or we could not sign in; the cause tells why."""


class UnknownLetters(Exception):
    """The server does not say that it takes addresses with other letters than ASCII's (RFC 6531)."""


def words(answer: bytes | str) -> str:
    """A server's words on one line, of bounded length."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return " ".join(text.replace("\x00", "").split())[:500]


class SmtpBackend(smtp.EmailBackend):
    def hand_over(self, raw: bytes, *, sender: str, recipients: Sequence[str]) -> dict[str, str | Exception]:
        """Hand `raw` over for all `recipients` in one transaction, and return what became of it for each.

        That is the answer of the server that has it now, or an exception, which `channels/mail/answers.py` reads.

        The connection stays open for the next mail. A kept connection that the server has closed meanwhile, or closes
        because it has taken enough messages, is opened anew once.
        """
        refused: dict[str, Exception] = {}
        ending: str | Exception = ""
        try:
            self._begin(raw, sender, recipients)
            refused |= {address: why for address in recipients if (why := self._name(address))}
            if len(refused) < len(recipients):
                ending = self._transfer(raw)
            else:
                self._reset()
        except Exception as error:  # noqa: BLE001 - whatever a server or a network does is the answer of all others
            if not isinstance(error, SmtpRefused | UnknownLetters):
                self.hang_up()
            ending = error
        return {address: refused.get(address, ending) for address in recipients}

    def hang_up(self) -> None:
        """Forget the connection, whatever state it is in; nobody is waited for."""
        for name in ("connection", "_partial_connection"):
            if connection := getattr(self, name):
                with suppress(OSError, smtplib.SMTPException):
                    connection.close()
            setattr(self, name, None)

    def _begin(self, raw: bytes, sender: str, recipients: Sequence[str]) -> None:
        is_kept = not self._connect()
        try:
            self._announce(raw, sender, recipients)
        except (smtplib.SMTPServerDisconnected, ConnectionError, SmtpRefused) as error:
            if not is_kept or (isinstance(error, SmtpRefused) and error.smtp_code != _GOODBYE):
                raise
            self.hang_up()
            self._connect()
            self._announce(raw, sender, recipients)

    def _connect(self) -> bool:
        """Whether a new connection was made."""
        try:
            is_new = bool(self.open())
            if is_new:
                self._server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            # A password with letters that cannot be sent is a ValueError: no mail was looked at, none has failed.
            self.hang_up()
            raise RelayUnreachable from error
        return is_new

    @property
    def _server(self) -> smtplib.SMTP:
        if self.connection is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        return self.connection

    def _announce(self, raw: bytes, sender: str, recipients: Sequence[str]) -> None:
        """MAIL FROM: the first step, at which a closed connection is noticed."""
        options = [f"size={len(raw)}"] if self._server.has_extn("size") else []
        if not "".join([sender, *recipients]).isascii():
            if not self._server.has_extn("smtputf8"):
                raise UnknownLetters
            options += ["SMTPUTF8", "BODY=8BITMIME"]
        code, answer = self._server.mail(sender, options)
        if code != _OK:
            raise self._refused("MAIL", code, answer)

    def _name(self, address: str) -> Exception | None:
        """RCPT TO. Why the server does not take the mail for this one; None when it does.

        Raises:
            SmtpRefused: it ends the conversation instead.
        """
        try:
            code, answer = self._server.rcpt(address)
        except ValueError as error:
            return error
        if code in (_OK, _FORWARDED):
            return None
        if code == _GOODBYE:
            raise self._refused("RCPT", code, answer)
        return SmtpRefused("RCPT", code, answer)

    def _transfer(self, raw: bytes) -> str:
        try:
            code, answer = self._send_body(raw)
        except smtplib.SMTPDataError as refused:
            code, answer = refused.smtp_code, _bytes(refused.smtp_error)
        if code != _OK:
            raise self._refused("DATA", code, answer)
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

    def _refused(self, at: str, code: int, answer: bytes) -> SmtpRefused:
        """The connection is ready for the next mail, or forgotten."""
        if code == _GOODBYE:
            self.hang_up()
        else:
            self._reset()
        return SmtpRefused(at, code, answer)

    def _reset(self) -> None:
        try:
            self._server.rset()
        except (OSError, smtplib.SMTPException):
            self.hang_up()


def _bytes(answer: bytes | str) -> bytes:
    return answer if isinstance(answer, bytes) else answer.encode()
