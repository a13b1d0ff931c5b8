from helpdesk.today.services.save_sweep import save_sweep
from helpdesk.today.services.tell_leads import tell_leads

__all__ = ["save_sweep", "tell_leads"]
