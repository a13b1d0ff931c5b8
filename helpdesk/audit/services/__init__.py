from helpdesk.audit.services.erase_names import erase_names, naming
from helpdesk.audit.services.prune import prune
from helpdesk.audit.services.record import Actor, record, recorded, recorded_together

__all__ = ["Actor", "erase_names", "naming", "prune", "record", "recorded", "recorded_together"]
