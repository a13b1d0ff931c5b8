"""Holds what it takes to hand mail to a server, with its password in the clear for as long as it is used."""

from dataclasses import dataclass, field
from typing import Self

from helpdesk.outgoing.models import MailServer
from helpdesk.web.sealed import SealedUnreadable, unseal


@dataclass(frozen=True, slots=True)
class RelayAccess:
    """How to reach a server. `encryption` is a value of `Encryption`, `patience` in seconds."""

    host: str
    port: int
    encryption: str
    username: str = ""
    password: str = field(default="", repr=False)
    patience: float = 30

    @classmethod
    def of(cls, server: MailServer) -> Self:
        """The access to the stored server.

        Raises:
            SealedUnreadable: its password cannot be read any more.
        """
        return cls(
            host=server.host,
            port=server.port,
            encryption=server.encryption,
            username=server.username,
            password=unseal(server.secret),
            patience=server.timeout,
        )


def is_readable(server: MailServer) -> bool:
    """Whether the stored password can be read: it cannot once SECRET_KEY is another one."""
    try:
        unseal(server.secret)
    except SealedUnreadable:
        return False
    return True
