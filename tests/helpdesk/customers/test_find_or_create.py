"""One customer for one contact point, also when two are told of it at once."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from helpdesk.customers.models import ContactPoint, Customer
from helpdesk.customers.services import find_or_create_customer


@pytest.mark.django_db(transaction=True)
def test_two_who_store_one_address_at_once_have_one_customer() -> None:
    looked, found = threading.Barrier(2), list[int]()

    def pause(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        done = execute(sql, *rest)
        if sql.startswith("SELECT") and not found:
            with suppress(threading.BrokenBarrierError):
                looked.wait(timeout=3)  # both have looked, and nobody has stored it
        return done

    def store() -> None:
        with connection.execute_wrapper(pause):
            found.append(find_or_create_customer(email="meg@example.org", name="Meg").pk)
        connection.close()

    threads = [threading.Thread(target=store) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Customer.objects.get().pk] * 2


@pytest.mark.django_db
def test_a_known_customer_is_found_by_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known = find_or_create_customer(email="meg@example.org", phone="+441632960001", name="Meg")
    with django_assert_num_queries(1):
        assert find_or_create_customer(email="Meg@example.org", phone="+44 1632 960001", name="M") == known


@pytest.mark.django_db
def test_an_address_counts_before_a_number_and_what_is_missing_is_added() -> None:
    by_mail = find_or_create_customer(email="meg@example.org")
    by_phone = find_or_create_customer(phone="+441632960001")
    assert find_or_create_customer(email="meg@example.org", phone="+441632960001", name="Meg") == by_mail
    again = find_or_create_customer(email="new@example.org", phone="+441632960001")
    assert (again, again.email, Customer.objects.get(pk=by_mail.pk).name) == (by_phone, "new@example.org", "Meg")
    assert ContactPoint.objects.count() == 3
