from complaints.models.cause import Cause
from complaints.models.complaint import Complaint, ComplaintCause, DesiredOutcome, Severity
from complaints.models.hold import LegalHold
from complaints.models.receipt import Receipt

__all__ = ["Cause", "Complaint", "ComplaintCause", "DesiredOutcome", "LegalHold", "Receipt", "Severity"]
