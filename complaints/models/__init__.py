from complaints.models.cause import Cause
from complaints.models.complaint import Complaint, ComplaintCause, Outcome, Severity

__all__ = ["Cause", "Complaint", "ComplaintCause", "Outcome", "Severity"]
