"""Settings → Fields: made, changed, moved, put away and brought back in the browser."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from helpdesk.people.models import User
from helpdesk.tickets.actors import Actor
from helpdesk.tickets.fields import get
from helpdesk.tickets.models import OwnField, Ticket
from helpdesk.tickets.queries.own import own_fields
from helpdesk.tickets.services import update_ticket
from tests import factories

pytestmark = pytest.mark.django_db
FIELDS = "/desk/settings/fields/"
NEW = {"label": "Reason of return", "holder": "ticket", "type": "choice", "new_choices": "Too large\n\nZu groß\n返品"}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def text(client: Client, path: str = FIELDS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def made(client: Client, **said: Any) -> OwnField:
    answer = client.post(f"{FIELDS}new/", {**NEW, **said})
    assert (answer.status_code, answer.headers.get("Location")) == (302, FIELDS)
    own_fields.kept.forget()
    return OwnField.objects.latest("pk")


def page_of(field: OwnField) -> str:
    return f"{FIELDS}{field.pk}/"


def as_it_stands(field: OwnField) -> dict[str, Any]:
    """What the form of a field posts when nothing was changed."""
    names = [f"choice_label_{key}" for key, _ in field.choices]
    return {"label": field.label, **dict(zip(names, [label for _, label in field.choices], strict=True))}


def test_a_new_field_has_keys_of_its_own_that_stay(manager: Client) -> None:
    field = made(manager)
    assert (field.key, field.choices) == (
        "reason_of_return",
        [["too_large", "Too large"], ["zu_gross", "Zu groß"], ["value", "返品"]],
    )
    manager.post(page_of(field), {**as_it_stands(field), "label": "Why"})
    assert OwnField.objects.get().key == "reason_of_return"
    assert made(manager, label="Reason of return!").key == "reason_of_return_2"


def test_values_are_added_renamed_ordered_and_retired(manager: Client) -> None:
    field = made(manager)
    changed = {"choice_label_value": "Henpin", "choice_place_value": "1", "choice_place_too_large": "2"}
    manager.post(
        page_of(field), {**as_it_stands(field), **changed, "choice_retired_zu_gross": "on", "new_choices": "Late"}
    )
    field.refresh_from_db()
    labels = [["value", "Henpin"], ["too_large", "Too large"], ["zu_gross", "Zu groß"], ["late", "Late"]]
    assert (field.choices, field.retired) == (labels, ["zu_gross"])


def test_it_is_called_otherwise_in_another_language(manager: Client) -> None:
    field = made(manager)
    manager.post(page_of(field), {**as_it_stands(field), "de_label": "Grund", "de_choice_too_large": "Zu weit"})
    own_fields.kept.forget()
    with override("de"):
        assert (get("own_reason_of_return").title, get("own_reason_of_return").labels["too_large"]) == (
            "Grund",
            "Zu weit",
        )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"label": ""}, "Give the field a name."),
        ({"new_choices": ""}, "Give a list its values"),
        ({"type": "money", "new_choices": ""}, "in which currency"),
        ({"type": "flag", "new_choices": "", "asks_to_resolve": "on"}, "always has a value"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(manager: Client, said: dict[str, str], told: str) -> None:
    answer = manager.post(f"{FIELDS}new/", {**NEW, "help": "Look twice.", **said})
    assert (answer.status_code, told in answer.text, "Look twice." in answer.text) == (422, True, True)
    assert not OwnField.objects.exists()


def test_a_preview_shows_what_was_typed_and_stores_nothing(manager: Client) -> None:
    answer = manager.post(f"{FIELDS}new/", {**NEW, "do": "preview"})
    preview = answer.text.split('id="field-preview"')[1]
    assert (answer.status_code, "Zu groß" in preview, OwnField.objects.count()) == (200, True, 0)


def test_the_page_says_why_the_kind_stays_and_how_many_have_a_value(manager: Client, ticket: Ticket) -> None:
    field = made(manager)
    update_ticket(ticket=ticket, actor=Actor.system(), own_reason_of_return="too_large")
    words = text(manager, page_of(field))
    assert "make another one instead" in words
    assert 'data-label="Have a value">1</td>' in text(manager).replace("> 1 <", ">1<")


def test_put_away_it_is_told_on_old_tickets_and_comes_back_with_its_values(manager: Client, ticket: Ticket) -> None:
    field = made(manager)
    update_ticket(ticket=ticket, actor=Actor.system(), own_reason_of_return="too_large")
    page = manager.post(f"{page_of(field)}put-away/", follow=True).text
    own_fields.kept.forget()
    assert f"{page_of(field)}restore/" in page
    on_ticket = text(manager, f"/desk/tickets/{ticket.number}/?tab=fields")
    assert "Fields that were put away" in on_ticket
    assert 'name="own_reason_of_return"' not in on_ticket
    assert field.label in text(manager, f"{FIELDS}?state=away")
    manager.post(f"{page_of(field)}restore/")
    own_fields.kept.forget()
    assert 'value="too_large" selected' in text(manager, f"/desk/tickets/{ticket.number}/?tab=fields")


def test_the_inbox_has_room_for_three_columns(manager: Client) -> None:
    for number in range(3):
        made(manager, label=f"Column {number}", is_column="on")
    answer = manager.post(f"{FIELDS}new/", {**NEW, "is_column": "on"})
    assert (answer.status_code, "has room for 3" in answer.text) == (422, True)


def test_a_field_moves_up(manager: Client) -> None:
    made(manager)
    second = made(manager, label="Second")
    manager.post(f"{page_of(second)}move/", {"to": "up"})
    assert list(OwnField.objects.values_list("label", flat=True)) == ["Second", "Reason of return"]


def test_many_fields_cost_no_more_statements(manager: Client, django_assert_max_num_queries: Any) -> None:
    factories.own_fields()
    with django_assert_max_num_queries(6):
        text(manager)


def test_a_german_button_says_what_it_does_and_a_tab_how_things_are(manager: Client, bob: User) -> None:
    made(manager)
    User.objects.filter(pk=bob.pk).update(language="de")
    words = text(manager)
    assert ("> Weglegen<" in words, ">Weggelegt</a" in words) == (True, True)


@pytest.mark.parametrize(
    "said", [{"label": "reason of RETURN"}, {"label": "Why", "de_label": "Grund"}, {"label": "Grund"}]
)
def test_two_fields_in_use_have_two_names_in_every_language(manager: Client, said: dict[str, str]) -> None:
    made(manager, de_label="Grund")
    answer = manager.post(f"{FIELDS}new/", {**NEW, **said})
    assert answer.status_code == 422
    assert "There is a field of that name already." in answer.text
    made(manager, **{**said, "holder": "customer"})


def test_one_whose_name_was_taken_meanwhile_is_not_brought_back(manager: Client) -> None:
    away = made(manager)
    manager.post(f"{page_of(away)}put-away/")
    made(manager)
    assert "There is a field of that name already." in manager.post(f"{page_of(away)}restore/", follow=True).text
    away.refresh_from_db()
    assert not away.is_active
