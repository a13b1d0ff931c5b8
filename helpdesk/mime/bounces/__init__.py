"""Reports that a mail of ours was not delivered: which mail, to whom, and why.

Knows how mail servers write such reports. Door: `read_reports` and `named_ids`. Decides nothing: whom to believe is the
guard's business (`guards/bounce.py`), and what follows that of `services/record_bounce.py`.
"""

from helpdesk.mime.bounces.named import named_ids
from helpdesk.mime.bounces.read import read_reports
from helpdesk.mime.bounces.report import BounceAction, BounceReport

__all__ = ["BounceAction", "BounceReport", "named_ids", "read_reports"]
