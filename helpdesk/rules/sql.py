"""The SQL reader: the same tree over stored tickets as they are, which narrows what a rehearsal has to judge.

Text is compared by the very patterns that Python uses, under the collation "C", where PostgreSQL compares code points
as Python does; missing text is empty text, so that no test is ever unknown and NOT means not.
"""

import dataclasses
from collections.abc import Callable

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Left

from helpdesk.rules.conditions.checks import Among, Every, Finds, Not, Test
from helpdesk.rules.conditions.tree import Condition, Node
from helpdesk.rules.facts import MAX_TEXT
from helpdesk.tickets.models import Direction, Message, Tag

LATEST = ("-created_at", "-pk")
FIRST = ("created_at", "pk")


class Found(Func):
    """`text ~ pattern`, by code points."""

    template = '(%(expressions)s COLLATE "C")'
    arg_joiner = " ~ "
    output_field = BooleanField()


@dataclasses.dataclass(frozen=True)
class Column:
    """How a field is read in SQL: found in text, or among keys."""

    found: Callable[[str], Q] = lambda pattern: Q(pk__in=[])
    among: Callable[[frozenset[str]], Q] = lambda keys: Q(pk__in=[])


def to_q(node: Node) -> Q:
    """A filter of tickets that agrees with `matches(node, facts)` on each of them."""
    if isinstance(node, Condition):
        return _test(COLUMNS[node.field], node.test)
    if not node.items:
        return Q(pk__isnull=False)
    return Q(*map(to_q, node.items), _connector=Q.AND if node.mode == "all" else Q.OR)


def _test(column: Column, test: Test) -> Q:
    match test:
        case Finds():
            return column.found(test.pattern)
        case Among(keys):
            return column.among(keys)
        case Every(tests):
            return Q(*(_test(column, part) for part in tests))
        case Not(inner):
            return ~_test(column, inner)


def message(field: str, *order: str) -> Combinable:
    """A field of one of the customer's messages, NULL when there is none."""
    theirs = Message.objects.filter(ticket=OuterRef("pk"), direction=Direction.IN).order_by(*order)
    return Subquery(theirs.values(field)[:1], output_field=TextField())


def text(expression: Combinable | str) -> Combinable:
    """The part of a text that rules read."""
    return Left(Coalesce(expression, Value(""), output_field=TextField()), MAX_TEXT)


def _text(expression: Combinable | str) -> Column:
    return Column(found=lambda pattern: Q(Found(text(expression), Value(pattern))))


def _key(name: str) -> Column:
    return Column(among=lambda keys: Q(**{f"{name}__in": keys}))


def _reference(name: str) -> Column:
    """A foreign key; the key "" stands for none."""

    def among(keys: frozenset[str]) -> Q:
        rows = Q(**{f"{name}__isnull": False, f"{name}__in": [int(key) for key in keys if key.isdigit()]})
        return rows | Q(**{f"{name}__isnull": True}) if "" in keys else rows

    return Column(among=among)


def _tags(pattern: str) -> Q:
    tags = Tag.objects.filter(Q(Found("name", Value(pattern))), tickets=OuterRef("pk"))
    return Q(Exists(tags))


def _flag(name: str) -> Column:
    return Column(among=lambda keys: Q(**{f"{name}__in": [key == "yes" for key in keys]}))


COLUMNS: dict[str, Column] = {
    "text": _text(message("reply_text", *LATEST)),
    "subject": _text("subject"),
    "first_text": _text(message("reply_text", *FIRST)),
    "sender": _text(message("from_email", *LATEST)),
    "sender_domain": _text(message("from_email", *LATEST)),
    "channel": _key("channel"),
    "product": _reference("product"),
    "language": _text("language"),
    "priority": _key("priority"),
    "tags": Column(found=_tags),
    "status": _key("status"),
    "team": _reference("team"),
    "is_complaint": _flag("is_complaint"),
}
