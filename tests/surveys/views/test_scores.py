"""The scores page: figures of what a person may see, and of nothing else."""

import csv
import datetime as dt
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.outgoing.models import OutgoingMail, OutgoingState
from helpdesk.people.models import Team, User
from tests import factories
from tests.surveys.conftest import Asked, answered, enough

pytestmark = pytest.mark.django_db

PAGE = "/desk/surveys/"


def page(client: Client, user: User, query: str = "") -> str:
    client.force_login(user)
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_score_stands_with_its_range_and_number(client: Client, bob: User, team: Team) -> None:
    for score in [10] * 10 + [8] * 6 + [3] * 4:
        answered(score, team=team)
    html = page(client, bob)
    assert '>30</b> <span class="quiet">−6 to 58</span>' in html
    assert "20 answers from 20 surveys, 100%" in html
    assert "50% promoters − 20% detractors = 30." in html


def test_the_navigation_names_the_page_by_no_kind(client: Client, bob: User) -> None:
    client.force_login(bob)
    html = client.get("/desk/surveys/follow-ups/").content.decode()
    assert "Survey scores" in html
    assert "NPS and CSAT" not in html


def test_without_answers_the_page_says_so(client: Client, bob: User) -> None:
    html = page(client, bob)
    assert "Nobody has answered in this period." in html
    assert "No survey was sent in this period." in html


def test_few_answers_have_no_score(client: Client, bob: User) -> None:
    enough(7)
    assert "Too few answers for a score" in page(client, bob)


def test_a_change_within_chance_is_called_so(client: Client, bob: User) -> None:
    today = timezone.localdate()
    before = timezone.now() - dt.timedelta(days=10)
    for score in [10] * 20 + [0] * 10:
        answered(score)
    for score in [10] * 21 + [0] * 9:
        answered(score, at=before)
    html = page(client, bob, f"?from={today - dt.timedelta(days=5)}&to={today}")
    assert "This may be chance." in html


def test_an_agent_sees_figures_of_their_teams_only(
    client: Client, alice: User, bob: User, charlie: User, team: Team
) -> None:
    enough(team=team)
    enough(team=charlie.teams.get())
    answered(3, team=team, comment="Two lids in a month.")
    answered(9, team=charlie.teams.get(), comment="Quick return.")
    assert "Two lids" in page(client, alice)
    assert "Quick return" not in page(client, alice)
    assert "10 answers from 10 surveys" in page(client, bob)
    assert "5 answers from 5 surveys" in page(client, alice)


def test_filters_live_in_the_address(client: Client, bob: User, team: Team) -> None:
    enough(team=team)
    enough()
    answered(3, team=team, comment="Lid broke.")
    answered(9, comment="All well.")
    assert "All well" not in page(client, bob, f"?team={team.pk}")
    assert "Lid broke" not in page(client, bob, "?part=good")
    assert "No comments for these choices." in page(client, bob, "?kind=csat")


@pytest.mark.parametrize("part", ["bad", "middle", "good"])
def test_a_part_of_the_scale_narrows_the_comments_and_no_score(client: Client, bob: User, part: str) -> None:
    for score in [10] * 10 + [8] * 6 + [3] * 4:
        answered(score)
    html = page(client, bob, f"?part={part}")
    assert '>30</b> <span class="quiet">−6 to 58</span>' in html
    assert "50% promoters − 20% detractors = 30." in html
    assert "Comments <b>" in html


NONSENSE = [
    "?team=x&from=2026-13-01&kind=z&by=q&batch=9",
    "?page=-4",
    "?agent=99999999999999999999",
    "?group=%00",
    "?from=0001-01-01&to=9999-12-31",
]


@pytest.mark.parametrize("query", NONSENSE)
def test_choices_that_make_no_sense_are_left_out(client: Client, bob: User, query: str) -> None:
    assert "NPS and CSAT" in page(client, bob, query)


def test_a_customers_words_are_text(client: Client, bob: User) -> None:
    enough()
    answered(3, comment="<script>alert(1)</script>")
    html = page(client, bob)
    assert "&lt;script&gt;alert" in html
    assert "<script>alert" not in html


def test_bounced_surveys_leave_the_denominator(client: Client, bob: User, asked: Asked) -> None:
    OutgoingMail.objects.filter(ticket=asked.ticket).update(state=OutgoingState.FAILED)
    enough(5)
    assert "5 answers from 5 surveys, 100% (1 came back undelivered)" in page(client, bob)


def test_the_export_holds_the_same_answers_and_no_formula(
    client: Client, alice: User, charlie: User, team: Team
) -> None:
    enough(team=team)
    answered(3, team=team, comment="=HYPERLINK(1)")
    answered(9, team=charlie.teams.get(), comment="Quick return.")
    client.force_login(alice)
    rows = list(csv.DictReader(StringIO(b"".join(client.get(f"{PAGE}answers.csv")).decode("utf-8-sig"))))
    assert [row["Comment"] for row in rows if row["Comment"]] == ["'=HYPERLINK(1)"]
    assert [row["Score"] for row in rows] == ["8"] * 4 + ["3"]


def test_customers_and_guests_stay_outside(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    client.force_login(factories.user("Cora", role="customer"))
    for path in (PAGE, f"{PAGE}answers.csv", f"{PAGE}follow-ups/", f"{PAGE}settings/"):
        assert client.get(path).status_code == 404


def test_the_page_costs_the_same_for_many_answers(
    client: Client, bob: User, team: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for score in range(11):
        answered(score, team=team, comment="Words.")
    client.force_login(bob)
    with django_assert_max_num_queries(24):
        client.get(PAGE)
