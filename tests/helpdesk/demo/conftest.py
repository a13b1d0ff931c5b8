"""The demo, loaded once for a module and taken back after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from helpdesk.demo.load import load

PASSWORD = "made for this run"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    """What was told while loading."""
    said: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        load(PASSWORD, said.append)
        yield said
        transaction.set_rollback(True)
