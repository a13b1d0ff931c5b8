"""The fields that a rule can look at: one definition each. A new one goes here, into the facts and into `sql.py`."""

import dataclasses

from helpdesk.rules.conditions import operators as op


@dataclasses.dataclass(frozen=True)
class Field:
    """`label` heads lists, `words` stand in a sentence ("the message contains …")."""

    key: str
    label: str
    words: str
    operators: tuple[op.Operator, ...]
    hint: str = ""

    def operator(self, key: str) -> op.Operator | None:
        return next((known for known in self.operators if known.key == key), None)


_WORDS_HINT = "Separate words or phrases with commas. “refund*” also finds “refunds”."
_DOMAIN_HINT = "Such as example.com; addresses below it count too."

_ALL = (
    Field("text", "Message", "the message", op.TEXT, _WORDS_HINT),
    Field("subject", "Subject", "the subject", op.TEXT, _WORDS_HINT),
    Field("first_text", "First message", "the first message", op.TEXT, _WORDS_HINT),
    Field("sender", "Sender", "the sender", op.ADDRESS, "Full addresses, separated with commas."),
    Field("sender_domain", "Sender’s domain", "the sender’s domain", op.DOMAIN, _DOMAIN_HINT),
    Field("channel", "Channel", "the channel", op.CHOICE),
    Field("product", "Product", "the product", op.OPTIONAL_CHOICE),
    Field("language", "Language", "the language", op.LANGUAGE, "Codes such as en, de or pt."),
    Field("priority", "Priority", "the priority", op.CHOICE),
    Field("tags", "Tags", "the tags", op.NAMES, "Separate tags with commas."),
    Field("status", "Status", "the status", op.CHOICE),
    Field("team", "Team", "the team", op.OPTIONAL_CHOICE),
    Field("is_complaint", "Complaint", "it is a complaint", op.FLAG),
)
FIELDS: dict[str, Field] = {field.key: field for field in _ALL}
