"""What is done here that the audit log tells of. A value is stored: never change one."""

ERASURE_ORDERED = "erasure_ordered"
ERASED = "erased"
EXPORT_TAKEN = "export_taken"
