"""Mail's way out: one SMTP conversation a mail with our own mail server, or one call of a provider's API.

It queues for each domain by itself and knows when to come back there; here we know it alone. Door: `carrier.MAIL`.
"""
