"""Bytes to text, whatever their label says."""
