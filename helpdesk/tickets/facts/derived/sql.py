"""Expressions that Django lacks: names in a list that match a pattern, lists that have something in common."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Count, Func, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

TEXTS: ArrayField[list[str], list[str]] = ArrayField(TextField())


class OneMatches(Func):
    """Whether one text of a list matches a pattern, by code points."""

    template = "EXISTS(SELECT 1 FROM unnest(%(expressions)s))"
    arg_joiner = ') AS part(name) WHERE (part.name COLLATE "C") ~ ('
    output_field = BooleanField()


class Overlap(Func):
    """Whether two lists have something in common."""

    template = "(%(expressions)s)"
    arg_joiner = " && "
    output_field = BooleanField()


class FromJson(Func):
    """The texts of a list in JSON."""

    template = "ARRAY(SELECT jsonb_array_elements_text(%(expressions)s))"
    output_field = TEXTS


class Joined(Func):
    """Two lists as one."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = TEXTS


def texts(values: Iterable[str] = ()) -> Value:
    """A list of texts."""
    return Value(list(values), output_field=TEXTS)


def list_or_none(expression: Combinable) -> Combinable:
    """The list, or an empty one where there is nothing."""
    return Coalesce(expression, texts(), output_field=TEXTS)


def count(rows: QuerySet) -> Combinable:  # type: ignore[type-arg]
    """How many rows there are, in a statement about something else."""
    counted = rows.order_by().annotate(all_of_them=Value(1)).values("all_of_them").annotate(many=Count("pk"))
    return Coalesce(Subquery(counted.values("many")), 0)
