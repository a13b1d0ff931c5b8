"""The door that a mail server speaks LMTP or SMTP with: a resident process that says 250 after the commit, not before.

Knows the protocol, its limits and threads; asyncio holds the connections, a small pool of threads does the work in
Django. Doors: `run.run` and, for tests, `server.Listener`. Must not know how a message is read or what it does:
that is `taking`.
"""
