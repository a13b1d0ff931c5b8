"""Matching: which message this is, and which ticket it belongs to."""
