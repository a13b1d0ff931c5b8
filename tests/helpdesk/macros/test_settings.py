"""Settings → Macros without script: every button keeps what was typed, and the preview changes nothing."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.macros.models import Macro
from helpdesk.people.models import Team, User
from helpdesk.replies.models import SavedReply
from helpdesk.rules.actions.placeholders import PLACEHOLDERS
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.macros.makers import does, macro
from tests.helpdesk.rules.makers import words_of

pytestmark = pytest.mark.django_db
PAGE, NEW = "/desk/settings/macros/", "/desk/settings/macros/new/"


@pytest.fixture
def as_bob(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def form(**fields: Any) -> dict[str, Any]:
    """A form with one action, and the button that saves."""
    base = {"name": "Hold", "group": "all", "action": "0", "do-0": "status", "value-0": "on_hold", "do": "save"}
    return {**base, **{key.replace("_", "-"): value for key, value in fields.items()}}


def test_a_macro_is_written_changed_and_listed_with_what_it_does(as_bob: Client, team: Team) -> None:
    reply = SavedReply.objects.create(name="Thanks", body="Thank you.")
    assert as_bob.post(NEW, form(folder="Money", reply=reply.pk)).status_code == 302
    row = Macro.objects.get()
    assert (row.name, row.folder, row.reply, row.owner) == ("Hold", "Money", reply, None)
    as_bob.post(f"{PAGE}{row.pk}/", form(value_0="open", group=str(team.pk), name="Open"))
    assert does(row) == {"status": "open"}
    assert "Open Open it" in words_of(as_bob.get(PAGE).content.decode())


def test_buttons_add_and_remove_actions_and_save_nothing(as_bob: Client) -> None:
    html = as_bob.post(NEW, form(do="add-action:0", new_action="note")).content.decode()
    assert 'name="do-1" value="note"' in html
    assert 'name="value-1"' in html
    gone = as_bob.post(NEW, form(do="remove-action:0")).content.decode()
    assert 'name="do-0"' not in gone
    assert not Macro.objects.exists()


def two(**fields: Any) -> dict[str, Any]:
    """A form with two actions, in this order: a status and a tag."""
    return form(action=["0", "1"], do_1="tag", value_1="vip", **fields)


@pytest.mark.parametrize("do", ["action-up:1", "action-down:0"])
def test_buttons_move_an_action_and_the_focus_goes_with_it(as_bob: Client, do: str) -> None:
    html = as_bob.post(NEW, two(do=do)).content.decode()
    assert 'name="do-0" value="tag"' in html
    assert 'name="do-1" value="status"' in html
    focused = re.search(r'value="(action-[a-z]+:\d)"[^>]*autofocus', html)
    assert focused
    assert focused[1] == ("action-down:0" if do == "action-up:1" else "action-up:1")


@pytest.mark.parametrize(
    "do", ["action-up:0", "action-down:1", "action-up:7", "action-up:x", "action-up:²", "remove-action:" + "9" * 5000]
)
def test_the_first_goes_no_further_up_and_the_last_no_further_down(as_bob: Client, do: str) -> None:
    html = as_bob.post(NEW, two(do=do)).content.decode()
    assert 'name="do-0" value="status"' in html
    assert 'name="do-1" value="tag"' in html


def test_placeholders_are_offered_beside_a_note_alone(as_bob: Client) -> None:
    assert "{{ customer.name }}" not in as_bob.get(NEW).content.decode()
    html = as_bob.post(NEW, form(do="add-action:0", new_action="note")).content.decode()
    assert all(f'data-insert="{{{{ {name} }}}}"' in html for name in PLACEHOLDERS)


def test_what_a_person_alone_does_is_offered_and_what_a_rule_alone_does_is_not(as_bob: Client) -> None:
    html = as_bob.get(NEW).content.decode()
    assert '<option value="take">' in html
    assert '<option value="reply">' not in html


@pytest.mark.parametrize("do", ["note", "task"])
def test_hints_speak_of_presses_not_of_rules(as_bob: Client, do: str) -> None:
    added = as_bob.post(NEW, form(do="add-action:0", new_action=do)).content.decode()
    stored = as_bob.get(f"{PAGE}{macro('Stored', {do: 'Look'}).pk}/").content.decode()
    for html in (added, stored):
        assert "Each press adds another one." in html
        assert "A rule adds" not in html


def test_refusals_stand_beside_what_is_wrong_and_keep_the_text(as_bob: Client) -> None:
    macro("Taken")
    answer = as_bob.post(NEW, form(name="taken", value_0="gone"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a macro of this name already" in html
    assert "Choose one from the list." in html
    assert 'value="taken"' in html
    assert as_bob.post(NEW, form(name="")).status_code == 422


def test_the_preview_says_what_would_change_and_changes_nothing(as_bob: Client, ticket: Ticket) -> None:
    answer = as_bob.post(NEW, form(name="", do="preview", number=ticket.number))
    assert "Set the status New → On hold" in words_of(answer.content.decode())
    ticket.refresh_from_db()
    assert (ticket.status, ticket.version) == ("new", 1)
    assert not Macro.objects.exists()


def test_a_preview_on_a_ticket_that_one_does_not_see_is_refused(client: Client, alice: User) -> None:
    hidden = factories.ticket(team=factories.team("Other"))
    client.force_login(alice)
    answer = client.post(NEW, form(group="me", do="preview", number=hidden.number))
    assert "You see no ticket of this number." in answer.content.decode()


def test_a_preview_waits_for_what_is_not_chosen_yet(as_bob: Client, ticket: Ticket) -> None:
    answer = as_bob.post(NEW, form(value_0="", do="preview", number=ticket.number))
    assert "Not chosen yet." in answer.content.decode()


def test_agents_write_for_themselves_alone(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.post(NEW, form()).status_code == 422
    client.post(NEW, form(group="me"))
    assert Macro.objects.get().owner == alice


def test_the_list_is_found_by_name_folder_and_group(as_bob: Client, bob: User, team: Team) -> None:
    macro("Refund", folder="Money")
    macro("Photo", team=team)
    macro("Mine", owner=bob)
    for query, name in (("q=refu", "Refund"), ("folder=Money", "Refund"), ("group=me", "Mine")):
        assert [row["macro"].name for row in as_bob.get(f"{PAGE}?{query}").context["rows"]] == [name]
    assert "No macro is like that" in as_bob.get(f"{PAGE}?q=zzz").content.decode()


def test_buttons_of_the_list_put_away_bring_back_copy_and_move(as_bob: Client) -> None:
    first, second = macro("First"), macro("Second")
    as_bob.post(f"{PAGE}{second.pk}/move/", {"to": "up"})
    assert [row["macro"] for row in as_bob.get(PAGE).context["rows"]] == [second, first]
    page = as_bob.post(f"{PAGE}{first.pk}/archive/", follow=True).content.decode()
    assert f"{PAGE}{first.pk}/restore/" in page
    assert [row["macro"] for row in as_bob.get(f"{PAGE}?state=away").context["rows"]] == [first]
    as_bob.post(f"{PAGE}{first.pk}/restore/")
    assert "First (copy) is a copy" in as_bob.post(f"{PAGE}{first.pk}/copy/", follow=True).content.decode()


def test_the_list_costs_the_same_however_long(
    as_bob: Client, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        macro(f"M{number}", {"team": str(team.pk), "priority": "low"}, team=team)
    as_bob.get(PAGE)
    with django_assert_max_num_queries(12):
        as_bob.get(PAGE)
