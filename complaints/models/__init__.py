from complaints.models.cause import Cause
from complaints.models.complaint import Complaint, ComplaintCause, DesiredOutcome, Severity
from complaints.models.receipt import Receipt

__all__ = ["Cause", "Complaint", "ComplaintCause", "DesiredOutcome", "Receipt", "Severity"]
