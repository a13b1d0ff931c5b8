"""Shop: what the shop says of itself, as its managers set it up.

Knows one row. Whoever needs the facts asks `helpdesk.web.shop`, which reads them from here; what is not set up comes
from the environment. It must not know people, tickets or any other room.
"""
