"""No cell of an export is a formula, and its headings are in the language of whoever takes it along."""

import csv
from typing import Any

import pytest
from django.test import Client

from complaints.models import Complaint
from helpdesk.people.models import Role, User
from helpdesk.tickets.models import Ticket
from surveys.models import Answer
from tests import factories
from tests.security.world import World
from tests.surveys.conftest import enough

BAD = ("=", "+", "@")
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1")


def cells_of(answer: Any) -> list[str]:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return [cell for row in csv.reader(content.decode().splitlines()) for cell in row]


@pytest.mark.parametrize("path", ["/desk/surveys/answers.csv", "/desk/complaints/export.csv"])
def test_a_formula_is_words(client: Client, world: World, bob: User, path: str) -> None:
    client.force_login(bob)
    enough()
    for formula in FORMULAS:
        Ticket.objects.filter(pk=world.ticket.pk).update(subject=formula)
        Answer.objects.update(comment=formula)
        Complaint.objects.update(outcome_words=formula, no_cause_reason=formula)
        cells = cells_of(client.get(path))
        assert any(formula.strip() in cell for cell in cells)
        assert [cell for cell in cells if cell.lstrip().startswith(BAD) or cell.startswith(("\t", "\r"))] == []


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        ("/desk/tickets/export.csv", {"Kunde", "Betreff", "Priorität"}),
        ("/desk/complaints/export.csv", {"Betreff", "Hauptursache", "Produkt"}),
        ("/desk/surveys/answers.csv", {"Umfrage", "Kommentar", "Sprache"}),
        ("/desk/reports/today/queue.csv", {"Team", "Offen", "Überfällig"}),
        ("/desk/settings/audit/export.csv", {"Vorher", "Nachher", "Feld"}),
    ],
)
def test_headings_are_in_the_language_of_whoever_takes_it_along(
    client: Client, world: World, path: str, headings: set[str]
) -> None:
    client.force_login(factories.user("Ada", role=Role.ADMIN, language="de"))
    enough()
    first = b"".join(client.get(path).streaming_content).decode("utf-8-sig").splitlines()[0]  # type: ignore[attr-defined]
    assert headings <= set(first.split(","))
