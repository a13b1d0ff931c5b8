"""Tickets and messages as the API shows them. Names and addresses, not ids of ours."""

import datetime as dt
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from helpdesk.customers.models import Customer
from helpdesk.tickets.api.fields import shown_field, taken_field
from helpdesk.tickets.channels import API, CHOICES
from helpdesk.tickets.fields import Place, TicketField, shown_in
from helpdesk.tickets.fields.kinds import Choice, MultipleChoice, Text
from helpdesk.tickets.files import MAX_FILES
from helpdesk.tickets.models import Attachment, Direction, Message, Status, Ticket
from helpdesk.tickets.setbacks import why_not_delivered
from helpdesk.tickets.words import says_something
from helpdesk.web.api.strict import Strict, Whole
from helpdesk.web.html.clean_html import clean_html


class CustomerSummary(serializers.ModelSerializer[Customer]):
    email = serializers.CharField(read_only=True)
    name = serializers.CharField(source="display_name", read_only=True)

    class Meta:
        model = Customer
        fields = ["id", "email", "name", "preferred_name"]
        read_only_fields = fields


class TicketSerializer(serializers.ModelSerializer[Ticket]):
    """One ticket. `team` and `product` are names, `assignee` is an e-mail address."""

    customer = CustomerSummary(source="requester", read_only=True)

    class Meta:
        model = Ticket
        fields = [
            "number",
            "customer",
            "message_count",
            "created_at",
            "updated_at",
            "last_activity_at",
            "due_at",
            "told_due_at",
            "first_replied_at",
            "resolved_at",
            "closed_at",
            "version",
        ]
        read_only_fields = fields

    def get_fields(self) -> dict[str, Any]:
        own = super().get_fields()
        return {"number": own.pop("number"), **{f.key: shown_field(f) for f in shown_in(Place.API_READ)}, **own}


class AttachmentSerializer(serializers.ModelSerializer[Attachment]):
    url = serializers.SerializerMethodField()

    class Meta:
        model = Attachment
        fields = ["filename", "content_type", "size", "url", "inline"]
        read_only_fields = fields

    @extend_schema_field(serializers.URLField())
    def get_url(self, attachment: Attachment) -> str:
        return reverse("api-attachment", args=[attachment.key], request=self.context.get("request"))


class MessageSerializer(serializers.ModelSerializer[Message]):
    """One message. `body_html` is clean, its remote pictures held back; `reply_text` leaves the quote out, `signature`
    left below a reply.

    What was said on a network has its writer's `handle` there, a `link` to it, and in `posted` whether everybody can
    read it.
    """

    body_html = serializers.SerializerMethodField()
    to = serializers.ListField(child=serializers.CharField(), read_only=True)
    cc = serializers.ListField(child=serializers.CharField(), read_only=True)
    bcc = serializers.ListField(child=serializers.CharField(), read_only=True)
    attachments = AttachmentSerializer(many=True, read_only=True)
    status_on_send = serializers.ChoiceField(choices=Status.choices, allow_blank=True, read_only=True)
    delivery_error = serializers.SerializerMethodField()

    class Meta:
        model = Message
        fields = [
            "id",
            "direction",
            "channel",
            "from_email",
            "from_name",
            "handle",
            "link",
            "posted",
            "to",
            "cc",
            "bcc",
            "subject",
            "body_text",
            "body_html",
            "reply_text",
            "signature",
            "attachments",
            "is_auto_reply",
            "internet_message_id",
            "created_at",
            "delivery",
            "send_after",
            "status_on_send",
            "sent_at",
            "delivery_error",
        ]
        read_only_fields = fields

    def get_body_html(self, message: Message) -> str:
        return str(clean_html(message.body_html)) if message.body_html else ""

    def get_delivery_error(self, message: Message) -> str:
        return why_not_delivered(message)


class Files(serializers.ListField):
    """Attached files, as parts of a multipart body; their names, types and words are kept."""

    child = serializers.FileField(max_length=255, allow_empty_file=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_FILES, **options)


def _empty(field: TicketField) -> Any:
    match field.kind:
        case Choice() | Text():
            return ""
        case MultipleChoice():
            return ()
    return None


class TicketFields(Strict):
    """What may be said of a new ticket as of an old one."""

    def get_fields(self) -> dict[str, Any]:
        return {field.key: taken_field(field) for field in shown_in(Place.API_WRITE)} | super().get_fields()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Where `null` stands for no words, or for none of several, it is that."""
        empty = {field.key: _empty(field) for field in shown_in(Place.API_WRITE)}
        return {key: empty.get(key) if value is None else value for key, value in attrs.items()}


class TicketChange(TicketFields):
    """What PATCH takes; a field that is not named stays. `tags` is the whole list.

    With `version`, that of the ticket as you read it, nothing changes if somebody changed it meanwhile. Whoever gives
    it from one `team` to another says in `hand_over` what that has to know; it becomes a private note.
    """

    status = serializers.ChoiceField(choices=Status.choices, required=False)
    version = Whole(required=False)
    hand_over = serializers.CharField(max_length=20_000, required=False)


class CustomerInput(Strict):
    email = serializers.EmailField(max_length=320)
    name = serializers.CharField(max_length=200, allow_blank=True, default="")


class TicketInput(TicketFields):
    """What POST takes: who asks, and their words."""

    customer = CustomerInput()
    body_text = serializers.CharField(max_length=200_000)
    files = Files(required=False)
    channel = serializers.ChoiceField(choices=CHOICES, default=API.key)
    is_complaint = serializers.BooleanField(default=False)

    def validate_body_text(self, body_text: str) -> str:
        if not says_something(body_text):
            raise serializers.ValidationError("Write something first: the message is empty.")
        return body_text


class MessageInput(Strict):
    """A reply to the customer (`direction` out) or a private note. `status` moves the ticket with a reply.

    With `send_after` (at most 90 days ahead; UTC unless it names an offset) the reply waits until then, and so does
    `status`. It is held back if the customer writes first.
    """

    direction = serializers.ChoiceField(choices=[Direction.OUT, Direction.NOTE], default=Direction.OUT)
    body_text = serializers.CharField(max_length=200_000, trim_whitespace=False)
    files = Files(required=False)
    cc = serializers.ListField(child=serializers.EmailField(), max_length=20, required=False)
    bcc = serializers.ListField(child=serializers.EmailField(), max_length=20, required=False)
    status = serializers.ChoiceField(choices=Status.choices, allow_blank=True, required=False)
    seen_message_id = Whole(required=False)
    send_after = serializers.DateTimeField(required=False, default_timezone=dt.UTC)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        of_a_reply = [name for name in ("cc", "bcc", "status", "send_after") if attrs.get(name)]
        if attrs["direction"] == Direction.NOTE and of_a_reply:
            raise serializers.ValidationError(dict.fromkeys(of_a_reply, "A note is not sent to anybody."))
        return attrs


class SeenInput(Strict):
    """The newest message that the caller has read, so that nothing is sent behind the customer's back."""

    seen_message_id = Whole(required=False)
