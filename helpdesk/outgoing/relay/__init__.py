"""Our mail server, as somebody sets it up in the browser: how it is reached, and the test that goes step by step.

Doors: `access.RelayAccess`, `probe.probe`. No transaction is open while a server is talked to.
"""
