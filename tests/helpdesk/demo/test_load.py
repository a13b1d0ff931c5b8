"""What a newcomer finds: a shop at work, believable, and nothing that leaves the house by itself."""

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from complaints.models import Complaint
from complaints.queries.filters import ComplaintFilter
from complaints.trends.page import default_period, trend_page
from helpdesk.calendars.queries import default_calendar
from helpdesk.customers.models import Customer, Order
from helpdesk.demo.files import content
from helpdesk.demo.shop import ZONE
from helpdesk.events.models import Delivery
from helpdesk.intake.models import RawMail
from helpdesk.outgoing.models import Mailbox, MailKind, OutgoingMail
from helpdesk.people.models import User
from helpdesk.rules.models import RuleRun
from helpdesk.tickets.models import Activity, Attachment, Message, Ticket
from helpdesk.tickets.models import DeliveryState as MailDelivery
from helpdesk.tickets.states import OPEN_STATES
from helpdesk.web import shop_time
from knowledgebase.models import Article
from surveys.models import Answer, FollowUp, Invitation, InvitationState
from tests.helpdesk.demo.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_the_shop_has_the_size_of_half_a_year() -> None:
    assert 400 <= Ticket.objects.count() <= 500
    assert Order.objects.count() == 300
    assert 50 <= Ticket.objects.filter(status__in=OPEN_STATES).count() <= 75
    assert Ticket.objects.order_by("created_at")[0].created_at < timezone.now() - dt.timedelta(days=175)


def test_a_fifth_of_the_tickets_are_complaints() -> None:
    share = Complaint.objects.count() / Ticket.objects.count()
    assert 0.15 < share < 0.27


def test_every_complaint_that_closed_has_a_cause_or_a_reason() -> None:
    closed = Complaint.objects.filter(closed_at__isnull=False, no_cause_reason="")
    assert not closed.exclude(cause_links__is_primary=True).exists()


def hinge_shows() -> bool:
    """Whether the newest week that is over stands out, and the headline says so."""
    days = default_period(shop_time.today())
    dana = User.objects.get(email="dana@harborpine.example")
    page = trend_page(dana, ComplaintFilter(first=days.first, last=days.last))
    return page.headline.tone == "warn" and page.weekly.closed[-1] in [week for week, _ in page.weekly.flagged]


def test_the_breaking_hinge_shows_on_the_trend_page(settings: Settings) -> None:
    settings.TIME_ZONE = ZONE
    assert hinge_shows()


def test_nothing_happened_in_the_future() -> None:
    now = timezone.now()
    assert not Message.objects.filter(created_at__gt=now).exists()
    assert not Activity.objects.filter(at__gt=now).exists()
    assert not Answer.objects.filter(answered_at__gt=now).exists()
    assert not FollowUp.objects.filter(finished_at__gt=now).exists()


def test_no_mail_waits_but_acknowledgements_of_the_newest_forms() -> None:
    assert set(OutgoingMail.objects.values_list("kind", flat=True)) == {MailKind.ACKNOWLEDGEMENT}
    assert OutgoingMail.objects.count() < 10
    assert not Message.objects.filter(delivery__in=[MailDelivery.QUEUED, MailDelivery.SENDING]).exists()
    assert not Invitation.objects.filter(state=InvitationState.PLANNED).exists()


def test_nobody_was_asked_twice_within_the_cool_down() -> None:
    last: dict[int, dt.datetime] = {}
    for row in Invitation.objects.filter(sent_at__isnull=False).order_by("sent_at"):
        assert row.sent_at
        before = last.get(row.customer_id)
        assert before is None or row.sent_at - before >= dt.timedelta(days=30)
        last[row.customer_id] = row.sent_at


def test_answers_are_enough_to_be_compared() -> None:
    assert Answer.objects.filter(kind="nps").count() > 150
    assert Answer.objects.filter(kind="csat").count() > 30
    assert Answer.objects.exclude(comment="").count() > 80
    assert 25 < FollowUp.objects.count() < 80


def test_every_bad_answer_has_a_follow_up() -> None:
    bad = [answer for answer in Answer.objects.all() if answer.tone == "bad"]
    assert len(bad) == FollowUp.objects.count()


def test_each_of_the_newest_tickets_tells_why_it_is_there() -> None:
    newest = Ticket.objects.filter(messages__from_email__gt="")
    assert newest.count() == len(content("newest"))
    explained = RuleRun.objects.filter(ticket__in=newest, matched=True)
    assert set(explained.values_list("ticket_id", flat=True)) == set(newest.values_list("pk", flat=True))
    assert not RuleRun.objects.exclude(error="").exists()
    assert not Delivery.objects.exclude(state=Delivery.State.DONE).exists()


def test_the_safety_rule_sent_steam_to_the_safety_desk() -> None:
    ticket = Ticket.objects.get(subject="Steam from the base when it boils", requester__preferred_name="Tomasz")
    assert (ticket.team and ticket.team.slug, ticket.priority) == ("safety-desk", "urgent")


def test_some_requests_carry_a_photo() -> None:
    assert [each.content_type for each in Attachment.objects.all()] == ["image/png", "image/png"]


def test_all_articles_are_public_and_in_a_titled_topic() -> None:
    assert Article.objects.filter(language="en").count() >= 18
    assert Article.objects.filter(language="es").count() == 4
    assert all(article.is_public for article in Article.objects.all())
    spanish = Article.objects.filter(language="es").values_list("category__title", flat=True)
    assert set(spanish) == set(content("topics")["es"].values())


@pytest.mark.parametrize("email", content("people")["sign_ins"])
def test_the_six_sign_ins_work(email: str, settings: Settings) -> None:
    settings.LOCAL_ACCOUNTS = True
    request = RequestFactory().post("/accounts/login/")
    assert authenticate(request, email=email, password=PASSWORD)


def test_their_accounts_are_for_this_machine_alone() -> None:
    assert not User.objects.filter(is_local=False).exists()


def test_both_customers_who_can_sign_in_have_tickets() -> None:
    known = Customer.objects.filter(user__isnull=False)
    assert known.count() == 2
    assert all(Ticket.objects.filter(requester=customer).exists() for customer in known)


def test_the_shop_opens_on_weekdays_but_not_on_holidays() -> None:
    calendar, year = default_calendar(), timezone.localdate().year
    assert not calendar.is_business_day(dt.date(year, 12, 25))
    assert calendar.zone.key == ZONE


def test_loading_again_changes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LOCAL_ACCOUNTS = True
    monkeypatch.setenv("DEMO_PASSWORD", PASSWORD)
    before = (Ticket.objects.count(), Message.objects.count(), User.objects.count())
    call_command("load_demo")
    assert (Ticket.objects.count(), Message.objects.count(), User.objects.count()) == before


def test_its_address_is_set_up_and_what_was_set_aside_can_be_looked_at() -> None:
    assert Mailbox.objects.get().is_default
    assert set(RawMail.objects.values_list("outcome", "guard")) == {
        ("quarantined", "own_address"),
        ("quarantined", "bounce"),
        ("quarantined", "no_sender"),
    }
