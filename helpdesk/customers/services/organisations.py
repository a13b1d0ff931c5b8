"""Makes, changes, merges and puts away organisations, and says who belongs to one."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from helpdesk.audit.services import recorded
from helpdesk.customers.contacts import normalise_domain
from helpdesk.customers.models import ContactPoint, Customer, Organisation, OrganisationDomain
from helpdesk.mime.fields.contacts import NotAContact, is_everybodys
from helpdesk.people.models import User


def save_organisation(
    *,
    organisation: Organisation,
    name: str,
    domains: Iterable[str],
    readers: str = Organisation.Readers.OWN,
    with_known: bool = False,
    by: User | None = None,
) -> Organisation:
    """Store an organisation with the domains whose new customers belong to it.

    `readers` says which members may read the requests of all. `with_known`: customers of these domains who are here
    already and belong to nobody join, too.

    Raises:
        ValidationError: the name is taken or missing, or a domain is none, everybody's, or another organisation's.
    """
    with transaction.atomic(), recorded(organisation, by=by):
        organisation.name, organisation.readers = " ".join(name.split()), readers
        organisation.full_clean()
        wanted = _checked(domains, organisation)
        organisation.save()
        organisation.domains.exclude(domain__in=wanted).delete()
        present = set(organisation.domains.values_list("domain", flat=True))
        OrganisationDomain.objects.bulk_create(
            OrganisationDomain(organisation=organisation, domain=domain) for domain in wanted if domain not in present
        )
        if with_known and wanted:
            _known_of(wanted).update(organisation=organisation)
    return organisation


def put_organisation_away(*, organisation: Organisation, to: Organisation | None, by: User | None) -> Organisation:
    """Offer an organisation no more, nor give it new customers.

    With `to` the two are merged: its members and domains become the other's. Without, its members stay with it.

    Raises:
        ValidationError: the other one is this one, or put away itself.
    """
    with transaction.atomic():
        active = Organisation.objects.select_for_update(no_key=True).filter(is_active=True)
        rows = {row.pk: row for row in active.filter(pk__in=[organisation.pk, to.pk if to else 0]).order_by("pk")}
        row = rows.pop(organisation.pk, None)
        if row is None:
            return Organisation.objects.get(pk=organisation.pk)
        if to is not None and to.pk not in rows:
            raise ValidationError(gettext("Choose another organisation that is in use."))
        with recorded(row, by=by):
            row.is_active = False
            row.save(update_fields=["is_active"])
            if to is not None:
                row.customers.update(organisation=to)
                row.domains.update(organisation=to)
    return row


def restore_organisation(*, organisation: Organisation, by: User | None) -> Organisation:
    """Bring an organisation back; what went to another one stays there."""
    with recorded(organisation, by=by):
        organisation.is_active = True
        organisation.save(update_fields=["is_active"])
    return organisation


def set_organisation(*, customer: Customer, organisation: Organisation | None, by: User | None) -> Customer:
    """Say where a customer belongs, or that they belong nowhere (None)."""
    with recorded(customer, by=by):
        customer.organisation = organisation
        customer.save(update_fields=["organisation", "updated_at"])
    return customer


def choose_reader(*, customer: Customer, is_chosen: bool, by: User | None) -> Customer:
    """Let a member read the requests of all in their organisation, or let them no more."""
    with transaction.atomic():
        row = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
        with recorded(row, by=by):
            row.reads_for_id = row.organisation_id if is_chosen else None
            row.save(update_fields=["reads_for", "updated_at"])
    return row


def _checked(domains: Iterable[str], organisation: Organisation) -> list[str]:
    """The domains in their normal form, each once, in order.

    Raises:
        ValidationError: by "domains", one message a domain that is refused.
    """
    wanted, problems = dict[str, None](), []
    for text in domains:
        try:
            domain = normalise_domain(text)
        except NotAContact:
            problems.append(gettext("“%(words)s” is no domain. One looks like example.org.") % {"words": text[:80]})
            continue
        if is_everybodys(domain):
            words = gettext("Anybody can have an address at %(domain)s: who shares it is no colleague.")
            problems.append(words % {"domain": domain})
        wanted[domain] = None
    others = OrganisationDomain.objects.filter(domain__in=wanted).exclude(organisation=organisation.pk)
    for other in others.select_related("organisation"):
        values = {"domain": other.domain, "name": other.organisation.name}
        problems.append(gettext("%(domain)s belongs to %(name)s.") % values)
    if problems:
        raise ValidationError({"domains": problems})
    return list(wanted)


def _known_of(domains: Iterable[str]) -> QuerySet[Customer]:
    """The customers with an address at one of the domains who belong nowhere."""
    at = Q()
    for domain in domains:
        at |= Q(normalised__iendswith=f"@{domain}")
    points = ContactPoint.objects.filter(at, kind=ContactPoint.Kind.EMAIL)
    return Customer.objects.filter(organisation=None, pk__in=points.values("customer"))
