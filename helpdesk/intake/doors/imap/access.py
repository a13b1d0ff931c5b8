"""Holds what it takes to get into an account, with its secret in the clear for as long as it is used."""

from dataclasses import dataclass, field
from typing import Self

from helpdesk.intake.codes.faults import Fault
from helpdesk.intake.doors.imap.trouble import ConnectStep, Trouble
from helpdesk.intake.models import ImapAccount
from helpdesk.web.sealed import SealedUnreadable, unseal

PATIENCE = 20.0
"""Seconds that a server may be silent."""


@dataclass(frozen=True, slots=True)
class Access:
    """How to get into an account.

    `security` is a value of `Security`. With a `token_command` there is no password. `patience` in seconds.
    """

    host: str
    port: int
    security: str
    username: str
    password: str = field(default="", repr=False)
    token_command: str = ""
    patience: float = PATIENCE

    @classmethod
    def of(cls, account: ImapAccount) -> Self:
        """The access to a stored account, with its password in the clear.

        Raises:
            Trouble: the stored password cannot be read any more.
        """
        try:
            password = "" if account.token_command else unseal(account.secret)
        except SealedUnreadable:
            raise Trouble(ConnectStep.SIGN_IN, Fault.SEALED_UNREADABLE) from None
        return cls(
            host=account.host,
            port=account.port,
            security=account.security,
            username=account.username,
            password=password,
            token_command=account.token_command,
        )
