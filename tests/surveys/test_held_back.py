"""Small groups are held back, whichever way one asks for them."""

import csv
import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from helpdesk.people.models import Team, User
from helpdesk.stats.intervals import SampleSize, protect
from helpdesk.web import shop_time
from surveys.access import visible_to
from surveys.queries.chosen import Chosen
from surveys.queries.held_back import blocks, telling
from tests import factories
from tests.surveys.conftest import answered, enough

pytestmark = pytest.mark.django_db
PAGE, EXPORT, API = "/desk/surveys/", "/desk/surveys/answers.csv", "/api/v1/survey-answers/"
DAY = dt.date(2026, 3, 2)


def at(day: int) -> dt.datetime:
    return shop_time.midnight(DAY + dt.timedelta(days=day)) + dt.timedelta(hours=9)


@pytest.fixture
def two_of(bob: User, team: Team) -> Team:
    """A team with two answers, beside two large ones. Bob looks."""
    small = factories.team("Small")
    for score in (1, 2):
        answered(score, team=small, comment="Secret words.", channel="email")
    enough(9, team=team, channel="email")
    enough(6, team=factories.team("Middle"), channel="email")
    return small


def test_a_filter_shows_no_more_than_the_table(client: Client, bob: User, two_of: Team) -> None:
    client.force_login(bob)
    html = client.get(f"{PAGE}?team={two_of.pk}").content.decode()
    assert "Fewer than five answers fit these choices" in html
    assert ("Secret words" in html, "Every score" in html, "answers.csv" in html) == (False, False, False)


def test_nor_does_the_one_from_which_it_could_be_worked_out(
    client: Client, bob: User, two_of: Team, team: Team
) -> None:
    client.force_login(bob)
    middle = Team.objects.exclude(pk__in=(two_of.pk, team.pk)).get()
    assert "could be worked out" in client.get(f"{PAGE}?team={middle.pk}").content.decode()
    assert "Every score" in client.get(f"{PAGE}?team={team.pk}").content.decode()


def test_the_export_refuses_them_and_names_no_small_group(client: Client, bob: User, two_of: Team) -> None:
    client.force_login(bob)
    assert client.get(f"{EXPORT}?team={two_of.pk}").status_code == 403
    rows = list(csv.DictReader(StringIO(b"".join(client.get(EXPORT)).decode("utf-8-sig"))))
    assert {row["Team"] for row in rows if row["Score"] in "12"} == {"held back"}
    assert {row["Ticket"] for row in rows if row["Score"] in "12"} == {"held back"}
    assert sum(row["Team"] == "held back" for row in rows) == 8  # the next smallest group hides with them


def test_neither_does_the_api(client: Client, bob: User, two_of: Team) -> None:
    client.force_login(bob)
    rows: list[dict[str, Any]] = client.get(f"{API}?score__lte=2").json()["results"]
    assert [(row["team"], row["ticket"], row["held_back"]) for row in rows] == [(None, None, ["team"])] * 2
    one = client.get(f"{API}{rows[0]['id']}/").json()
    assert (one["team"], one["ticket"]) == (None, None)
    assert client.get(f"{API}?kind=csat").json()["results"] == []


def test_the_api_gives_nothing_of_fewer_than_five(client: Client, bob: User) -> None:
    enough(4)
    client.force_login(bob)
    assert client.get(API).json()["results"] == []


def test_two_periods_never_differ_by_fewer_than_five(bob: User) -> None:
    for day, n in enumerate((2, 1, 4, 0, 6, 3, 1, 1)):
        enough(n, at=at(day))
    answers = visible_to(bob)
    seen: set[frozenset[int]] = set()
    for first in range(8):
        for last in range(first, 8):
            told = telling(answers, Chosen(kind="nps", start=at(first).date(), end=at(last).date()))
            if not told.held_back:
                seen.add(frozenset(told.chosen.apply(answers).values_list("pk", flat=True)))
    assert {len(wide - narrow) for wide in seen for narrow in seen if narrow < wide} == {5, 6, 7, 11, 12, 13, 18}


def test_a_period_that_lost_days_says_so(client: Client, bob: User) -> None:
    for day in (0, 1):
        enough(3, at=at(day))
    enough(5, at=at(2))
    client.force_login(bob)
    html = client.get(f"{PAGE}?from=2026-03-03&to=2026-03-06").content.decode()
    assert "4 March 2026 to 6 March 2026 is shown" in html
    assert "Fewer than five answers fit" in client.get(f"{PAGE}?from=2026-03-03&to=2026-03-03").content.decode()


def test_what_is_left_of_the_days_joins_the_block_before() -> None:
    days = [(DAY + dt.timedelta(days=i), n) for i, n in enumerate((3, 3, 1, 5, 2))]
    assert blocks(days) == [(days[0][0], days[1][0]), (days[2][0], days[4][0])]
    assert blocks(days[:1]) == [(DAY, DAY)]
    assert blocks([]) == []


@pytest.mark.parametrize(
    ("sizes", "outside", "hidden"),
    [([1, 2, 40, 12], 0, 3), ([3, 40, 12], 0, 2), ([40, 12], 2, 1), ([40, 12], 7, 0), ([3, 40, 12], 9, 1), ([3], 0, 1)],
)
def test_what_is_hidden_is_five_in_two_groups_at_least(sizes: list[int], outside: int, hidden: int) -> None:
    assert protect(sizes, outside).count(SampleSize.SUPPRESSED) == hidden


def test_a_month_of_few_answers_is_no_number_of_the_trend(client: Client, bob: User) -> None:
    for day, n in ((0, 3), (40, 10), (80, 11)):
        enough(n, at=at(day))
    client.force_login(bob)
    html = client.get(f"{PAGE}?from=2026-03-01&to=2026-05-31").content.decode()
    march = html.split("March 2026", 1)[1][:200]
    assert ">3<" not in march
