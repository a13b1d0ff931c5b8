"""What happened is kept as ids; people read words, also where the release before wrote them into the row."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from helpdesk.people.models import User
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Activity
from helpdesk.tickets.verbs import Verb, verb_of
from helpdesk.tickets.views.ticket.history import change_of
from helpdesk.tickets.wording import history
from tests import factories

migration = import_module("helpdesk.tickets.migrations.0021_history_in_ids")


@pytest.mark.django_db
def test_a_line_keeps_ids_and_is_told_in_words(alice: User) -> None:
    ticket = services.update_ticket(ticket=factories.ticket(), actor=Actor.of(alice), tags=["Lamp"])
    verb, changes = Activity.objects.values_list("verb", "changes").latest("pk")
    assert (verb, changes) == ("ticket.changed", {"tags_added": [None, "Lamp"]})
    assert change_of(ticket.activities.latest("pk")).details == ["Tags added: Lamp"]


@pytest.mark.django_db
def test_words_of_the_release_before_are_read_as_ids(alice: User) -> None:
    ticket = services.mark_complaint(ticket=factories.ticket(), actor=Actor.of(alice))
    Activity.objects.filter(verb=Verb.COMPLAINT_OPENED).update(
        verb="became a complaint", changes={"tags added": [None, "Lamp"]}
    )
    line = ticket.activities.latest("pk")
    assert (line.verb, change_of(line).details) == (Verb.COMPLAINT_OPENED, ["Tags added: Lamp"])
    assert not services.unmark_complaint(ticket=ticket, actor=Actor.of(alice)).is_complaint


@pytest.mark.django_db
def test_old_lines_are_rewritten_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "BATCH", 1)
    rows = [factories.ticket().activities.latest("pk") for _ in range(3)]
    pair = [None, "Lamp"]
    for row, verb in zip(rows, ("replied", "assessed the complaint", "ticket.changed"), strict=True):
        Activity.objects.filter(pk=row.pk).update(verb=verb, changes={"tags added": pair, "status": ["new", "open"]})
    with connection.schema_editor() as editor:
        migration.rewrite(apps, editor)
    found = Activity.objects.order_by("pk").values_list("verb", "changes")
    changes = {"tags_added": pair, "status": ["new", "open"]}
    assert list(found) == [("reply.sent", changes), ("complaint.assessed", changes), ("ticket.changed", changes)]


SINCE = {Verb.CARD_MASKED, Verb.NOTE_WITHDRAWN, Verb.TASK_WITHDRAWN}
"""Came after ids: no release wrote them in words."""


@pytest.mark.parametrize(("words", "verb"), migration.VERBS.items())
def test_every_verb_has_words_and_is_read_where_it_was_words(words: str, verb: str) -> None:
    assert (verb_of(words), history.verb_words(verb)) == (verb, words)


def test_every_verb_of_this_room_was_thought_of() -> None:
    assert not [verb for verb in Verb if history.verb_words(verb) == verb or len(verb) > 40]
    assert set(Verb) - SINCE <= set(migration.VERBS.values())
