"""Keep what a customer told us."""

from django.db import transaction
from django.utils import timezone

from helpdesk.customers.models import Customer, CustomerFact
from helpdesk.people.models import User
from helpdesk.web.words.card_numbers import masked


def note_fact(*, customer: Customer, key: str, value: str, by: User | None = None) -> CustomerFact | None:
    """Store a fact; the same value again keeps its date, an empty one forgets it. Returns the fact, or None.

    Raises:
        ValueError: there is no such kind of fact.
    """
    kind, words = CustomerFact.Key(key), masked(" ".join(value.replace("\x00", "").split()))[:500]
    with transaction.atomic():
        known = CustomerFact.objects.select_for_update(no_key=True).filter(customer=customer, key=kind)
        if not words:
            known.delete()
            return None
        if same := known.filter(value=words).first():
            return same
        values = {"value": words, "noted_at": timezone.now(), "noted_by": by}
        return CustomerFact.objects.update_or_create(customer=customer, key=kind, defaults=values)[0]
