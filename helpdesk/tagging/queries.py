"""Which tags there are, and on how many tickets each."""

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower

from helpdesk.tickets.models import Tag


def tags(words: str) -> QuerySet[Tag]:
    """Tags by name whose name holds the words, each with `used`: on how many tickets it is, of all teams.

    Counted tag by tag, so that a page costs what its own tags do.
    """
    on = Tag.tickets.through.objects.filter(tag=OuterRef("pk")).values("pk")
    used = Subquery(on, template="(SELECT count(*) FROM (%(subquery)s) those)", output_field=IntegerField())
    return Tag.objects.filter(name__icontains=words).annotate(used=used).order_by(Lower("name"))
