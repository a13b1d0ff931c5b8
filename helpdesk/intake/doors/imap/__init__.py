"""Fetching mail by IMAP: one folder of one account for each mailbox whose door is IMAP.

Knows servers, folders and how far each was read. Doors: `due.claim_due`, `due.fetch` for the clock and
`probe.probe` for the button that tests an account. Messages go to `taking.take_in.receive` one by one; whatever becomes
of them there is none of this room's business. No transaction is open while a server is talked to.
"""
