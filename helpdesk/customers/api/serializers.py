"""Customers as the API shows and takes them."""

from typing import Any

from rest_framework import serializers

from helpdesk.customers.models import ContactPoint, Customer, Organisation
from helpdesk.customers.registry import own_values
from helpdesk.customers.services.contact_points import NewPoint
from helpdesk.web.api.strict import Strict


class ContactPointSerializer(serializers.ModelSerializer[ContactPoint]):
    class Meta:
        model = ContactPoint
        fields = ["id", "kind", "value", "is_primary", "bounced_at", "verified_at"]
        read_only_fields = fields


class CustomerSerializer(serializers.ModelSerializer[Customer]):
    """One customer, with the fields of the shop's own under names that begin with `own_`."""

    organisation = serializers.CharField(source="organisation.name", default=None, allow_null=True, read_only=True)
    email = serializers.CharField(read_only=True)
    phone = serializers.CharField(read_only=True)
    contact_points = ContactPointSerializer(many=True, read_only=True)

    class Meta:
        model = Customer
        fields = [
            "id",
            "name",
            "preferred_name",
            "email",
            "phone",
            "organisation",
            "time_zone",
            "language",
            "notes",
            "created_at",
            "contact_points",
        ]
        read_only_fields = fields

    def get_fields(self) -> dict[str, Any]:
        own = own_values()
        return {**super().get_fields(), **(own.shown() if own else {})}


class CustomerChange(Strict):
    """What PATCH takes; a field that is not named stays. `organisation` is the name of one in use."""

    name = serializers.CharField(max_length=200, allow_blank=True, required=False)
    preferred_name = serializers.CharField(max_length=100, allow_blank=True, required=False)
    language = serializers.RegexField(
        r"^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$", max_length=12, allow_blank=True, required=False
    )
    time_zone = serializers.CharField(max_length=64, allow_blank=True, required=False)
    organisation = serializers.CharField(max_length=200, allow_null=True, required=False)
    notes = serializers.CharField(max_length=5000, allow_blank=True, required=False)

    def get_fields(self) -> dict[str, Any]:
        own = own_values()
        return {**super().get_fields(), **(own.taken() if own else {})}

    def validate_organisation(self, name: str | None) -> Organisation | None:
        """The organisation of this name; none for `null`."""
        if name is None:
            return None
        found = Organisation.objects.filter(name__iexact=name, is_active=True).first()
        if found is None:
            raise serializers.ValidationError("There is no organisation of this name in use.")
        return found


class ContactPointInput(Strict):
    """One more contact point. A handle needs the `place` where somebody has it: the slug of its webhook.

    With `take` it is taken over from another customer, unless they cannot do without it.
    """

    kind = serializers.ChoiceField(choices=ContactPoint.Kind.choices)
    value = serializers.CharField(max_length=320)
    place = serializers.CharField(max_length=60, allow_blank=True, default="")
    take = serializers.BooleanField(default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {**attrs, "point": NewPoint.of(attrs["kind"], attrs["value"], attrs["place"])}


class NewCustomer(CustomerChange):
    """What POST takes: what is known of somebody, and at least one way to reach them."""

    email = serializers.CharField(max_length=320, required=False)
    phone = serializers.CharField(max_length=60, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        kinds = [kind for kind in ("email", "phone") if attrs.get(kind)]
        if not kinds:
            raise serializers.ValidationError("Give an `email` or a `phone`, so that they can be reached.")
        return {**attrs, "points": [NewPoint.of(kind, attrs[kind]) for kind in kinds]}


class ContactPointChange(Strict):
    """What PATCH of a contact point takes. Another one of the kind has to become primary before this stops to be so."""

    is_primary = serializers.ChoiceField(choices=[True], required=False)
    is_verified = serializers.BooleanField(required=False)
