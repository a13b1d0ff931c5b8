"""A start says what customers look for on public pages and do not find."""

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext

from helpdesk.people.models import User
from helpdesk.shop.known import kept
from helpdesk.shop.services import save_shop

pytestmark = pytest.mark.django_db


def warnings() -> list[str]:
    return [found.msg for found in run_checks(databases=["default"]) if str(found.id).startswith("shop.")]


def test_a_start_warns_until_phone_and_address_are_written_down(bob: User) -> None:
    assert warnings() == ["Public pages tell no phone number.", "Public pages tell no postal address."]
    save_shop(by=bob, facts={"phone": "+1 207 555 0118"})
    assert warnings() == ["Public pages tell no postal address."]
    save_shop(by=bob, facts={"postal_address": "1 Wharf"})
    assert warnings() == []


@pytest.mark.parametrize("change", ["RENAME TO shop_gone", "RENAME COLUMN guide_ended_at TO gone"])
def test_nothing_is_asked_of_a_table_that_the_migrations_have_yet_to_make(change: str) -> None:
    kept.forget()
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE shop_shop {change}")
    with CaptureQueriesContext(connection) as asked:
        assert warnings() == []
    assert not any('FROM "shop_shop" WHERE' in query["sql"] for query in asked.captured_queries)
