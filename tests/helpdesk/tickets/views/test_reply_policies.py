"""Settings → Reply policies: the list in its order, the page of one with what it comes to, up and down."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from helpdesk.audit.models import AuditEntry
from helpdesk.calendars.models import Calendar
from helpdesk.people.models import User
from helpdesk.tickets.forms.reply_policy import ReplyPolicyForm
from helpdesk.tickets.models import ReplyPolicy
from helpdesk.tickets.services import follow_calendar, save_reply_policy
from helpdesk.tickets.wording.open_time import read_minutes
from tests import factories

pytestmark = pytest.mark.django_db
POLICIES = "/desk/settings/reply-policies/"
OFFICE = {str(day): [["09:00", "17:00"]] for day in range(5)}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def usual() -> ReplyPolicy:
    """The one for all other tickets, with which a shop begins."""
    return ReplyPolicy.objects.get()


def for_priority(priority: str, position: int) -> ReplyPolicy:
    conditions = {"all": [{"field": "priority", "op": "is", "value": [priority]}]}
    row = ReplyPolicy(name=f"If {priority}", position=position, conditions=conditions, first_reply={priority: 30})
    return save_reply_policy(policy=row)


def typed(row: ReplyPolicy, **changed: str) -> dict[str, str]:
    """What the form of a policy posts as it is shown, with changes."""
    return {"name": row.name, "is_active": "on", "first_reply_normal": "8 h", **changed}


def text(client: Client, path: str = POLICIES) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("30 min", 30),
        ("30m", 30),
        ("4 h", 240),
        ("1 h 30 min", 90),
        ("1,5 Std", 90),
        ("2 d", 960),
        ("1 day, 2 hours", 600),
        ("4", None),
        ("soon", None),
        ("-4 h", None),
        ("4 h or so", None),
        ("", None),
    ],
)
def test_people_write_open_time_in_their_own_way(words: str, minutes: int | None) -> None:
    assert read_minutes(words, day=480) == minutes


@pytest.mark.parametrize("path", ["", "new/", "{pk}/"])
def test_the_pages_are_for_those_who_may_change_them(
    client: Client, alice: User, usual: ReplyPolicy, path: str
) -> None:
    client.force_login(alice)
    assert client.get(POLICIES + path.format(pk=usual.pk)).status_code == 403
    assert client.post(f"{POLICIES}{usual.pk}/move/", {"to": "up"}).status_code == 403


def test_the_list_says_whom_each_is_for_and_what_it_promises(manager: Client, usual: ReplyPolicy) -> None:
    for_priority("high", 0)
    words = text(manager)
    assert words.index("the priority is High") < words.index("all other tickets")
    assert "First reply: High 30 min" in words
    assert "Urgent 1 h, High 4 h, Normal 8 h, Low 16 h" in words


def test_a_policy_that_asks_about_something_gone_is_told(manager: Client, usual: ReplyPolicy) -> None:
    conditions = {"all": [{"field": "gone", "op": "is", "value": ["x"]}]}
    broken = ReplyPolicy.objects.create(name="Broken", position=0, conditions=conditions)
    assert "It asks about something that is gone" in text(manager)
    assert "It asks about something that is gone" in text(manager, f"{POLICIES}{broken.pk}/")


def test_what_is_promised_is_changed_and_open_tickets_follow(manager: Client, usual: ReplyPolicy, bob: User) -> None:
    office = Calendar.objects.create(name="Office", hours=OFFICE)
    follow_calendar()
    factories.ticket()
    times = {"first_reply_normal": "30 min", "next_reply_normal": "1 h 30 min", "resolution_low": "2 d"}
    answer = manager.post(f"{POLICIES}{usual.pk}/", typed(usual, calendar=str(office.pk), **times))
    assert answer["Location"] == POLICIES
    usual.refresh_from_db()
    assert (usual.first_reply, usual.next_reply) == ({"normal": 30}, {"normal": 90})
    assert (usual.resolution, usual.calendar) == ({"low": 960}, office)
    assert follow_calendar() == 1
    entry = AuditEntry.objects.get(kind="reply_policy", actor_id=bob.pk)
    assert set(entry.changes) == {"first_reply", "next_reply", "resolution", "calendar"}
    assert "Low: 16 h" in text(manager, "/desk/settings/audit/?kind=reply_policy")


def test_its_conditions_stay(manager: Client, usual: ReplyPolicy) -> None:
    row = for_priority("high", 0)
    manager.post(f"{POLICIES}{row.pk}/", typed(row, name="High ones"))
    assert ReplyPolicy.objects.get(name="High ones").conditions == row.conditions


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Give it a name."),
        ({"name": "If high"}, "of this name already"),
        ({"first_reply_high": "4"}, "Write it as 30 min, 4 h or 2 d."),
        ({"resolution_low": "0 min"}, "From 1 min to"),
        ({"next_reply_low": "99999 h"}, "From 1 min to"),
        ({"calendar": "0"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_told_beside_it_and_what_was_typed_stays(
    manager: Client, usual: ReplyPolicy, changed: dict[str, str], words: str
) -> None:
    for_priority("high", 0)
    answer = manager.post(f"{POLICIES}{usual.pk}/", typed(usual, first_reply_urgent="17 min") | changed)
    assert (answer.status_code, words in answer.text, "17 min" in answer.text) == (422, True, True)
    assert ReplyPolicy.objects.get(pk=usual.pk).first_reply == usual.first_reply


def test_the_last_one_for_all_others_stays_on(manager: Client, usual: ReplyPolicy) -> None:
    answer = manager.post(f"{POLICIES}{usual.pk}/", {"name": usual.name, "first_reply_normal": "8 h"})
    assert (answer.status_code, "The last policy is for all other tickets" in answer.text) == (422, True)
    assert ReplyPolicy.objects.get().is_active


def test_a_policy_with_conditions_is_switched_off_and_on(manager: Client, usual: ReplyPolicy) -> None:
    row = for_priority("high", 0)
    for given in ({}, {"is_active": "on"}):
        manager.post(f"{POLICIES}{row.pk}/", {"name": row.name, "first_reply_high": "30 min", **given})
        row.refresh_from_db()
        assert row.is_active is bool(given)


def test_a_preview_stores_nothing_and_says_how_long_a_day_is(manager: Client, usual: ReplyPolicy) -> None:
    office = Calendar.objects.create(name="Office", hours=OFFICE)
    data = typed(usual, calendar=str(office.pk), do="preview")
    words = " ".join(manager.post(f"{POLICIES}{usual.pk}/", data).text.split())
    assert "A day is 8 h" in words
    assert ReplyPolicy.objects.get().calendar is None


def test_up_and_down_change_places_and_the_one_for_all_others_stays_last(
    manager: Client, usual: ReplyPolicy, bob: User
) -> None:
    first, second = for_priority("high", 0), for_priority("low", 0)
    for row, to in ((second, "up"), (second, "up"), (usual, "up"), (first, "down")):
        manager.post(f"{POLICIES}{row.pk}/move/", {"to": to})
    assert list(ReplyPolicy.objects.all()) == [second, first, usual]
    assert [entry.thing for entry in AuditEntry.objects.filter(kind="reply_policy", actor_id=bob.pk)] == [second.name]


def asking(*chosen: str) -> dict[str, object]:
    """What the editor of conditions posts for one that asks for priorities."""
    return {
        "node": ["0", "1"],
        "mode-0": "all",
        "parent-1": "0",
        "field-1": "priority",
        "op-1": "is",
        "chosen-1": chosen,
    }


def test_a_new_one_is_put_before_the_one_for_all_others(manager: Client, usual: ReplyPolicy) -> None:
    for_priority("high", 0)
    manager.post(f"{POLICIES}new/", {"name": "If low", "is_active": "on", "first_reply_low": "4 h", **asking("low")})
    assert [row.name for row in ReplyPolicy.objects.all()] == ["If high", "If low", usual.name]
    row = ReplyPolicy.objects.get(name="If low")
    assert row.conditions == {"all": [{"field": "priority", "op": "is", "value": ["low"]}]}


def test_conditions_are_changed_by_buttons_and_nothing_typed_is_lost(manager: Client, usual: ReplyPolicy) -> None:
    data = {"name": "Typed", "first_reply_low": "17 min", **asking("low"), "new-field-0": "team"}
    words = manager.post(f"{POLICIES}new/", data | {"do": "add-condition:0"}).text
    assert all(part in words for part in ("Typed", "17 min", "the priority is Low", 'name="op-2"'))
    words = manager.post(f"{POLICIES}new/", data | {"do": "remove:1"}).text
    assert "No conditions: every ticket matches." in words
    assert ReplyPolicy.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (asking(), "Choose at least one"),
        ({**asking("low"), "field-1": "text", "op-1": "contains", "words-1": "x"}, "what a message says"),
        ({"node": "0", "mode-0": "all"}, "Behind a policy without conditions no other is ever asked"),
    ],
)
def test_conditions_that_cannot_be_are_told_and_stay(
    manager: Client, usual: ReplyPolicy, changed: dict[str, object], words: str
) -> None:
    answer = manager.post(f"{POLICIES}new/", {"name": "New", "is_active": "on", "first_reply_low": "1 h", **changed})
    assert (answer.status_code, words in answer.text) == (422, True)


def test_messages_are_not_offered_to_be_asked_about(manager: Client, usual: ReplyPolicy) -> None:
    words = text(manager, f"{POLICIES}new/")
    assert 'value="priority"' in words
    assert 'value="text"' not in words


def test_a_copy_begins_with_all_but_the_name(manager: Client, usual: ReplyPolicy) -> None:
    row = for_priority("high", 0)
    words = text(manager, f"{POLICIES}new/?from={row.pk}")
    assert all(part in words for part in ("Copy of If high", "30 min", "the priority is High"))


def test_switched_off_it_keeps_its_place_and_is_brought_back(manager: Client, usual: ReplyPolicy) -> None:
    first, second = for_priority("high", 0), for_priority("low", 0)
    manager.post(f"{POLICIES}{first.pk}/switch/", {"to": "off"}, follow=True)
    assert "If high" not in text(manager)
    assert "If high" in text(manager, f"{POLICIES}?state=off")
    manager.post(f"{POLICIES}{first.pk}/switch/", {"to": "on"})
    assert list(ReplyPolicy.objects.filter(is_active=True)) == [first, second, usual]


def test_one_that_asks_about_something_gone_can_be_switched_off_but_not_on(manager: Client, usual: ReplyPolicy) -> None:
    conditions = {"all": [{"field": "gone", "op": "is", "value": ["x"]}]}
    broken = ReplyPolicy.objects.create(name="Broken", position=0, conditions=conditions)
    for to in ("off", "on"):
        manager.post(f"{POLICIES}{broken.pk}/switch/", {"to": to})
    assert not ReplyPolicy.objects.get(pk=broken.pk).is_active


def test_one_that_asks_about_something_gone_is_mended(manager: Client, usual: ReplyPolicy) -> None:
    conditions = {"all": [{"field": "gone", "op": "is", "value": ["x"]}]}
    broken = ReplyPolicy.objects.create(name="Broken", position=0, conditions=conditions)
    manager.post(f"{POLICIES}{broken.pk}/", {"name": "Mended", "is_active": "on", **asking("low")})
    assert "the priority is Low" in text(manager)
    assert "conditions that cannot be read" in text(manager, "/desk/settings/audit/?kind=reply_policy")


def test_the_one_for_all_others_is_not_switched_off(manager: Client, usual: ReplyPolicy) -> None:
    answer = manager.post(f"{POLICIES}{usual.pk}/switch/", {"to": "off"}, follow=True)
    assert "The last policy is for all other tickets" in answer.text
    assert ReplyPolicy.objects.get().is_active


def test_many_cost_no_more_statements(manager: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(4):
        office = Calendar.objects.create(name=f"Office {number}", hours=OFFICE)
        conditions = {"all": [{"field": "priority", "op": "is", "value": ["low"]}]}
        ReplyPolicy.objects.create(name=f"Policy {number}", position=0, conditions=conditions, calendar=office)
    with django_assert_max_num_queries(9):
        text(manager)


def test_a_german_page_names_priorities_in_german_and_reads_its_own_times(usual: ReplyPolicy) -> None:
    usual.first_reply = {"urgent": 45, "high": 90, "normal": 480}
    with override("de"):
        form = ReplyPolicyForm(row=usual)
        shown = {name: form[name].value() or "" for name in form.fields}
        assert form["first_reply_urgent"].label == "Erste Antwort, Dringend"
        posted = ReplyPolicyForm(shown, row=usual)
        assert posted.is_valid(), posted.errors
    assert posted.cleaned_data["first_reply"] == usual.first_reply


def test_the_list_leads_to_a_copy(manager: Client, usual: ReplyPolicy) -> None:
    assert f'href="{POLICIES}new/?from={usual.pk}"' in text(manager)
