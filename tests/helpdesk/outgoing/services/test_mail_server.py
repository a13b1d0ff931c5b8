"""The stored mail server: whose word counts, what is kept of its password, and what the audit log says."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from helpdesk.audit.models import AuditEntry
from helpdesk.outgoing.models import Breaker, MailServer
from helpdesk.outgoing.queries import mail_out
from helpdesk.outgoing.queries.mail_out import WayOut
from helpdesk.outgoing.services.mail_server import bring_mail_server_back, put_mail_server_aside, save_mail_server
from helpdesk.people.models import User
from helpdesk.web.sealed import unseal

pytestmark = pytest.mark.django_db
SECRET = "swordfish"


def save(by: User | None = None, **others: object) -> MailServer:
    usual = {"host": "smtp.example.org", "port": 587, "encryption": "starttls", "username": "ada", "timeout": 30}
    return save_mail_server(**usual | {"password": SECRET} | others, by=by)  # type: ignore[arg-type] # as it is entered


def test_a_stored_server_wins_over_the_environment(settings: Settings) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.net", 25
    assert mail_out.mail_out() == mail_out.MailOut(WayOut.SERVER, "mail.example.net:25")
    save()
    assert mail_out.mail_out() == mail_out.MailOut(WayOut.STORED, "smtp.example.org:587")


def test_the_password_is_sealed_and_kept_when_left_empty() -> None:
    save()
    save(password="", timeout=20)
    server = MailServer.objects.get()
    assert (unseal(server.secret), server.timeout) == (SECRET, 20)
    assert SECRET not in server.secret


def test_without_a_user_name_no_password_is_kept() -> None:
    save()
    save(username="", password="")
    assert MailServer.objects.get().secret == ""


def test_put_aside_the_environment_decides_and_brought_back_all_is_as_it_was(bob: User) -> None:
    save()
    put_mail_server_aside(by=bob)
    assert mail_out.stored() is None
    bring_mail_server_back(by=bob)
    server = mail_out.stored()
    assert server
    assert unseal(server.secret) == SECRET


def test_the_audit_log_tells_what_was_before_and_never_the_password(bob: User) -> None:
    save(by=bob)
    save(by=bob, host="smtp.example.net", password="open sesame")
    made, changed = AuditEntry.objects.order_by("pk")
    assert changed.changes["host"] == ["smtp.example.org", "smtp.example.net"]
    assert "password" in changed.changes
    assert not {SECRET, "open sesame", MailServer.objects.get().secret} & set(map(str, changed.changes["password"]))
    assert SECRET not in str(made.changes)


def test_saved_as_it_is_nothing_is_told(bob: User) -> None:
    save(by=bob)
    save(by=bob, password="")
    assert AuditEntry.objects.count() == 1


def test_what_is_known_against_the_server_of_before_is_forgotten() -> None:
    Breaker.objects.create(channel="email", since=timezone.now(), met_by=0, next_try_at=timezone.now())
    other = Breaker.objects.create(channel="webhook", relay="x", since=timezone.now(), met_by=0)
    save()
    assert list(Breaker.objects.all()) == [other]


def test_who_asks_again_costs_no_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    save()
    mail_out.stored()
    with django_assert_num_queries(0):
        assert mail_out.mail_out().leaves


@pytest.mark.parametrize(
    ("backend", "way", "leaves"),
    [
        ("helpdesk.channels.mail.backends.files.FileBackend", WayOut.FILES, False),
        ("django.core.mail.backends.console.EmailBackend", WayOut.CONSOLE, False),
        ("anymail.backends.mailgun.EmailBackend", WayOut.PROVIDER, True),
        ("helpdesk.channels.mail.backends.smtp.SmtpBackend", WayOut.SERVER, True),
    ],
)
def test_what_the_environment_says_is_read(settings: Settings, backend: str, way: WayOut, leaves: bool) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = backend, "/var/outbox"
    out = mail_out.mail_out()
    assert (out.way, out.leaves) == (way, leaves)
