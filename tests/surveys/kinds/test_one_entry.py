"""A kind of survey is one entry: no other place knows a kind by its name."""

import re
from functools import partial
from pathlib import Path

import pytest
from django.test import Client

from helpdesk.people.models import User
from helpdesk.stats.intervals import rating
from surveys.kinds import KINDS, SurveyKind, title
from surveys.kinds.scale import Scale
from surveys.kinds.top_share import TopShare
from surveys.models import FollowUp, Programme
from tests import factories
from tests.surveys.conftest import answered, ask

ROOT = Path(__file__).parents[3]
PLACES = ("surveys", "templates", "static/surveys", "complaints", "helpdesk/tickets", "helpdesk/web")
NAMED = re.compile(rf"\b({'|'.join(KINDS)})\b", re.IGNORECASE)


def test_no_code_and_no_page_names_a_kind() -> None:
    files = [
        path
        for place in PLACES
        for path in (ROOT / place).rglob("*")
        if path.suffix in (".py", ".html", ".css", ".js") and not {"kinds", "migrations"} & set(path.parts)
    ]
    code = {path: re.sub(r'"""[\s\S]*?"""', "", path.read_text()) for path in files}
    assert [path.name for path, text in code.items() if NAMED.search(text)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS.values())
def test_every_kind_is_there_from_the_start_and_asks_nobody_unbidden(kind: SurveyKind) -> None:
    assert not Programme.objects.get(kind=kind.key).is_active


THUMBS = SurveyKind(
    key="thumbs_up_or_down",
    short="Thumbs",
    name="Thumbs up",
    scale=Scale(low=1, high=2, bad_to=1, good_from=2),
    groups={"bad": "Down", "good": "Up"},
    question="Are you glad that you asked {shop}?",
    lowest="1 No",
    highest="2 Yes",
    measure=TopShare(partial(rating, top_boxes=1), has_mean=False),
)


@pytest.fixture
def thumbs(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """A kind that nothing but its entry knows, switched on for everybody."""
    monkeypatch.setitem(KINDS, THUMBS.key, THUMBS)
    Programme.objects.update(is_active=False)
    Programme.objects.create(kind=THUMBS.key, is_active=True, delay_minutes=0)


@pytest.mark.usefixtures("thumbs")
def test_an_entry_is_all_that_a_kind_needs(client: Client, alice: User, bob: User) -> None:
    asked = ask(factories.ticket(assignee=alice), alice)
    assert "Are you glad that you asked Harbor" in client.get(asked.path).text
    client.post(asked.path, {"score": "1"})
    assert FollowUp.objects.get().answer.tone == "bad"
    for _ in range(9):
        answered(2, kind=THUMBS.key)
    client.force_login(bob)
    page = " ".join(client.get(f"/desk/surveys/?kind={THUMBS.key}").text.split())
    for words in (
        "NPS, CSAT and Thumbs",
        "90%",
        "Up, 2",
        "Down, 1",
        "9 of 10 gave 2.",
        "Thumbs is the share of score 2",
    ):
        assert words in page
    assert "Neither" not in page
    assert "Thumbs, 1 to 2" in client.get("/desk/surveys/settings/").text


def test_a_kind_of_another_release_keeps_nobody_from_being_asked(
    client: Client, alice: User, bob: User, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, THUMBS.key, THUMBS)
    Programme.objects.create(kind=THUMBS.key, is_active=True)
    monkeypatch.delitem(KINDS, THUMBS.key)
    assert ask(factories.ticket(assignee=alice), alice).invitation.kind == programme.kind
    client.force_login(bob)
    assert client.get("/desk/surveys/settings/").status_code == 200


def test_a_scale_that_makes_no_sense_is_refused_when_it_is_written() -> None:
    with pytest.raises(ValueError, match="bad scores lie below good ones"):
        Scale(low=1, high=7, bad_to=5, good_from=5)


def test_a_heading_names_its_kinds() -> None:
    kinds = list(KINDS.values())
    assert title(kinds[:1]) == "NPS"
    assert title(kinds[:2]) == "NPS and CSAT"
