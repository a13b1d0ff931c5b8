"""Notices go after their time, seen or not."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from helpdesk.notifications.models import Notice
from helpdesk.notifications.services import notify
from helpdesk.people.models import User
from helpdesk.privacy.registry import find
from helpdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def test_the_oldest_go_and_the_others_stay(hers: Ticket, alice: User) -> None:
    kept, now = find("notices"), timezone.now()
    assert kept
    for days in (100, 1):
        with time_machine.travel(now - dt.timedelta(days=days)):
            notify(kind="answered", to=[alice], thing=f"note:{days}", occasion=f"event:{days}", ticket=hers)
    before = now - dt.timedelta(days=90)
    assert kept.foresee(before).count == 1
    assert [one.name for one in kept.examples(before, 5)] == ["Alice"]
    assert kept.apply(before, 5) == 1
    assert Notice.objects.get().thing == "note:1"
