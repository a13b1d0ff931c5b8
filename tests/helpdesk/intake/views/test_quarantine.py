"""The pages of messages that were set aside: the list, several at once, one message, its raw text and its files."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from helpdesk.audit.models import AuditEntry
from helpdesk.intake.models import IntakeOutcome, RawMail
from helpdesk.intake.taking.take_in import receive
from helpdesk.people.models import Team, User
from helpdesk.tickets.models import Ticket
from tests import factories
from tests.helpdesk.conftest import Deliver

pytestmark = pytest.mark.django_db

HERE = "/desk/quarantine/"
OURS = "help@harborpine.example"
LETTER = f"""From: Meg <meg@example.org>
To: {OURS}
Subject: =?utf-8?q?Lid_=E2=80=AEevil?=
X-Loop: {OURS}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html

<p onclick="x()">The <b>lid</b><script>bad()</script></p>
--b
Content-Type: text/html
Content-Disposition: attachment; filename="page.html"

<script>alert(1)</script>
--b--
""".encode()


@pytest.fixture
def desk(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def set_aside(number: int, **fields: Any) -> list[RawMail]:
    """Rows as the intake leaves them, for lists."""
    now = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    usual = {"outcome": IntakeOutcome.QUARANTINED, "guard": "loop", "reason": "A loop.", "source": "imap", "size": 1}
    return RawMail.objects.bulk_create(
        RawMail(
            **{"subject": f"Number {n:03}", "sender": f"s{n}@example.org"} | usual | fields,
            content=b"",
            received_at=now + dt.timedelta(minutes=n),
        )
        for n in range(number)
    )


def listed(client: Client, **params: str) -> list[str]:
    return [line.row.subject for line in client.get(HERE, params).context["rows"]]


def test_it_filters_by_reason_door_state_and_words(desk: Client) -> None:
    set_aside(1, subject="Loop")
    set_aside(1, subject="Pipe", source="pipe")
    set_aside(1, subject="Big", guard="size")
    set_aside(1, subject="Gone", outcome=IntakeOutcome.DISCARDED)
    set_aside(1, subject="Spoken", sender="Tom@Example.NET")
    assert listed(desk, door="pipe") == ["Pipe"]
    assert listed(desk, guard="size") == ["Big"]
    assert listed(desk, state="discarded") == ["Gone"]
    assert listed(desk, q="tom@example") == ["Spoken"]
    assert listed(desk, q="LOO") == ["Loop"]
    assert len(listed(desk, state="nonsense")) == 4


def test_pages_follow_each_other_without_gap_or_repetition(desk: Client) -> None:
    set_aside(120)
    seen, after = [], ""
    while True:
        page = desk.get(HERE, {"after": after})
        seen += [line.row.subject for line in page.context["rows"]]
        after = page.context["next"]
        if not after:
            break
    assert seen == [f"Number {n:03}" for n in reversed(range(120))]


def test_the_count_stops_at_a_thousand(desk: Client) -> None:
    set_aside(1001)
    page = desk.get(HERE)
    assert (page.context["total"], page.context["more"]) == (1000, True)
    assert "1,000+" in page.content.decode()


def test_a_full_page_costs_as_much_as_a_short_one(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    set_aside(60)
    with django_assert_max_num_queries(5):
        desk.get(HERE, {"q": "Number"})


def test_empty_lists_say_why(desk: Client) -> None:
    assert "Nothing is set aside" in desk.get(HERE).content.decode()
    assert "No message fits" in desk.get(HERE, {"q": "zzz"}).content.decode()
    assert "Nothing is thrown away" in desk.get(HERE, {"state": "discarded"}).content.decode()


def test_several_are_let_in_and_a_bad_one_stops_none(desk: Client, deliver: Deliver) -> None:
    first = deliver("One", **{"from": OURS, "message_id": "<1@x>"})
    second = deliver("Two", **{"from": OURS, "message_id": "<2@x>"})
    nobody = deliver("Three", **{"from": ""})
    gone = set_aside(1)[0]
    RawMail.objects.filter(pk=gone.pk).update(content_removed_at=gone.received_at)
    chosen = [first.pk, nobody.pk, gone.pk, second.pk, 999_999]
    page = desk.post(f"{HERE}several/", {"do": "let-in", "mail": chosen})
    results = {result.row.pk: (result.done, result.words) for result in page.context["results"]}
    assert Ticket.objects.count() == 2
    assert results[gone.pk][0] is False
    assert "names no sender" in results[nobody.pk][1]
    assert results[second.pk][1].startswith("It is request #")


def test_several_are_thrown_away_once(desk: Client) -> None:
    rows = set_aside(3)
    for done in (3, 0):
        page = desk.post(f"{HERE}several/", {"do": "discard", "mail": [row.pk for row in rows]})
        assert page.context["done"] == done
    assert "You were faster" in page.content.decode()


def test_a_stale_page_is_told_who_did_what(client: Client, desk: Client, bob: User, deliver: Deliver) -> None:
    row = deliver(**{"from": OURS})
    desk.post(f"{HERE}{row.pk}/discard/")
    client.force_login(bob)
    page = client.post(f"{HERE}{row.pk}/release/", follow=True).content.decode()
    assert "Alice was faster" in page
    assert "It is thrown away." in page
    assert not Ticket.objects.exists()


def test_throwing_away_offers_to_undo_it(desk: Client, deliver: Deliver) -> None:
    row = deliver(**{"from": OURS})
    page = desk.post(f"{HERE}{row.pk}/discard/", follow=True).content.decode()
    assert f'action="{HERE}{row.pk}/restore/"' in page
    desk.post(f"{HERE}{row.pk}/restore/")
    assert RawMail.objects.get().outcome == IntakeOutcome.QUARANTINED


def test_one_message_shows_what_was_decided_understood_and_foreseen(desk: Client) -> None:
    row = receive(LETTER, source="imap")
    page = desk.get(f"{HERE}{row.pk}/").content.decode()
    for words in ("It carries the mark of a mail of ours.", f"X-Loop: {OURS}", "meg@example.org", "page.html", "IMAP"):
        assert words in page
    assert "Let in, it becomes a new request of" in page
    assert "<b>lid</b>" not in page
    body = desk.get(f"{HERE}{row.pk}/body/")
    assert b"<p>The <b>lid</b></p>" in body.content
    assert "sandbox" in body["Content-Security-Policy"]


def test_decisions_of_an_older_form_do_no_harm(desk: Client, deliver: Deliver) -> None:
    row = deliver(**{"from": OURS})
    RawMail.objects.filter(pk=row.pk).update(decisions=["old", {"guard": "x"}, {}])
    assert desk.get(f"{HERE}{row.pk}/").status_code == 200


def test_raw_text_shows_what_cannot_be_seen(desk: Client, deliver: Deliver) -> None:
    row = deliver("evil \u202e gpj.exe <script>", **{"from": OURS})
    page = desk.get(f"{HERE}{row.pk}/raw/", {"part": "99999999999"}).content.decode()
    assert "evil ⟨U+202E⟩ gpj.exe &lt;script&gt;" in page


def test_files_are_downloads_of_no_type(desk: Client) -> None:
    row = receive(LETTER, source="imap")
    answer = desk.get(f"{HERE}{row.pk}/files/1/")
    assert answer.content.strip() == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"] == 'attachment; filename="page.html"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert [desk.get(f"{HERE}{row.pk}/files/{number}/").status_code for number in (0, 2)] == [404, 404]


def test_the_whole_message_is_a_download_for_managers(client: Client, desk: Client, bob: User) -> None:
    row = receive(LETTER, source="imap")
    assert desk.get(f"{HERE}{row.pk}/download/").status_code == 403
    client.force_login(bob)
    answer = client.get(f"{HERE}{row.pk}/download/")
    assert answer.content == LETTER
    assert answer["Content-Disposition"].startswith("attachment;")


def test_whoever_downloads_a_whole_message_is_in_the_audit_log(client: Client, bob: User) -> None:
    row = receive(LETTER, source="imap")
    client.force_login(bob)
    client.get(f"{HERE}{row.pk}/download/")
    entry = AuditEntry.objects.get(kind="whole_message")
    assert (entry.action, entry.actor_id, row.sender in entry.thing) == ("exported", bob.pk, True)


@pytest.mark.parametrize("part", ["1", "2"])
def test_whoever_opens_the_source_of_a_message_is_in_the_audit_log(client: Client, bob: User, part: str) -> None:
    row = receive(LETTER, source="imap")
    client.force_login(bob)
    client.get(f"{HERE}{row.pk}/raw/", {"part": part})
    entry = AuditEntry.objects.get(kind="whole_message")
    assert (entry.action, entry.actor_id, row.sender in entry.thing) == ("read", bob.pk, True)


def test_how_a_message_arrived_is_for_those_who_see_its_ticket(
    client: Client, alice: User, charlie: User, deliver: Deliver, team: Team
) -> None:
    row = deliver()
    Ticket.objects.update(team=team)
    for person, status in ((alice, 302), (charlie, 404)):
        client.force_login(person)
        assert client.get(f"/desk/messages/{row.message_id}/arrived/").status_code == status
    for part in ("", "raw/", "body/", "files/1/", "assign/"):
        assert client.get(f"{HERE}{row.pk}/{part}").status_code == 404
    client.force_login(alice)
    assert "It is request #" in client.get(f"/desk/messages/{row.message_id}/arrived/", follow=True).content.decode()


def test_a_message_without_a_mail_says_so(desk: Client) -> None:
    message = factories.ticket().messages.get()
    page = desk.get(f"/desk/messages/{message.pk}/arrived/", follow=True).content.decode()
    assert "It did not come by mail" in page


def test_what_was_let_in_is_listed_for_those_who_see_its_ticket(
    client: Client, desk: Client, charlie: User, deliver: Deliver, team: Team
) -> None:
    row = deliver(**{"from": OURS})
    desk.post(f"{HERE}{row.pk}/release/")
    Ticket.objects.update(team=team)
    assert listed(desk, state="let-in") == [row.subject]
    client.force_login(charlie)
    assert listed(client, state="let-in") == []


def test_it_stands_among_the_settings_with_how_much_waits(desk: Client) -> None:
    page = desk.get("/desk/quarantine/").content.decode()
    assert 'href="/desk/me/"' in page
    assert page.count('class="nav-count"') == 1


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5_000])
def test_a_number_that_no_row_has_is_none(client: Client, alice: User, number: str) -> None:
    client.force_login(alice)
    assert client.post(f"{HERE}several/", {"do": "discard", "mail": number}).status_code == 302
