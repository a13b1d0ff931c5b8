"""What the schema says of bodies and answers; messages themselves are read byte for byte, by `bodies`."""

from typing import Any

from rest_framework import serializers

from helpdesk.intake.models import IntakeOutcome


class FormSerializer(serializers.Serializer[Any]):
    """For providers that post forms. SendGrid's field `email` and Mailgun's `body-mime` are read as well."""

    message = serializers.FileField(help_text="The message, exactly as it came.")
    sender = serializers.CharField(required=False, help_text="The envelope's sender.")
    recipient = serializers.CharField(required=False, help_text="The envelope's recipients, with commas between them.")


class ResultSerializer(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField(
        [choice for choice in IntakeOutcome.choices if choice[0] != IntakeOutcome.RECEIVED]
    )
    ticket = serializers.CharField(allow_null=True, help_text="The ticket's number.")
    message_id = serializers.IntegerField(allow_null=True)
    reason = serializers.CharField()
