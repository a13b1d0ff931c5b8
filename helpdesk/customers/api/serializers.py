from rest_framework import serializers

from helpdesk.customers.models import ContactPoint, Customer


class ContactPointSerializer(serializers.ModelSerializer[ContactPoint]):
    class Meta:
        model = ContactPoint
        fields = ["kind", "value", "is_primary", "bounced_at", "verified_at"]


class CustomerSerializer(serializers.ModelSerializer[Customer]):
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
            "created_at",
            "contact_points",
        ]
