"""Periodic work on accounts."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from helpdesk.people.models import User
from helpdesk.people.tasks import clear_sessions

pytestmark = pytest.mark.django_db


def test_expired_sessions_are_forgotten_and_others_kept(client: Client, alice: User, bob: User) -> None:
    client.force_login(alice)
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(minutes=1))
    kept = Client()
    kept.force_login(bob)
    clear_sessions()
    assert [session.session_key for session in Session.objects.all()] == [kept.session.session_key]
