"""Setup: the way of an empty installation to its first account and its first facts, in the browser.

Knows the link that is open while there is no admin, and the pages behind it. What they store are other rooms' verbs.
"""
