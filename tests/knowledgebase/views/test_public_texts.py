"""What a shop writes about itself is what its public pages say, once it is published and never before."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.sentences import row_of
from helpdesk.calendars.models import Calendar
from helpdesk.calendars.services import DayState, set_day
from helpdesk.people.models import User
from helpdesk.shop.services import save_shop
from knowledgebase.models import PublicText
from knowledgebase.services.public_texts import save_public_text
from knowledgebase.texts import PLACEHOLDERS, TEXTS, WAYS, builtin, doubts

pytestmark = pytest.mark.django_db
PAGES = "/desk/settings/public-pages/"
ABOUT, EDIT = "/help/about/", f"{PAGES}about/en/"


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def text(path: str, **headers: str) -> str:
    return " ".join(Client(headers=headers).get(path).text.split())


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("code", ["en", "de", "es", "fr"])
def test_built_in_words_are_there_in_every_language(key: str, code: str) -> None:
    words = builtin(key, code)
    assert words.count("{{") == builtin(key, "en").count("{{")
    assert not doubts(words)
    assert code == "en" or words != builtin(key, "en")


def test_own_words_are_read_once_they_are_published(manager: Client) -> None:
    manager.post(EDIT, {"body": "We make **lamps**.", "action": "save", "seen_version": "0"})
    assert "This is the help centre" in text(ABOUT)
    row = PublicText.objects.get()
    manager.post(f"{PAGES}{row.pk}/publish/")
    assert "We make <strong>lamps</strong>." in text(ABOUT)
    assert "Das sind die Hilfe-Seiten" in text(ABOUT, **{"accept-language": "de"})
    manager.post(f"{PAGES}{row.pk}/withdraw/")
    assert "This is the help centre" in text(ABOUT)


def test_changes_of_a_published_text_wait_and_an_old_version_comes_back(manager: Client) -> None:
    for number, words in enumerate(("First.", "Second.")):
        manager.post(EDIT, {"body": words, "action": "save" if number else "publish", "seen_version": number})
    assert "First." in text(ABOUT)
    row = PublicText.objects.get()
    assert "Second." in manager.get(f"{PAGES}{row.pk}/versions/2/").text
    manager.post(f"{PAGES}{row.pk}/versions/1/bring-back/")
    row.refresh_from_db()
    assert (row.latest_version, row.revisions.first().body, row.has_changes) == (3, "First.", True)  # type: ignore[union-attr]


@pytest.mark.parametrize(("key", "page"), [("welcome", "/help/"), ("talk", "/help/"), ("stuck", "/help/about/")])
def test_a_passage_stands_on_the_pages_of_others(bob: User, key: str, page: str) -> None:
    save_public_text(key=key, language="en", body="Ask our lamp makers.", by=bob, publish=True)
    assert "Ask our lamp makers." in text(page)


def test_the_shops_facts_are_filled_in_and_are_never_markup(bob: User) -> None:
    save_shop(by=bob, facts={"name": "Lumen <b>", "phone": ""})
    body = "Of {{shop.name}}.\n\nCall {{ shop.phone }}.\n\nMore."
    save_public_text(key="about", language="en", body=body, by=bob, publish=True)
    page = text(ABOUT)
    assert "Of Lumen &lt;b&gt;." in page
    assert "Call" not in page


def test_what_is_written_cannot_run(bob: User) -> None:
    body = "<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://elsewhere.example/p.png)"
    save_public_text(key="about", language="en", body=body, by=bob, publish=True)
    page = text(ABOUT)
    assert not any(bad in page for bad in ("<script>alert", 'href="javascript', "elsewhere.example"))


@pytest.mark.parametrize("body", [" ", "Of {{shop.owner}}.", "See {{ways}} here.", "x" * 40_001])
def test_what_cannot_be_is_told_and_what_was_typed_stays(manager: Client, body: str) -> None:
    answer = manager.post(EDIT, {"body": body, "action": "publish"})
    assert (answer.status_code, body[:20].strip() in answer.text) == (422, True)
    assert not PublicText.objects.exists()


def test_who_did_not_see_the_newest_version_overwrites_nothing(bob: User) -> None:
    save_public_text(key="about", language="en", body="Bob’s.", by=bob, seen_version=0)
    with pytest.raises(ValidationError, match="version 1"):
        save_public_text(key="about", language="en", body="Alice’s.", by=bob, seen_version=0)


def test_a_press_is_one_entry_of_the_audit_log(bob: User) -> None:
    save_public_text(key="about", language="en", body="We make lamps.", by=bob, publish=True)
    entry = AuditEntry.objects.get()
    assert (entry.kind, entry.actor_id, entry.changes["is_published"]) == ("public_text", bob.pk, [False, True])


def test_the_audit_log_says_what_the_words_were_and_are(bob: User) -> None:
    for body in ("We make lamps.", "We make **lamps** and " + "shades " * 99):
        save_public_text(key="about", language="en", body=body, by=bob, publish=True)
    newest, first = (row_of(entry) for entry in AuditEntry.objects.order_by("-pk"))
    assert first.thing == "About us (en)"
    said = {change.label: (change.before, change.after) for change in first.changes}
    assert said["What it says"] == ("The built-in words", "Version 1: “We make lamps.”")
    told = {change.label: change.after for change in newest.changes}["What customers read"]
    assert told.startswith("Version 2: “We make **lamps** and shades")
    assert len(told) < 200


def test_nothing_is_stored_by_a_preview(manager: Client) -> None:
    page = manager.post(EDIT, {"body": "We make **lamps**.", "action": "preview"}).text
    fragment = manager.post(f"{PAGES}preview/en/show/", {"body": "We make **lamps**.\n\n{{ways}}"}).text
    assert all("We make <strong>lamps</strong>." in shown for shown in (page, fragment))
    assert "Here stand the ways to you" in fragment
    assert not PublicText.objects.exists()


def test_they_are_for_those_who_may_change_the_shop(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert {client.get(path).status_code for path in (PAGES, EDIT)} == {403}
    assert client.post(f"{PAGES}preview/en/show/").status_code == 403


@pytest.mark.parametrize("path", ["imprint/en/", "about/it/", "about/xx/"])
def test_another_text_is_none(manager: Client, path: str) -> None:
    assert manager.get(PAGES + path).status_code == 404


def test_the_page_says_what_customers_look_for_and_do_not_find(manager: Client, bob: User) -> None:
    assert "no phone number and no postal address" in " ".join(manager.get(PAGES).text.split())
    save_shop(by=bob, facts={"phone": "+1 207 555 0118", "postal_address": "1 Wharf"})
    assert "Customers look for it" not in manager.get(PAGES).text


def test_the_list_costs_no_more_statements(manager: Client, bob: User, django_assert_max_num_queries: object) -> None:
    for key in TEXTS:
        save_public_text(key=key, language="de", body="Unsere Worte.", by=bob, publish=True)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        manager.get(PAGES)


@pytest.fixture
def hours() -> Calendar:
    day = [["09:00", "17:00"]]
    week = {str(number): day for number in range(5)}
    return Calendar.objects.create(name="Shop", time_zone="Europe/Berlin", hours=week, is_default=True)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-06-10T08:00Z", "Open now, until 17:00."),
        ("2026-06-10T05:00Z", "Closed now. Opens today at 09:00."),
        ("2026-06-12T18:00Z", "Closed now. Opens Monday at 09:00."),
    ],
)
@pytest.mark.usefixtures("hours")
def test_the_page_tells_whether_it_is_open_by_the_calendar_that_acts(moment: str, words: str) -> None:
    with time_machine.travel(dt.datetime.fromisoformat(moment)):
        page = text("/help/reach-us/")
    assert words in page
    assert "Mon–Fri 09:00–17:00" in page
    assert "Times are those of Berlin." in page


def test_days_on_which_it_stays_closed_are_told_before(hours: Calendar) -> None:
    date = next(day for ahead in range(2, 9) if (day := timezone.localdate() + dt.timedelta(days=ahead)).weekday() < 5)
    set_day(calendar=hours, date=date, state=DayState.CLOSED, name="Stocktaking")
    assert "(Stocktaking)" in text("/help/reach-us/")


def test_a_day_and_night_shop_says_so_and_one_without_hours_says_nothing(hours: Calendar) -> None:
    hours.hours = {str(day): [["00:00", "24:00"]] for day in range(7)}
    hours.save()
    assert "Open now, day and night." in text("/help/reach-us/")
    hours.delete()
    assert "Opening hours" not in text("/help/reach-us/")


def test_every_page_of_theirs_tells_the_ways_even_where_its_text_has_no_place_for_them(bob: User) -> None:
    assert {*PLACEHOLDERS, WAYS} >= {"shop.phone", "ways"}
    save_public_text(key="how-to-complain", language="en", body="Just tell us.", by=bob, publish=True)
    save_shop(by=bob, facts={"phone": "+1 207 555 0118"})
    assert "+1 207 555 0118" in text("/help/how-to-complain/")


GAP = {"body": "Founded in ___.", "seen_version": "0"}


def test_publishing_with_open_places_asks_once_more(manager: Client) -> None:
    asked = manager.post(EDIT, {**GAP, "action": "publish"})
    assert (asked.status_code, asked.context["open_places"]) == (422, ["Founded in ___."])
    manager.post(EDIT, {**GAP, "action": "publish-with-gaps"})
    assert "Founded in ___." in text(ABOUT)


def test_a_saved_version_with_open_places_is_asked_about_before_it_is_published(manager: Client) -> None:
    manager.post(EDIT, {**GAP, "action": "save"})
    row = PublicText.objects.get()
    assert manager.post(f"{PAGES}{row.pk}/publish/", follow=True).context["open_places"] == ["Founded in ___."]
    row.refresh_from_db()
    assert not row.is_published
    manager.post(f"{EDIT}?ask", {**GAP, "seen_version": "1", "action": "publish-with-gaps"})
    assert "Founded in ___." in text(ABOUT)
