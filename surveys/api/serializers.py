"""How the API shows an answer."""

from typing import Any

from rest_framework import serializers

from surveys.models import Answer
from surveys.queries.held_back import Unnamed


class AnswerSerializer(serializers.ModelSerializer[Answer]):
    """An answer as stored, with names beside it. `ticket` is the public number, None for imported answers.

    `held_back` names what is None because fewer than five answers have it; the ticket is None with them.
    """

    ticket = serializers.IntegerField(source="invitation.ticket.number", default=None, allow_null=True, read_only=True)
    team = serializers.CharField(source="team.name", default=None, allow_null=True, read_only=True)
    agent = serializers.CharField(source="agent.name", default=None, allow_null=True, read_only=True)
    product = serializers.CharField(source="product.name", default=None, allow_null=True, read_only=True)
    batch = serializers.CharField(source="batch.name", default=None, allow_null=True, read_only=True)

    held_back = serializers.ListField(child=serializers.CharField(), read_only=True, default=list)

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
            "held_back",
        ]
        read_only_fields = fields
        extra_kwargs = {name: {"allow_null": True} for name in ("channel", "language", "group")}

    def to_representation(self, instance: Answer) -> dict[str, Any]:
        told = super().to_representation(instance)
        unnamed: Unnamed | None = self.context.get("unnamed")
        held = sorted(unnamed.fields_of(instance)) if unnamed else []
        return told | {"held_back": held} | (dict.fromkeys(held) | {"ticket": None} if held else {})
