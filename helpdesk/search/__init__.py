"""Search: what a text's words are, what a person asks for, and where the hits stand.

One cutter of words (`tokens`) reads stored texts, questions and excerpts, so that they cannot disagree; `spelling`
knows which words are one slip apart. Knows no room: rooms store what is searched through and read it.
"""
