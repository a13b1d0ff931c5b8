"""Makes the columns of a ticket's fields, for conditions that narrow which tickets are read.

Text is compared by the very patterns that Python uses, under the collation "C", where PostgreSQL compares code points
as Python does; missing text is empty text, so that no test is ever unknown and NOT means not.
"""

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Left

from helpdesk.conditions.columns import Column
from helpdesk.conditions.facts import MAX_TEXT, Measure
from helpdesk.tickets.fields import TicketField
from helpdesk.tickets.fields.kinds import Reference
from helpdesk.tickets.models import Direction, Message, Tag
from helpdesk.tickets.queries.own.having import having

LATEST = ("-created_at", "-pk")
FIRST = ("created_at", "pk")


class MatchesPattern(Func):
    """The SQL operator `text ~ pattern`, by code points."""

    template = '(%(expressions)s COLLATE "C")'
    arg_joiner = " ~ "
    output_field = BooleanField()


def message(field: str, *order: str) -> Combinable:
    """An expression for a field of one of the customer's messages; NULL when there is none."""
    theirs = Message.objects.filter(ticket=OuterRef("pk"), direction=Direction.IN).order_by(*order)
    return Subquery(theirs.values(field)[:1], output_field=TextField())


def text(expression: Combinable | str) -> Combinable:
    """An expression for the part of a text that conditions read."""
    return Left(Coalesce(expression, Value(""), output_field=TextField()), MAX_TEXT)


def text_column(expression: Combinable | str) -> Column[Q]:
    return Column(found=lambda pattern: Q(MatchesPattern(text(expression), Value(pattern))))


def key_column(field: TicketField) -> Column[Q]:
    """A column for a choice or a reference to a row; the key "" stands for none."""
    is_row = isinstance(field.kind, Reference)

    def among(keys: frozenset[str]) -> Q:
        found = having(field, "in", [int(key) for key in keys if key.isdigit()] if is_row else keys)
        if is_row:
            found &= having(field, "isnull", False)
        nothing = ~having(field, "isnull", False) if is_row or field.own else Q()
        return found | nothing if "" in keys and nothing else found

    return Column(among=among)


def measure_column(field: TicketField) -> Column[Q]:
    def between(least: Measure | None, most: Measure | None) -> Q:
        known = having(field, "isnull", False)
        if least is not None:
            known &= having(field, "gte", least)
        return known & having(field, "lte", most) if most is not None else known

    return Column(between=between)


def several_column(field: TicketField) -> Column[Q]:
    """A column for any of several keys; the key "" stands for none."""

    def among(keys: frozenset[str]) -> Q:
        found = having(field, "overlap", sorted(keys - {""}))
        return found | ~having(field, "isnull", False) if "" in keys else found

    return Column(among=among)


def flag_column(field: TicketField) -> Column[Q]:
    yes, nobody = having(field, "", True), Q(pk__in=[])
    return Column(among=lambda keys: (yes if "yes" in keys else nobody) | (~yes if "no" in keys else nobody))


def tags_column() -> Column[Q]:
    def found(pattern: str) -> Q:
        return Q(Exists(Tag.objects.filter(Q(MatchesPattern("name", Value(pattern))), tickets=OuterRef("pk"))))

    return Column(found=found)
