"""Stores the server by which all mail leaves, puts it aside and brings it back."""

from django.db import transaction

from helpdesk.audit.services import recorded
from helpdesk.outgoing.models import MailServer
from helpdesk.outgoing.queries.mail_out import kept, row
from helpdesk.outgoing.sending import breakers
from helpdesk.outgoing.transports import EMAIL
from helpdesk.people.models import User
from helpdesk.web.sealed import seal


def save_mail_server(
    *, host: str, port: int, encryption: str, username: str, password: str, timeout: int, by: User | None
) -> MailServer:
    """Let all mail leave by this server from now on, in place of what `EMAIL_URL` names; workers follow in moments.

    `encryption` is one of `Encryption`, `timeout` in seconds. An empty `password` keeps the one that is stored; without
    a `username` there is none.
    """
    server = row() or MailServer()
    with recorded(server, by=by):
        server.host, server.port, server.encryption = host, port, encryption
        server.username, server.timeout, server.is_active = username, timeout, True
        changed = ["host", "port", "encryption", "username", "timeout", "is_active"]
        if password or not username:
            server.secret = seal(password) if username else ""
            changed.append("secret")
        server.full_clean(validate_unique=False)
        # A password that somebody else stored meanwhile stays.
        server.save(update_fields=None if server._state.adding else changed)
        _takes_effect()
    kept.forget()
    return server


def put_mail_server_aside(*, by: User | None) -> None:
    """Let mail leave as the environment says again; the server and its password are kept, to be brought back."""
    _switch(by, is_active=False)


def bring_mail_server_back(*, by: User | None) -> None:
    """Let mail leave by the server that was put aside."""
    _switch(by, is_active=True)


def _switch(by: User | None, *, is_active: bool) -> None:
    server = row()
    if server is None or server.is_active is is_active:
        return
    with recorded(server, by=by):
        server.is_active = is_active
        server.save(update_fields=["is_active"])
        _takes_effect()
    kept.forget()


def _takes_effect() -> None:
    """What is known against the server of before says nothing of this one: what waits is tried at once."""
    breakers.forget(EMAIL)
    transaction.on_commit(kept.changed)
