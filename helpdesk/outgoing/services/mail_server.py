"""Stores the server by which all mail leaves, puts it aside and brings it back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.outgoing.models import MailServer
from helpdesk.outgoing.models.mail_server import ACCOUNT
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

    Raises:
        ValidationError: somebody else saved one meanwhile, the first one or one with another account.
    """
    account = {"host": host, "port": port, "encryption": encryption, "username": username}
    values = account | {"timeout": timeout, "is_active": True}
    server = row() or MailServer()
    with _one_alone(), recorded(server, by=by):
        if username and not password:
            _check_kept(account)
        else:
            values["secret"] = seal(password) if username else ""
        for name, value in values.items():
            setattr(server, name, value)
        server.full_clean(validate_unique=False)
        # A password that somebody else stored meanwhile stays.
        server.save(update_fields=None if server._state.adding else values)
        _takes_effect()
    kept.forget()
    return server


@contextmanager
def _one_alone() -> Iterator[None]:
    """Tell whoever sets the first server up that somebody else did at this moment."""
    try:
        yield
    except IntegrityError:
        words = gettext("Somebody else set a server up meanwhile. Load the page again to see it.")
        raise ValidationError(words) from None


def _check_kept(account: Mapping[str, object]) -> None:
    """Refuse to use the password that is kept now for another account than its own."""
    known = row()
    if known and any(getattr(known, name) != account[name] for name in ACCOUNT):
        raise ValidationError(gettext("Enter the password again: the kept one is for the account as it was."))


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
