"""Reads facts for the decision and figures for the page. Nothing here writes."""
