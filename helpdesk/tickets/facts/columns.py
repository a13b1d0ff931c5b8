"""The columns of a ticket's fields, for conditions that narrow which tickets are read.

Text is compared by the very patterns that Python uses, under the collation "C", where PostgreSQL compares code points
as Python does; missing text is empty text, so that no test is ever unknown and NOT means not.
"""

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Left

from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import MAX_TEXT
from helpdesk.tickets.models import Direction, Message, Tag

LATEST = ("-created_at", "-pk")
FIRST = ("created_at", "pk")


class Found(Func):
    """`text ~ pattern`, by code points."""

    template = '(%(expressions)s COLLATE "C")'
    arg_joiner = " ~ "
    output_field = BooleanField()


def message(field: str, *order: str) -> Combinable:
    """A field of one of the customer's messages, NULL when there is none."""
    theirs = Message.objects.filter(ticket=OuterRef("pk"), direction=Direction.IN).order_by(*order)
    return Subquery(theirs.values(field)[:1], output_field=TextField())


def text(expression: Combinable | str) -> Combinable:
    """The part of a text that conditions read."""
    return Left(Coalesce(expression, Value(""), output_field=TextField()), MAX_TEXT)


def text_column(expression: Combinable | str) -> Column[Q]:
    return Column(found=lambda pattern: Q(Found(text(expression), Value(pattern))))


def key_column(name: str) -> Column[Q]:
    return Column(among=lambda keys: Q(**{f"{name}__in": keys}))


def reference_column(name: str) -> Column[Q]:
    """A foreign key; the key "" stands for none."""

    def among(keys: frozenset[str]) -> Q:
        rows = Q(**{f"{name}__isnull": False, f"{name}__in": [int(key) for key in keys if key.isdigit()]})
        return rows | Q(**{f"{name}__isnull": True}) if "" in keys else rows

    return Column(among=among)


def tags_column() -> Column[Q]:
    def found(pattern: str) -> Q:
        return Q(Exists(Tag.objects.filter(Q(Found("name", Value(pattern))), tickets=OuterRef("pk"))))

    return Column(found=found)


def flag_column(name: str) -> Column[Q]:
    return Column(among=lambda keys: Q(**{f"{name}__in": [key == "yes" for key in keys]}))
