"""An agent writes and attaches files in a real browser while everything goes wrong at random moments.

`script/chaos drafts` runs it against a whole Amends of its own: the session ends, the web server is killed with -9, the
line breaks, a second tab goes on, the page is killed. Every word and every file has a name of its own, so the counts of
what was lost and what was sent twice are exact.
"""
