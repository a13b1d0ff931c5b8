"""Conditions: the one language in which lists, rules, policies and audiences say which things they mean.

Plain Python: it knows values, not tickets, and never imports Django. A `subjects.Subject` is what conditions are about;
the room that owns it registers fields and columns there. `Subject.parse` reads a tree of `{field, op, value}` under
`all` and `any`, and checks it; `evaluate.matches` tells for given facts whether it holds, `evaluate.evaluate` also why;
`Subject.to_q` reads the same tree as a filter of rows; `sentence` says it in plain words. All operators compile to the
few tests of `checks`. What is `named` once, a list of words, is asked for in many trees.
"""
