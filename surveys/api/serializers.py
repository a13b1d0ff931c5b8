from rest_framework import serializers

from surveys.models import Answer


class AnswerSerializer(serializers.ModelSerializer[Answer]):
    """An answer as stored, with names beside it. `ticket` is the public number, None for imported answers."""

    ticket = serializers.IntegerField(source="invitation.ticket.number", default=None, allow_null=True, read_only=True)
    team = serializers.CharField(source="team.name", default=None, allow_null=True, read_only=True)
    agent = serializers.CharField(source="agent.name", default=None, allow_null=True, read_only=True)
    product = serializers.CharField(source="product.name", default=None, allow_null=True, read_only=True)
    batch = serializers.CharField(source="batch.name", default=None, allow_null=True, read_only=True)

    class Meta:
        model = Answer
        fields = [
            "id",
            "kind",
            "score",
            "comment",
            "reasons",
            "may_contact",
            "ticket",
            "team",
            "agent",
            "product",
            "channel",
            "language",
            "group",
            "batch",
            "answered_at",
            "edited_at",
            "flagged_quick",
        ]
        read_only_fields = fields
