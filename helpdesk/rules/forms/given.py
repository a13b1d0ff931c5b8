"""The form of a message that somebody makes up: its words, its sender and what else is known, as typed."""

import dataclasses
from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext

from helpdesk.conditions.tree import Catalogue
from helpdesk.rules.foretelling.given import GivenMessage, asked, takes
from helpdesk.rules.moments import Trigger
from helpdesk.rules.moments import known as known_moments

PREFIX = "given-"
FIRST = ("subject", "channel")
"""The fields that stand beside the words; all others are folded away until one is filled in."""


@dataclasses.dataclass(frozen=True)
class GivenRow:
    """One field of the form: what stands in it, what can be chosen, and what is wrong."""

    key: str
    label: str
    takes: str
    value: str
    choices: Mapping[str, str]
    hint: str = ""
    error: str = ""


@dataclasses.dataclass
class GivenDraft:
    """A message as typed, with what `wrong_values` says of it by field."""

    message: GivenMessage = dataclasses.field(default_factory=GivenMessage)
    errors: dict[str, str] = dataclasses.field(default_factory=dict)
    known: Catalogue = dataclasses.field(default_factory=dict)

    @property
    def first(self) -> list[GivenRow]:
        return [row for row in self._rows if row.key in FIRST]

    @property
    def others(self) -> list[GivenRow]:
        return [row for row in self._rows if row.key not in FIRST]

    @property
    def is_more(self) -> bool:
        """Whether something is filled in that would be folded away."""
        return any(row.value or row.error for row in self.others)

    @property
    def occasions(self) -> list[tuple[str, str]]:
        return [(moment.key, gettext(moment.words)) for moment in known_moments()]

    @property
    def _rows(self) -> list[GivenRow]:
        return [
            GivenRow(
                field.key,
                gettext(field.label),
                takes(field) if takes(field) != "choices" or self.known.get(field.key) else "words",
                self.message.values.get(field.key, ""),
                self.known.get(field.key, {}),
                gettext(field.hint) if field.hint else "",
                self.errors.get(field.key, ""),
            )
            for field in asked()
            if field.is_offered or field.key in self.message.values
        ]

    def tell(self, problems: Mapping[str, list[str]]) -> None:
        """Put refusals beside what they are about."""
        self.errors |= {key: words[0] for key, words in problems.items()}


def read(data: QueryDict, known: Catalogue) -> GivenDraft:
    """The message as posted."""
    typed = {field.key: data.get(f"{PREFIX}{field.key}", "").replace("\x00", "").strip()[:500] for field in asked()}
    message = GivenMessage(
        text=data.get(f"{PREFIX}text", "").replace("\x00", "").replace("\r\n", "\n")[:20_000],
        sender=data.get(f"{PREFIX}sender", "").replace("\x00", "").strip()[:254],
        occasion=data.get(f"{PREFIX}occasion", Trigger.CREATED.value),
        values={key: value for key, value in typed.items() if value},
    )
    return GivenDraft(message, known=known)
