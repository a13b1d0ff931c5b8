"""What a ticket lacks before it can be resolved, for tests of those who ask."""

import pytest

from helpdesk.tickets.extensions import guards
from helpdesk.tickets.extensions.guards import Guard
from helpdesk.tickets.wording import missing


@pytest.fixture
def cause_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ticket may be resolved: "Choose a cause first."."""
    monkeypatch.setattr(guards, "_guards", {})
    monkeypatch.setattr(missing, "_words", {})
    guards.register("test.cause", Guard(lambda ticket: True, "Choose a cause first."))
