"""The form of an acceptance example: a message, whether the rule matches, and what holds afterwards."""

import dataclasses
from collections.abc import Mapping

from django.http import QueryDict

from helpdesk.conditions.tree import Catalogue
from helpdesk.rules.foretelling.given import GivenMessage
from helpdesk.rules.forms.given import GivenDraft
from helpdesk.rules.forms.given import read as read_given
from helpdesk.rules.models import RuleExample
from helpdesk.tickets.forms import conditions
from helpdesk.tickets.forms.conditions import ConditionsDraft

MATCHES: Mapping[str, bool | None] = {"yes": True, "no": False, "any": None}


@dataclasses.dataclass
class ExampleDraft(ConditionsDraft):
    """An example as typed. `root` are the conditions that must hold once the rules are through.

    `seen` is the version of the stored one that the page shows.
    """

    name: str = ""
    matches: str = "yes"
    seen: str = ""
    given: GivenDraft = dataclasses.field(default_factory=GivenDraft)
    errors: dict[str, str] = dataclasses.field(default_factory=dict)

    def tell_all(self, problems: Mapping[str, list[str]]) -> None:
        """Put the refusals of `save_example` beside what they are about."""
        self.tell(problems.get("expected", ()))
        self.errors |= {key: problems[key][0] for key in ("name", "whole") if key in problems}
        self.given.tell({key: words for key, words in problems.items() if key not in ("expected", "name", "whole")})

    @property
    def all_problems(self) -> int:
        return self.problems + len(self.errors) + len(self.given.errors)

    def as_row(self, rule_id: int) -> RuleExample:
        """The example as it stands, to be judged; it is not stored."""
        expected = self.root.as_json() if self.root.items else {}
        return RuleExample(
            rule_id=rule_id,
            name=self.name,
            given=self.given.message.as_json(),
            matches=MATCHES[self.matches],
            expected=expected,
        )


def read(data: QueryDict, known: Catalogue) -> ExampleDraft:
    """The example as posted."""
    matches = data.get("must-match", "yes")
    draft = ExampleDraft(
        conditions.read(data),
        name=data.get("name", "")[:500],
        matches=matches if matches in MATCHES else "yes",
        given=read_given(data, known),
    )
    draft.number()
    return draft


def of_stored(example: RuleExample, known: Catalogue) -> ExampleDraft:
    """A stored example, ready to be changed."""
    matches = next(key for key, value in MATCHES.items() if value is example.matches)
    message = GivenMessage.of_json(example.given)
    root = conditions.of_stored(example.expected) if example.expected else conditions.GroupDraft()
    return ExampleDraft(root, name=example.name, matches=matches, given=GivenDraft(message, known=known))
