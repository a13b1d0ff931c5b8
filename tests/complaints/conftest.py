"""Complaints and causes for the tests of this room."""

import pytest

from complaints.models import Cause, Complaint
from complaints.services import issue_receipt, open_complaint, save_cause
from helpdesk.tickets.actors import Actor
from tests import factories


@pytest.fixture
def hinge(db: None) -> Cause:
    """A cause within a group."""
    return save_cause(name="Hinge broke", parent=save_cause(name="Product"))


@pytest.fixture
def complaint(db: None) -> Complaint:
    """With its receipt, as the worker leaves it."""
    opened = open_complaint(ticket=factories.ticket(), actor=Actor.system())
    issue_receipt(held=opened.ticket)
    return opened
