"""Finds or makes the account of somebody who comes by a provider."""

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from helpdesk.audit.services import record
from helpdesk.people.models import Team, User
from helpdesk.people.models.users import STAFF_ROLES
from helpdesk.people.services.staff import take_in
from helpdesk.sso import judging
from helpdesk.sso.errors import NotLetIn, Refusal
from helpdesk.sso.judging import Newcomer
from helpdesk.sso.models import SignInProvider
from helpdesk.sso.verbs import LINKED
from helpdesk.web.requests.closed_accounts import is_closed


def come_in(*, provider: SignInProvider, comer: Newcomer, only: Any = None) -> SocialAccount:
    """The link between whoever comes and their account here; `only` is the one person who may, where somebody tries it.

    Whom the provider calls by the same `subject` as before is the same person, whatever address they have by now. Else
    the address decides, of which `judging` has seen that it is verified and of a domain that the provider may speak
    for: a colleague of this address is who comes, once, so that nobody who gets the address later gets the account.
    Nobody of this address? Then an account is made with what the provider's rules or an open invitation give. A
    customer's account never becomes a colleague's, and a closed one stays closed.

    Raises:
        NotLetIn: there is such a customer, the account is closed or somebody else's, or it is not that of `only`.
    """
    with transaction.atomic():
        row = SignInProvider.objects.select_for_update(no_key=True).get(pk=provider.pk)
        link: SocialAccount | None = SocialAccount.objects.filter(provider=row.key, uid=comer.subject).first()
        person = link.user if link else User.objects.filter(email__iexact=comer.email).first()
        if person:
            _check(person, comer)
        if only is not None and person != only:
            raise NotLetIn(Refusal.NOT_YOURSELF, comer.email)
        return link or _linked(row, comer, person or _made(row, comer))


def _check(person: User, comer: Newcomer) -> None:
    if person.role not in STAFF_ROLES:
        raise NotLetIn(Refusal.CUSTOMER, comer.email)
    if not person.is_active or is_closed(person):
        raise NotLetIn(Refusal.CLOSED, comer.email)


def _made(row: SignInProvider, comer: Newcomer) -> User:
    teams = Team.objects.filter(pk__in=judging.teams_of(row, comer.groups), is_active=True)
    return take_in(email=comer.email, name=comer.name, role=judging.role_of(row, comer.groups), teams=teams)


def _linked(row: SignInProvider, comer: Newcomer, person: User) -> SocialAccount:
    if SocialAccount.objects.filter(provider=row.key, user=person).exists():
        raise NotLetIn(Refusal.SOMEBODY_ELSE, comer.email)
    known_as = {"email": comer.email, "name": comer.name}
    link: SocialAccount = SocialAccount.objects.create(
        user=person, provider=row.key, uid=comer.subject, extra_data=known_as
    )
    record(LINKED, by=person, thing=row, changes={"email": ("", comer.email)})
    return link
