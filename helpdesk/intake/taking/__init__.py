"""Taking one message in: stored, read, judged, and turned into what it does."""
