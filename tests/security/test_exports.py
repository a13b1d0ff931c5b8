"""No cell of an export is a formula."""

import csv
from typing import Any

import pytest
from django.test import Client

from complaints.models import Complaint
from helpdesk.people.models import User
from helpdesk.tickets.models import Ticket
from surveys.models import Answer
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
