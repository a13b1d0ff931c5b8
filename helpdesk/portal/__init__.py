"""Portal: the customer's own pages, without an account by a link, or signed in.

Knows what a customer may read of a request, how it stands in their words, and what they may do with it.
Doors: the pages under /help/requests/, /r/ and /accounts/email/.
It must not know rules, surveys, articles or complaints.
"""
