"""The story that the demo tells can be seen whenever somebody starts it, also in the first hour of a week."""

import datetime as dt

import pytest
import time_machine
from pytest_django import Settings

from helpdesk.demo.load import load
from helpdesk.demo.shop import ZONE
from tests.helpdesk.demo.conftest import PASSWORD
from tests.helpdesk.demo.test_load import hinge_shows

MONDAY = dt.datetime(2026, 11, 30, 5, 30, tzinfo=dt.UTC)
"""Half past midnight where the shop is: all tickets of the last days fall into the week before."""


@pytest.mark.heavy
@pytest.mark.django_db
def test_the_breaking_hinge_shows_on_a_monday(settings: Settings) -> None:
    settings.TIME_ZONE = ZONE
    with time_machine.travel(MONDAY, tick=True):
        load(PASSWORD, lambda _: None)
        assert hinge_shows()
