"""Every change leaves one entry, which nobody changes."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from environs import ValidationError

from complaints.models import Cause
from complaints.services import save_cause
from helpdesk.audit import services
from helpdesk.audit.models import AuditEntry
from helpdesk.audit.registry import ERASED, HIDDEN, register, thing_of, value_in_words
from helpdesk.audit.sentences import row_of
from helpdesk.channels.webhook import services as webhooks
from helpdesk.channels.webhook.models import Endpoint
from helpdesk.people.models import User
from helpdesk.replies.models import SavedReply
from helpdesk.replies.services import save_saved_reply
from helpdesk.settings.env import audit_days

pytestmark = pytest.mark.django_db


def entries() -> list[tuple[str, str, str, dict[str, object]]]:
    return [(one.action, one.kind, one.thing, one.changes) for one in AuditEntry.objects.order_by("pk")]


def test_a_new_thing_is_told_with_what_it_holds(bob: User) -> None:
    save_cause(name="Delivery", by=bob)
    assert entries() == [("created", "cause", "Delivery", {"name": [None, "Delivery"], "is_active": [None, True]})]
    assert AuditEntry.objects.get().actor_id == bob.pk


def test_a_change_tells_what_it_was_before(bob: User) -> None:
    cause = save_cause(name="Delivery", by=bob)
    save_cause(cause=cause, name="Deliveries", by=bob)
    assert entries()[1] == ("changed", "cause", "Deliveries", {"name": ["Delivery", "Deliveries"]})


def test_saving_the_same_again_is_no_news(bob: User) -> None:
    cause = save_cause(name="Delivery", by=bob)
    save_cause(cause=cause, name="Delivery", by=bob)
    assert len(entries()) == 1


def test_what_is_refused_leaves_nothing(bob: User) -> None:
    with pytest.raises(RuntimeError), services.recorded(Cause(name="Delivery"), by=bob):
        raise RuntimeError
    assert entries() == []


def _break_off(by: User) -> None:
    with services.recorded_together("imported", by=by, kind="imported_pages", about="A folder"):
        for name in ("Delivery", "Damage"):
            save_cause(name=name, by=by)
        raise RuntimeError


def test_a_batch_is_one_entry_with_its_counts_also_when_it_breaks_off(bob: User) -> None:
    with pytest.raises(RuntimeError):
        _break_off(bob)
    assert entries() == [("imported", "imported_pages", "A folder", {"cause": [None, 2]})]
    assert [change.label for change in row_of(AuditEntry.objects.get()).changes] == ["Cause of complaints"]


def test_what_is_gone_is_told_with_what_it_held(bob: User) -> None:
    cause = save_cause(name="Delivery")
    with services.recorded(cause, by=bob):
        cause.delete()
    assert entries()[1] == ("deleted", "cause", "Delivery", {"name": ["Delivery", None], "is_active": [True, None]})


def test_a_secret_is_told_to_have_changed_and_not_shown(bob: User) -> None:
    endpoint = webhooks.save_endpoint(Endpoint(name="Chirp", channel="social"), by=bob)
    webhooks.renew_secret(endpoint, by=bob)
    assert entries()[1] == ("renewed", "webhook", "Chirp", {"secret": [HIDDEN, HIDDEN]})


def test_the_system_has_no_name(bob: User) -> None:
    save_cause(name="Delivery")
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.actor, entry.address) == (None, "", None)


@pytest.mark.parametrize("change", ["UPDATE audit_auditentry SET thing = ''", "DELETE FROM audit_auditentry"])
def test_the_database_refuses_to_change_an_entry(bob: User, change: str) -> None:
    save_cause(name="Delivery", by=bob)
    with pytest.raises(DatabaseError, match="kept as it was written"), transaction.atomic():
        _run(change)
    assert len(entries()) == 1


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_empty_the_log(bob: User) -> None:
    save_cause(name="Delivery", by=bob)
    with pytest.raises(DatabaseError, match="kept as it was written"):
        _run("TRUNCATE audit_auditentry")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_entries_go_when_their_time_is_over(bob: User) -> None:
    now = timezone.now()
    for days in (40, 20, 0):
        AuditEntry.objects.create(at=now - dt.timedelta(days=days), action="changed", thing=str(days))
    assert services.prune(now - dt.timedelta(days=30), 100) == 1
    assert {entry.thing for entry in AuditEntry.objects.all()} == {"20", "0"}


def test_an_entry_tells_where_its_request_came_from(client: Client, bob: User) -> None:
    client.force_login(bob)
    client.post("/desk/complaints/causes/", {"name": "Delivery", "is_active": "on"}, REMOTE_ADDR="203.0.113.7")
    assert AuditEntry.objects.get(kind="cause").address == "203.0.113.7"


def why_refused(days: int) -> str:
    """What is said against keeping the log for so long; empty where that can be."""
    try:
        audit_days(days)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


@pytest.mark.parametrize("days", [1, 29, -5])
def test_a_time_for_which_the_database_gives_nothing_up_is_refused(days: int) -> None:
    assert "at least 30 days" in why_refused(days)


@pytest.mark.parametrize("days", [0, 30, 4000])
def test_any_longer_time_and_for_ever_are_taken(days: int) -> None:
    assert why_refused(days) == ""


def test_two_kinds_of_things_never_share_a_model(bob: User) -> None:
    with pytest.raises(ValueError, match="audited already: cause"):
        register(thing_of(Cause()))


def test_of_others_entries_the_erased_name_alone_goes(bob: User) -> None:
    save_cause(name="Lost by Meg", by=bob)
    save_cause(name="Late", by=bob)
    assert services.erase_names(marks=["meg"], kind="customer", thing_id="7", actor_id=None) == 1
    assert [(one.thing, one.actor) for one in AuditEntry.objects.order_by("pk")] == [
        (ERASED, str(bob)),
        ("Late", str(bob)),
    ]


def test_of_an_account_that_is_erased_what_it_did_stays(bob: User) -> None:
    save_cause(name="Late", by=bob)
    services.erase_names(marks=[], kind="customer", thing_id="7", actor_id=bob.pk)
    assert AuditEntry.objects.values_list("thing", "actor").get() == ("Late", ERASED)


def test_what_no_room_registered_is_not_audited() -> None:
    with pytest.raises(LookupError, match="not audited: AuditEntry"):
        thing_of(AuditEntry())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"mon": ["09:00", "17:00"], "sun": []}, "mon: 09:00, 17:00, sun: nothing"),
        (True, "yes"),
        (3, "3"),
        ("", "nothing"),
        ("2026-12-01", "1 December 2026"),
    ],
)
def test_a_kept_value_is_told_by_its_kind(value: object, words: str) -> None:
    assert value_in_words("nobody knows", "hours", value) == words


def test_a_secret_is_told_by_a_mark(bob: User) -> None:
    services.record("changed", by=bob, thing=save_cause(name="Late", by=bob), changes={"name": (HIDDEN, HIDDEN)})
    assert next(iter(row_of(AuditEntry.objects.latest("pk")).changes)).unshown == "changed; a secret is not shown"


def test_of_what_became_everybodys_the_words_are_told_from_then_on(bob: User) -> None:
    saved = save_saved_reply(reply=SavedReply(), by=bob, owner=bob, name="Mine", body="My way", language="en")
    save_saved_reply(reply=saved, by=bob, owner=None, name="Ours", body="Our way", language="en")
    alone, shared = (
        next(one for one in row_of(entry).changes if one.label == "Text") for entry in AuditEntry.objects.order_by("pk")
    )
    assert alone.unshown == "changed; what is one person’s own is not shown"
    assert (shared.before, shared.after, shared.unshown) == ("one person’s own", "Our way", "")
