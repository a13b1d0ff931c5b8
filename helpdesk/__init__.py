"""Amends: the Django project package and the core rooms of the helpdesk."""
