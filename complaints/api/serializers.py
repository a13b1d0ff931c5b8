from rest_framework import serializers

from complaints.models import Complaint, DesiredOutcome


class ComplaintSerializer(serializers.ModelSerializer[Complaint]):
    ticket = serializers.IntegerField(source="ticket.number", read_only=True)
    subject = serializers.CharField(source="ticket.subject", read_only=True)
    product = serializers.CharField(source="product.name", default=None, allow_null=True, read_only=True)
    outcome = serializers.ChoiceField(choices=DesiredOutcome.choices, allow_blank=True, read_only=True)
    primary_cause = serializers.SerializerMethodField()

    class Meta:
        model = Complaint
        fields = [
            "id",
            "ticket",
            "subject",
            "severity",
            "outcome",
            "outcome_words",
            "product",
            "primary_cause",
            "no_cause_reason",
            "received_at",
            "acknowledged_at",
            "closed_at",
        ]

    def get_primary_cause(self, complaint: Complaint) -> str | None:
        links = complaint.primary_links  # type: ignore[attr-defined]
        return str(links[0].cause) if links else None
