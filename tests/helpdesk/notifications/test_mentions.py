"""Who is meant by @ and a name."""

import pytest

from helpdesk.notifications.mentions import mentioned
from helpdesk.people.models import User

ANA = User(pk=1, name="Ana Lima", email="ana.lima@harborpine.example")
ANNA = User(pk=2, name="Anna Brown", preferred_name="Annie", email="brown@harborpine.example")
SAM, SAMUEL = User(pk=3, name="Sam Reed", email="sam@x.example"), User(pk=4, name="Sam Hill", email="hill@x.example")
PEOPLE = [ANA, ANNA, SAM, SAMUEL]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("@Ana Lima, please.", [ANA]),
        ("Ask @ana.", [ANA]),
        ("(@ana.lima)", [ANA]),
        ("@ANNIE: look", [ANNA]),
        ("@anna and @Ana", [ANNA, ANA]),
        ("@Sam", [SAM, SAMUEL]),
        ("@Sam Hill", [SAMUEL]),
        ("@anabel, @an_a", []),
        ("mail@ana.example, ana@brown", []),
        ("@", []),
    ],
)
def test_the_longest_name_that_fits_is_meant(text: str, people: list[User]) -> None:
    assert mentioned(text, PEOPLE) == people
