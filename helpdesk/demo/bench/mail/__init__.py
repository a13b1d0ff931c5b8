"""How fast mail comes in, and whether that depends on how much is here already: `script/bench mail`.

Judged by two ratios of one run: messages a second through the resident listener against one process a message, and the
cost of one message at 100,000 stored tickets against that at 1,000.
"""
