"""What the API shows of notices, and what marks them as seen."""

from typing import Any

from rest_framework import serializers

from helpdesk.notifications.mail.compose import sentence
from helpdesk.notifications.models import Notice
from helpdesk.web.api.strict import Strict


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """Something that the caller is told of."""

    words = serializers.SerializerMethodField(help_text="A sentence, such as `Bob assigned #4821 to you`")
    detail = serializers.CharField(read_only=True, help_text="The subject of the ticket, or the title of the task")
    ticket = serializers.IntegerField(source="ticket.number", default=None, allow_null=True, read_only=True)
    path = serializers.CharField(read_only=True, help_text="The page of the desk that it leads to")

    class Meta:
        model = Notice
        fields = ["id", "kind", "words", "detail", "ticket", "path", "count", "at", "seen_at"]
        read_only_fields = fields

    def get_words(self, notice: Notice) -> str:
        return sentence(notice)


class NoticesSeenInput(Strict):
    """Which ones: `ids`, those of a `ticket`, or all where neither is given. What happened after `up_to` stays."""

    ids = serializers.ListField(child=serializers.IntegerField(min_value=1), max_length=200, required=False)
    ticket = serializers.IntegerField(min_value=1, required=False, help_text="Number of the ticket")
    up_to = serializers.DateTimeField(required=False)


class NoticesSeenSerializer(serializers.Serializer[Any]):
    seen = serializers.IntegerField(help_text="How many were unseen")
    unread = serializers.IntegerField(help_text="How many are left")
