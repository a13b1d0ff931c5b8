"""Finding tickets by a person's words: the number, words of the conversation, or who wrote."""

from django.db.models import Q

from helpdesk.people.search import customers_matching
from helpdesk.tickets import search

MAX_NUMBER = 2**63 - 1


def matching(words: str) -> Q:
    """Tickets that fit. The customers are looked up first, so that each part can use an index of its own.

    Costs one statement.
    """
    number = words.removeprefix("#")
    where = Q(search=search.query(words)) | Q(requester__in=customers_matching(words))
    if number.isascii() and number.isdigit() and len(number) < 19 and int(number) <= MAX_NUMBER:
        where |= Q(number=int(number))
    return where
