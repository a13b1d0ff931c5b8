from helpdesk.notifications.models.choices import Hours, NoticeChoices
from helpdesk.notifications.models.notice import Notice

__all__ = ["Hours", "Notice", "NoticeChoices"]
