"""Finding customers by a part of a name, an address or a number, with typing errors allowed in names."""

from django.db.models.functions import Upper

from helpdesk.people.models import ContactPoint, Customer

MIN_LETTERS = 3
MIN_DIGITS = 5


def customers_matching(words: str, limit: int = 200) -> list[int]:
    """Ids of at most `limit` customers; none for fewer than three letters, which would fit almost everybody."""
    words = " ".join(words.split())
    if len(words) < MIN_LETTERS:
        return []
    named = Customer.objects.filter(name__icontains=words).values_list("pk", flat=True)
    misspelt = Customer.objects.alias(folded=Upper("name")).filter(folded__trigram_word_similar=words.upper())
    parts = [named[:limit], misspelt.values_list("pk", flat=True)[:limit], _by_contact(words)[:limit]]
    return list(parts[0].union(*parts[1:])[:limit])


def _by_contact(words: str):  # type: ignore[no-untyped-def]
    digits = "".join(letter for letter in words if letter.isdigit())
    is_number = len(digits) >= MIN_DIGITS and not any(letter.isalpha() for letter in words)
    found = ContactPoint.objects.filter(normalised__icontains=digits.lstrip("0") if is_number else words)
    return found.values_list("customer_id", flat=True)
