"""Two notices of one thing are one, an occasion is told once, and what was seen is told anew."""

import pytest
from django.db import transaction

from helpdesk.notifications.models import Notice
from helpdesk.notifications.services import mark_seen, notify
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def tell(ticket: Ticket, person: User, occasion: str = "message:1", **more: int) -> list[int]:
    thing = f"ticket:{ticket.pk}"
    return notify(kind="answered", to=[person, person], thing=thing, occasion=occasion, ticket=ticket, **more)


def test_an_occasion_is_told_once_also_after_it_was_seen(hers: Ticket, alice: User) -> None:
    assert len(tell(hers, alice)) == 1
    assert tell(hers, alice) == []
    mark_seen(person=alice)
    assert tell(hers, alice) == []
    assert Notice.objects.get().count == 1


def test_what_happens_after_it_was_seen_is_a_new_one(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    mark_seen(person=alice)
    tell(hers, alice, "message:2")
    assert list(Notice.objects.order_by("pk").values_list("count", flat=True)) == [1, 1]


def test_what_comes_after_somebody_looked_stays_unread(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    looked = Notice.objects.get().at
    tell(hers, alice, "message:2")
    assert mark_seen(person=alice, up_to=looked) == 0


def test_who_left_is_told_nothing(hers: Ticket, alice: User) -> None:
    alice.is_active = False
    alice.save()
    assert tell(hers, alice) == []


def test_it_holds_no_word_of_anybody(hers: Ticket, alice: User) -> None:
    tell(hers, alice)
    held = str(Notice.objects.values().get())
    assert "Meg" not in held
    assert "Kettle" not in held


@pytest.mark.django_db(transaction=True)
def test_it_belongs_into_a_transaction(hers: Ticket, alice: User) -> None:
    with pytest.raises(RuntimeError, match="belongs inside the transaction"):
        tell(hers, alice)
    with transaction.atomic():
        assert tell(hers, alice)


def test_an_own_act_is_told_to_nobody(hers: Ticket, alice: User) -> None:
    assert tell(hers, alice, actor_id=alice.pk) == []
