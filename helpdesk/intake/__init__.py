"""Intake: every message that comes in becomes words on a ticket, or waits where people see it.

Knows the doors (pipe, LMTP, IMAP, provider), the guards, whose ticket a message belongs to, and the quarantine.
Door: `taking.take_in.receive`, which stores the bytes before it reads them.
It must not know rules, surveys, articles or complaints.
"""
