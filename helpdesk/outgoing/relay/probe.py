"""Tests whether a mail server takes our mail: goes the whole way of a mail, step by step, to whoever tests it."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid

from django.core.mail.message import sanitize_address
from django.core.mail.utils import DNS_NAME
from django.utils.translation import gettext, gettext_noop

from helpdesk.outgoing.models import Encryption, Mailbox
from helpdesk.outgoing.relay.access import RelayAccess
from helpdesk.outgoing.relay.trouble import RelayStep, RelayTrouble, said, telling
from helpdesk.web import shop

PATIENCE = 8.0
"""Seconds that a server may be silent while somebody waits before the page."""


@dataclass(frozen=True, slots=True)
class RelayResult:
    """One step and how it went, in words; `ok` is None for one that was not reached."""

    step: RelayStep
    ok: bool | None
    words: str = gettext_noop("Not tried.")


def probe(access: RelayAccess, *, sender: Mailbox, to: str) -> list[RelayResult]:
    """Test every step in order; the first that fails ends the test. The last one mails `to`."""
    done: list[RelayResult] = []
    try:
        for step, words in _steps(access, sender, to):
            done.append(RelayResult(step, ok=True, words=words))
    except RelayTrouble as trouble:
        if trouble.step is RelayStep.ENCRYPT:
            done.append(RelayResult(RelayStep.CONNECT, ok=True, words=_connected(access)))
        done.append(RelayResult(trouble.step, ok=False, words=trouble.words))
    tried = {result.step for result in done}
    return done + [RelayResult(step, ok=None) for step in RelayStep if step not in tried]


def _steps(access: RelayAccess, sender: Mailbox, to: str) -> Iterator[tuple[RelayStep, str]]:
    with telling(RelayStep.FIND, access):
        socket.getaddrinfo(access.host, access.port, type=socket.SOCK_STREAM)
    yield RelayStep.FIND, gettext("There is a server of this name.")
    with _connection(access) as server:
        yield RelayStep.CONNECT, _connected(access)
        yield RelayStep.ENCRYPT, _encryption(server, access)
        yield RelayStep.SIGN_IN, _sign_in(server, access)
        yield RelayStep.SEND, _send(server, access, sender, to)


@contextmanager
def _connection(access: RelayAccess) -> Iterator[smtplib.SMTP]:
    """A connection, encrypted as it is wanted, that ends with the block."""
    name = DNS_NAME.get_fqdn()
    with telling(RelayStep.CONNECT, access):
        if access.encryption == Encryption.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                access.host, access.port, name, timeout=access.patience, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(access.host, access.port, name, timeout=access.patience)
    try:
        with telling(RelayStep.CONNECT, access):
            if access.encryption == Encryption.STARTTLS:
                server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
        yield server
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _connected(access: RelayAccess) -> str:
    return gettext("%(host)s answers on port %(port)s.") % {"host": access.host, "port": access.port}


def _encryption(server: smtplib.SMTP, access: RelayAccess) -> str:
    if access.encryption == Encryption.NONE:
        return gettext("None, as chosen: what is sent can be read on the way.")
    version = server.sock.version() if isinstance(server.sock, ssl.SSLSocket) else None
    return gettext("%(version)s, and the certificate belongs to %(host)s.") % {
        "version": version or "TLS",
        "host": access.host,
    }


def _sign_in(server: smtplib.SMTP, access: RelayAccess) -> str:
    if not access.username:
        return gettext("Nobody signs in, as no user name is entered.")
    with telling(RelayStep.SIGN_IN, access):
        server.login(access.username, access.password)
    return gettext("As %(username)s, with the password.") % {"username": access.username}


def _send(server: smtplib.SMTP, access: RelayAccess, sender: Mailbox, to: str) -> str:
    with telling(RelayStep.SEND, access):
        letter = _letter(sender, to)
        _check(*server.mail(_reachable(sender.address)))
        _check(*server.rcpt(_reachable(to)))
        code, answer = server.data(letter.as_bytes())
        _check(code, answer)
    return gettext("From %(sender)s to %(to)s. The server says: %(words)s") % {
        "sender": sender.address,
        "to": to,
        "words": f"{code} {said(answer, access)}",
    }


def _check(code: int, answer: bytes) -> None:
    """Raise what the server answers as an error, unless it agrees."""
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, answer)


def _reachable(address: str) -> str:
    """The address with its domain as DNS knows it: `help@xn--mller-kva.example`."""
    return sanitize_address(address, "utf-8")


def _letter(sender: Mailbox, to: str) -> EmailMessage:
    letter, name, address = EmailMessage(), " ".join(shop.facts().name.split()), _reachable(sender.address)
    letter["From"] = formataddr((" ".join(sender.name.split()) or name, address))
    letter["To"], letter["Date"] = _reachable(to), formatdate()
    letter["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    letter["Subject"] = gettext("Mail of %(shop)s leaves") % {"shop": name}
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(gettext("If you read this in your mailbox, answers to your customers will arrive, too."))
    return letter
