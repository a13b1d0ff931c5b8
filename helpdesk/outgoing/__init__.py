"""Outgoing: what leaves, how far it got, and the words of the mails that the system writes by itself.

Knows our own addresses, the mail server that was set up in the browser, outgoing mails with their recipients, mail
texts, the sender, and what providers report.
Doors: `services.queue_mail`, `services.queue_text`, `texts.register`.
It must not know how messages come in, or which rules, surveys, articles and complaints there are; those rooms register
their texts and acknowledgements from their `apps.py`.
"""
