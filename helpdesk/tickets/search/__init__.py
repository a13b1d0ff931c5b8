"""Search over tickets: what a text's words are, what a person asks for, and where the hits stand.

One cutter of words (`tokens`) reads stored texts, questions and excerpts, so that they cannot disagree. `documents`
writes what is searched through; `helpdesk.tickets.queries.search` reads it.
"""
