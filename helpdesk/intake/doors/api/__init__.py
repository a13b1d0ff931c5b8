"""The door through which a mail provider posts whole messages.

Knows keys of mailboxes, the bodies that providers send, and answers. Its one address is /api/v1/inbound-mail/. Must
not know how a message is read or what it does: that is `taking`.
"""
