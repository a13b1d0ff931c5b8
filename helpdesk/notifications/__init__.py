"""Notifications: what colleagues are told of, in the bell, by mail, and how each of them wants it.

Knows whom which kind of thing was told, how often, and whether they have seen it. No words: those are read where they
are shown.
Doors: `kinds.register` for a kind of another room, `services.notify`, `services.withdraw`.
It must not know rules, surveys, complaints; they name kinds of their own.
"""
