"""The condition language. Plain Python: it knows values, not tickets, and never imports Django.

`tree.parse` reads and checks `{all|any: [{field, op, value} | tree]}`; `evaluate.evaluate` tells for given facts
whether it holds and why; `sentence` says it in plain words. Operators compile to the few tests of `checks`;
`helpdesk.rules.sql` reads the same tests in SQL.
"""
