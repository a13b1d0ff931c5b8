from complaints.models.cause import Cause
from complaints.models.complaint import Complaint, ComplaintCause, Outcome, Severity
from complaints.models.receipt import Receipt

__all__ = ["Cause", "Complaint", "ComplaintCause", "Outcome", "Receipt", "Severity"]
