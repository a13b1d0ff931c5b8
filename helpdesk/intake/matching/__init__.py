"""Which message this is, and which ticket it belongs to."""
