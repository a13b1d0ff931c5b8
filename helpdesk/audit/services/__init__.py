from helpdesk.audit.services.prune import prune
from helpdesk.audit.services.record import Actor, record, recorded

__all__ = ["Actor", "prune", "record", "recorded"]
