"""Demo: Harbor & Pine, a made-up shop of small appliances, and data in any quantity for measuring.

Knows every room, and no room knows it. Doors: the commands `load_demo` and `make_load`, and `script/bench`.
What is said stands in `content/`, how it is spread over time in code. All people, orders and numbers are
invented; addresses are on example.org and harborpine.example, which nobody can own.
"""
