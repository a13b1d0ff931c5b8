"""A saved reply is counted where what began with it left, and as unedited where it left as it was put in."""

import pytest
from django.test import Client

from helpdesk.events import deliver
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply, SavedReplyUse
from helpdesk.replies.queries.uses import UseCount, use_counts
from helpdesk.replies.services.count_use import without_courtesies
from helpdesk.tickets import services
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import DeliveryState, Draft, Message, Ticket
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "thank you for your message about your order. We will get back to you within two days."
SAVED = f"Hi {{{{ customer.name }}}},\n\n{WORDS}\n\nKind regards\n{{{{ agent.name }}}}"
SENT = f"Hi Meg O’Dowd,\n\n{WORDS}\n\nKind regards\nAlice"
FRESH = "Order 1182 left Leeds yesterday; I have asked the courier to ring you before ten on Monday."


@pytest.fixture
def saved(db: None) -> SavedReply:
    return SavedReply.objects.create(name="Thanks", body=SAVED)


@pytest.fixture
def ticket(alice: User) -> Ticket:
    return factories.ticket(team=alice.teams.get())


@pytest.fixture
def as_alice(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def reply(ticket: Ticket, alice: User, body: str, key: int | None) -> Message:
    made = services.reply(ticket=ticket, body_text=body, actor=Actor.of(alice), author=alice, begun_with=key)
    deliver.drain()
    return made


@pytest.mark.parametrize(
    ("body", "unedited"),
    [
        (SENT, 1),
        (SENT.replace("Hi Meg", "Good morning, Meg").replace("Kind regards", "Best wishes"), 1),
        (SENT.replace(WORDS, f"{WORDS} {FRESH}"), 0),
        (FRESH, 0),
    ],
)
def test_what_left_is_counted_and_whether_it_was_edited(
    ticket: Ticket, alice: User, saved: SavedReply, body: str, unedited: int
) -> None:
    message = reply(ticket, alice, body, saved.pk)
    assert use_counts([saved.pk]) == {}
    Message.objects.filter(pk=message.pk).update(delivery=DeliveryState.SENT)
    assert use_counts([saved.pk]) == {saved.pk: UseCount(1, unedited)}


def test_words_in_a_marked_place_make_it_ones_own(ticket: Ticket, alice: User) -> None:
    marked = SavedReply.objects.create(name="Marked", body="I am sorry. This is what I did: [[what you did]]")
    reply(ticket, alice, f"I am sorry. This is what I did: {FRESH}", marked.pk)
    assert SavedReplyUse.objects.get().similarity < 0.5


def test_a_reply_that_began_with_none_or_with_anothers_own_counts_for_none(
    ticket: Ticket, alice: User, charlie: User
) -> None:
    own = SavedReply.objects.create(name="Own", body=SAVED, owner=charlie)
    for key in (None, own.pk, 2**62):
        reply(ticket, alice, f"{SENT} {key}", key)
    assert not SavedReplyUse.objects.exists()


def test_taken_back_it_is_no_use_and_the_draft_knows_what_it_began_with(
    ticket: Ticket, alice: User, saved: SavedReply
) -> None:
    message = services.reply(
        ticket=ticket, body_text=SENT, actor=Actor.of(alice), author=alice, begun_with=saved.pk, undo_seconds=60
    )
    services.withdraw_reply(message=message, actor=Actor.of(alice))
    deliver.drain()
    assert (use_counts([saved.pk]), Draft.objects.get().begun_with) == ({}, saved.pk)


def test_without_script_the_draft_brings_the_key_into_the_composer(
    as_alice: Client, ticket: Ticket, saved: SavedReply
) -> None:
    page = f"/desk/tickets/{ticket.number}/"
    assert f"insert/?begun_with={saved.pk}" in as_alice.get(f"{page}saved-replies/").content.decode()
    as_alice.post(f"{page}insert/?begun_with={saved.pk}", {"insert": SENT})
    assert f'name="begun_with" value="{saved.pk}"' in as_alice.get(page).content.decode()
    as_alice.post(f"{page}reply/", {"kind": "reply", "body": SENT, "begun_with": str(saved.pk), "status": "waiting"})
    assert Message.objects.get(direction="out").begun_with == saved.pk


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, ""])
def test_a_key_that_is_none_stops_nothing(as_alice: Client, ticket: Ticket, key: str) -> None:
    page = f"/desk/tickets/{ticket.number}/"
    as_alice.post(f"{page}draft/", {"kind": "reply", "body": SENT, "begun_with": key})
    as_alice.post(f"{page}reply/", {"kind": "reply", "body": SENT, "begun_with": key, "status": "waiting"})
    assert Message.objects.get(direction="out").begun_with is None


def test_the_list_tells_uses_and_the_share_that_was_not_edited(
    as_alice: Client, alice: User, ticket: Ticket, saved: SavedReply
) -> None:
    for body in (SENT, FRESH):
        reply(ticket, alice, body, saved.pk)
    Message.objects.filter(direction="out").update(delivery=DeliveryState.SENT)
    page = as_alice.get("/desk/settings/saved-replies/")
    ((_, _, used, _),) = page.context["rows"]
    assert (used.left, used.share) == (2, 0.5)
    assert "1 of 2; likely 9% to 91%" in " ".join(page.content.decode().split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hi Meg,\n\nit left.\n\nAlice", "it left."),
        ("It left.", "It left."),
        ("Hi Meg,", "Hi Meg,"),
        ("It left.\n\nDid it come?", "It left.\n\nDid it come?"),
        ("First of all.\n\nThen all the rest of it", "First of all.\n\nThen all the rest of it"),
    ],
)
def test_greeting_and_sign_off_are_left_out_where_they_stand_alone(text: str, left: str) -> None:
    assert without_courtesies(text) == left
