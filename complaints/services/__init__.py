from complaints.services.acknowledge import acknowledge
from complaints.services.assess import assess
from complaints.services.delete_cause import delete_cause
from complaints.services.hold import end_hold, hold
from complaints.services.import_complaints import ComplaintImportReport, import_complaints
from complaints.services.issue_receipt import issue_receipt
from complaints.services.mark_closed import mark_closed, mark_reopened
from complaints.services.merge_causes import merge_causes
from complaints.services.open_complaint import open_complaint
from complaints.services.report_harm import report_harm
from complaints.services.save_cause import save_cause
from complaints.services.send_receipt import send_receipt
from complaints.services.take_back import take_back

__all__ = [
    "ComplaintImportReport",
    "acknowledge",
    "assess",
    "delete_cause",
    "end_hold",
    "hold",
    "import_complaints",
    "issue_receipt",
    "mark_closed",
    "mark_reopened",
    "merge_causes",
    "open_complaint",
    "report_harm",
    "save_cause",
    "send_receipt",
    "take_back",
]
