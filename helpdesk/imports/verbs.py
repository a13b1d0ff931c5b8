"""What imports are told to have done, in the audit log."""

IMPORTED, TAKEN_BACK = "imported", "import_taken_back"
