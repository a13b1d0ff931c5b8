"""Contact channels: every way a request comes in and an answer goes out.

Knows mail (in, out, threading), the public form, phone notes and the customer's own view of a request.
Doors: `mail.intake.receive`, `services.queue_mail`, the pages under /help/contact/, /help/requests/, /r/
and /desk/outbox/. Must not know: rules, reports, surveys, articles or complaints; those rooms register what
they add (see `webform.registry`).
"""
