from helpdesk.channels.webhook.models import Conversation, Endpoint, Post

__all__ = ["Conversation", "Endpoint", "Post"]
