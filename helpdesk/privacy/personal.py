"""What the rooms below this one hold of a customer: the account, events and answers that wait, exports, audit names."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet
from django.utils.translation import gettext_noop
from knox.models import AuthToken

from helpdesk.audit.models import AuditEntry
from helpdesk.audit.services import erase_names, naming
from helpdesk.customers.person import Person
from helpdesk.customers.registry import HeldRecord, Holding, register
from helpdesk.events.models import Delivery, EventRecord
from helpdesk.events.services import erase_words as erase_event_words
from helpdesk.once.models import Answered
from helpdesk.once.services import erase_answers
from helpdesk.people.models import STAFF_ROLES, NewAddress, User
from helpdesk.people.services.close_customer import close_customer
from helpdesk.privacy.models import CustomerExport, Erasure


def tell() -> None:
    """Register it; called once, from `apps.py`."""
    register(
        Holding(
            "account",
            gettext_noop("Account"),
            (User, NewAddress),
            lambda person: _account(person).count(),
            _erase_account,
            order=800,
            goes=gettext_noop("name, address, password, sessions and tokens; nobody can sign in any more"),
            export=_export_account,
        )
    )
    register(
        Holding(
            "exports",
            gettext_noop("Exports that were made"),
            (CustomerExport, Erasure),
            lambda person: CustomerExport.objects.filter(customer_id=person.customer_id).count(),
            _erase_exports,
            order=810,
            goes=gettext_noop("the files, at once"),
            stays=gettext_noop("the certificate of this erasure, which names nobody"),
        )
    )
    register(
        Holding(
            "events",
            gettext_noop("Events, and answers of the API that wait to be asked for again"),
            (EventRecord, Delivery, Answered),
            lambda _person: 0,
            lambda person: erase_event_words(named=person.is_named_in) + erase_answers(named=person.is_named_in),
            order=820,
            goes=gettext_noop("texts in which this person is named"),
        )
    )
    register(
        Holding(
            "audit",
            gettext_noop("Names in the audit log"),
            (AuditEntry,),
            lambda person: naming(**_audited(person)).count(),
            lambda person: 0 if person.held else erase_names(**_audited(person)),
            order=950,
            goes=gettext_noop("the name, in place of which a mark stands; the database allows nothing else"),
            stays=gettext_noop("who did what, and when"),
        )
    )


def _audited(person: Person) -> dict[str, Any]:
    return {"marks": person.marks, "kind": "customer", "thing_id": str(person.customer_id), "actor_id": person.user_id}


def _account(person: Person) -> QuerySet[User]:
    """Their account; that of somebody who works here is no customer's."""
    own = User.objects.filter(pk=person.user_id or 0).exclude(role__in=STAFF_ROLES)
    return own.exclude(name="", is_active=False)


def _erase_account(person: Person) -> int:
    user = _account(person).first()
    if user is None or person.held:
        return 0
    EmailAddress.objects.filter(user=user).delete()
    AuthToken.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    close_customer(user=user)
    return 1


def _export_account(person: Person, _with_notes: bool) -> Iterator[HeldRecord]:
    for user in _account(person):
        yield HeldRecord({"name": user.name, "address": user.email, "since": user.created_at})


def _erase_exports(person: Person) -> int:
    rows = CustomerExport.objects.filter(customer_id=person.customer_id)
    for row in rows:
        if row.file:
            row.file.storage.delete(str(row.file.name))
    return int(rows.delete()[0])
