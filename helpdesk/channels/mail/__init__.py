"""Mail as a channel: one SMTP conversation a mail with our own mail server, or one call of a provider's API.

What comes in by mail is the room `intake`. Our mail server queues for each domain by itself and knows when to come back
there; here we know it alone. Door: `transport.MAIL`.
"""
