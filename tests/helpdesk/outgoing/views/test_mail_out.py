"""Settings → Mail out: what is in force, what may be entered, the test, and the way back."""

import pytest
from django.test import Client
from pytest_django import Settings

from helpdesk.outgoing.models import MailServer
from helpdesk.outgoing.queries import mail_out
from helpdesk.people.models import User
from tests.helpdesk.conftest import GuardedOffice

pytestmark = pytest.mark.django_db
PAGE = "/desk/settings/mail-out/"
NEAR = {"host": "postfix", "port": "25", "encryption": "none", "username": "", "password": "", "timeout": "30"}
FAR = NEAR | {"host": "smtp.example.org", "port": "587", "encryption": "starttls", "username": "ada"}


@pytest.fixture
def as_bob(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


@pytest.fixture
def to_files(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "helpdesk.channels.mail.backends.files.FileBackend"
    settings.EMAIL_FILE_PATH = "/var/outbox"


def words(page: str) -> str:
    return " ".join(page.split())


def test_the_page_says_what_is_in_force(as_bob: Client, settings: Settings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.net", 25
    assert "By mail.example.net:25, set by EMAIL_URL in the environment." in words(as_bob.get(PAGE).text)
    as_bob.post(PAGE, NEAR)
    assert "By postfix:25, set up under Settings, Mail out." in words(as_bob.get(PAGE).text)


def test_files_are_named(as_bob: Client, to_files: None) -> None:
    assert "Mail is written to files in /var/outbox and reaches nobody." in words(as_bob.get(PAGE).text)


def test_agents_do_not_see_it(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.get(PAGE).status_code == 403


def test_the_password_is_never_shown_again(as_bob: Client) -> None:
    as_bob.post(PAGE, FAR | {"password": "swordfish"})
    assert MailServer.objects.get().secret
    page = as_bob.get(PAGE).text
    assert "A password is kept." in page
    assert "swordfish" not in page
    assert "swordfish" not in as_bob.post(PAGE, FAR | {"password": "swordfish", "port": "0"}).text


@pytest.mark.parametrize("other", [{"host": "smtp.example.net"}, {"username": "eve"}, {"port": "2525"}])
def test_the_kept_password_goes_to_the_account_that_it_was_entered_for(as_bob: Client, other: dict[str, str]) -> None:
    as_bob.post(PAGE, FAR | {"password": "swordfish"})
    for path in (PAGE, f"{PAGE}test/"):
        answer = as_bob.post(path, FAR | other)
        assert (answer.status_code, "Enter the password again" in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ({"host": "https://smtp.example.org"}, "without https://"),
        ({"host": "134744072", "encryption": "none"}, "without https://"),
        ({"host": "8.1", "encryption": "none"}, "without https://"),
        ({"host": "fe80::1%a\r\nb"}, "without https://"),
        ({"encryption": "none"}, "could be read on the way"),
        ({"port": "465"}, "usually port 587"),
        ({"port": "70000"}, "65535"),
        ({"password": ""}, "Enter the password of this account."),
        ({"username": "", "password": "swordfish"}, "Which user signs in there?"),
        ({"password": "Grüße"}, "letters without accents"),
        ({"username": "jörg"}, "letters without accents"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_is_stored(as_bob: Client, entered: dict[str, str], told: str) -> None:
    answer = as_bob.post(PAGE, FAR | {"password": "swordfish"} | entered)
    assert (answer.status_code, told in answer.text, MailServer.objects.exists()) == (422, True, False)


def test_a_preset_fills_in_the_server(as_bob: Client) -> None:
    page = as_bob.get(f"{PAGE}?preset=google").text
    assert 'value="smtp.gmail.com"' in page
    assert 'value="465"' in page


def test_back_to_the_environments_can_be_undone(as_bob: Client) -> None:
    as_bob.post(PAGE, NEAR)
    page = as_bob.post(f"{PAGE}aside/", follow=True).text
    assert mail_out.stored() is None
    assert f"{PAGE}back/" in page
    as_bob.post(f"{PAGE}back/")
    assert mail_out.stored()


def test_the_test_stores_nothing_and_sends_a_mail_to_oneself(as_bob: Client, bob: User, guarded: GuardedOffice) -> None:
    page = as_bob.post(f"{PAGE}test/", guarded.entered()).text
    assert "The server says: 250 taken" in page
    assert len(guarded.office.to(bob.email)) == 1
    assert not MailServer.objects.exists()


def test_with_script_the_steps_alone_come(as_bob: Client, guarded: GuardedOffice) -> None:
    page = as_bob.post(f"{PAGE}test/", guarded.entered(password="wrong"), headers={"hx-request": "true"}).text
    assert "The server refused the sign-in" in page
    assert "<html" not in page


def test_the_test_uses_the_kept_password(as_bob: Client, bob: User, guarded: GuardedOffice) -> None:
    as_bob.post(PAGE, guarded.entered())
    as_bob.post(f"{PAGE}test/", guarded.entered(password=""))
    assert len(guarded.office.to(bob.email)) == 1


def test_many_tests_in_a_minute_are_too_many(as_bob: Client) -> None:
    entered = NEAR | {"host": "127.0.0.1", "port": "1"}
    answers = [as_bob.post(f"{PAGE}test/", entered).text for _ in range(6)]
    assert ["These were many tests" in page for page in answers] == [False] * 5 + [True]


def test_those_who_may_change_it_are_led_here_until_mail_leaves(as_bob: Client, alice: User, to_files: None) -> None:
    assert f'href="{PAGE}"' in as_bob.get("/desk/me/away/").text
    assert "No mail leaves" in as_bob.get("/desk/me/away/").text
    as_bob.post(PAGE, NEAR)
    assert "No mail leaves" not in as_bob.get("/desk/me/away/").text


def test_the_page_itself_bears_no_banner_that_leads_to_it(as_bob: Client, to_files: None) -> None:
    assert "No mail leaves: no mail server is set up" not in as_bob.get(PAGE).text


def test_who_may_not_change_it_reads_no_banner(client: Client, alice: User, to_files: None) -> None:
    client.force_login(alice)
    assert "No mail leaves" not in client.get("/desk/me/away/").text
