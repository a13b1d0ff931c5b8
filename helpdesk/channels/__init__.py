"""Channels: the ways in which people reach us, one folder each.

Knows the public form and the note that an agent writes down of a call, a letter or a chat.
Doors: the pages under /help/contact/ and /desk/tickets/new/. Must not know: rules, reports, surveys, articles or
complaints; those rooms register what they add (see `form.registry`).
"""
