from helpdesk.privacy.models.erasure import Erasure
from helpdesk.privacy.models.export import CustomerExport
from helpdesk.privacy.models.retention import RetentionNight, RetentionRule

__all__ = ["CustomerExport", "Erasure", "RetentionNight", "RetentionRule"]
