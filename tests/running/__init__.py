"""A whole Amends for tests: the supervisor with PostgreSQL, Valkey, web, worker and beat, as `script/server` starts it.

Knows processes, addresses and the people of `scene`. Doors: the fixtures `stack` and `browser` of `fixtures`.
Tests read its database through `Stack.sql`, and change it through pages, commands and services only.
"""
