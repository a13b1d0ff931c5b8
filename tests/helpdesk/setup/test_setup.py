"""An empty installation is set up in the browser, once, by whoever has the link."""

import io

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from helpdesk.audit.models import AuditEntry
from helpdesk.calendars.models import Calendar
from helpdesk.outgoing.models import MailServer, OutgoingMail
from helpdesk.people.models import Role, Team, TeamMembership, User
from helpdesk.setup.link import setup_link
from helpdesk.shop import guide, known
from helpdesk.shop.models import Shop
from helpdesk.web import shop
from tests import factories

pytestmark = pytest.mark.django_db
SENT = {
    "shop": "Lumen & Sons",
    "name": "Ada Ash",
    "email": "ada@lumen.example",
    "password": "correct horse battery",
    "time_zone": "Europe/Berlin",
    "language": "en",
}


def page() -> str:
    return "/setup/" + setup_link().partition("/setup/")[2]


def printed() -> str:
    out = io.StringIO()
    call_command("setup_link", stdout=out)
    return out.getvalue()


@pytest.fixture
def admin(client: Client) -> User:
    """The first admin, signed in by the link."""
    client.post(page(), SENT)
    known.kept.forget()
    return User.objects.get()


def test_the_link_makes_the_first_admin_and_signs_in(client: Client) -> None:
    assert setup_link() in printed()
    assert client.post(page(), SENT)["Location"] == "/setup/address/"
    person = User.objects.get()
    assert (person.email, person.role) == ("ada@lumen.example", Role.ADMIN)
    assert client.get("/desk/tickets/").status_code == 200


def test_the_language_of_the_page_is_proposed_and_the_desk_goes_on_in_what_was_chosen(client: Client) -> None:
    german = {"accept-language": "de"}
    assert '<option value="de" selected>' in client.get(page(), headers=german).text
    client.post(page(), SENT | {"language": "de"})
    known.kept.forget()
    assert 'lang="de"' in client.get("/desk/tickets/").text


def test_the_first_hours_are_by_the_clock_of_the_shop(client: Client, admin: User) -> None:
    client.post("/setup/address/", {"address": "hello@lumen.example", "team": "Care", "weekdays": "9–17"})
    assert (Calendar.objects.get().time_zone, shop.facts().time_zone) == ("Europe/Berlin", "Europe/Berlin")


@pytest.mark.parametrize(("field", "value"), [("time_zone", "Mars/Phobos"), ("language", "tlh")])
def test_no_shop_goes_by_a_clock_or_a_language_that_is_none(client: Client, field: str, value: str) -> None:
    assert (client.post(page(), SENT | {field: value}).status_code, User.objects.exists()) == (422, False)


def test_the_shop_has_its_name_from_then_on(admin: User) -> None:
    assert shop.facts().name == "Lumen & Sons"


def test_used_once_the_link_opens_nothing(admin: User) -> None:
    answer = Client().post(page(), SENT | {"email": "mallory@example.com"})
    assert (answer.status_code, User.objects.count()) == (404, 1)
    assert "/setup/" not in printed()


def test_where_somebody_runs_it_already_there_is_no_link() -> None:
    factories.user("Ada", role=Role.ADMIN)
    assert Client().get(page()).status_code == 404


def test_another_secret_opens_nothing(client: Client) -> None:
    assert client.get("/setup/nonsense/").status_code == 404


@pytest.mark.parametrize(("field", "value"), [("shop", ""), ("password", "12345678"), ("email", "nowhere")])
def test_what_cannot_be_is_named_and_the_rest_stays(client: Client, field: str, value: str) -> None:
    answer = client.post(page(), SENT | {field: value, "name": "Ada Stays"})
    assert (answer.status_code, User.objects.exists()) == (422, False)
    assert "Ada Stays" in answer.content.decode()


def test_an_account_of_that_address_is_told(client: Client) -> None:
    factories.user("Meg", role=Role.CUSTOMER, email=SENT["email"])
    assert "has this address already" in client.post(page(), SENT).content.decode()


def test_the_address_and_the_first_team_follow(client: Client, admin: User) -> None:
    sent = {"address": "hello@lumen.example", "team": "Care"}
    assert client.post("/setup/address/", sent)["Location"] == "/setup/mail/"
    known.kept.forget()
    assert (shop.facts().address, list(Team.objects.get(name="Care").members.all())) == (sent["address"], [admin])


def test_opening_hours_are_kept_at_the_first_step_or_wait(client: Client, admin: User) -> None:
    sent = {"address": "hello@lumen.example", "team": "Care"}
    client.post("/setup/address/", sent)
    assert not Calendar.objects.exists()
    client.post("/setup/address/", sent | {"weekdays": "9–17", "saturday": "10:00–14:00", "country": "DE"})
    row = Calendar.objects.get()
    assert (row.is_default, row.country, row.hours["4"], row.hours["5"]) == (
        *(True, "DE", [["09:00", "17:00"]], [["10:00", "14:00"]]),
    )
    assert "When are you open?" not in client.get("/setup/address/").text


def test_hours_that_nobody_can_read_are_told_and_nothing_is_kept(client: Client, admin: User) -> None:
    sent = {"address": "hello@lumen.example", "team": "Care", "weekdays": "mornings"}
    answer = client.post("/setup/address/", sent)
    assert (answer.status_code, "mornings" in answer.text, Calendar.objects.exists()) == (422, True, False)


def test_a_guide_that_is_done_is_shown_once_more_and_ends_for_good(
    client: Client, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "_steps", {})
    assert "All done" in client.get("/desk/tickets/").text
    known.kept.forget()
    assert "First steps" not in client.get("/desk/tickets/").text
    assert Shop.objects.get().guide_ended_at


def test_coming_back_renames_the_first_team_and_makes_no_second(client: Client, admin: User) -> None:
    for team in ("Care", "Service"):
        client.post("/setup/address/", {"address": "hello@lumen.example", "team": team})
    assert [team.name for team in Team.objects.all()] == ["Service"]


def test_a_test_mail_goes_to_oneself(client: Client, admin: User) -> None:
    client.post("/setup/mail/")
    assert OutgoingMail.objects.get().recipient == admin.email
    assert "on its way" in client.get("/setup/mail/").content.decode()


@pytest.mark.parametrize("path", ["/setup/address/", "/setup/mail/"])
def test_the_steps_are_for_those_who_may_change_the_shop(client: Client, alice: User, path: str) -> None:
    client.force_login(alice)
    assert client.get(path).status_code == 403


def test_the_inbox_leads_through_the_first_steps_until_the_guide_is_put_away(client: Client, admin: User) -> None:
    progress = guide.progress()
    assert progress
    words = " ".join(client.get("/desk/tickets/").content.decode().split())
    assert f"{progress.done} of {len(progress.lines)} done" in words
    client.post("/desk/settings/shop/guide/end/")
    known.kept.forget()
    assert guide.progress() is None
    assert Shop.objects.get().guide_ended_at


def test_a_step_that_is_done_is_ticked(admin: User) -> None:
    factories.user("Alice")
    progress = guide.progress()
    assert progress
    done = {line.url for line in progress.lines if line.is_done}
    assert "/desk/settings/staff/invite/" in done
    assert "/setup/address/" not in done


def test_who_never_began_it_meets_no_guide_and_no_statement(bob: User, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert guide.progress() is None


def test_the_first_steps_stand_in_the_audit_log(admin: User) -> None:
    told = AuditEntry.objects.order_by("pk").values_list("kind", "action")
    assert list(told) == [("person", "created"), ("shop", "changed"), ("shop", "changed"), ("", "signed_in")]


def test_the_first_team_gets_what_nobody_gives_to_another(client: Client, admin: User) -> None:
    client.post("/setup/address/", {"address": "hello@lumen.example", "team": "Care"})
    assert Team.objects.get().is_default


def test_coming_back_takes_nobody_out_of_the_first_team(client: Client, admin: User, alice: User) -> None:
    client.post("/setup/address/", {"address": "hello@lumen.example", "team": "Care"})
    TeamMembership.objects.update_or_create(user=alice, team=Team.objects.get(name="Care"), defaults={"is_lead": True})
    client.post("/setup/address/", {"address": "hello@lumen.example", "team": "Care"})
    assert set(Team.objects.get(name="Care").members.all()) == {admin, alice}
    assert TeamMembership.objects.get(user=alice, team__name="Care").is_lead


def test_the_guide_leads_back_to_what_was_left_for_later(client: Client, admin: User) -> None:
    page = client.get("/desk/tickets/").text
    assert '<a class="link" href="/setup/address/">' in page
    assert '<a class="link" href="/setup/mail/">' in page
    client.post("/setup/mail/")
    assert '<a class="link" href="/setup/mail/">' not in client.get("/desk/tickets/").text


def test_the_step_asks_for_the_mail_server_as_long_as_mail_goes_to_files(
    client: Client, admin: User, settings: Settings
) -> None:
    assert "Your mail server" not in client.get("/setup/mail/").text
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.files.FileBackend"
    settings.EMAIL_FILE_PATH = "/var/outbox"
    assert "Your mail server" in client.get("/setup/mail/").text
    sent = {"host": "postfix", "port": "25", "encryption": "none", "timeout": "30"}
    assert client.post("/setup/mail/", sent)["Location"] == "/setup/mail/"
    assert "By postfix:25" in client.get("/setup/mail/").text


def test_a_mail_server_that_cannot_be_is_named_at_the_step(client: Client, admin: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.files.FileBackend"
    answer = client.post("/setup/mail/", {"host": "https://postfix", "port": "25", "encryption": "none"})
    assert (answer.status_code, "without https://" in answer.text) == (422, True)
    assert not MailServer.objects.exists()
