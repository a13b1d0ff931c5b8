"""Describes what a condition can ask about: a field of its subject, in words, with the operators that it takes."""

import dataclasses

from helpdesk.conditions.operators import Operator


@dataclasses.dataclass(frozen=True)
class Field:
    """A field that conditions can ask about.

    `label` heads lists, `words` stand in a sentence ("the message contains …"); all English, translated where said.
    Of a field that holds or does not, `words` say that it does ("it is a complaint") and `negated` that it does not.
    """

    key: str
    label: str
    words: str
    operators: tuple[Operator, ...]
    hint: str = ""
    negated: str = ""
    is_offered: bool = True
    """Whether a new condition can ask about it; those that do already keep their meaning."""
    group: str = ""
    """What it stands under in a list of fields, such as "Customer"."""

    def operator(self, key: str) -> Operator | None:
        return next((known for known in self.operators if known.key == key), None)
