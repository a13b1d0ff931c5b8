"""Connects to an account, signs in, and disconnects."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from helpdesk.intake.doors.imap.access import Access
from helpdesk.intake.doors.imap.token_commands import token_from
from helpdesk.intake.doors.imap.trouble import ConnectStep, raising_trouble
from helpdesk.intake.models import Security


@contextmanager
def connected(access: Access) -> Iterator[BaseMailBox]:
    """A connection, encrypted as the account wants it, that ends with the block.

    Raises:
        Trouble: there is none to be had.
    """
    with raising_trouble(ConnectStep.CONNECT, access):
        box = _connect(access)
    try:
        yield box
    finally:
        with suppress(OSError, imaplib.IMAP4.error, ImapToolsError, ValueError):
            box.logout()


def sign_in(box: BaseMailBox, access: Access) -> None:
    """Sign in by password, or by a token where the account has a command for one.

    Raises:
        Trouble: the server refuses, or there is no token.
    """
    if access.token_command:
        token = token_from(access.token_command, username=access.username, host=access.host)
        with raising_trouble(ConnectStep.SIGN_IN, access, secret=token):
            _xoauth2(box, access.username, token)
        return
    with raising_trouble(ConnectStep.SIGN_IN, access, secret=access.password):
        if (access.username + access.password).isascii():
            box.login(access.username, access.password, initial_folder=None)
        else:
            box.login_utf8(access.username, access.password, initial_folder=None)


def _connect(access: Access) -> BaseMailBox:
    if access.security == Security.TLS:
        return MailBox(access.host, access.port, timeout=access.patience, ssl_context=ssl.create_default_context())
    if access.security == Security.STARTTLS:
        return MailBoxStartTls(
            access.host, access.port, timeout=access.patience, ssl_context=ssl.create_default_context()
        )
    return MailBoxUnencrypted(access.host, access.port, timeout=access.patience)


def _xoauth2(box: BaseMailBox, username: str, token: str) -> None:
    """SASL XOAUTH2 as Google and Microsoft describe it: to a challenge, which tells of an error, the client answers
    with nothing, and gets the refusal."""
    answers = iter([f"user={username}\1auth=Bearer {token}\1\1".encode()])
    box.client.authenticate("XOAUTH2", lambda _challenge: next(answers, b""))
