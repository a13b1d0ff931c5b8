"""Tickets and messages as the API shows them. Names and addresses, not ids of ours."""

import datetime as dt
import re
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from helpdesk.customers.models import Customer, Product
from helpdesk.people.access import colleagues
from helpdesk.people.models import Team
from helpdesk.tickets.channels import API, CHOICES
from helpdesk.tickets.files import MAX_FILES
from helpdesk.tickets.models import Attachment, Direction, Message, Priority, Status, Ticket
from helpdesk.tickets.setbacks import told_of
from helpdesk.tickets.words import says_something
from helpdesk.web.api.strict import Strict, Whole
from helpdesk.web.clean_html import clean_html

_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$", re.IGNORECASE)
"""The code of a language, as HTML and mail name it: `de`, `pt-BR`."""


class CustomerSummary(serializers.ModelSerializer[Customer]):
    email = serializers.CharField(read_only=True)
    name = serializers.CharField(source="display_name", read_only=True)

    class Meta:
        model = Customer
        fields = ["id", "email", "name", "preferred_name"]
        read_only_fields = fields


class TicketSerializer(serializers.ModelSerializer[Ticket]):
    """One ticket. `team` and `product` are names, `assignee` is an e-mail address."""

    team = serializers.CharField(source="team.name", default=None, allow_null=True, read_only=True)
    assignee = serializers.EmailField(source="assignee.email", default=None, allow_null=True, read_only=True)
    product = serializers.CharField(source="product.name", default=None, allow_null=True, read_only=True)
    customer = CustomerSummary(source="requester", read_only=True)
    tags = serializers.SerializerMethodField()

    class Meta:
        model = Ticket
        fields = [
            "number",
            "subject",
            "status",
            "priority",
            "team",
            "assignee",
            "channel",
            "product",
            "language",
            "tags",
            "is_complaint",
            "customer",
            "message_count",
            "created_at",
            "updated_at",
            "last_activity_at",
            "due_at",
            "first_replied_at",
            "resolved_at",
            "closed_at",
            "version",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_tags(self, ticket: Ticket) -> list[str]:
        return sorted(tag.name for tag in ticket.tags.all())


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
    """One message. `body_html` is clean, its remote pictures held back; `reply_text` leaves the quote out."""

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
            "to",
            "cc",
            "bcc",
            "subject",
            "body_text",
            "body_html",
            "reply_text",
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
        return told_of(message)


class ByName(serializers.SlugRelatedField[Any]):
    """A row by its name, whatever its case. An empty name is none: `null` takes a row away."""

    def run_validation(self, data: Any = serializers.empty) -> Any:
        if data == "":
            self.fail("does_not_exist", slug_name=self.slug_field, value="")
        return super().run_validation(data)

    def to_internal_value(self, data: Any) -> Any:
        queryset = self.get_queryset()
        is_name = isinstance(data, str) and data.isprintable() and len(data) <= 320
        row = (
            queryset.filter(**{f"{self.slug_field}__iexact": data}).first()
            if is_name and queryset is not None
            else None
        )
        if row is None:
            self.fail("does_not_exist", slug_name=self.slug_field, value=str(data)[:100])
        return row


class Files(serializers.ListField):
    """Attached files, as parts of a multipart body; their names, types and words are kept."""

    child = serializers.FileField(max_length=255, allow_empty_file=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MAX_FILES, **options)


class TicketFields(Strict):
    """What may be said of a new ticket as of an old one."""

    subject = serializers.CharField(max_length=500, required=False)
    priority = serializers.ChoiceField(choices=Priority.choices, required=False)
    team = ByName("name", queryset=Team.objects.filter(is_active=True), allow_null=True, required=False)
    assignee = ByName("email", queryset=colleagues(), allow_null=True, required=False)
    product = ByName("name", queryset=Product.objects.all(), allow_null=True, required=False)
    language = serializers.RegexField(_LANGUAGE, max_length=12, allow_blank=True, required=False)
    tags = serializers.ListField(child=serializers.CharField(max_length=60), max_length=50, required=False)

    def validate_subject(self, subject: str) -> str:
        if not says_something(subject):
            raise serializers.ValidationError("A ticket needs a subject.")
        return subject


class TicketChange(TicketFields):
    """What PATCH takes; a field that is not named stays. `tags` is the whole list.

    With `version`, that of the ticket as you read it, nothing changes if somebody changed it meanwhile.
    """

    status = serializers.ChoiceField(choices=Status.choices, required=False)
    version = Whole(required=False)


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
