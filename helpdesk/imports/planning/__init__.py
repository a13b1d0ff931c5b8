"""What lines come to: read from what is on file, written nowhere. The rehearsal and the import ask the same."""

from helpdesk.imports.planning.customers import plan_customer
from helpdesk.imports.planning.on_file import OnFile, on_file
from helpdesk.imports.planning.orders import plan_order
from helpdesk.imports.planning.plans import LinePlan

__all__ = ["LinePlan", "OnFile", "on_file", "plan_customer", "plan_order"]
