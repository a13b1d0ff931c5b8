"""Contact forms are made, changed, put in order, closed and brought back in the browser."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from helpdesk.audit.models import AuditEntry
from helpdesk.channels.form.services import (
    close_contact_form,
    make_default_form,
    move_contact_form,
    reopen_contact_form,
)
from helpdesk.people.models import Team, User
from helpdesk.people.services.teams import archive_team
from helpdesk.tagging.services import rename_tag
from helpdesk.tickets.models import ContactForm, Tag
from tests import factories
from tests.helpdesk.channels.form.conftest import RETURNS, WORDS

pytestmark = pytest.mark.django_db
FORMS = "/desk/settings/contact-forms/"
TYPED = {
    "name": "  Big   orders ",
    "ask_subject": "no",
    "ask_order": "required",
    "ask_product": "asked",
    "ask_attachments": "no",
    "ask_name": "no",
    "extras": ["complaint"],
    "priority": "high",
    "tags": "big, Order ,big",
    "fallback": "de",
    "heading_en": "Order a lot",
    "introduction_de": "Für Firmen.",
    "asks_proof": "on",
    "sites": "https://Shop.example/x\n\nhttp://localhost:8000",
}


def text(client: Client, path: str = FORMS) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def default() -> ContactForm:
    return ContactForm.objects.get(is_default=True)


def test_the_form_that_there_was_is_the_first_one(client: Client) -> None:
    form = ContactForm.objects.get()
    assert (form.name, form.slug, form.is_default, form.is_open) == ("Contact us", "contact-us", True, True)
    assert text(client, "/help/contact/").count('name="message"') == 1


def test_a_form_is_made_and_changed_on_its_page(manager: Client, team: Team) -> None:
    manager.post(f"{FORMS}new/", TYPED | {"team": team.pk})
    form = ContactForm.objects.get(slug="big-orders")
    assert (form.name, form.team, form.tags, form.extras) == ("Big orders", team, ["big", "Order"], ["complaint"])
    assert form.asked == {"order": "required", "product": "asked"}
    assert form.sites == ["https://shop.example", "http://localhost:8000"]
    assert set(form.texts) == {"en", "de"}
    manager.post(f"{FORMS}{form.pk}/", TYPED | {"name": "Firms"})
    form.refresh_from_db()
    assert (form.name, form.slug, form.team) == ("Firms", "big-orders", None)
    assert 'value="Order a lot"' in text(manager, f"{FORMS}{form.pk}/")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Give the form a name."),
        ({"name": "contact US"}, "There is a form of this name already."),
        ({"sites": "shop.example"}, "“shop.example” is no address of a site."),
        ({"tags": "x" * 61}, "At most 20 tags of 60 letters each."),
        ({"sites": "\n".join(f"https://a{n}.example" for n in range(21))}, "At most 20 sites."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(manager: Client, wrong: dict[str, Any], words: str) -> None:
    answer = manager.post(f"{FORMS}new/", TYPED | wrong)
    page = answer.content.decode()
    assert (answer.status_code, words in page, "Order a lot" in page) == (422, True, True)


def test_no_form_takes_the_address_of_another_page(manager: Client) -> None:
    manager.post(f"{FORMS}new/", TYPED | {"name": "Thanks"})
    assert ContactForm.objects.get(name="Thanks").slug == "thanks-2"


def test_a_form_is_closed_and_brought_back(manager: Client, returns: ContactForm) -> None:
    manager.post(f"{FORMS}{returns.pk}/close/")
    assert "Returns" in text(manager, f"{FORMS}?state=closed")
    assert "This form is closed." in text(Client(), RETURNS)
    manager.post(f"{FORMS}{returns.pk}/reopen/")
    assert 'name="message"' in text(Client(), RETURNS)


def test_the_help_centre_leads_to_one_open_form(returns: ContactForm, bob: User) -> None:
    with pytest.raises(ValidationError, match="lead to another form first"):
        close_contact_form(form=default(), by=bob)
    make_default_form(form=returns, by=bob)
    close_contact_form(form=ContactForm.objects.get(slug="contact-us"), by=bob)
    assert "Send something back" in text(Client(), "/help/contact/")
    with pytest.raises(ValidationError, match="Bring it back first"):
        make_default_form(form=ContactForm.objects.get(slug="contact-us"), by=bob)


def test_forms_change_places(manager: Client, returns: ContactForm) -> None:
    manager.post(f"{FORMS}{returns.pk}/move/", {"to": "up"})
    assert list(ContactForm.objects.values_list("slug", flat=True)) == ["returns", "contact-us"]
    assert not move_contact_form(form=returns, up=True, by=None)


def test_each_change_leaves_one_entry_with_before_and_after(manager: Client, returns: ContactForm, bob: User) -> None:
    manager.post(f"{FORMS}new/", TYPED)
    reopen_contact_form(form=close_contact_form(form=returns, by=bob), by=bob)
    entries = AuditEntry.objects.filter(kind="contact_form", actor_id=bob.pk).order_by("pk")
    assert [entry.action for entry in entries] == ["created", "changed", "changed"]
    assert entries[1].changes == {"is_open": [True, False]}
    page = text(manager, "/desk/settings/audit/?kind=contact_form")
    assert "Order number (required), Product" in page
    assert "German: Für Firmen. · English: Order a lot" in page


@pytest.mark.parametrize("path", ["", "new/", "{pk}/", "{pk}/share/", "{pk}/preview/"])
def test_the_pages_are_for_those_who_may_change_forms(client: Client, alice: User, path: str) -> None:
    client.force_login(alice)
    assert client.get(FORMS + path.format(pk=default().pk)).status_code == 403


def test_the_page_counts_what_came_and_what_waits(manager: Client, returns: ContactForm) -> None:
    request = {"message": WORDS, "order": "A-17", "email": "meg@example.org"}
    Client().post(RETURNS, request)
    Client().post(RETURNS, request | {"website": "x"})
    page = text(manager, f"{FORMS}{returns.pk}/")
    assert 'href="/desk/tickets/?form=returns" >1</a>' in page
    assert 'href="/desk/quarantine/?door=form" >1</a>' in page


def test_a_link_is_made_of_what_was_typed(manager: Client, returns: ContactForm) -> None:
    page = text(manager, f"{FORMS}{returns.pk}/share/?link=yes&order=A+%26+B&lang=de&subject=none")
    assert "http://127.0.0.1:8000/help/contact/returns/?lang=de&amp;order=A+%26+B</pre>" in page


def test_the_code_of_a_frame_is_shown_as_text_and_has_a_title(manager: Client, returns: ContactForm) -> None:
    ContactForm.objects.filter(pk=returns.pk).update(texts={"en": {"heading": 'Send "it" <back>'}})
    page = text(manager, f"{FORMS}{returns.pk}/share/")
    assert "&lt;iframe src=&quot;http://127.0.0.1:8000/help/contact/returns/embed/?lang=en&quot;" in page
    assert "title=&quot;Send &amp;quot;it&amp;quot; &amp;lt;back&amp;gt;&quot;" in page


def test_the_preview_speaks_each_language_and_sends_nothing(manager: Client, returns: ContactForm) -> None:
    close_contact_form(form=returns, by=None)
    page = text(manager, f"{FORMS}{returns.pk}/preview/?in=de")
    assert "Etwas zurückschicken" in page
    assert "Was ist Ihre Frage?" in page
    assert '<fieldset class="contact-form-preview" disabled>' in page


def test_a_form_follows_its_team_and_its_tag(returns: ContactForm, team: Team, bob: User) -> None:
    other = factories.team("Repairs")
    archive_team(team=team, to=other, by=bob)
    tag = Tag.objects.create(name="return")
    rename_tag(tag=tag, name="sent-back", by=bob)
    returns.refresh_from_db()
    assert (returns.team, returns.tags) == (other, ["sent-back"])


def test_many_forms_cost_no_more_statements(manager: Client, django_assert_max_num_queries: Any) -> None:
    ContactForm.objects.bulk_create(ContactForm(name=f"Form {n}", slug=f"form-{n}") for n in range(30))
    with django_assert_max_num_queries(6):
        text(manager)
