"""Settings, Mailboxes: who may, what is kept, what is never shown."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.intake.codes.faults import Fault
from helpdesk.intake.models import ImapAccount
from helpdesk.intake.services.inbound_key import mailbox_of
from helpdesk.outgoing.models import Door, Mailbox
from helpdesk.people.models import Team, User
from helpdesk.web.sealed import seal, unseal

pytestmark = pytest.mark.django_db

LIST = "/desk/settings/mailboxes/"
NEW = f"{LIST}new/"
SECRET = "hunter2 & “more”"
HANDED = {"address": "help@harborpine.example", "name": "Harbor & Pine", "door": "handed"}
IMAP = {
    "address": "returns@harborpine.example",
    "door": "imap",
    "host": "imap.example.org",
    "port": "993",
    "security": "tls",
    "username": "returns",
    "password": SECRET,
    "folder": "INBOX",
    "after_fetch": "leave",
    "take_existing": "no",
}


@pytest.fixture
def manager(client: Client, bob: User) -> Client:
    client.force_login(bob)
    return client


def mailbox(address: str = "help@harborpine.example", **fields: Any) -> Mailbox:
    return Mailbox.objects.create(address=address, **fields)


def fetched(**fields: Any) -> Mailbox:
    """A mailbox that is fetched by IMAP."""
    made = mailbox("returns@harborpine.example", door=Door.IMAP)
    usual = {"host": "imap.example.org", "username": "returns", "secret": seal(SECRET)}
    ImapAccount.objects.create(mailbox=made, **usual | fields)
    return made


def test_only_managers_use_the_pages(client: Client, alice: User) -> None:
    client.force_login(alice)
    pk = mailbox().pk
    assert [client.get(path).status_code for path in (LIST, NEW, f"{LIST}{pk}/")] == [403] * 3
    acts = ["test/", *(f"{pk}/{act}/" for act in ("test", "default", "off", "on", "fetch", "key", "key/end"))]
    assert {client.post(LIST + act).status_code for act in acts} == {403}
    assert Mailbox.objects.get().is_active


def test_without_any_the_page_says_what_happens_to_mail(manager: Client) -> None:
    page = manager.get(LIST).content.decode()
    assert "No mailbox yet" in page
    assert "Mail to help@harborpine.example is taken in as it is handed over" in page


def test_the_first_mailbox_is_the_default_one(manager: Client, team: Team) -> None:
    manager.post(NEW, HANDED | {"team": team.pk})
    manager.post(NEW, HANDED | {"address": "second@harborpine.example"})
    made = list(Mailbox.objects.values_list("address", "is_default", "team"))
    assert made == [("help@harborpine.example", True, team.pk), ("second@harborpine.example", False, None)]


def test_the_first_mailbox_is_proposed_and_its_effect_told(manager: Client) -> None:
    assert 'value="help@harborpine.example"' in manager.get(NEW).content.decode()
    told = manager.post(NEW, HANDED, follow=True).content.decode()
    assert "It is the default: answers leave from it." in told
    assert 'value="help@harborpine.example"' not in manager.get(NEW).content.decode()


def test_what_is_wrong_is_said_at_once_for_both_parts_of_the_form(manager: Client) -> None:
    page = manager.post(NEW, IMAP | {"address": "", "host": "", "password": ""}).content.decode()
    assert "3 things to fix." in " ".join(page.split())
    assert page.count("data-error-summary") == 1
    assert "Enter it again" in manager.post(NEW, IMAP | {"host": ""}).content.decode()


def test_an_account_is_stored_with_its_password_sealed(manager: Client) -> None:
    assert manager.post(NEW, IMAP).status_code == 302
    account = ImapAccount.objects.get()
    assert SECRET not in account.secret
    assert unseal(account.secret) == SECRET
    assert account.fetch_since is not None, "old mail is left alone unless it is asked for"


def test_a_mistake_keeps_what_was_typed_but_no_password(manager: Client) -> None:
    answer = manager.post(NEW, IMAP | {"host": "https://imap.example.org", "folder": "Support/In"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "looks like imap.example.org" in page
    assert 'value="Support/In"' in page
    assert "hunter2" not in page
    assert not Mailbox.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"address": "nobody"}, "This address could not be reached"),
        ({"password": ""}, "Enter the password of this account"),
        ({"security": "none"}, "could be read on the way"),
        ({"security": "starttls"}, "STARTTLS usually has port 143"),
        ({"after_fetch": "move"}, "Enter the name of a folder"),
        ({"after_fetch": "move", "move_to": "INBOX"}, "the folder that mail is fetched from"),
        ({"username": "a\r\nb"}, "Line breaks"),
        ({"token_command": "rm -rf /"}, "Select a valid choice"),
        ({"port": "65536"}, "Write 65535 or less"),
    ],
)
def test_what_cannot_work_is_said_beside_its_field(manager: Client, wrong: dict[str, str], words: str) -> None:
    answer = manager.post(NEW, IMAP | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_an_address_is_ours_once_only(manager: Client) -> None:
    mailbox()
    answer = manager.post(NEW, HANDED | {"address": "HELP@harborpine.example"})
    assert "There is a mailbox of this address already" in answer.content.decode()


def test_an_empty_password_keeps_the_stored_one_and_how_far_we_got(manager: Client) -> None:
    made = fetched(last_uid=7, uid_validity=3, fetch_since=timezone.now(), failures=4)
    page = manager.get(f"{LIST}{made.pk}/").content.decode()
    assert "A password is kept" in page
    assert "hunter2" not in page
    assert manager.post(f"{LIST}{made.pk}/", IMAP | {"password": "", "name": "Returns"}).status_code == 302
    account = ImapAccount.objects.get()
    assert unseal(account.secret) == SECRET
    assert (account.last_uid, account.uid_validity, account.failures) == (7, 3, 0)


def test_another_folder_is_read_from_its_beginning(manager: Client) -> None:
    made = fetched(last_uid=7, uid_validity=3)
    manager.post(f"{LIST}{made.pk}/", IMAP | {"password": "", "folder": "Support", "take_existing": "yes"})
    account = ImapAccount.objects.get()
    assert (account.folder, account.last_uid, account.uid_validity, account.fetch_since) == ("Support", 0, None, None)


@pytest.mark.parametrize("change", [{"host": "imap.evil.example"}, {"port": "994"}, {"username": "other"}])
@pytest.mark.parametrize("act", ["", "test/"])
def test_a_kept_password_never_goes_to_another_account(manager: Client, change: dict[str, str], act: str) -> None:
    made = fetched()
    answer = manager.post(f"{LIST}{made.pk}/{act}", IMAP | {"password": ""} | change)
    assert "Enter the password again" in answer.content.decode()
    assert ImapAccount.objects.get().host == "imap.example.org"


def test_a_token_command_is_chosen_by_its_name_and_leaves_no_password(manager: Client, settings: Any) -> None:
    settings.IMAP_TOKEN_COMMANDS = {"office": ["/bin/echo", "token"]}
    made = fetched()
    manager.post(f"{LIST}{made.pk}/", IMAP | {"password": "", "token_command": "office"})
    account = ImapAccount.objects.get()
    assert (account.token_command, account.secret) == ("office", "")


def test_the_default_mailbox_is_not_switched_off(manager: Client) -> None:
    first, second = mailbox(is_default=True), mailbox("second@harborpine.example")
    page = manager.post(f"{LIST}{first.pk}/off/", follow=True).content.decode()
    assert "Make another one the default first" in page
    manager.post(f"{LIST}{second.pk}/default/")
    manager.post(f"{LIST}{first.pk}/off/")
    states = Mailbox.objects.order_by("address").values_list("is_default", "is_active")
    assert list(states) == [(False, False), (True, True)]


def test_the_last_mailbox_is_not_switched_off_and_one_that_is_off_is_no_default(manager: Client) -> None:
    last, off = mailbox(), mailbox("off@harborpine.example", is_active=False)
    assert "is the last mailbox that is on" in manager.post(f"{LIST}{last.pk}/off/", follow=True).content.decode()
    assert "Switch it on first" in manager.post(f"{LIST}{off.pk}/default/", follow=True).content.decode()
    manager.post(f"{LIST}{off.pk}/on/")
    assert Mailbox.objects.filter(is_active=True).count() == 2


def test_a_key_is_shown_once_and_stored_as_a_hash(manager: Client) -> None:
    made = mailbox(door=Door.PROVIDER)
    page = manager.post(f"{LIST}{made.pk}/key/").content.decode()
    key = page[page.index("inbound_") :].split("<")[0].strip()
    assert mailbox_of(key) == made
    assert key not in manager.get(f"{LIST}{made.pk}/").content.decode()
    manager.post(f"{LIST}{made.pk}/key/end/")
    assert mailbox_of(key) is None


def test_the_lines_for_the_mail_server_are_ready_to_copy(manager: Client) -> None:
    page = manager.get(f"{LIST}{mailbox().pk}/").content.decode()
    assert "help@harborpine.example   lmtp:inet:127.0.0.1:2424" in page
    assert "help@harborpine.example   amends:" in page


def test_an_error_shows_in_plain_words_until_a_success_follows(manager: Client) -> None:
    made = fetched()
    now = timezone.now()
    Mailbox.objects.update(fault=Fault.SIGN_IN_REFUSED, fault_values={"words": "wrong"}, last_error_at=now)
    assert "The server refused the sign-in: wrong" in manager.get(LIST).content.decode()
    Mailbox.objects.filter(pk=made.pk).update(last_success_at=now + dt.timedelta(seconds=1))
    page = manager.get(LIST).content.decode()
    assert "Working" in page
    assert "refused the sign-in" not in page


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ({"last_error": "It was refused."}, "It was refused."),
        ({"fault": "of_the_next_release", "last_error": ""}, "of_the_next_release"),
    ],
)
def test_what_a_worker_of_another_release_wrote_is_shown(manager: Client, written: dict[str, str], shown: str) -> None:
    fault = {"fault": Fault.SIGN_IN_REFUSED, "fault_values": {"words": "wrong"}, "last_error_at": timezone.now()}
    Mailbox.objects.filter(pk=fetched().pk).update(**fault | written)
    page = manager.get(LIST).content.decode()
    assert shown in page
    assert "refused the sign-in" not in page


def test_an_error_shows_in_the_readers_language(manager: Client) -> None:
    User.objects.update(language="de")
    mailbox = fetched()
    Mailbox.objects.filter(pk=mailbox.pk).update(
        fault=Fault.SIGN_IN_REFUSED, fault_values={"words": ""}, last_error_at=timezone.now()
    )
    assert "Der Server hat die Anmeldung abgelehnt: kein Grund genannt" in manager.get(LIST).content.decode()


def test_a_test_of_unsaved_values_saves_nothing(manager: Client) -> None:
    unreachable = IMAP | {"host": "127.0.0.1", "port": "1", "security": "none"}
    answer = manager.post(f"{LIST}test/", unreachable, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "127.0.0.1 accepts no connection on port 1." in page
    assert "<html" not in page
    assert not Mailbox.objects.exists()


def test_a_test_without_script_answers_with_the_whole_page(manager: Client) -> None:
    unreachable = IMAP | {"host": "127.0.0.1", "port": "1", "security": "none"}
    page = manager.post(f"{LIST}test/", unreachable).content.decode()
    assert "accepts no connection on port 1." in page
    assert 'value="returns@harborpine.example"' in page
    assert "Enter the password again before you save" in page
    assert "hunter2" not in page


def test_tests_are_limited(manager: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        pages = [manager.post(f"{LIST}test/", {}).content.decode() for _ in range(11)]
    assert ["many tests" in page for page in pages] == [False] * 10 + [True]


def test_the_list_costs_the_same_for_many(
    manager: Client, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        made = mailbox(f"box{number}@harborpine.example", team=team, door=Door.IMAP)
        ImapAccount.objects.create(mailbox=made, host="imap.example.org", username="x")
    with django_assert_max_num_queries(6):
        manager.get(LIST)


def test_a_manager_says_that_forms_write_there_for_others(manager: Client) -> None:
    assert "becomes a request of the person in Reply-To" in manager.get(NEW).content.decode()
    for given in ({"takes_reply_to": "on"}, {}):
        box = Mailbox.objects.first()
        manager.post(f"{LIST}{box.pk}/" if box else NEW, HANDED | given)
        assert Mailbox.objects.get().takes_reply_to == bool(given)
