"""MIME: what a message says, read from its bytes.

Knows headers, parts, charsets, bodies, quotes, files and reports of undelivered mail. Plain Python; takes every input.
Doors: `parse.parse_mail`, `quotes.quote.reply_text`, `bounces.read_reports`.
It must not know Django, tickets, or who wrote.
"""
