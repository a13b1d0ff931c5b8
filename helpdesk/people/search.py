"""Finding customers by a part of a name, an address or a number, with typing errors allowed in names."""

from django.db.models import QuerySet
from django.db.models.functions import Upper

from helpdesk.people.models import ContactPoint, Customer, Order

MIN_LETTERS = 3
MIN_DIGITS = 5


LIMIT = 200


def customers_matching(words: str) -> list[int]:
    """Ids of at most `LIMIT` customers; none for fewer than three letters, which would fit almost everybody."""
    words = " ".join(words.split())
    if len(words) < MIN_LETTERS:
        return []
    misspelt = Customer.objects.alias(folded=Upper("name")).filter(folded__trigram_word_similar=words.upper())
    return list(_exactly(words).union(misspelt.values_list("pk", flat=True)[:LIMIT])[:LIMIT])


def named_exactly(words: str) -> QuerySet[Customer, int] | None:
    """The same without typing errors, as a part of another statement."""
    words = " ".join(words.split())
    return _exactly(words) if len(words) >= MIN_LETTERS else None


def _exactly(words: str) -> QuerySet[Customer, int]:
    named = Customer.objects.filter(name__icontains=words).values_list("pk", flat=True)
    bare = words.lstrip("#").upper()
    bought = Order.objects.filter(number__in=(bare, f"#{bare}")).values_list("customer_id", flat=True)
    return named[:LIMIT].union(_by_contact(words)[:LIMIT], bought[:LIMIT])


def _by_contact(words: str) -> QuerySet[ContactPoint, int]:
    digits = "".join(letter for letter in words if letter.isdigit())
    is_number = len(digits) >= MIN_DIGITS and not any(letter.isalpha() for letter in words)
    found = ContactPoint.objects.filter(normalised__icontains=digits.lstrip("0") if is_number else words)
    return found.values_list("customer_id", flat=True)
