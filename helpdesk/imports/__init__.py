"""Imports: customers and orders from a CSV file, rehearsed before and taken back after.

Knows files, their lines, what each line would do, did, and how that is undone.
Door: `services` (one verb a file); `planning` says what a line comes to.
It must not know tickets: what it made and somebody has used since, it leaves alone.
"""
