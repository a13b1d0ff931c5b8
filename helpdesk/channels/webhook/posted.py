"""Reads what a post says: the fields of its JSON, and what is wrong with them."""

import datetime as dt
import json
from typing import Any

from rest_framework import serializers

from helpdesk.customers.contacts import normalise_phone
from helpdesk.mime.fields.contacts import NotAContact, normalise_email
from helpdesk.mime.fields.dates import EARLIEST
from helpdesk.tickets.words import says_something
from helpdesk.web.api.strict import Strict

LONGEST_TEXT = 100_000


class Author(Strict):
    """Who wrote. `handle` is what they are called there; any of these finds them again."""

    handle = serializers.CharField(max_length=200, default="")
    name = serializers.CharField(max_length=200, default="", allow_blank=True)
    email = serializers.CharField(max_length=320, default="", allow_blank=True)
    phone = serializers.CharField(max_length=40, default="", allow_blank=True)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not (attrs["handle"] or attrs["email"] or attrs["phone"]):
            raise serializers.ValidationError("A handle, an e-mail address or a phone number is needed.")
        return attrs

    def validate_handle(self, value: str) -> str:
        if value and not says_something(value):
            raise serializers.ValidationError("There are no letters in it.")
        return value

    def validate_email(self, value: str) -> str:
        return _checked(normalise_email, value, "This is no e-mail address.")

    def validate_phone(self, value: str) -> str:
        return _checked(normalise_phone, value, "This is no phone number. Add the country, as in +44 20 7946 0018.")


class PostSerializer(Strict):
    """`conversation` is what the other side calls it; posts with the same one go into the same ticket."""

    text = serializers.CharField(max_length=LONGEST_TEXT, trim_whitespace=False)
    author = Author()
    conversation = serializers.CharField(max_length=200, default="", allow_blank=True)
    subject = serializers.CharField(max_length=500, default="", allow_blank=True)
    link = serializers.URLField(
        max_length=2000, default="", allow_blank=True, help_text="Where it stands, for those who may look."
    )
    is_public = serializers.BooleanField(
        default=False, help_text="Whether everybody can read it there, and can read the answer."
    )
    language = serializers.CharField(max_length=12, default="", allow_blank=True)
    written_at = serializers.DateTimeField(default=None, allow_null=True)

    def validate_text(self, value: str) -> str:
        if not says_something(value):
            raise serializers.ValidationError("There are no words in it.")
        return value

    def validate_written_at(self, value: dt.datetime | None) -> dt.datetime | None:
        if value and value < EARLIEST:
            raise serializers.ValidationError("Nothing was written there so long ago.")
        return value

    def validate_link(self, value: str) -> str:
        if value and not value.lower().startswith(("https://", "http://")):
            raise serializers.ValidationError("A link begins with https:// or http://.")
        return value


def read(body: bytes) -> dict[str, Any]:
    """Read the fields of a post.

    Raises:
        serializers.ValidationError: what is wrong, by field.
    """
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise serializers.ValidationError("The body is no JSON.") from None
    posted = PostSerializer(data=data)
    posted.is_valid(raise_exception=True)
    return dict(posted.validated_data)


def _checked(normalise: Any, value: str, words: str) -> str:
    try:
        normalise(value) if value else ""
    except NotAContact:
        raise serializers.ValidationError(words) from None
    return value
