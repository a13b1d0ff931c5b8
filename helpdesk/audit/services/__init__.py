from helpdesk.audit.services.prune import prune
from helpdesk.audit.services.record import Actor, record, recorded, recorded_together

__all__ = ["Actor", "prune", "record", "recorded", "recorded_together"]
