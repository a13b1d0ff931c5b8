"""Tickets: every contact is one, and nothing about it is lost.

Knows tickets, messages, attachments, the activity log, states and due times.
Door: `services` (one verb a file), `access.visible_to`, `queries`, `events`; rooms add side panels through `panels`.
It must not know mail, rules, surveys, articles or complaints; they hear of it through events.
"""
