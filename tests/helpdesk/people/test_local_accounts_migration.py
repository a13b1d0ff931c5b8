"""Accounts of a demo that was loaded by an earlier release are marked as the machine's own."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from helpdesk.people.models import User
from tests import factories

migration = import_module("helpdesk.people.migrations.0007_local_accounts")


@pytest.mark.django_db
def test_they_are_marked_and_nobody_else_is() -> None:
    theirs = factories.user("Priya", email="priya@harborpine.example")
    factories.user("Alice")
    with connection.schema_editor() as editor:
        migration.mark(apps, editor)
    assert list(User.objects.filter(is_local=True)) == [theirs]
