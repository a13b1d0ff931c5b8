"""A mailbox whose mail lies at a real IMAP server."""

import pytest

from tests.running.dovecot import Dovecot
from tests.running.imap_door import ImapDoor


@pytest.fixture
def door(db: None, dovecot: Dovecot) -> ImapDoor:
    """Leaves messages where they are."""
    return ImapDoor.make(dovecot)
