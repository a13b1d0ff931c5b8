"""Charsets: bytes to text, whatever their label says."""
