"""Endpoints of programs, what they posted, and which conversation is which ticket."""

from django.db import models


class Endpoint(models.Model):
    """One program that posts what people write somewhere, and that answers are posted to.

    `channel` is what its tickets came by, of `tickets.channels`. `secret` is sealed; without a `reply_url` an
    answer has no way back.
    """

    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=60, unique=True)
    channel = models.CharField(max_length=20)
    secret = models.TextField()
    reply_url = models.URLField(max_length=500, blank=True)
    team = models.ForeignKey("people.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """One signed post, byte for byte, stored before anything is done with it. `message` is what became of it."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="posts")
    post_id = models.CharField(max_length=200)
    body = models.BinaryField()
    received_at = models.DateTimeField()
    message = models.OneToOneField(
        "tickets.Message", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    body_removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["endpoint", "post_id"], name="one_post_per_id")]
        indexes = [
            models.Index(fields=["taken_at"], condition=models.Q(body_removed_at=None), name="post_with_its_bytes"),
        ]

    def __str__(self) -> str:
        return self.post_id


class Conversation(models.Model):
    """What the other side calls a conversation, and the newest ticket of it."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["endpoint", "key"], name="one_conversation_per_key")]

    def __str__(self) -> str:
        return self.key
