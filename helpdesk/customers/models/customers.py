"""Customers and the ways to reach them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Upper
from django.utils.translation import gettext, gettext_lazy


class Organisation(models.Model):
    """People who belong together. `readers` says which of them may read the requests of all, once they sign in."""

    class Readers(models.TextChoices):
        OWN = "own", gettext_lazy("Nobody: each sees their own")
        CHOSEN = "chosen", gettext_lazy("Members that you choose")
        ALL = "all", gettext_lazy("All members with an account")

    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    is_active = models.BooleanField(default=True, db_default=True)
    readers = models.CharField(max_length=6, choices=Readers, default=Readers.OWN, db_default=Readers.OWN.value)

    class Meta:
        db_table = "people_organisation"
        constraints = [models.UniqueConstraint(Lower("name"), name="one_organisation_per_name")]

    def __str__(self) -> str:
        return self.name


class OrganisationDomain(models.Model):
    """The domain of an organisation's addresses, in its normal form: who is new and writes from there belongs to it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253, unique=True)

    class Meta:
        ordering = ["domain"]

    def __str__(self) -> str:
        return self.domain


class Customer(models.Model):
    """A person who writes to us. `preferred_name` is used in every greeting; `name` is the account's; `notes` are for
    colleagues.

    `reads_for` is the organisation whose requests they were chosen to read; it counts while they belong to it.
    One that was erased stays as a row without a name, for tickets and scores to count by.
    """

    name = models.CharField(max_length=200, blank=True)
    preferred_name = models.CharField(max_length=100, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="customers"
    )
    reads_for = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=12, blank=True)
    notes = models.TextField(blank=True, db_default="")
    user = models.OneToOneField(
        "people.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="customer"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_customer"
        indexes = [
            models.Index(Lower("name"), "id", name="customer_by_name"),
            # Upper, for that is what Django's `icontains` compares.
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="customer_name_trigrams"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def email(self) -> str:
        """The primary e-mail address, else the first one, else an empty string."""
        return self._first(ContactPoint.Kind.EMAIL)

    @property
    def phone(self) -> str:
        """The primary phone number, else the first one, else an empty string."""
        return self._first(ContactPoint.Kind.PHONE)

    @property
    def display_name(self) -> str:
        """How lists name them: name, else preferred name, else the address."""
        return self.name or self.preferred_name or self.email or gettext("Customer %(pk)s") % {"pk": self.pk}

    @property
    def greeting_name(self) -> str:
        """The name for a salutation, or an empty string when none is known."""
        return self.preferred_name or self.name

    def _first(self, kind: str) -> str:
        # Reads the related set in Python, so that a prefetch serves both kinds without another query.
        points = [point for point in self.contact_points.all() if point.kind == kind]
        return min(points, key=lambda point: (not point.is_primary, point.pk)).value if points else ""


class ContactPoint(models.Model):
    """An e-mail address, a phone number, or a name that somebody has at some place; the normalised form belongs to one
    customer only."""

    class Kind(models.TextChoices):
        EMAIL = "email", gettext_lazy("E-mail")
        PHONE = "phone", gettext_lazy("Phone")
        HANDLE = "handle", gettext_lazy("Handle")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=320)
    normalised = models.CharField(max_length=320)
    is_primary = models.BooleanField(default=False)
    bounced_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_contactpoint"
        constraints = [models.UniqueConstraint(fields=["kind", "normalised"], name="one_owner_per_contact_point")]
        indexes = [GinIndex(OpClass(Upper("normalised"), "gin_trgm_ops"), name="contact_point_trigrams")]

    def __str__(self) -> str:
        return self.value
