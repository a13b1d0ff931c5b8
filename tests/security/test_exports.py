"""No cell of an export is a formula."""

import csv

import pytest
from django.test import Client

from complaints.models import Complaint
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from surveys.models import Answer
from tests.security.conftest import World

FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", " =1")


@pytest.mark.parametrize("path", ["/desk/surveys/answers.csv", "/desk/complaints/export.csv"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_words(client: Client, world: World, bob: User, path: str, formula: str) -> None:
    Ticket.objects.filter(pk=world.ticket.pk).update(subject=formula)
    Answer.objects.update(comment=formula)
    Complaint.objects.update(outcome_words=formula, no_cause_reason=formula)
    client.force_login(bob)
    answer = client.get(path)
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()  # type: ignore[attr-defined]
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert any(formula.strip() in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@")) or cell.startswith(("\t", "\r"))] == []
