"""A rule takes tags off, whatever their case, and follows a tag that is renamed."""

import pytest

from helpdesk.people.models import User
from helpdesk.rules.models import Rule
from helpdesk.rules.outcome_words import done_words
from helpdesk.tagging.services import rename_tag
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import Tag
from helpdesk.tickets.services import update_ticket
from tests import factories
from tests.helpdesk.rules.makers import foreseen, ran, rule

pytestmark = pytest.mark.django_db


def test_tags_come_off_as_it_was_foreseen(alice: User) -> None:
    ticket = factories.ticket()
    update_ticket(ticket=ticket, actor=Actor.of(alice), add=["Late", "vip"])
    ran(ticket)
    after = foreseen(ticket, "untag", "late, gone").value("tags")
    rule("Off", do={"untag": "late, gone"}, trigger="changed")
    update_ticket(ticket=ticket, actor=Actor.of(alice), priority="high")
    run = ran(ticket)[-1]
    assert tuple(tag.name for tag in ticket.tags.all()) == after == ("vip",)
    assert done_words(run.done[0]) == "Tag Late taken off"


def test_a_ticket_without_the_tag_is_left_as_it_is() -> None:
    rule("Off", do={"untag": "late"})
    ticket = factories.ticket()
    (run,) = ran(ticket)
    assert done_words(run.done[0]) == "Not tagged late"
    assert not ticket.activities.filter(actor_kind="rule").exists()


def test_it_follows_a_tag_that_is_renamed(bob: User) -> None:
    rule("Off", do={"untag": "late, vip"})
    rename_tag(tag=Tag.objects.create(name="late"), name="overdue", by=bob)
    version = Rule.objects.select_related("version").get().version
    assert version is not None
    assert version.actions == [{"do": "untag", "value": "overdue, vip"}]
