"""What is read once a transaction is read afresh by the next."""

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from helpdesk.outgoing.models import Mailbox
from helpdesk.web.requests.per_transaction import once_a_transaction

pytestmark = pytest.mark.django_db


@once_a_transaction
def addresses() -> list[str]:
    return list(Mailbox.objects.values_list("address", flat=True))


@pytest.fixture(autouse=True)
def mailbox() -> Mailbox:
    return Mailbox.objects.create(address="help@harborpine.example", is_default=True)


def test_a_transaction_reads_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with transaction.atomic(), django_assert_num_queries(1):
        assert addresses() == addresses() == ["help@harborpine.example"]


def test_the_next_one_sees_what_changed_and_so_does_one_after_an_error(mailbox: Mailbox) -> None:
    with transaction.atomic():
        addresses()
        transaction.set_rollback(True)
    with transaction.atomic():
        Mailbox.objects.filter(pk=mailbox.pk).update(address="new@harborpine.example")
        assert addresses() == ["new@harborpine.example"]


def test_outside_of_one_nothing_is_kept(mailbox: Mailbox) -> None:
    addresses()
    Mailbox.objects.filter(pk=mailbox.pk).update(address="new@harborpine.example")
    assert addresses() == ["new@harborpine.example"]
