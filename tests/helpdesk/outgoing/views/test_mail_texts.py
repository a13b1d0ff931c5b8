"""Settings → Mail texts."""

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from helpdesk.outgoing.models import MailTemplate, OutgoingMail
from helpdesk.outgoing.views.mail_texts import TRIES_AN_HOUR
from helpdesk.people.models import User
from tests.helpdesk.outgoing.services.test_mail_texts import WORDS

LIST = "/desk/settings/mail-texts/"
URL = f"{LIST}acknowledgement/de/"
GOOD = {"subject": WORDS.subject, "body": WORDS.body, "seen": "", "do": "save"}


@pytest.fixture
def desk(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.mark.parametrize("path", [LIST, URL, f"{URL}preview/", f"{LIST}acknowledgement/add/?language=fi"])
def test_agents_are_told_whose_pages_these_are(client: Client, alice: User, path: str) -> None:
    client.force_login(alice)
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", [f"{LIST}nothing/en/", f"{LIST}acknowledgement/xx/", f"{LIST}reply/DE/"])
def test_what_does_not_exist_is_not_found(desk: Client, path: str) -> None:
    assert desk.get(path).status_code == 404


def test_the_list_says_what_was_changed_by_whom(desk: Client, bob: User) -> None:
    MailTemplate.objects.create(key="acknowledgement", language="fi", subject="Hei", body=WORDS.body, updated_by=bob)
    MailTemplate.objects.create(key="reply", language="en", body="{{given.up}}")
    page = desk.get(LIST).content.decode()
    for words in ("Finnish", "Added", "Bob", "Needs a look", "Built in", "Survey", "Frame of a reply"):
        assert words in page


def test_the_list_needs_few_statements(desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(6):
        desk.get(LIST)


def test_the_editor_begins_with_the_words_in_use(desk: Client) -> None:
    page = desk.get(URL).content.decode()
    assert "Ihre Anfrage ist bei uns" in page
    assert "{{answer.due}}" in page
    assert 'name="mail-preview"' in page


def test_a_new_language_begins_with_what_its_customers_get_meanwhile(desk: Client) -> None:
    page = desk.get(f"{LIST}acknowledgement/add/?language=fi", follow=True).content.decode()
    assert "no text in Finnish yet" in page
    assert "This is what happens next" in page


def test_saving_is_seen_and_used(desk: Client, bob: User) -> None:
    page = desk.post(URL, GOOD, follow=True).content.decode()
    assert MailTemplate.objects.get().updated_by == bob
    assert "Saved: Acknowledgement of a new request, German." in page
    assert f'action="{URL}built-in/"' in page


def test_what_is_wrong_is_named_and_what_was_typed_is_kept(desk: Client) -> None:
    answer = desk.post(URL, GOOD | {"body": "Hallo {{custmer.name}}"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Did you mean {{customer.name}}?" in page
    assert "Hallo {{custmer.name}}" in page
    assert not MailTemplate.objects.exists()


def test_who_saves_second_sees_both_texts_and_may_insist(desk: Client) -> None:
    desk.post(URL, GOOD)
    answer = desk.post(URL, GOOD | {"subject": "Mine", "body": WORDS.body + "\n\nMine."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bob saved this text meanwhile" in page
    assert "Mine." in page
    assert WORDS.subject in page
    desk.post(URL, GOOD | {"subject": "Mine", "seen": answer.context["form"]["seen"].value()})
    assert MailTemplate.objects.get().subject == "Mine"


def test_back_to_the_built_in_text_can_be_undone(desk: Client) -> None:
    desk.post(URL, GOOD)
    seen = desk.get(URL).context["form"]["seen"].value()
    page = desk.post(f"{URL}built-in/", {"seen": seen}, follow=True).content.decode()
    assert not MailTemplate.objects.exists()
    assert f'action="{URL}restore/"' in page
    desk.post(f"{URL}restore/")
    assert MailTemplate.objects.get().body == WORDS.body
    desk.post(f"{URL}restore/")
    assert MailTemplate.objects.count() == 1


def test_going_back_from_a_stale_page_changes_nothing(desk: Client) -> None:
    desk.post(URL, GOOD)
    page = desk.post(f"{URL}built-in/", {"seen": ""}, follow=True).content.decode()
    assert "Somebody else changed this text meanwhile" in page
    assert MailTemplate.objects.exists()


def test_the_preview_shows_the_draft_in_a_frame_where_nothing_runs(desk: Client) -> None:
    answer = desk.post(f"{URL}preview/", GOOD | {"body": WORDS.body + "\n\n<script>alert(1)</script>", "theme": "dark"})
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert "&lt;script&gt;" in page
    assert 'content="dark"' in page
    assert "Hello Meg" in strip_tags(page)


def test_the_preview_knows_plain_text_and_words_that_cannot_be_shown(desk: Client) -> None:
    assert "<pre" in desk.post(f"{URL}preview/", GOOD | {"shown_as": "text"}).content.decode()
    broken = desk.post(f"{URL}preview/", GOOD | {"body": "{{nothing}}"}).content.decode()
    assert "no preview yet" in broken
    assert "{{nothing}} is not known" in broken


def test_the_check_tells_the_subject_or_what_is_wrong(desk: Client) -> None:
    assert "We have it [#4821]" in desk.post(f"{URL}check/", GOOD).content.decode()
    assert "Write a subject." in desk.post(f"{URL}check/", GOOD | {"subject": ""}).content.decode()


def test_a_try_is_sent_to_oneself_and_saves_nothing(desk: Client, bob: User) -> None:
    page = desk.post(URL, GOOD | {"do": "try"}).content.decode()
    assert f"On its way to {bob.email}" in page
    assert OutgoingMail.objects.get().to == [bob.email]
    assert not MailTemplate.objects.exists()


def test_tries_are_limited(desk: Client) -> None:
    answers = [desk.post(URL, GOOD | {"do": "try"}).status_code for _ in range(TRIES_AN_HOUR + 1)]
    assert (answers[-2], answers[-1]) == (200, 429)
    assert OutgoingMail.objects.count() == TRIES_AN_HOUR


def test_links_of_a_mail_come_from_the_settings_never_from_the_host(desk: Client) -> None:
    page = desk.post(f"{URL}preview/", GOOD, headers={"host": "localhost"}).content.decode()
    assert "localhost/r/" not in page
