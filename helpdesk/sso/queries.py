"""Providers and their people as pages show them."""

from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from helpdesk.people.models import Role, User
from helpdesk.sso.models import SignInProvider

IN_USE, REMOVED = "", "removed"


def providers(state: str = IN_USE) -> QuerySet[SignInProvider]:
    """Those that were not removed, or those that were, with how many of our people come by each."""
    linked = SocialAccount.objects.filter(provider=OuterRef("key")).order_by().values("provider")
    count = Subquery(linked.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return SignInProvider.objects.filter(removed_at__isnull=state != REMOVED).annotate(people=Coalesce(count, 0))


def open_providers() -> QuerySet[SignInProvider]:
    """Those by which people come in."""
    return SignInProvider.objects.filter(is_active=True, removed_at=None)


def links(provider: SignInProvider) -> QuerySet[SocialAccount]:
    """Our people who came by a provider, by name."""
    rows: QuerySet[SocialAccount] = SocialAccount.objects.filter(provider=provider.key)
    return rows.select_related("user").order_by("user__name", "pk")


def admin_came_by(provider: SignInProvider) -> bool:
    """Whether an admin who works here has come by it, and so can again."""
    admins = {"user__role": Role.ADMIN, "user__is_active": True}
    return bool(SocialAccount.objects.filter(provider=provider.key, **admins).exists())


def provider_of(signed_in: Mapping[str, Any]) -> SignInProvider | None:
    """The provider of a sign-in, by allauth's record of it."""
    return SignInProvider.objects.filter(key=str(signed_in.get("provider"))).first()


def instead_of_password(person: AbstractBaseUser) -> str:
    """The provider by which a colleague comes in for whose domain passwords are off; empty where they are not."""
    if not (isinstance(person, User) and person.is_agent):
        return ""
    domain = person.email.lower().rpartition("@")[2]
    instead = open_providers().filter(passwords_off=True, domains__contains=[domain]).first()
    return instead.name if instead else ""
