"""Audit: who did what, wherever it does not stand in a ticket's own history.

Knows entries that nobody changes, and how things and actions are called in words.
Door: `services`; a room tells from its `apps.py` what it has that is audited (`registry.register`).
It must not know people, tickets or any other room: an actor is an id and a name as it was.
"""
