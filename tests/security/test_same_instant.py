"""Two who save one page in the same instant: both passed the first look, one is stored, and the other is told."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from helpdesk.audit.models import AuditEntry
from helpdesk.people.models import Role, Team
from tests import factories
from tests.security.forms_of import forms_of

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = """
    SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
    WHERE locktype = 'tuple' AND datname = current_database()
"""
"""Who waits for a row holds a lock of it, or waits for that one."""


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


def saved_at_once(path: str, names: tuple[str, str]) -> dict[str, Any]:
    """What each of two people is answered who rename a team to their own name, and both wait before any is stored."""
    clients, answers, posts = {name: Client() for name in names}, {}, {}
    for name, client in clients.items():
        client.force_login(factories.user(name, role=Role.ADMIN))
        page = next(form for form in forms_of(client.get(path).text) if "seen" in form.values)
        posts[name] = page.values | {"name": name}

    def post(name: str) -> None:
        try:
            answers[name] = clients[name].post(path, posts[name])
        finally:
            connection.close()

    threads = [threading.Thread(target=post, args=[name]) for name in names]
    with transaction.atomic():
        list(Team.objects.select_for_update(no_key=True))
        for thread in threads:
            thread.start()
        while waiting() < len(threads) and all(thread.is_alive() for thread in threads):
            pass
    for thread in threads:
        thread.join()
    return answers


def test_one_of_two_who_save_in_the_same_instant_is_told() -> None:
    team = factories.team("Delivery")
    answers = saved_at_once(reverse("people:team", args=[team.pk]), ("Ada", "Berta"))

    stored = Team.objects.get().name
    told = next(name for name in answers if name != stored)
    assert (answers[stored].status_code, answers[told].status_code) == (302, 422)
    assert "changed this" in answers[told].text
    assert f'value="{told}"' in answers[told].text
    assert AuditEntry.objects.filter(kind="team").count() == 1
