"""`door`: each door in turn, on a database whose transactions are real."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from helpdesk.outgoing.models import Door as Way
from helpdesk.outgoing.models import Mailbox
from tests.helpdesk.intake.doors.doors import HELP, RETURNS, ApiDoor, Door, ImapDoors, ListenerDoor, PipeDoor
from tests.running.dovecot import Dovecot
from tests.running.imap_door import ImapDoor
from tests.running.listener import listening


@pytest.fixture(params=["pipe", "lmtp", "smtp", "api", "imap"])
def door(request: pytest.FixtureRequest, transactional_db: None) -> Iterator[Door]:
    with ExitStack() as stack:
        yield _open(request.param, stack, request)


def _open(name: str, stack: ExitStack, request: pytest.FixtureRequest) -> Door:
    if name == "imap":
        return _imap(request.getfixturevalue("dovecot"))
    for address in (HELP, RETURNS):
        Mailbox.objects.create(address=address, is_default=address == HELP, door=Way.HANDED)
    if name == "api":
        return ApiDoor()
    if name == "pipe":
        return PipeDoor()
    options: dict[str, Any] = {"protocol": name, "only_mailboxes": name == "smtp"}
    return ListenerDoor(stack.enter_context(listening(**options)), b"LHLO" if name == "lmtp" else b"EHLO")


def _imap(dovecot: Dovecot) -> ImapDoors:
    return ImapDoors({address: ImapDoor.make(dovecot, address) for address in (HELP, RETURNS)})
