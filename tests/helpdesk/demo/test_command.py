"""The door of the demo: only in a demo, only into an empty house."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from helpdesk.customers.services import find_or_create_customer
from helpdesk.demo.files import content
from helpdesk.tickets.models import Ticket
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LOCAL_ACCOUNTS = True
    monkeypatch.setenv("DEMO_PASSWORD", "a password")


def test_it_is_refused_where_no_demo_runs() -> None:
    with pytest.raises(CommandError, match="own machine only"):
        call_command("load_demo")


def test_it_is_refused_without_a_password(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LOCAL_ACCOUNTS = True
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        call_command("load_demo")


@pytest.mark.usefixtures("demo")
def test_data_of_ones_own_is_left_in_peace() -> None:
    factories.ticket()
    out = StringIO()
    call_command("load_demo", "--sign-ins", stdout=out)
    assert "data of your own" in out.getvalue()
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize(
    "reached", [{"email": "jo@a-real-shop.com"}, {"phone": "+49 30 901820"}, {"handle": "@jo", "place": "a-forum"}]
)
def test_made_up_tickets_stay_away_from_a_real_shop(reached: dict[str, Any]) -> None:
    factories.ticket(requester=find_or_create_customer(name="Jo", **reached))
    with pytest.raises(CommandError, match="customers of a real shop"):
        call_command("make_load", "--tickets", "1")
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("count", ["0", "-3"])
def test_made_up_tickets_are_at_least_one(count: str) -> None:
    with pytest.raises(CommandError, match="from 1 on"):
        call_command("make_load", "--tickets", count)


@pytest.mark.usefixtures("demo")
def test_loaded_once_it_tells_who_can_sign_in() -> None:
    first = content("people")["sign_ins"][0]
    factories.user("Priya Raman", email=first)
    out = StringIO()
    call_command("load_demo", "--sign-ins", stdout=out)
    assert [line.split()[0] for line in out.getvalue().splitlines()] == ["Address", "────────────────────────", first]
    assert "a password" in out.getvalue()
